import type { Param } from '../../model/catalogue/entry.js';
import type { IssueInputs } from './issue-inputs.js';
import type { KeptBuild } from './kept-builds.js';

/** Why an issue is built: a code of the catalogue, with what its wording names. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, Param>>;
}

export type ReasonCode =
  | 'why-first'
  | 'why-forced'
  | 'why-program'
  | 'why-fonts'
  | 'why-formats'
  | 'why-changed'
  | 'why-added'
  | 'why-removed'
  | 'why-headers'
  | 'why-earlier'
  | 'why-recent'
  | 'why-attachment'
  | 'why-reading'
  | 'why-output-missing'
  | 'why-output-differs'
  | 'why-lost';

export interface ChangeRequest {
  /** None where none was kept. */
  readonly last: KeptBuild | undefined;
  readonly inputs: IssueInputs;
  /** Digests of the headers before the issue by path, as they were and as they are; none where they are not known. */
  readonly headersThen: Readonly<Record<string, string>> | undefined;
  readonly headersNow: Readonly<Record<string, string>>;
}

/** What changed since the last build of an issue. */
export function findChanges({ last, inputs, headersThen, headersNow }: ChangeRequest): readonly Reason[] {
  if (!last) return [reason('why-first')];
  const then = last.inputs;
  const reasons = [
    ...(then.program === inputs.program ? [] : [reason('why-program')]),
    ...(then.fonts === inputs.fonts ? [] : [reason('why-fonts')]),
    ...(then.formats === inputs.formats ? [] : [reason('why-formats')]),
    ...compare(then.files, inputs.files),
    ...compare(then.shared, inputs.shared),
    ...(then.headers === inputs.headers ? [] : compareHeaders(headersThen, headersNow)),
    ...compareRecent(then.recent, inputs.recent),
  ];
  if (reasons.length > 0) return reasons;
  if (then.reading !== inputs.reading) return [reason('why-reading')];
  // All inputs are the same, and still the build was not taken.
  const paths = last.attachments.map(({ path }) => path);
  return paths.length > 0 ? [reason('why-attachment', { paths })] : [reason('why-lost')];
}

export const reason = (code: ReasonCode, params: Reason['params'] = {}): Reason => ({ code, params });

type Digests = Readonly<Record<string, string>>;

function compare(then: Digests, now: Digests): readonly Reason[] {
  const changed = Object.keys(now).filter((path) => then[path] !== undefined && then[path] !== now[path]);
  const added = Object.keys(now).filter((path) => then[path] === undefined);
  const removed = Object.keys(then).filter((path) => now[path] === undefined);
  return [
    ...changed.map((path) => reason('why-changed', { path })),
    ...added.map((path) => reason('why-added', { path })),
    ...removed.map((path) => reason('why-removed', { path })),
  ];
}

/** Headers of other issues: what they hold is mostly figures. */
function compareHeaders(then: Digests | undefined, now: Digests): readonly Reason[] {
  if (!then) return [reason('why-earlier')];
  const paths = [...new Set([...Object.keys(now), ...Object.keys(then).filter((path) => now[path] === undefined)])];
  const changed = paths.filter((path) => then[path] !== now[path]);
  return [changed.length > 0 ? reason('why-headers', { paths: changed }) : reason('why-earlier')];
}

/** Which issues an issue is compared with changes with those that there are. */
function compareRecent(then: Digests, now: Digests): readonly Reason[] {
  const folders = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter(
    (folder) => then[folder] !== now[folder],
  );
  return folders.length > 0 ? [reason('why-recent', { folders })] : [];
}
