import type { Talk } from '../../model/talk.js';
import { talk } from '../talk.js';
import type { IssueInputs } from './issue-inputs.js';
import type { KeptBuild } from './kept-builds.js';

interface ChangeRequest {
  /** The build before; undefined where none was kept. */
  readonly last: KeptBuild | undefined;
  readonly inputs: IssueInputs;
  /** Digests of the headers before the issue by path, as they were and as they are; none where they are not known. */
  readonly headersThen: Readonly<Record<string, string>> | undefined;
  readonly headersNow: Readonly<Record<string, string>>;
}

/** What changed since the last build of an issue. */
export function findChanges({ last, inputs, headersThen, headersNow }: ChangeRequest): readonly Talk[] {
  if (!last) return [talk('why-first', {})];
  const then = last.inputs;
  const reasons = [
    ...(then.program === inputs.program ? [] : [talk('why-program', {})]),
    ...(then.fonts === inputs.fonts ? [] : [talk('why-fonts', {})]),
    ...(then.formats === inputs.formats ? [] : [talk('why-formats', {})]),
    ...compare(then.files, inputs.files),
    ...compare(then.shared, inputs.shared),
    ...(then.headers === inputs.headers ? [] : compareHeaders(headersThen, headersNow)),
    ...compareRecent(then.recent, inputs.recent),
  ];
  if (reasons.length > 0) return reasons;
  if (then.reading !== inputs.reading) return [talk('why-reading', {})];
  // All inputs are the same, and still the build was not taken.
  const paths = last.attachments.map(({ path }) => path);
  return paths.length > 0 ? [talk('why-attachment', { paths })] : [talk('why-lost', {})];
}

type Digests = Readonly<Record<string, string>>;

function compare(then: Digests, now: Digests): readonly Talk[] {
  const changed = Object.keys(now).filter((path) => then[path] !== undefined && then[path] !== now[path]);
  const added = Object.keys(now).filter((path) => then[path] === undefined);
  const removed = Object.keys(then).filter((path) => now[path] === undefined);
  return [
    ...changed.map((path) => talk('why-changed', { path })),
    ...added.map((path) => talk('why-added', { path })),
    ...removed.map((path) => talk('why-removed', { path })),
  ];
}

/** Headers of other issues: what they hold is mostly figures. */
function compareHeaders(then: Digests | undefined, now: Digests): readonly Talk[] {
  if (!then) return [talk('why-earlier', {})];
  const paths = [...new Set([...Object.keys(now), ...Object.keys(then).filter((path) => now[path] === undefined)])];
  const changed = paths.filter((path) => then[path] !== now[path]);
  return [changed.length > 0 ? talk('why-headers', { paths: changed }) : talk('why-earlier', {})];
}

/** An issue is compared with others, and which these are changes with those that there are. */
function compareRecent(then: Digests, now: Digests): readonly Talk[] {
  const folders = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter(
    (folder) => then[folder] !== now[folder],
  );
  return folders.length > 0 ? [talk('why-recent', { folders })] : [];
}
