import { compareLines } from '../model/compare-lines.js';
import { type Finding, ruleOf } from '../model/finding.js';
import { holdingRelease, type IssueHeader, type Release } from '../model/header.js';
import { keptSourcesName } from '../model/issue-folder.js';
import { type SourceFile, type SourceRange, unreadFile, wholeFile } from '../model/source.js';
import type { IssueSources } from '../model/sources.js';
import { readZip } from '../model/zip-file.js';
import { digestAttachment, digestTexts, nameInFolder, readAttachment } from './digest-files.js';
import { finding } from './finding.js';

/** What of a released issue's files is no longer as it was printed. */
export function findChangedFiles({ released }: IssueHeader, sources: IssueSources): readonly Finding[] {
  const holding = holdingRelease(released);
  if (!holding || !released) return [];
  const { release: latest, count } = holding;
  const texts = digestTexts(sources, released);
  const files = new Map([sources.index, ...sources.sections].map((file) => [nameInFolder(file), file]));
  let printed: ReadonlyMap<string, string> | undefined;
  const changed = [...latest.files].flatMap(([name, recorded]) => {
    const now = texts.get(name) ?? digestAttachment({ value: name, range: recorded.range }, sources);
    if (now === recorded.value) return [];
    const params = { number: sources.folder, file: name };
    if (now === undefined) return [finding('released-changed/gone', recorded.range, params)];
    const file = files.get(name);
    printed ??= printedTexts(sources, count, recorded.range);
    const before = file && printed.get(name);
    const line = file && before !== undefined ? findChangedLine(before, file, released.range) : undefined;
    if (file && line) return [lineFinding(line, file, params)];
    const place = wholeFile(file ?? attachedFile(sources, name));
    return [finding('released-changed', place, { ...params, added: nothingTold })];
  });
  return [...changed, ...findAdded(latest, files, sources)];
}

/** The texts as they were printed, by name, where they were kept. */
function printedTexts(sources: IssueSources, count: number, range: SourceRange): ReadonlyMap<string, string> {
  const { folder } = sources;
  const zip = readAttachment({ value: keptSourcesName(folder, count), range }, sources);
  const files = (zip && readZip(zip)) ?? [];
  const home = `issues/${folder}/`;
  const texts = files.filter(({ path }) => path.startsWith(home) && path.endsWith('.md'));
  return new Map(
    texts.map(({ path, bytes }) => [path.slice(home.length).normalize('NFC'), Buffer.from(bytes).toString('utf8')]),
  );
}

interface ChangedLine {
  /** How many places there are at which lines differ. */
  readonly count: number;
  /** What the first of them was; none where it is one more. */
  readonly was: string | undefined;
  /** The line at which it stands now, from 0. */
  readonly line: number;
}

/** The first line that differs, but for those of the record, which came to be afterwards. */
function findChangedLine(before: string, { path, text }: SourceFile, record: SourceRange): ChangedLine | undefined {
  const isRecorded = path === record.file.path;
  const [first, last] = [record.start, record.end].map((offset) => linesOf(text.slice(0, offset)).length - 1);
  const printed = linesOf(before);
  const changes = compareLines(printed, linesOf(text)).filter(
    ({ newStart, newEnd }) => !isRecorded || newEnd <= (first ?? 0) || newStart > (last ?? 0),
  );
  const [change] = changes;
  if (!change) return undefined;
  return {
    count: changes.length,
    was: change.end > change.start ? printed[change.start] : undefined,
    line: change.newStart,
  };
}

const linesOf = (text: string): readonly string[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());

/** So much of a line is told, in characters. */
const MOST_TOLD = 60;

function lineFinding(
  { count, was, line }: ChangedLine,
  file: SourceFile,
  params: { number: string; file: string },
): Finding {
  const place = line + 1;
  if (was === undefined) {
    const added = {
      zh: ` ${count} 处，先看第 ${place} 行：是加的`,
      en: ` (places: ${count}), first at line ${place}, which was added`,
    };
    return finding('released-changed', wholeFile(file), { ...params, added });
  }
  const told = was.length > MOST_TOLD ? `${was.slice(0, MOST_TOLD)}…` : was;
  return finding('released-changed/line', wholeFile(file), { ...params, count, line: place, was: told });
}

/** What is told of the change in a file that is no text, or of which no text was kept. */
const nothingTold = { zh: '', en: '' };

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
