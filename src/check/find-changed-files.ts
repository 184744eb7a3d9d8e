import { type Finding, ruleOf } from '../model/finding.js';
import { holdingRelease, type IssueHeader, type Release } from '../model/header.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import type { IssueSources } from '../model/sources.js';
import { digestAttachment, digestTexts, nameOf } from './digest-files.js';
import { finding } from './finding.js';

/** What of a released issue's files is no longer as it was printed. */
export function findChangedFiles({ released }: IssueHeader, sources: IssueSources): readonly Finding[] {
  const latest = holdingRelease(released)?.release;
  if (!latest) return [];
  const texts = digestTexts(sources, released);
  const files = new Map([sources.index, ...sources.sections].map((file) => [nameOf(file), file]));
  const changed = [...latest.files].flatMap(([name, recorded]) => {
    const now = texts.get(name) ?? digestAttachment({ value: name, range: recorded.range }, sources);
    if (now === recorded.value) return [];
    const params = { number: sources.folder, file: name };
    if (now === undefined) return [finding('released-changed/gone', recorded.range, params)];
    return [finding('released-changed', wholeFile(files.get(name) ?? attachedFile(sources, name)), params)];
  });
  return [...changed, ...findAdded(latest, files, sources)];
}

function findAdded(
  { files: recorded }: Release,
  files: ReadonlyMap<string, SourceFile>,
  { folder }: IssueSources,
): readonly Finding[] {
  const added = [...files].filter(([name]) => !recorded.has(name));
  return added.map(([name, file]) => finding('released-changed/new', wholeFile(file), { number: folder, file: name }));
}

const attachedFile = ({ folder }: IssueSources, name: string): SourceFile => unreadFile(`issues/${folder}/${name}`);

/** Findings of a released issue: its own text must not be mended mechanically. */
export function keepReleasedText(findings: readonly Finding[], { folder, released }: IssueHeader): readonly Finding[] {
  if (!released) return findings;
  const isOwn = (path: string): boolean => path.startsWith(`issues/${folder}/`);
  return findings.map(({ fix, ...found }) => (fix && !isOwn(fix.range.file.path) ? { ...found, fix } : found));
}

/** Findings of an issue that is to be released again: that it differs from the release before is what that is for. */
export function allowReissue(findings: readonly Finding[], { file }: IssueHeader): readonly Finding[] {
  const own = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  return findings.map((found) =>
    ruleOf(found.code) === 'released-changed' && found.range.file.path.startsWith(own)
      ? { ...found, severity: 'warning' }
      : found,
  );
}
