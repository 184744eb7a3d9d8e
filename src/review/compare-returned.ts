import { type AlignedText, type AlignmentStep, alignParagraphs } from '../model/align-paragraphs.js';
import { readLabel } from '../model/label.js';
import type { BlockMarks, ReturnedComment, ReturnedDocument } from '../model/returned-document.js';
import { compareTexts, type TextChange } from '../model/text-atoms.js';
import type { Change, FoundChange, FoundComment, FoundReview, OtherChange } from './change.js';
import { type CameEntry, cameEntries, type OwnEntry, ownEntries, UNMARKED } from './entries.js';
import type { Unit } from './units.js';

/* What a reviewer changed and said, found by comparing texts: tracking only tells who. */

/** Compares a copy that came back with the units of the document that it was made of. */
export function compareReturned(units: readonly Unit[], returned: ReturnedDocument, pictures?: number): FoundReview {
  const own = ownEntries(units);
  const came = cameEntries(returned);
  const finder = new Finder(units, returned);
  const steps = alignParagraphs(own.text, came.text);
  finder.follow(steps, own.text, came.text);
  finder.follow(alignParagraphs(own.notes, came.notes), own.notes, came.notes);
  if (pictures !== undefined) finder.countPictures(pictures);
  return finder.found(likenessOf(steps, own.text));
}

/** By characters. */
function likenessOf(steps: readonly AlignmentStep[], own: readonly OwnEntry[]): number {
  const size = ({ text }: OwnEntry): number => text.length;
  const all = own.reduce((sum, one) => sum + size(one), 0);
  const kept = steps.filter(({ type }) => type === 'pair' || type === 'moved');
  const paired = kept.flatMap(({ start, end }) => own.slice(start, end)).reduce((sum, one) => sum + size(one), 0);
  return all === 0 ? 1 : paired / all;
}

class Finder {
  readonly #units: readonly Unit[];
  readonly #returned: ReturnedDocument;
  readonly #changes: FoundChange[] = [];
  readonly #comments: FoundComment[] = [];
  readonly #labels: FoundChange[] = [];
  readonly #places: (number | undefined)[] = [];
  /** Numbers behind what came, went or moved change by themselves. */
  #isRenumbered = false;

  constructor(units: readonly Unit[], returned: ReturnedDocument) {
    this.#units = units;
    this.#returned = returned;
  }

  found(likeness: number): FoundReview {
    const changes = this.#isRenumbered ? this.#changes : [...this.#changes, ...this.#labels];
    return { changes, comments: this.#comments, places: this.#places, likeness };
  }

  follow(steps: readonly AlignmentStep[], own: readonly OwnEntry[], came: readonly CameEntry[]): void {
    let after = -1;
    for (const { type, start, end, newStart, newEnd } of steps) {
      const [olds, news] = [own.slice(start, end), came.slice(newStart, newEnd)];
      const last = olds.at(-1);
      const [old] = olds;
      const [now] = news;
      for (const { index } of news) this.#places[index] = old?.first;
      if (type === 'pair') this.#compare(olds, news);
      else if (type === 'removed' && old) this.#remove(old);
      else if (type === 'added' && now) this.#add(now, after);
      else if (type === 'moved' && old && now) this.#move(old, now, after);
      if (last && type !== 'moved') after = last.first + last.count - 1;
    }
  }

  #compare(olds: readonly OwnEntry[], news: readonly CameEntry[]): void {
    const [old] = olds;
    const [now] = news;
    if (!old || !now) return;
    if (old.kind === 'table') {
      this.#compareTables(olds, news);
      return;
    }
    const units = olds.flatMap(({ first }) => this.#units[first] ?? []);
    const parts = news.map(({ full }, at) => {
      const unit = news.length > 1 && units.length === 1 && at > 0 ? undefined : units[at];
      const { rest, label } = takeLabel(unit?.label, full);
      if (unit && label !== undefined && label !== '') this.#relabel(old.first + at, unit, label, now);
      return rest;
    });
    const before = units.map(({ text }) => text).join('\n');
    const after = parts.join('\n');
    if (units.length !== news.length) this.#isRenumbered = true;
    const found = compareTexts(before, after).filter((one) => !isOfPrograms(units, before, after, one));
    const marks = joinedMarks(news);
    for (const { start, end, newStart, newEnd } of found) {
      const text = after.slice(newStart, newEnd);
      const removed = before.slice(start, end);
      const change = { type: 'text', first: old.first, count: units.length, start, end, text } as const;
      const author = this.#authorOf(removed, text, marks);
      this.#changes.push({ change, old: removed, author, came: news.map(({ index }) => index) });
    }
    this.#compareLevels(units, old, now);
    const shift = now.full.length - (parts[0]?.length ?? 0);
    for (const comment of marks.comments) this.#place(comment, old.first, before, after, shift);
  }

  /** A heading that became text, or another heading: what says so is no text. */
  #compareLevels([unit]: readonly Unit[], { first }: OwnEntry, now: CameEntry): void {
    if (!unit || unit.role === 'fact' || unit.role === 'made') return;
    const was = unit.role === 'heading' ? unit.level : undefined;
    if (was === now.outline || (was === undefined && unit.role !== 'paragraph')) return;
    // Where a paragraph before it went, it may have taken over how that looked.
    const before = this.#changes.at(-1)?.change;
    if (before?.type === 'removed' && before.first + before.count === first) return;
    const level = (one: number | undefined): string => (one === undefined ? '' : String(one));
    this.#other('heading', first, { old: level(was), text: level(now.outline) }, now);
  }

  #relabel(at: number, unit: Unit, label: string, { index, marks }: CameEntry): void {
    const old = unit.label ?? '';
    const change = { type: 'other', unit: at, what: 'label', old, text: label } as const;
    this.#labels.push({ change, old, author: this.#authorOf(old, label, marks), came: [index] });
  }

  #compareTables(olds: readonly OwnEntry[], news: readonly CameEntry[]): void {
    const [old] = olds;
    const [now] = news;
    if (!old || !now) return;
    for (const { marks } of news) for (const comment of marks.comments) this.#placeInTable(comment, old);
    const columns = old.rows[0]?.length ?? 0;
    if (olds.length > 1 || news.length > 1 || now.rows.some((row) => row.length !== columns)) {
      this.#other('table', old.first, { old: old.full, text: news.map(({ full }) => full).join('\n') }, now);
      return;
    }
    const entry = (row: readonly string[]): AlignedText => ({ text: row.join('\t'), kind: '' });
    const steps = alignRows(old.rows.map(entry), now.rows.map(entry));
    let after = -1;
    for (const step of steps) {
      if (step.type === 'removed') {
        this.#isRenumbered = true;
        const first = old.first + step.start * columns;
        this.#push({ type: 'removed', first, count: columns }, old.rows[step.start]?.join(' | ') ?? '', now);
        continue;
      }
      const cells = now.rows[step.newStart] ?? [];
      if (step.type === 'pair') {
        after = step.start;
        this.#compareCells(old.first + step.start * columns, cells, now);
      } else this.#push({ type: 'row-added', after: old.first + (after + 1) * columns - 1, cells }, '', now);
    }
  }

  #compareCells(first: number, cells: readonly string[], now: CameEntry): void {
    cells.forEach((after, column) => {
      const before = this.#units[first + column]?.text ?? '';
      for (const { start, end, newStart, newEnd } of compareTexts(before, after)) {
        const text = after.slice(newStart, newEnd);
        this.#push({ type: 'text', first: first + column, count: 1, start, end, text }, before.slice(start, end), now);
      }
    });
  }

  #push(change: Change, old: string, now?: CameEntry): void {
    const text = change.type === 'row-added' ? change.cells.join('') : 'text' in change ? change.text : '';
    const author = this.#authorOf(old, text, now?.marks ?? UNMARKED);
    this.#changes.push({ change, old, author, came: now ? [now.index] : [] });
  }

  #remove({ first, count, full, kind }: OwnEntry): void {
    if (this.#units[first]?.role === 'made') return;
    if (kind === 'text') this.#isRenumbered = true;
    this.#push({ type: 'removed', first, count }, full);
  }

  #add(now: CameEntry, after: number): void {
    const { full, kind, outline, marks, rows } = now;
    this.#isRenumbered = true;
    if (kind === 'table') {
      const text = rows.map((row) => row.join(' | ')).join('\n');
      this.#other('table', Math.max(0, after), { old: '', text }, now);
    } else this.#push({ type: 'added', after, text: full, ...(outline !== undefined && { level: outline }) }, '', now);
    for (const comment of marks.comments) this.#comments.push({ unit: Math.max(0, after), start: 0, end: 0, comment });
  }

  #move(old: OwnEntry, now: CameEntry, after: number): void {
    const unit = this.#units[old.first];
    if (!unit) return;
    this.#isRenumbered ||= old.kind !== 'table';
    const text = old.kind === 'table' ? old.full : unit.text;
    this.#push({ type: 'moved', unit: old.first, after, text }, old.full, now);
    // What was changed in it besides is told by itself, and may be taken or left.
    if (old.kind === 'table') {
      this.#compareTables([old], [now]);
      return;
    }
    const { rest } = takeLabel(unit.label, now.full);
    for (const one of compareTexts(text, rest).filter((change) => !isOfPrograms([unit], text, rest, change))) {
      const { start, end } = one;
      const written = rest.slice(one.newStart, one.newEnd);
      const change = { type: 'text', first: old.first, count: 1, start, end, text: written } as const;
      this.#push(change, text.slice(start, end), now);
    }
    for (const comment of now.marks.comments) this.#place(comment, old.first, text, text, 0);
  }

  #other(
    what: OtherChange,
    unit: number,
    said: { readonly old: string; readonly text: string },
    now?: CameEntry,
  ): void {
    const author = this.#authorOf(said.old, said.text, now?.marks ?? UNMARKED);
    const came = now ? [now.index] : [];
    this.#changes.push({ change: { type: 'other', unit, what, ...said }, old: said.old, author, came });
  }

  /** A copy has a picture for each figure, and for a name that is one. */
  countPictures(expected: number): void {
    const came = this.#returned.blocks.filter(({ block }) => block.type === 'picture' || block.type === 'lost').length;
    if (came === expected) return;
    const what = came > expected ? 'picture-added' : 'picture-removed';
    this.#other(what, 0, { old: String(expected), text: String(came) });
  }

  /** Who changed something: whoever tracking names for what went or came there, else who saved the file last. */
  #authorOf(old: string, text: string, own: BlockMarks): string {
    const named = (marks: BlockMarks): readonly string[] => [
      ...marks.removed.filter((one) => isPartOf(one.text, old)).map(({ author }) => author),
      ...marks.added.filter((one) => isPartOf(one.text, text)).map(({ author }) => author),
    ];
    const all = [own, ...this.#returned.blocks.map(({ marks }) => marks)];
    for (const marks of all) {
      const authors = new Set(named(marks).filter((author) => author !== ''));
      if (authors.size > 0) return [...authors].join('、');
    }
    return this.#returned.editor ?? '';
  }

  /** @param shift how many characters stand before the text in the copy */
  #place(comment: ReturnedComment, first: number, before: string, after: string, shift: number): void {
    const near = Math.max(0, comment.before.length - shift);
    const at = comment.about === '' ? near : nearestPlace(after, comment.about, near);
    const start = oldOffset(before, after, at);
    const end = Math.max(start, oldOffset(before, after, at + comment.about.length));
    // The first of paragraphs that were joined is as good a place as any.
    this.#comments.push({ unit: first, start, end, comment });
  }

  #placeInTable(comment: ReturnedComment, { first, count }: OwnEntry): void {
    const cells = this.#units.slice(first, first + count);
    const whole = comment.before + comment.about;
    const found = cells.findIndex(({ text }) => text !== '' && (whole === '' ? false : text.startsWith(whole)));
    const near =
      found < 0 ? cells.findIndex(({ text }) => comment.about !== '' && text.includes(comment.about)) : found;
    const text = cells[near]?.text ?? '';
    const start = Math.max(0, text.indexOf(comment.about, Math.min(text.length, comment.before.length)));
    this.#comments.push({ unit: first + Math.max(0, near), start, end: start + comment.about.length, comment });
  }
}

/** A reference that a program lost its aim of says so in its own words. */
const LOST_REFERENCE = /^(?:Error|错误)[:：!！]/;

/** What no person changed: blanks of another kind, and words of a lost reference. */
function isOfPrograms(units: readonly Unit[], before: string, after: string, change: TextChange): boolean {
  const old = before.slice(change.start, change.end);
  const text = after.slice(change.newStart, change.newEnd);
  if (old !== '' && text !== '' && /^[^\S\n]+$/.test(old) && /^[^\S\n]+$/.test(text)) return true;
  return LOST_REFERENCE.test(text) && units.some(({ segments }) => segments.some((one) => one.kind === 'note'));
}

/** What tracking has in one piece may be told in several, and the other way round. */
const isPartOf = (tracked: string, told: string): boolean =>
  tracked !== '' && told !== '' && (told.includes(tracked) || tracked.includes(told));

const joinedMarks = (entries: readonly CameEntry[]): BlockMarks => ({
  added: entries.flatMap(({ marks }) => marks.added),
  removed: entries.flatMap(({ marks }) => marks.removed),
  comments: entries.flatMap(({ marks }) => marks.comments),
});

/** The text of a copy without the number that the program made, and the number where it is another one. */
function takeLabel(label: string | undefined, full: string): { readonly rest: string; readonly label?: string } {
  if (label === undefined) return { rest: full };
  if (full.startsWith(label)) return { rest: full.slice(label.length).replace(/^[ \t\u3000\u00a0]+/, '') };
  const typed = readLabel(full);
  return typed && label !== '——' ? { rest: full.slice(typed.length), label: typed.text } : { rest: full, label: '' };
}

/** Rows are parted and joined by nobody: where as many came back as there were, each is that in its place unless another is more like it. */
function alignRows(before: readonly AlignedText[], after: readonly AlignedText[]): readonly AlignmentStep[] {
  if (before.length === after.length) {
    return before.map((_, at) => ({ type: 'pair', start: at, end: at + 1, newStart: at, newEnd: at + 1 }));
  }
  return alignParagraphs(before, after).flatMap((step): readonly AlignmentStep[] => {
    const { type, start, end, newStart, newEnd } = step;
    const gone = Array.from({ length: end - start }, (_, at) => start + at);
    const come = Array.from({ length: newEnd - newStart }, (_, at) => newStart + at);
    if (type !== 'moved' && gone.length <= 1 && come.length <= 1) return [step];
    return [
      ...gone.map((at) => ({ type: 'removed', start: at, end: at + 1, newStart, newEnd: newStart }) as const),
      ...come.map((at) => ({ type: 'added', start: end, end, newStart: at, newEnd: at + 1 }) as const),
    ];
  });
}

function nearestPlace(text: string, sought: string, near: number): number {
  let best = -1;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best < 0 ? Math.min(near, text.length) : best;
}

/** Where a place in the new text was in the old one. */
export function oldOffset(before: string, after: string, offset: number): number {
  let shift = 0;
  for (const { start, end, newStart, newEnd } of compareTexts(before, after)) {
    if (newEnd <= offset) shift = end - newEnd;
    else if (newStart <= offset) return start;
    else break;
  }
  return Math.min(before.length, Math.max(0, offset + shift));
}
