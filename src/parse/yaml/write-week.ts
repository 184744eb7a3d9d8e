import { findFrontMatter } from '../../model/front-matter.js';
import { headerSchema } from '../../model/schema/header-schema.js';
import type { SourceFile } from '../../model/source.js';
import { parseYaml, type YamlEntry, type YamlMap, type YamlValue } from './parse-yaml.js';

/** The figures of a week by series and measure, as they are written. */
export type WeekTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of an issue's index.md with these figures in its `statistics`. A figure that stands is replaced where it stands,
 * one that doesn't is added behind the others of its series; nothing else changes.
 * @returns none where the header has a form to which nothing can be added
 */
export function writeWeek(index: SourceFile, figures: WeekTexts): string | undefined {
  const { text } = index;
  const block = findFrontMatter(text);
  const root = block && parseYaml({ file: index, start: block.start, end: block.end }).value;
  if (!block || root?.type !== 'map') return undefined;
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const { key, synonym = key }: { readonly key: string; readonly synonym?: string } = headerSchema.keys.find(
    (one) => one.key === 'statistics',
  ) ?? { key: 'statistics' };
  const entry = root.entries.find((one) => one.key.value === key || one.key.value === synonym);
  if (text.charAt(root.range.start) === '{') return undefined;
  const edits = entry
    ? editSeries(text, entry, figures, lineEnd)
    : [insert(block.end, `${key}:${lineEnd}${linesOf(figures, '  ', lineEnd)}`)];
  return edits && applied(text, edits);
}

const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });

const applied = (text: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((made, { start, end, text: added }) => made.slice(0, start) + added + made.slice(end), text);

const linesOf = (figures: WeekTexts, indent: string, lineEnd: string): string =>
  [...figures].map(([series, week]) => `${indent}${series}: ${flowOf(week)}${lineEnd}`).join('');

const flowOf = (week: ReadonlyMap<string, string>): string =>
  `{${[...week].map(([measure, figure]) => `${measure}: ${figure}`).join(', ')}}`;

function editSeries(text: string, entry: YamlEntry, figures: WeekTexts, lineEnd: string): readonly Edit[] | undefined {
  const { value } = entry;
  if (value.type === 'empty') {
    return [
      insert(
        lineAfter(text, entry.key.range.end),
        linesOf(figures, `${indentAt(text, entry.key.range.start)}  `, lineEnd),
      ),
    ];
  }
  if (value.type !== 'map') return undefined;
  const edits: Edit[] = [];
  const added = new Map<string, ReadonlyMap<string, string>>();
  for (const [series, week] of figures) {
    const own = value.entries.find((one) => one.key.value === series);
    if (!own) added.set(series, week);
    else edits.push(...editWeek(text, own, week, lineEnd));
  }
  if (added.size > 0) {
    const isFlow = text.charAt(value.range.start) === '{';
    const last = value.entries.at(-1);
    if (isFlow) {
      const written = [...added].map(([series, week]) => `${series}: ${flowOf(week)}`).join(', ');
      edits.push(insert(value.range.end - 1, `${last ? ', ' : ''}${written}`));
    } else if (last)
      edits.push(
        insert(lineAfter(text, endOf(text, last)), linesOf(added, indentAt(text, last.key.range.start), lineEnd)),
      );
    else return undefined;
  }
  return edits;
}

function editWeek(
  text: string,
  { key, value }: YamlEntry,
  week: ReadonlyMap<string, string>,
  lineEnd: string,
): readonly Edit[] {
  if (value.type === 'empty') return [insert(colonBehind(text, key.range.end), ` ${flowOf(week)}`)];
  if (value.type !== 'map') return [{ start: value.range.start, end: value.range.end, text: flowOf(week) }];
  if (text.charAt(value.range.start) === '{') return editFlow(text, value, week);
  const edits: Edit[] = [];
  const added = new Map<string, string>();
  for (const [measure, figure] of week) {
    const own = value.entries.find((one) => one.key.value === measure);
    if (!own) added.set(measure, figure);
    else if (own.value.type === 'empty') {
      const colon = colonBehind(text, own.key.range.end);
      const isBlank = text.charAt(colon) === ' ';
      edits.push(isBlank ? { start: colon, end: colon + 1, text: ` ${figure}` } : insert(colon, ` ${figure}`));
    } else if (text.slice(own.value.range.start, own.value.range.end) !== figure) {
      edits.push({ start: own.value.range.start, end: own.value.range.end, text: figure });
    }
  }
  return [...edits, ...addMeasures(text, value, added, lineEnd)];
}

/** Figures in braces: each is written where it stands or is missing, and those that are new before the last brace. */
function editFlow(text: string, { entries, range }: YamlMap, week: ReadonlyMap<string, string>): readonly Edit[] {
  const edits: Edit[] = [];
  const added = new Map(week);
  for (const { key, value } of entries) {
    const figure = week.get(key.value);
    added.delete(key.value);
    if (figure === undefined) continue;
    if (value.type === 'empty') {
      const [, colon = ''] = /^(\s*:)/.exec(text.slice(key.range.end, range.end)) ?? [];
      const start = key.range.end + colon.length;
      const blanks = /^[ \t]*(?=[,}])/.exec(text.slice(start, range.end))?.[0].length ?? 0;
      edits.push({ start, end: start + blanks, text: `${colon === '' ? ':' : ''} ${figure}` });
    } else if (text.slice(value.range.start, value.range.end) !== figure) {
      edits.push({ ...value.range, text: figure });
    }
  }
  if (added.size === 0) return edits;
  const last = entries.at(-1);
  if (!last) return [{ ...range, text: flowOf(added) }];
  const written = `, ${flowOf(added).slice(1, -1)}`;
  const [filled] = edits.slice(-1);
  if (last.value.type !== 'empty') return [...edits, insert(last.value.range.end, written)];
  // What fills the last one and what comes behind it are one edit.
  if (filled && filled.start >= last.key.range.end)
    return [...edits.slice(0, -1), { ...filled, text: filled.text + written }];
  return [...edits, insert(flowEnd(text, last.key.range.end, range.end), written)];
}

/** Behind a key that has no value, with its colon where it has one. */
const flowEnd = (text: string, end: number, limit: number): number =>
  end + (/^\s*:/.exec(text.slice(end, limit))?.[0].length ?? 0);

/** Figures that are new to a series whose measures stand on lines of their own. */
function addMeasures(
  text: string,
  value: YamlMap,
  added: ReadonlyMap<string, string>,
  lineEnd: string,
): readonly Edit[] {
  const last = value.entries.at(-1);
  if (added.size === 0 || !last) return [];
  const indent = indentAt(text, last.key.range.start);
  const lines = [...added].map(([measure, figure]) => `${indent}${measure}: ${figure}${lineEnd}`);
  return [insert(lineAfter(text, endOf(text, last)), lines.join(''))];
}

/** Where an entry ends, with the values in it. */
function endOf(text: string, { key, value }: YamlEntry): number {
  const end = deepEnd(text, value) ?? key.range.end;
  return Math.max(end, colonBehind(text, key.range.end));
}

function deepEnd(text: string, value: YamlValue): number | undefined {
  if (value.type === 'empty') return undefined;
  if (value.type !== 'map' || text.charAt(value.range.start) === '{') return value.range.end;
  const ends = value.entries.map((entry) => deepEnd(text, entry.value) ?? entry.key.range.end);
  return Math.max(...ends, value.range.start + 1);
}

/** Behind the colon of a key. */
function colonBehind(text: string, end: number): number {
  const colon = text.indexOf(':', end);
  return colon < 0 ? end : colon + 1;
}

/** The start of the line after an offset. */
function lineAfter(text: string, at: number): number {
  const rest = /\r\n|\n|\r/.exec(text.slice(at));
  return rest ? at + rest.index + rest[0].length : text.length;
}

function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
