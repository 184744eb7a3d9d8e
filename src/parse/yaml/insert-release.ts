import { type CalendarDate, isoDate } from '../../model/calendar.js';
import { findFrontMatter } from '../../model/front-matter.js';
import type { IssueHeader, Release, Released } from '../../model/header.js';
import { headerSchema, releaseSchema } from '../../model/schema/header-schema.js';
import type { KeySchema } from '../../model/schema/value-schema.js';
import type { Located } from '../../model/source.js';
import { parseYaml, type YamlMap } from './parse-yaml.js';

/** A release as it is to be recorded. */
export interface ReleaseEntry {
  readonly date: CalendarDate;
  readonly pages: number;
  readonly sha256: string;
  /** By series and measure, as numbers are written. */
  readonly published: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** SHA-256 by path in the issue's folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly reason?: string;
  /** SHA-256 of the file that records the release; those of a first stage have none. */
  readonly record?: string;
  /** Why it was withdrawn. */
  readonly withdrawn?: string;
}

/** Behind the key, for editors who come upon it. */
const NOTE = '# 由 bulletin release 写入，不要手改';

/**
 * The text of an issue's index.md with one more release in its header. All else stays as it was typed: the record goes to
 * the end of the header, or behind the releases before. Whoever calls has to make sure that the result can be read: there
 * are headers, such as one that ends in `...`, to which nothing can be added.
 */
export function insertRelease({ file, released }: Pick<IssueHeader, 'file' | 'released'>, entry: ReleaseEntry): string {
  const { text } = file;
  const block = findFrontMatter(text);
  const root = block && parseYaml({ file, start: block.start, end: block.end }).value;
  if (!block || root?.type !== 'map') return text;
  const wording: Wording = { chinese: isChinese(root), lineEnd: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n' };
  if (released) return addRelease(text, released, { entry, wording });
  const key = nameOf(releasedKey, wording);
  const close = root.range.end - 1;
  if (text.charAt(root.range.start) === '{' && text.charAt(close) === '}') {
    return insertAt(text, close, `${comma(text, close)}${key}: [${flowEntry(entry, wording)}]`);
  }
  const indent = indentAt(text, root.entries[0]?.key.range.start ?? block.start);
  const lines = [`${key}: ${NOTE}`, ...blockEntry(entry, wording).map((line) => `  ${line}`)];
  return insertAt(text, block.end, lines.map((line) => indent + line + wording.lineEnd).join(''));
}

/** The text of index.md with a release marked as withdrawn, behind what names its record. */
export function markWithdrawn(
  text: string,
  { range, record }: Pick<Release, 'range'> & { readonly record: Located<string> },
  reason: string,
): string {
  const { end } = record.range;
  const start = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1;
  const chinese = text.slice(range.start, end).includes(`${entryKeys.record.synonym}:`);
  const mark = `${nameOf(entryKeys.withdrawn, { chinese })}: ${scalar(reason)}`;
  if (text.charAt(range.start) === '{') return insertAt(text, end, `, ${mark}`);
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return insertAt(text, end, `${lineEnd}${/^[ \t]*/.exec(text.slice(start, end))?.[0] ?? ''}${mark}`);
}

/** How a header is written. */
interface Wording {
  /** Its keys are the Chinese ones. */
  readonly chinese: boolean;
  readonly lineEnd: string;
}

interface Addition {
  readonly entry: ReleaseEntry;
  readonly wording: Wording;
}

function addRelease(text: string, { releases, range }: Released, { entry, wording }: Addition): string {
  const last = range.end - 1;
  const isFlow = /^[^:]*:\s*(?:#[^\r\n]*\s*)?\[/.test(text.slice(range.start, range.end));
  if (isFlow) return insertAt(text, last, `${comma(text, last)}${flowEntry(entry, wording)}`);
  const indent = indentAt(text, releases[0]?.range.start ?? range.start);
  const lines = blockEntry(entry, wording).map((line) => indent + line + wording.lineEnd);
  const end = text.slice(0, range.end).trimEnd().length;
  const rest = /^[^\r\n]*(?:\r\n|\r|\n)/.exec(text.slice(end))?.[0].length ?? 0;
  return insertAt(text, end + rest, lines.join(''));
}

const insertAt = (text: string, at: number, insert: string): string => text.slice(0, at) + insert + text.slice(at);

/** What parts an entry from the one before it in brackets. */
function comma(text: string, at: number): string {
  const before = text.slice(0, at).trimEnd();
  if (/[[{]$/.test(before)) return '';
  return before.endsWith(',') ? ' ' : ', ';
}

/** The blanks that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Lines of an entry of a list, without their indent. */
function blockEntry(entry: ReleaseEntry, wording: Wording): readonly string[] {
  const { date, pages, sha256, published, files, reason, record, withdrawn } = entry;
  const name = (key: KeyName): string => nameOf(entryKeys[key], wording);
  const series = [...published].map(([key, figures]) => `    ${scalar(key)}: ${flowMap(figures)}`);
  return [
    `- ${name('date')}: ${isoDate(date)}`,
    ...(reason === undefined ? [] : [`  ${name('reason')}: ${scalar(reason)}`]),
    `  ${name('pages')}: ${pages}`,
    `  ${name('sha256')}: ${sha256}`,
    ...(record === undefined ? [] : [`  ${name('record')}: ${record}`]),
    ...(withdrawn === undefined ? [] : [`  ${name('withdrawn')}: ${scalar(withdrawn)}`]),
    ...(series.length > 0 ? [`  ${name('published')}:`, ...series] : []),
    `  ${name('files')}:`,
    ...[...files].map(([path, digest]) => `    ${scalar(path)}: ${digest}`),
  ];
}

function flowEntry(entry: ReleaseEntry, wording: Wording): string {
  const { date, pages, sha256, published, files, reason, record, withdrawn } = entry;
  const name = (key: KeyName): string => nameOf(entryKeys[key], wording);
  const series = [...published].map(([key, figures]) => `${scalar(key)}: ${flowMap(figures)}`);
  const parts = [
    `${name('date')}: ${isoDate(date)}`,
    ...(reason === undefined ? [] : [`${name('reason')}: ${scalar(reason)}`]),
    `${name('pages')}: ${pages}`,
    `${name('sha256')}: ${sha256}`,
    ...(record === undefined ? [] : [`${name('record')}: ${record}`]),
    ...(withdrawn === undefined ? [] : [`${name('withdrawn')}: ${scalar(withdrawn)}`]),
    ...(series.length > 0 ? [`${name('published')}: {${series.join(', ')}}`] : []),
    `${name('files')}: ${flowMap(files)}`,
  ];
  return `{${parts.join(', ')}}`;
}

const flowMap = (values: ReadonlyMap<string, string>): string =>
  `{${[...values].map(([key, value]) => `${scalar(key)}: ${value}`).join(', ')}}`;

/** A text as YAML, in quotation marks where it could be taken for something else. */
const scalar = (text: string): string =>
  /^[\p{L}\p{N}](?:[\p{L}\p{N}._/ -]*[\p{L}\p{N}._/-])?$/u.test(text) ? text : JSON.stringify(text);

type KeyName = (typeof releaseSchema.keys)[number]['key'];

const entryKeys = Object.fromEntries(releaseSchema.keys.map((key) => [key.key, key])) as Readonly<
  Record<KeyName, KeySchema>
>;
const releasedKey: Pick<KeySchema, 'key' | 'synonym'> = headerSchema.keys.find(({ key }) => key === 'released') ?? {
  key: 'released',
};

const nameOf = ({ key, synonym }: Pick<KeySchema, 'key' | 'synonym'>, { chinese }: Pick<Wording, 'chinese'>): string =>
  chinese ? (synonym ?? key) : key;

/** Whether an author writes the Chinese keys, by the first that has both forms. */
function isChinese({ entries }: YamlMap): boolean {
  const keys: readonly KeySchema[] = headerSchema.keys;
  const first = entries.find(({ key }) => keys.some((known) => known.synonym && known.key === key.value));
  const chinese = entries.find(({ key }) => keys.some(({ synonym }) => synonym === key.value));
  if (!first || !chinese) return chinese !== undefined;
  return chinese.key.range.start < first.key.range.start;
}
