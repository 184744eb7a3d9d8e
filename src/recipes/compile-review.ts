import { writeInlines } from '../intake/write-inlines.js';
import type { Memo } from '../memo/memo.js';
import type { TextEdit } from '../model/finding.js';
import type { Page } from '../model/page.js';
import type { AnnotatedPdf, ReturnedDocument } from '../model/returned-document.js';
import { type SourceFile, wholeFile } from '../model/source.js';
import { type Change, compareReturned, type FoundComment } from '../review/compare-returned.js';
import { draftEdits } from '../review/draft-edits.js';
import { joinedSegments } from '../review/draft-text.js';
import { type DraftedEdit, rangeOfSegment } from '../review/drafted-edit.js';
import { areExpected, expectLines } from '../review/expect-changes.js';
import { type PlacedNote, placeNotes } from '../review/place-notes.js';
import { type RebasedChange, rebaseOnto, textOfChange } from '../review/rebase-changes.js';
import {
  commentFinding,
  conflictFinding,
  noteFinding,
  openFinding,
  type Reason,
  type ReviewItem,
  rangeOfChange,
  rangeOfText,
  refusedFinding,
} from '../review/review-items.js';
import type { UnitSegment } from '../review/units.js';
import { type ReadUnits, type ReviewedSources, readUnits } from './read-units.js';

/*
 * The recipe of `bulletin review`: copies that came back → what was changed in them, each change proved. An edit counts only if
 * the sources, once it is made, say what was returned: every word, and every word around it.
 */

/** A copy, and what it was made of. */
export interface ReturnedCopy {
  readonly returned: ReturnedDocument;
  readonly base: ReviewedSources;
}

export interface CompiledReview {
  readonly items: readonly ReviewItem[];
  /** Makes the edits of these numbers in the sources; what can't be made beside the others is refused. */
  readonly apply: (numbers: ReadonlySet<number>) => AppliedReview;
}

export interface AppliedReview {
  /** The items as they are then. */
  readonly items: readonly ReviewItem[];
  /** Numbers of what was made. */
  readonly applied: ReadonlySet<number>;
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

/** A PDF with notes, and the pages that the present sources make; none where it has another number of them. */
export interface PlacedPdf {
  readonly pdf: AnnotatedPdf;
  readonly pages: readonly Page[] | undefined;
}

interface FoundNote extends Placed, PlacedNote {
  readonly path: string;
}

/** Notes stand among changes by the text that they are about. */
const notesIn = ({ pdf, pages = [] }: PlacedPdf, { units }: ReadUnits): readonly FoundNote[] =>
  placeNotes(pages, pdf.notes).map((placed) => {
    const { range } = placed;
    const isThere = ({ file, start, end }: UnitSegment): boolean =>
      file.path === range?.file.path && start <= range.start && range.start < Math.max(end, start + 1);
    const unit = units.findIndex(({ segments }) => segments.some(isThere));
    return { ...placed, path: pdf.path, unit: Math.max(0, unit), offset: range?.start ?? 0 };
  });

/** A copy without a mark is of these sources if so much of their text is in it. */
const LEAST_LIKENESS = 0.8;

/** Whether a copy that doesn't say what it was made of can have been made of these sources. */
export function isCopyOf(returned: ReturnedDocument, sources: ReviewedSources, memo: Memo): boolean {
  const read = readUnits(sources, memo);
  return read !== undefined && compareReturned(read.units, returned).likeness >= LEAST_LIKENESS;
}

/** Compares copies with what they were made of, and finds how each change is made; no value where sources make no document. */
export function compileReview(
  present: ReviewedSources,
  copies: readonly ReturnedCopy[],
  memo: Memo,
  pdfs: readonly PlacedPdf[] = [],
): CompiledReview | undefined {
  const now = readUnits(present, memo);
  if (!now) return undefined;
  const edits: FoundEdit[] = [];
  const comments: (FoundComment & { readonly path: string })[] = [];
  for (const { returned, base: sources } of copies) {
    const base = hasSameTexts(sources, present) ? now : readUnits(sources, memo);
    if (!base) return undefined;
    const found = compareReturned(base.units, returned, base.pictures);
    const rebase = rebaseOnto(base.units, now.units);
    const { path, editor } = returned;
    for (const change of found.changes) addEdit(edits, { ...rebase.change(change), paths: [path] });
    comments.push(
      ...found.comments.map((comment) => ({
        ...rebase.comment(comment),
        path: comment.comment.author || editor || path,
      })),
    );
  }
  const prover = new Prover(present, now, memo);
  return new Review(now, { edits, comments, notes: pdfs.flatMap((pdf) => notesIn(pdf, now)) }, prover);
}

interface FoundEdit extends RebasedChange {
  readonly paths: readonly string[];
}

/** Several may want the same. */
function addEdit(edits: FoundEdit[], edit: FoundEdit): void {
  const key = (one: FoundEdit): string => JSON.stringify([one.change, one.state]);
  const at = edits.findIndex((one) => key(one) === key(edit));
  const same = edits[at];
  if (!same) edits.push(edit);
  else {
    const authors = new Set([same, edit].map(nameOf));
    edits[at] = { ...same, author: [...authors].join('、'), paths: [...same.paths, ...edit.paths] };
  }
}

const nameOfFile = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const nameOf = ({ author, paths }: FoundEdit): string => author || nameOfFile(paths[0] ?? '');

const hasSameTexts = ({ issue: a }: ReviewedSources, { issue: b }: ReviewedSources): boolean => {
  const texts = ({ index, sections }: typeof a) =>
    JSON.stringify([index, ...sections].map(({ path, text }) => [path, text]));
  return a === b || texts(a) === texts(b);
};

/** Finds ways to make edits, and proves them. */
class Prover {
  readonly #present: ReviewedSources;
  readonly #now: ReadUnits;
  readonly #memo: Memo;

  constructor(present: ReviewedSources, now: ReadUnits, memo: Memo) {
    this.#present = present;
    this.#now = now;
    this.#memo = memo;
  }

  /** The way in which an edit can be made beside others. */
  prove(change: Change, others: readonly DraftedEdit[]): DraftedEdit | Reason {
    const drafted = draftEdits(this.#now.units, change, escapeText);
    if ('refusal' in drafted) return drafted.refusal;
    for (const way of drafted.ways) {
      if (this.#says([...others, way])) return way;
    }
    return { why: 'unproved' };
  }

  /** A computed figure that a change touches, or takes away. */
  figureIn(change: Change): Reason | undefined {
    if (change.type !== 'text' && change.type !== 'removed') return undefined;
    const own = this.#now.units.slice(change.first, change.first + change.count);
    const [start, end] = change.type === 'text' ? [change.start, change.end] : [0, Number.POSITIVE_INFINITY];
    const found = joinedSegments(own).find(
      ({ kind, at, length }) => kind === 'figure' && at < end && at + length > start,
    );
    return (
      found && {
        why: 'figure',
        range: rangeOfSegment(found),
        figure: { start: found.at, end: found.at + found.length },
      }
    );
  }

  #says(ways: readonly DraftedEdit[]): boolean {
    const edited = editSources(this.#present, ways);
    const read = edited && readUnits(edited, this.#memo);
    if (!read || read.errors.some((code) => !this.#now.errors.includes(code))) return false;
    return areExpected(expectLines(this.#now.units, ways), read.units);
  }
}

const escapeText = (text: string, isCell: boolean): string =>
  writeInlines([{ type: 'text', text, emphasis: 'none' }], { isCell });

/** The sources with edits in them; none where two edits touch. */
function editSources(present: ReviewedSources, ways: readonly DraftedEdit[]): ReviewedSources | undefined {
  const texts = editedTexts(ways.flatMap(({ edits }) => edits));
  if (!texts) return undefined;
  const current = (file: SourceFile): SourceFile => {
    const text = texts.get(file.path);
    return text === undefined ? file : { ...file, text };
  };
  const { workspace, issue } = present;
  return {
    workspace,
    issue: {
      ...issue,
      index: current(issue.index),
      sections: issue.sections.map(current),
      attachments: {
        ...issue.attachments,
        read(path) {
          const read = issue.attachments.read(path);
          return read.value ? { ...read, value: current(read.value) } : read;
        },
      },
    },
  };
}

function editedTexts(edits: readonly TextEdit[]): ReadonlyMap<string, string> | undefined {
  const files = new Map<string, { readonly file: SourceFile; readonly edits: TextEdit[] }>();
  for (const edit of edits) {
    const { file } = edit.range;
    const known = files.get(file.path);
    if (known) known.edits.push(edit);
    else files.set(file.path, { file, edits: [edit] });
  }
  const texts = new Map<string, string>();
  for (const [path, { file, edits: own }] of files) {
    const text = editText(file.text, own);
    if (text === undefined) return undefined;
    texts.set(path, text);
  }
  return texts;
}

/** What is inserted at one place stands in the order of the edits. */
function editText(text: string, edits: readonly TextEdit[]): string | undefined {
  const parts: string[] = [];
  let done = 0;
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  for (const { range, text: written } of sorted) {
    if (range.start < done) return undefined;
    parts.push(text.slice(done, range.start), written);
    done = range.end;
  }
  return parts.join('') + text.slice(done);
}

interface Placed {
  readonly unit: number;
  readonly offset: number;
}

type Entry =
  | (Placed & { readonly type: 'note'; readonly found: FoundNote })
  | (Placed & { readonly type: 'edit'; readonly edit: FoundEdit })
  | (Placed & { readonly type: 'comment'; readonly comment: FoundComment & { readonly path: string } });

class Review implements CompiledReview {
  readonly items: readonly ReviewItem[];
  readonly #now: ReadUnits;
  readonly #entries: readonly Entry[];
  readonly #prover: Prover;

  constructor(
    now: ReadUnits,
    found: {
      readonly edits: readonly FoundEdit[];
      readonly comments: readonly (FoundComment & { readonly path: string })[];
      readonly notes: readonly FoundNote[];
    },
    prover: Prover,
  ) {
    this.#now = now;
    this.#prover = prover;
    this.#entries = [
      ...found.edits.map((edit): Entry => ({ type: 'edit', edit, ...placeOfChange(edit.change) })),
      ...found.notes.map((note): Entry => ({ type: 'note', found: note, unit: note.unit, offset: note.offset })),
      ...found.comments.map(
        (comment): Entry => ({ type: 'comment', comment, unit: comment.unit, offset: comment.start }),
      ),
    ].sort((a, b) => a.unit - b.unit || a.offset - b.offset);
    this.items = this.#entries.map((entry, at) => this.#itemOf(entry, at + 1));
  }

  apply(numbers: ReadonlySet<number>): AppliedReview {
    const made: DraftedEdit[] = [];
    const applied = new Set<number>();
    const chosen = this.#entries.map((_, at) => at + 1).filter((number) => numbers.has(number));
    const refused = new Map<number, Reason>();
    for (const number of chosen) {
      const entry = this.#entries[number - 1];
      const item = this.items[number - 1];
      if (entry?.type !== 'edit' || !item || !this.#mayApply(item, number, numbers)) continue;
      const way = this.#prover.prove(entry.edit.change, made);
      if ('why' in way) refused.set(number, way);
      else {
        made.push(way);
        applied.add(number);
      }
    }
    const texts = editedTexts(made.flatMap(({ edits }) => edits)) ?? new Map<string, string>();
    const before = new Map(made.flatMap(({ edits }) => edits.map(({ range }) => [range.file.path, range.file.text])));
    return {
      applied,
      items: this.items.map((item) => this.#afterwards(item, applied, refused)),
      files: [...texts].map(([path, after]) => ({ path, before: before.get(path) ?? '', after })),
    };
  }

  /** An edit that meets others is made where it alone was chosen. */
  #mayApply(item: ReviewItem, number: number, numbers: ReadonlySet<number>): boolean {
    if (item.state === 'open') return true;
    return item.state === 'conflict' && !this.#meeting(number).some((other) => numbers.has(other));
  }

  #afterwards(item: ReviewItem, applied: ReadonlySet<number>, refused: ReadonlyMap<number, Reason>): ReviewItem {
    const { finding: _, ...rest } = item;
    if (applied.has(item.number)) return { ...rest, state: 'taken' };
    const reason = refused.get(item.number);
    const entry = this.#entries[item.number - 1];
    if (!reason || entry?.type !== 'edit') return item;
    return { ...item, state: 'refused', finding: this.#refusal(entry.edit, item, reason) };
  }

  #itemOf(entry: Entry, number: number): ReviewItem {
    const { units, header } = this.#now;
    if (entry.type === 'note') {
      const { note, range = wholeFile(header.file), about, path } = entry.found;
      const who = note.author || nameOfFile(path);
      const said = { number, who, old: about, text: note.text };
      const isPlaced = entry.found.range !== undefined;
      const finding = noteFinding(isPlaced, range, { ...said, kind: note.kind, page: note.page });
      return { ...said, kind: 'comment', state: isPlaced ? 'open' : 'refused', files: [path], range, finding };
    }
    if (entry.type === 'comment') {
      const { unit, start, end, comment, path } = entry.comment;
      const own = units.slice(unit, unit + 1);
      const range = rangeOfText(own, { start, end }) ?? rangeOfChange(units, { type: 'added', after: unit, text: '' });
      const old = comment.about || (own[0]?.text.slice(0, 20) ?? '');
      const said = { number, who: nameOfFile(path), old, text: comment.text };
      return { ...said, kind: 'comment', state: 'open', files: [path], range, finding: commentFinding(range, said) };
    }
    const { edit } = entry;
    const { change, old, state, paths } = edit;
    const range = rangeOfChange(units, change);
    const who = nameOf(edit);
    const text = textOfChange(change);
    const item = { number, kind: 'edit', who, files: paths, range, old, text } as const;
    if (state === 'taken') return { ...item, state };
    const meeting = state === 'open' ? this.#meeting(number) : [];
    const [other] = meeting;
    const reason: DraftedEdit | Reason =
      state === 'lost' ? { why: 'changed' } : (this.#tornFigure(edit) ?? this.#prover.prove(change, []));
    if ('why' in reason) return { ...item, state: 'refused', finding: this.#refusal(edit, item, reason) };
    const rival = other === undefined ? undefined : this.#entries[other - 1];
    if (other !== undefined && rival?.type === 'edit') {
      const theirs = textOfChange(rival.edit.change);
      const said = { number, who, old, text, other: nameOf(rival.edit), with: other, theirs };
      return { ...item, state: 'conflict', finding: conflictFinding(range, said) };
    }
    return { ...item, state: 'open', finding: openFinding(units, change, { number, who, old, range }) };
  }

  #refusal(
    { change }: FoundEdit,
    { number, who, old, text, range }: Pick<ReviewItem, 'number' | 'who' | 'old' | 'text' | 'range'>,
    reason: Reason,
  ) {
    const { units, header } = this.#now;
    return refusedFinding(units, header, { number, who, old, text, range, reason, change });
  }

  /**
   * A paragraph that was parted within a computed figure comes back as a new one with a piece of the figure in it: what was
   * taken from around the figure is not typed anew elsewhere.
   */
  #tornFigure({ change, paths }: FoundEdit): Reason | undefined {
    const text = textOfChange(change);
    if (change.type === 'moved' || change.type === 'other' || !/\d/.test(text)) return undefined;
    for (const entry of this.#entries) {
      if (entry.type !== 'edit' || entry.edit.change === change) continue;
      const { old, paths: others } = entry.edit;
      if (!paths.some((path) => others.includes(path)) || !sharePiece(old, text)) continue;
      const figure = this.#prover.figureIn(entry.edit.change);
      if (figure) return figure;
    }
    return undefined;
  }

  /** The numbers of edits of other files that change the same place. */
  #meeting(number: number): readonly number[] {
    const entry = this.#entries[number - 1];
    if (entry?.type !== 'edit') return [];
    return this.#entries.flatMap((other, at) => {
      const isOther = at + 1 !== number && other.type === 'edit' && other.edit.state === 'open';
      if (!isOther || other.edit.paths.some((path) => entry.edit.paths.includes(path))) return [];
      return areMeeting(entry.edit.change, other.edit.change) ? [at + 1] : [];
    });
  }
}

/** So many characters in a row are no chance. */
const PIECE = 3;

function sharePiece(old: string, text: string): boolean {
  for (let at = 0; at + PIECE <= old.length; at += 1) if (text.includes(old.slice(at, at + PIECE))) return true;
  return false;
}

function placeOfChange(change: Change): Placed {
  switch (change.type) {
    case 'text':
      return { unit: change.first, offset: change.start };
    case 'removed':
      return { unit: change.first, offset: 0 };
    case 'added':
    case 'row-added':
      return { unit: change.after, offset: Number.MAX_SAFE_INTEGER };
    default:
      return { unit: change.unit, offset: 0 };
  }
}

/** Whether two changes touch the same characters, or one takes away what the other changes. */
function areMeeting(a: Change, b: Change): boolean {
  const [one, other] = [claimOf(a), claimOf(b)];
  if (!one || !other || one.first >= other.first + other.count || other.first >= one.first + one.count) return false;
  if (!one.within || !other.within) return true;
  return one.within.start <= other.within.end && other.within.start <= one.within.end;
}

function claimOf(change: Change) {
  switch (change.type) {
    case 'text': {
      const { first, count, start, end } = change;
      return { first, count, within: { start, end } };
    }
    case 'removed':
      return { first: change.first, count: change.count, within: undefined };
    case 'moved':
      return { first: change.unit, count: 1, within: undefined };
    default:
      return undefined;
  }
}
