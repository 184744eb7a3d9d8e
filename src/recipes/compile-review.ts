import type { Memo } from '../memo/memo.js';
import type { Page } from '../model/page.js';
import type { AnnotatedPdf, ReturnedDocument } from '../model/returned-document.js';
import { wholeFile } from '../model/source.js';
import { type Change, type FoundComment, textOfChange } from '../review/change.js';
import { compareReturned } from '../review/compare-returned.js';
import type { DraftedEdit } from '../review/drafted-edit.js';
import { type PlacedNote, placeNotes } from '../review/place-notes.js';
import { type RebasedChange, rebaseOnto } from '../review/rebase-changes.js';
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
import { tornFigures } from '../review/torn-figures.js';
import type { UnitSegment } from '../review/units.js';
import { type MadeEdits, Prover } from './prove-edits.js';
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
  readonly files: MadeEdits['files'];
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

/** How many characters a copy changed, had it been made of these sources; none where it is too unlike to have been. */
export function changesFrom(returned: ReturnedDocument, sources: ReviewedSources, memo: Memo): number | undefined {
  const read = readUnits(sources, memo);
  const found = read && compareReturned(read.units, returned);
  if (!found || found.likeness < LEAST_LIKENESS) return undefined;
  return found.changes.reduce((sum, { old, change }) => sum + old.length + textOfChange(change).length, 0);
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
  for (const [copy, { returned, base: sources }] of copies.entries()) {
    const base = hasSameTexts(sources, present) ? now : readUnits(sources, memo);
    if (!base) return undefined;
    const found = compareReturned(base.units, returned, base.pictures);
    const still = base === now ? found : compareReturned(now.units, returned, now.pictures);
    const rebased = rebaseOnto(base.units, now.units, found, still);
    const { path, editor } = returned;
    const torn = tornFigures(base.units, found.changes);
    for (const [at, change] of rebased.changes.entries()) {
      const figure = torn[at];
      addEdit(edits, { ...change, paths: [path], origins: [`${copy} ${at}`], copy, ...(figure && { torn: figure }) });
    }
    comments.push(
      ...rebased.comments.map((comment) => ({ ...comment, path: comment.comment.author || editor || path })),
    );
  }
  const prover = new Prover(present, now, memo);
  const look = (sources: ReviewedSources): Review | undefined => {
    const review = compileReview(sources, copies, memo);
    return review instanceof Review ? review : undefined;
  };
  return new Review(now, { edits, comments, notes: pdfs.flatMap((pdf) => notesIn(pdf, now)) }, prover, look);
}

interface FoundEdit extends RebasedChange {
  readonly paths: readonly string[];
  /** Names of the changes of copies that it is: they stay as they are, however the sources change. */
  readonly origins: readonly string[];
  /** The first copy that wants it. */
  readonly copy: number;
  /** The figure that it has a piece of. */
  readonly torn?: Reason;
}

/** Several may want the same. */
function addEdit(edits: FoundEdit[], edit: FoundEdit): void {
  const key = (one: FoundEdit): string => JSON.stringify([one.change, one.state]);
  const at = edits.findIndex((one) => key(one) === key(edit));
  const same = edits[at];
  if (!same) edits.push(edit);
  else {
    const authors = new Set([same, edit].map(nameOf));
    edits[at] = {
      ...same,
      author: [...authors].join('、'),
      paths: [...new Set([...same.paths, ...edit.paths])],
      origins: [...same.origins, ...edit.origins],
    };
  }
}

const nameOfFile = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const nameOf = ({ author, paths }: FoundEdit): string => author || nameOfFile(paths[0] ?? '');

const hasSameTexts = ({ issue: a }: ReviewedSources, { issue: b }: ReviewedSources): boolean => {
  const texts = ({ index, sections }: typeof a) =>
    JSON.stringify([index, ...sections].map(({ path, text }) => [path, text]));
  return a === b || texts(a) === texts(b);
};

interface Placed {
  readonly unit: number;
  readonly offset: number;
}

type Entry =
  | (Placed & { readonly type: 'note'; readonly found: FoundNote })
  | (Placed & { readonly type: 'edit'; readonly edit: FoundEdit })
  | (Placed & { readonly type: 'comment'; readonly comment: FoundComment & { readonly path: string } });

/** What one pass over the edits came to. */
interface AppliedRound extends MadeEdits {
  /** The origins of what was made. */
  readonly made: ReadonlySet<string>;
  readonly refused: ReadonlyMap<number, Reason>;
}

const originsOf = (entry: Entry): readonly string[] => (entry.type === 'edit' ? entry.edit.origins : []);

/** What is put behind one paragraph stands there in the order of the copy. */
function byTarget(a: Entry, b: Entry): number {
  const [one, other] = [targetOf(a), targetOf(b)];
  return one.unit - other.unit || one.offset - other.offset || one.copy - other.copy || one.came - other.came;
}

function targetOf(entry: Entry): Placed & { readonly copy: number; readonly came: number } {
  if (entry.type !== 'edit') return { ...entry, copy: 0, came: 0 };
  const { change, copy, came } = entry.edit;
  const target = change.type === 'moved' ? { unit: change.after, offset: Number.MAX_SAFE_INTEGER } : entry;
  return { unit: target.unit, offset: target.offset, copy, came: came[0] ?? 0 };
}

class Review implements CompiledReview {
  readonly items: readonly ReviewItem[];
  readonly #now: ReadUnits;
  readonly #entries: readonly Entry[];
  readonly #prover: Prover;
  readonly #look: (sources: ReviewedSources) => Review | undefined;

  constructor(
    now: ReadUnits,
    found: {
      readonly edits: readonly FoundEdit[];
      readonly comments: readonly (FoundComment & { readonly path: string })[];
      readonly notes: readonly FoundNote[];
    },
    prover: Prover,
    look: (sources: ReviewedSources) => Review | undefined,
  ) {
    this.#now = now;
    this.#prover = prover;
    this.#look = look;
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
    const wanted = new Set(this.#entries.flatMap((entry, at) => (numbers.has(at + 1) ? originsOf(entry) : [])));
    const made = new Set<string>();
    const files = new Map<string, { readonly before: string; readonly after: string }>();
    const first = this.#applyOnce(wanted);
    // What could not be made beside the others may be made behind them, until a look at the sources finds nothing more.
    let round: AppliedRound | undefined = first;
    let last: Review = this;
    for (let left = this.#entries.length; round && round.made.size > 0; left -= 1) {
      for (const origin of round.made) made.add(origin);
      for (const { path, before, after } of round.files) {
        files.set(path, { before: files.get(path)?.before ?? before, after });
      }
      const next: Review | undefined = left > 0 ? this.#look(round.sources) : undefined;
      round = next === undefined ? undefined : next.#applyOnce(wanted);
      last = next ?? last;
    }
    const taken = last === this ? made : new Set([...made, ...last.#originsTaken()]);
    const isTaken = (entry: Entry, at: number): boolean =>
      numbers.has(at + 1) && originsOf(entry).some((origin) => taken.has(origin));
    const applied = this.#entries.flatMap((entry, at) =>
      isTaken(entry, at) && this.items[at]?.state !== 'taken' ? [at + 1] : [],
    );
    return {
      applied: new Set(applied),
      items: this.items.map((item) => this.#afterwards(item, new Set(applied), first.refused)),
      files: [...files].map(([path, texts]) => ({ path, ...texts })),
    };
  }

  #originsTaken(): readonly string[] {
    return this.#entries.flatMap((entry, at) => (this.items[at]?.state === 'taken' ? originsOf(entry) : []));
  }

  /** Makes what is wanted, as far as it can be made at once. */
  #applyOnce(wanted: ReadonlySet<string>): AppliedRound {
    const isWanted = (entry: Entry): boolean => originsOf(entry).some((origin) => wanted.has(origin));
    const numbers = new Set(this.#entries.flatMap((entry, at) => (isWanted(entry) ? [at + 1] : [])));
    const ways: DraftedEdit[] = [];
    const made = new Set<string>();
    const refused = new Map<number, Reason>();
    const chosen = this.#entries.map((entry, at) => ({ entry, number: at + 1 })).filter(({ entry }) => isWanted(entry));
    for (const { entry, number } of chosen.toSorted((a, b) => byTarget(a.entry, b.entry))) {
      const item = this.items[number - 1];
      if (entry.type !== 'edit' || !item || !this.#mayApply(item, number, numbers)) continue;
      const way = this.#prover.prove(entry.edit.change, ways);
      if ('why' in way) refused.set(number, way);
      else {
        ways.push(way);
        for (const origin of entry.edit.origins) made.add(origin);
      }
    }
    return { made, refused, ...this.#prover.make(ways) };
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
      state === 'lost' ? { why: 'changed' } : (edit.torn ?? this.#prover.prove(change, []));
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
