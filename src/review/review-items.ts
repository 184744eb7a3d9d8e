import type { Finding } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import type { Bilingual } from '../model/message.js';
import { locate, type SourceRange, wholeFile } from '../model/source.js';
import type { Change } from './change.js';
import { joinedSegments } from './draft-text.js';
import { type EditRefusal, placeOf } from './drafted-edit.js';
import { finding } from './finding.js';
import { BREAK, cutSegment, NOTE, type Unit } from './units.js';

/** A change or a comment, as editors see it. */
export interface ReviewItem {
  /** By the order of the text, from 1. */
  readonly number: number;
  readonly kind: 'edit' | 'comment';
  /** `open` ones can be applied, `taken` ones are in the sources already; of `conflict`s one can be chosen. */
  readonly state: 'open' | 'taken' | 'refused' | 'conflict';
  /** Who it is from. */
  readonly who: string;
  /** The files that it came in. */
  readonly files: readonly string[];
  readonly range: SourceRange;
  readonly old: string;
  readonly text: string;
  /** What is to be said of it; of what is taken, nothing. */
  readonly finding?: Finding;
}

/** Why an edit isn't applied. */
export type Reason = EditRefusal | { readonly why: 'changed' | 'unproved' };

const LONGEST = 60;

/** As much of a text as a message shows. */
export function shownText(text: string): string {
  const line = text.replaceAll('\n', '¶').replaceAll(BREAK, '↵').replaceAll(NOTE, '［注］');
  const characters = Array.from(line);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line;
}

/** Where a change is in the sources. */
export function rangeOfChange(units: readonly Unit[], change: Change): SourceRange {
  switch (change.type) {
    case 'text':
      return (
        rangeOfText(units.slice(change.first, change.first + change.count), change) ?? placeOf(units, change.first)
      );
    case 'added':
    case 'row-added': {
      const { file, end } = placeOf(units, change.after);
      return { file, start: end, end };
    }
    case 'removed': {
      const first = placeOf(units, change.first);
      const last = placeOf(units, change.first + change.count - 1);
      return { ...first, end: last.file === first.file ? Math.max(first.end, last.end) : first.end };
    }
    default:
      return placeOf(units, change.unit);
  }
}

/** The source of a stretch of the joined text of units. */
export function rangeOfText(
  units: readonly Unit[],
  { start, end }: { readonly start: number; readonly end: number },
): SourceRange | undefined {
  const segments = joinedSegments(units);
  const [first, ...others] = segments.flatMap((segment) => cutSegment(segment, start, end));
  if (first) {
    const ends = others.filter(({ file }) => file === first.file).map((one) => one.end);
    return { file: first.file, start: first.start, end: Math.max(first.end, ...ends) };
  }
  const near = segments.findLast(({ at }) => at <= start);
  if (!near) return undefined;
  const at = near.kind === 'copied' ? Math.min(near.end, near.start + (start - near.at)) : near.end;
  return { file: near.file, start: at, end: at };
}

interface SaidEdit {
  readonly number: number;
  readonly who: string;
  readonly old: string;
  readonly range: SourceRange;
}

/** An edit that can be applied. */
export function openFinding(units: readonly Unit[], change: Change, { range, old, ...said }: SaidEdit): Finding {
  const params = { ...said, old: shownText(old) };
  switch (change.type) {
    case 'text': {
      const text = shownText(change.text);
      if (old === '\n' || (old.includes('\n') && !change.text.includes('\n')))
        return finding('review-edit/joined', range, { ...params, text });
      const before = textBefore(units, change);
      if (change.text === '\n') return finding('review-edit/split', range, { ...params, old: shownText(before) });
      if (old === '') return finding('review-edit/inserted', range, { ...params, old: shownText(before), text });
      return change.text === ''
        ? finding('review-edit/deleted', range, params)
        : finding('review-edit', range, { ...params, text });
    }
    case 'added':
      return finding('review-edit/added', range, { ...params, text: shownText(change.text) });
    case 'removed':
      return finding('review-edit/removed', range, params);
    case 'moved':
      return finding('review-edit/moved', range, { ...params, text: shownText(units[change.after]?.text ?? '') });
    case 'row-added':
      return finding('review-edit/row', range, { ...params, text: shownText(change.cells.join(' | ')) });
    case 'other':
      throw new Error('what can’t be written is never open');
  }
}

/** So many characters say where something is inserted. */
const NEAR = 10;

function textBefore(units: readonly Unit[], { first, count, start }: Extract<Change, { type: 'text' }>): string {
  const text = units
    .slice(first, first + count)
    .map((unit) => unit.text)
    .join('\n');
  return text.slice(Math.max(0, start - NEAR), start);
}

interface RefusedEdit extends SaidEdit {
  readonly text: string;
  readonly reason: Reason;
  readonly change: Change;
}

/** An edit that is for a person to make. */
export function refusedFinding(units: readonly Unit[], header: IssueHeader, edit: RefusedEdit): Finding {
  const { number, who, range, reason, change } = edit;
  const params = { number, who, old: shownText(edit.old), text: shownText(edit.text) };
  if (reason.why === 'changed') return finding('review-manual/changed', range, params);
  if (reason.why === 'fact') return finding('review-fact', range, { ...params, place: placeText(reason.range) });
  if (reason.why === 'note') return finding('review-manual/note', range, params);
  if (reason.why === 'figure') return figureFinding(units, header, edit, reason);
  if (change.type === 'moved') {
    return finding('review-manual/moved', range, { ...params, text: shownText(units[change.after]?.text ?? '') });
  }
  if (change.type !== 'other') return finding('review-manual', range, params);
  switch (change.what) {
    case 'table':
      return finding('review-manual/table', range, params);
    case 'label':
      return finding('review-manual/label', range, params);
    case 'heading':
      return finding('review-manual/heading', range, { ...params, line: shownText(units[change.unit]?.text ?? '') });
    default:
      return finding('review-manual/picture', range, params);
  }
}

const placeText = (range: SourceRange): string => `${range.file.path}:${locate(range).line}`;

/** Figures that only the issue's own header says. */
const OWN = /^(?:本周)$/;

function figureFinding(
  units: readonly Unit[],
  header: IssueHeader,
  { number, who, old, text, range, change }: RefusedEdit,
  { range: source, figure: own }: EditRefusal,
): Finding {
  const params = { number, who, old: shownText(old), text: shownText(text) };
  const typed = source.file.text.slice(source.start, source.end);
  const [path = ''] = typed.slice(2, -2).split(/[|｜]/);
  const [series = '', figure = '', measure] = path.split(/[.。．·]/).map((name) => name.trim());
  const week = header.statistics.get(series);
  const values = week?.type === 'figures' ? week.values : undefined;
  if (!values) {
    // What the issue itself is stands at the head of its file, as do all series.
    return finding('review-figure', range, { ...params, place: placeText(headerPlace(header, series)) });
  }
  const joined = change.type === 'text' ? joinedText(units, change) : old;
  const words = joined.slice(own?.start ?? 0, change.type === 'text' ? change.end : joined.length);
  const named = measure ?? lastNamed(words, [...values.keys()]);
  const entered = named === undefined ? undefined : values.get(named);
  const place = placeText(entered?.range ?? week?.range ?? headerPlace(header, series));
  return OWN.test(figure)
    ? finding('review-figure', range, { ...params, place })
    : finding('review-figure/total', range, { ...params, place, file: header.file.path });
}

/** The fact of the issue that a placeholder without a dot stands for. */
function headerPlace(header: IssueHeader, name: string): SourceRange {
  if (name === '年') return header.year.range;
  if (['月', '起', '止'].includes(name)) return header.period.range;
  if (header.identity.type === 'regular' && name === '期') return header.identity.issue.range;
  if (header.identity.type === 'regular' && name === '总第') return header.identity.number.range;
  return wholeFile(header.file);
}

const joinedText = (units: readonly Unit[], { first, count }: Extract<Change, { type: 'text' }>): string =>
  units
    .slice(first, first + count)
    .map((unit) => unit.text)
    .join('\n');

/** The name that stands last in a text. */
function lastNamed(text: string, names: readonly string[]): string | undefined {
  const placed = names.map((name) => ({ name, at: text.lastIndexOf(name) })).filter(({ at }) => at >= 0);
  return placed.sort((a, b) => b.at - a.at)[0]?.name;
}

export const commentFinding = (
  range: SourceRange,
  said: { readonly number: number; readonly who: string; readonly old: string; readonly text: string },
): Finding => finding('review-comment', range, { ...said, old: shownText(said.old), text: shownText(said.text) });

interface SaidNote {
  readonly number: number;
  readonly who: string;
  readonly old: string;
  readonly text: string;
  readonly kind: string;
  readonly page: number;
}

/** How marks on a page are called, by their names in PDF [ISO 32000-1, table 169]. */
const kindsOfNotes: Readonly<Record<string, Bilingual>> = {
  Highlight: { zh: '高亮', en: 'highlight' },
  StrikeOut: { zh: '删除线', en: 'strikeout' },
  Underline: { zh: '下划线', en: 'underline' },
  Squiggly: { zh: '波浪线', en: 'wavy line' },
  Caret: { zh: '插入符', en: 'caret' },
  Ink: { zh: '手写', en: 'ink' },
  Text: { zh: '便笺', en: 'note' },
  FreeText: { zh: '文本框', en: 'text box' },
};

/** A note of a PDF, which may be but a mark, or stand where there is no text. */
export function noteFinding(
  isPlaced: boolean,
  range: SourceRange,
  { number, who, old, text, kind, page }: SaidNote,
): Finding {
  const named = kindsOfNotes[kind] ?? { zh: '标记', en: 'mark' };
  const words = text === '' ? named : shownText(text);
  if (!isPlaced) return finding('review-manual/place', range, { number, who, text: words, page });
  return text === ''
    ? finding('review-comment/mark', range, { number, who, old: shownText(old), kind: named })
    : commentFinding(range, { number, who, old, text });
}

/** Two edits at one place, each with what the other one wants. */
export const conflictFinding = (
  range: SourceRange,
  said: {
    readonly number: number;
    readonly who: string;
    readonly old: string;
    readonly text: string;
    readonly other: string;
    readonly with: number;
    readonly theirs: string;
  },
): Finding =>
  finding('review-conflict', range, {
    ...said,
    old: shownText(said.old),
    text: shownText(said.text),
    theirs: shownText(said.theirs),
  });
