import type { Content, Document, DocumentBlock, Note, Run, TableBlock } from '../model/document.js';
import type { TextRun } from '../model/issue.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import type { Template } from '../model/template.js';

/*
 * All that a copy for word processors says, paragraph by paragraph, as its reader has it when nobody changed anything: so what
 * differs was changed. Each stretch knows where it was written, and whether it may be written there.
 */

/** A paragraph or a cell of a copy. */
export interface Unit {
  /** A `fact` stands in a header; what is `made` is the program's alone. */
  readonly role: 'fact' | 'made' | 'heading' | 'paragraph' | 'quote' | 'caption' | 'cell' | 'note';
  readonly level?: number;
  /** The number or mark before it that the program makes. */
  readonly label?: string;
  /** Without that; a hard break is `BREAK`, the first mark of a footnote `NOTE`. */
  readonly text: string;
  readonly segments: readonly UnitSegment[];
  readonly table?: { readonly id: number; readonly row: number; readonly column: number; readonly columns: number };
  /** What goes and comes as a whole: the block, or the row of a table. */
  readonly block: SourceRange;
  /** The table that it is a cell of, with its texts above and below. */
  readonly whole?: SourceRange;
}

export interface UnitSegment {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly length: number;
  /**
   * `copied` text has its characters one by one in the source, `replaced` text as a whole. A `figure` is computed, a `fact` stands
   * in a header, a `note` is the mark of a footnote, a `parting` what lies between two paragraphs.
   */
  readonly kind: 'copied' | 'replaced' | 'figure' | 'fact' | 'note' | 'break' | 'parting';
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  /** Emphasis and link. */
  readonly style: string;
}

/** Unicode's line separator. */
export const BREAK = '\u2028';
/** Unicode's replacement for an object. */
export const NOTE = '\ufffc';

/** The units of a document in the order in which a copy has them; notes come last. */
export function unitsOf(document: Document, template: Pick<Template, 'contents'>): readonly Unit[] {
  const collector = new Collector();
  const { masthead, title, preamble, body, colophon } = document;
  for (const run of masthead.marking) collector.fact([run]);
  if (masthead.name.type === 'text') collector.fact([masthead.name.text]);
  collector.fact([masthead.number]);
  collector.fact([masthead.period]);
  collector.fact([masthead.publisher, masthead.date], ' ');
  const [first] = body;
  if (template.contents && body.some(({ type }) => type === 'heading') && first) {
    const { range } = first;
    collector.made(template.contents.title, { ...range, end: range.start });
  }
  if (title) collector.fact([title]);
  for (const block of [...preamble, ...body]) collector.block(block);
  for (const { content } of colophon) collector.fact(content);
  return collector.finish();
}

class Collector {
  readonly #units: Unit[] = [];
  readonly #notes = new Set<Note>();
  #tables = 0;

  fact(runs: readonly TextRun[], between = ''): void {
    const [first] = runs;
    if (!first) return;
    const segments: UnitSegment[] = [];
    let text = '';
    for (const run of runs) {
      if (text !== '') text += between;
      const [start, end] = [run.map[0]?.sourceStart ?? 0, run.map.at(-1)?.sourceEnd ?? 0];
      segments.push({ at: text.length, length: run.text.length, kind: 'fact', file: run.file, start, end, style: '' });
      text += run.text;
    }
    const { file, start, end } = segments[0] as UnitSegment;
    this.#put({ role: 'fact', text, segments, block: { file, start, end } });
  }

  made(text: string, block: SourceRange): void {
    this.#put({
      role: 'made',
      text,
      segments: [{ ...block, at: 0, length: text.length, kind: 'fact', style: '' }],
      block,
    });
  }

  block(block: DocumentBlock): void {
    switch (block.type) {
      case 'heading': {
        const { level, label, content, range } = block;
        this.#put({ role: 'heading', level, label: label.text, ...this.#read(content), block: range });
        break;
      }
      case 'paragraph': {
        const { kind, label, item, lead, content, range } = block;
        const isTyped = label !== undefined && !(item && isMarker(label)) && isTypedLabel(label);
        const all = [...(isTyped ? [label] : []), ...styled(lead, 'lead'), ...content];
        const role = kind === 'quote' ? 'quote' : 'paragraph';
        this.#put({ role, ...(label && !isTyped && { label: label.text }), ...this.#read(all), block: range });
        break;
      }
      case 'table':
        this.#table(block);
        break;
      case 'figure':
        if (block.caption.length > 0) this.#put({ role: 'caption', ...this.#read(block.caption), block: block.range });
    }
  }

  #table({ caption, unit, head, rows, notes, range: whole }: TableBlock): void {
    const beside = (content: Content): void => {
      const read = this.#read(content);
      this.#put({ role: 'caption', ...read, block: rangeOf(read.segments) ?? whole, whole });
    };
    if (caption) beside(caption);
    if (unit) beside(unit);
    const id = this.#tables;
    this.#tables += 1;
    const [first] = head;
    const last = head.at(-1);
    const headRange = first && last ? { ...first.range, end: last.range.end } : whole;
    const all = [{ cells: head, range: headRange }, ...rows];
    all.forEach(({ cells, range }, row) => {
      cells.forEach(({ content, range: own }, column) => {
        const read = this.#read(content);
        const table = { id, row, column, columns: cells.length };
        // An empty cell has a place, though there is nothing in it.
        const segments =
          read.segments.length > 0
            ? read.segments
            : [{ ...own, at: 0, length: 0, kind: 'copied' as const, style: 'none ' }];
        this.#put({ role: 'cell', text: read.text, segments, table, block: range, whole });
      });
    });
    for (const note of notes) beside(note);
  }

  #put(unit: Unit): void {
    this.#units.push(unit);
  }

  #read(content: Content): Pick<Unit, 'text' | 'segments'> {
    const segments: UnitSegment[] = [];
    let text = '';
    for (const part of content) {
      if (part.type !== 'text') {
        segments.push({ ...part.range, at: text.length, length: 1, kind: 'break', style: '' });
        text += BREAK;
        continue;
      }
      const isFirst = part.note !== undefined && !this.#notes.has(part.note);
      if (part.note) this.#notes.add(part.note);
      const own = part.note ? markOf(part, isFirst) : segmentsOf(part);
      segments.push(...own.map((segment) => ({ ...segment, at: segment.at + text.length })));
      text += isFirst ? NOTE : part.text;
    }
    return trimmed(text, segments);
  }

  finish(): readonly Unit[] {
    for (const note of this.#notes) {
      for (const content of note.paragraphs) {
        const read = this.#read(content);
        const block = rangeOf(read.segments);
        if (block) this.#put({ role: 'note', ...read, block });
      }
    }
    return this.#units;
  }
}

/** Whether a label stands at what an item of a list begins with: then it is counted, whatever was typed there. */
function isMarker({ file, map }: TextRun): boolean {
  const [place] = map;
  return place === undefined || /^\s*(?:\d+[.)]|[-*+])?\s*$/.test(file.text.slice(place.sourceStart, place.sourceEnd));
}

/** A number that its author typed stands in the text as it is; one that is counted stands at a mark of Markdown, or at nothing. */
function isTypedLabel({ file, text, map }: TextRun): boolean {
  const [place] = map;
  if (!place) return false;
  const typed = file.text.slice(place.sourceStart, place.sourceEnd).trim();
  return typed === text || /^[（(].*[）)]$|^\d+．$/.test(typed);
}

const styled = (content: Content, style: string): readonly (Content[number] & { readonly look?: string })[] =>
  content.map((part) => ({ ...part, look: style }));

function segmentsOf(run: Run & { readonly look?: string }): readonly UnitSegment[] {
  const { file, map, missing, look } = run;
  const style = look ?? `${run.emphasis} ${run.link ?? ''}`;
  return map.map(({ type, at, length, sourceStart: start, sourceEnd: end }) => {
    const isFigure = missing === true || (type === 'replaced' && /^[{｛]{2}/u.test(file.text.slice(start, start + 2)));
    return { at, length, kind: isFigure ? 'figure' : type, file, start, end, style };
  });
}

const markOf = ({ text, file, map }: Run, isFirst: boolean): readonly UnitSegment[] => [
  {
    at: 0,
    length: isFirst ? NOTE.length : text.length,
    kind: 'note',
    file,
    start: map[0]?.sourceStart ?? 0,
    end: map.at(-1)?.sourceEnd ?? 0,
    style: '',
  },
];

function rangeOf(segments: readonly UnitSegment[]): SourceRange | undefined {
  const [first] = segments;
  return (
    first && {
      file: first.file,
      start: first.start,
      end: segments.reduce((end, one) => Math.max(end, one.end), first.end),
    }
  );
}

/** Without blanks at the ends, which no reader of a copy keeps. */
function trimmed(text: string, segments: readonly UnitSegment[]): Pick<Unit, 'text' | 'segments'> {
  const start = text.length - text.replace(/^[ \t\u3000\u00a0]+/, '').length;
  const end = text.replace(/[ \t\u3000\u00a0]+$/, '').length;
  if (start === 0 && end === text.length) return { text, segments };
  return { text: text.slice(start, end), segments: segments.flatMap((segment) => cutSegment(segment, start, end)) };
}

/** The part of a segment from `start` to `end`, by offsets in the text; what is replaced stays whole. */
export function cutSegment(segment: UnitSegment, start: number, end: number): readonly UnitSegment[] {
  const from = Math.max(segment.at, start);
  const to = Math.min(segment.at + segment.length, end);
  if (from >= to) return [];
  const place = { at: from - start, length: to - from };
  if (segment.kind !== 'copied') return [{ ...segment, ...place }];
  const first = segment.start + (from - segment.at);
  return [{ ...segment, ...place, start: first, end: first + (to - from) }];
}
