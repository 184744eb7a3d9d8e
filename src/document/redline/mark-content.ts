import type { Content, Note, Run } from '../../model/document.js';
import type { TextRun } from '../../model/issue.js';
import { BREAK_WORDS, type RunChange } from '../../model/redline.js';
import { compareTexts } from '../../model/text-atoms.js';
import { sameStyle, sliceRun } from '../../model/text-run.js';
import type { EditList } from './edit-list.js';

/** What the texts of a comparison share. */
export interface Marking {
  readonly edits: EditList;
  readonly notes: MarkedNotes;
}

/** The footnotes of both versions: which of them are the same, and what became of them. */
export interface MarkedNotes {
  /** A character that stands for a note's mark: the same in both versions where the note is the same. */
  readonly signOf: (note: Note) => string;
  /** The note of both versions with its changes. */
  readonly both: (before: Note, after: Note) => Note;
  /** A note of one version alone. */
  readonly alone: (note: Note, type: 'inserted' | 'deleted') => Note;
}

/** A part of a text, and where it stands in the words of the whole. */
interface Placed {
  readonly part: Content[number];
  readonly start: number;
  readonly end: number;
}

interface Flat {
  readonly text: string;
  readonly parts: readonly Placed[];
}

/** What stands in a text for what isn't text; U+2029 is the separator of paragraphs. */
const signs = { break: '\n', end: '\u2029' } as const;

/** A hard break and the end of a paragraph are characters too, and so is a note, whatever its number. */
function flatten(content: Content, { signOf }: MarkedNotes): Flat {
  const parts: Placed[] = [];
  let text = '';
  for (const part of content) {
    const start = text.length;
    if (part.type !== 'text') text += signs[part.type];
    else text += part.note ? signOf(part.note) : part.text;
    parts.push({ part, start, end: text.length });
  }
  return { text, parts };
}

/** The parts between two offsets, cut to these. */
const cut = ({ parts }: Flat, from: number, to: number): readonly Placed[] =>
  parts
    .filter(({ start, end }) => Math.max(start, from) < Math.min(end, to))
    .map(({ part, start, end }) => {
      const [first, last] = [Math.max(start, from), Math.min(end, to)];
      const isWhole = part.type !== 'text' || part.note !== undefined;
      return { part: isWhole ? part : sliceRun(part, first - start, last - start), start: first, end: last };
    });

/** A text with what became of it: struck where it is gone, marked where it is new. */
export function markContent(before: Content, after: Content, marking: Marking): Content {
  const { edits, notes } = marking;
  const [old, now] = [flatten(before, notes), flatten(after, notes)];
  const marked: Content[number][] = [];
  let [at, newAt] = [0, 0];
  for (const { start, end, newStart, newEnd } of compareTexts(old.text, now.text)) {
    marked.push(...keepParts(cut(old, at, start), cut(now, newAt, newStart), marking));
    const [gone, come] = [cut(old, start, end), cut(now, newStart, newEnd)];
    // Ends of paragraphs are edits of their own.
    const isText = [...gone, ...come].some(({ part }) => part.type !== 'end');
    const edit = isText ? edits.begin('text', { deleted: wordsIn(gone), inserted: wordsIn(come) }) : 0;
    marked.push(...changeParts(gone, { type: 'deleted', edit }, marking));
    marked.push(...changeParts(come, { type: 'inserted', edit }, marking));
    [at, newAt] = [end, newEnd];
  }
  const [oldRest, newRest] = [cut(old, at, old.text.length), cut(now, newAt, now.text.length)];
  return [...marked, ...keepParts(oldRest, newRest, marking)];
}

/** A text of one version alone. */
export const changeContent = (content: Content, change: RunChange & Alone, marking: Marking): Content =>
  changeParts(flatten(content, marking.notes).parts, change, marking);

interface Alone {
  readonly type: 'inserted' | 'deleted';
}

/** Words as a list names them. */
const wordsIn = (parts: readonly Placed[]): string =>
  parts.map(({ part }) => (part.type === 'text' ? part.text : part.type === 'break' ? BREAK_WORDS.break : '')).join('');

const changeParts = (parts: readonly Placed[], change: RunChange & Alone, { notes }: Marking): Content =>
  parts.map(({ part }) => {
    if (part.type === 'end') return part;
    if (part.type === 'break' || !part.note) return { ...part, change };
    return { ...part, change, note: notes.alone(part.note, change.type) };
  });

/** What both versions say: as the new one has it, and marked where the old one had it in other type. */
function keepParts(before: readonly Placed[], after: readonly Placed[], { edits, notes }: Marking): Content {
  const offset = (before[0]?.start ?? 0) - (after[0]?.start ?? 0);
  return after.flatMap(({ part, start, end }): Content => {
    if (part.type !== 'text') return [part];
    const within = before.filter((old) => old.start < end + offset && old.end > start + offset);
    if (part.note) return [keepMark(part, part.note, { before: within[0]?.part, notes })];
    if (within.every((old) => old.part.type === 'text' && sameStyle(old.part, part))) return [part];
    return within.map((old): Run => {
      const [from, to] = [Math.max(old.start - offset, start), Math.min(old.end - offset, end)];
      const piece = sliceRun(part, from - start, to - start);
      if (old.part.type !== 'text' || sameStyle(old.part, part)) return piece;
      const edit = edits.begin('style', { deleted: piece.text, inserted: piece.text });
      return { ...piece, change: { type: 'restyled', edit } };
    });
  });
}

/** The mark of a note that both versions have, whatever its number is now. */
function keepMark(
  run: Run,
  note: Note,
  { before, notes }: { readonly before: Content[number] | undefined; readonly notes: MarkedNotes },
): Run {
  if (before?.type !== 'text' || !before.note) return run;
  const both = notes.both(before.note, note);
  return { ...run, note: both, ...(both.mark.former && { change: both.mark.change, former: both.mark.former }) };
}

/** A text that stands as a whole for one thing, such as a number or a date: it is replaced as a whole. */
export function markRun(before: TextRun, after: TextRun, edits: EditList): TextRun {
  if (before.text === after.text) return after;
  const edit = edits.begin('text', { deleted: before.text, inserted: after.text });
  return { ...after, change: { type: 'inserted', edit }, former: { ...before, change: { type: 'deleted', edit } } };
}

/** The same where either version may have none. */
export function markOptional(
  before: TextRun | undefined,
  after: TextRun | undefined,
  edits: EditList,
): TextRun | undefined {
  if (before && after) return markRun(before, after, edits);
  return (after && markCome(after, edits)) ?? (before && markGone(before, edits));
}

/** One that the new version alone has, or the old one. */
export const markCome = (run: TextRun, edits: EditList): TextRun => ({
  ...run,
  change: { type: 'inserted', edit: edits.begin('text', { inserted: run.text }) },
});
export const markGone = (run: TextRun, edits: EditList): TextRun => ({
  ...run,
  change: { type: 'deleted', edit: edits.begin('text', { deleted: run.text }) },
});
