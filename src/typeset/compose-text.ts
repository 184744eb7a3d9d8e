import type { Typefaces } from '../model/face.js';
import type { Finding } from '../model/finding.js';
import { type Em, em } from '../model/length.js';
import type { SourceRange } from '../model/source.js';
import type { Composition } from '../model/template.js';
import { breakLines } from './break-lines.js';
import { isWesternClass } from './char-class.js';
import { collectItems, sourceAt, type TextSpan } from './collect-items.js';
import { finding } from './finding.js';
import { hold, type Item, type PreparedText, type TextCells } from './item.js';
import { justifyLine } from './justify-line.js';
import type { BrokenLine, Frame, LineRoom } from './line.js';
import { prepareText } from './prepare-text.js';
import { type CharacterSetter, createCharacterSetter } from './set-character.js';

/** What composing a text needs besides the text; it is good for one set of typefaces and one set of rules. */
export interface Compositor {
  readonly setCharacter: CharacterSetter;
  readonly composition: Composition;
  readonly compositions?: KnownLines;
}

/** Composes with one set of typefaces and rules. */
export const createCompositor = (
  typefaces: Typefaces,
  composition: Composition,
  compositions?: KnownLines,
): Compositor => ({
  setCharacter: createCharacterSetter(typefaces, composition),
  composition,
  ...(compositions && { compositions }),
});

/** Lines that were composed before with the same typefaces and rules, by what they were composed of. */
export interface KnownLines {
  find(key: string): readonly ComposedLine[] | undefined;
  keep(key: string, lines: readonly ComposedLine[]): void;
}

/** The room a text is set in, in em of its own size. */
export interface TextBox {
  readonly measure: Em;
  /** The indent of the first line. */
  readonly indent: Em;
  /** `justify` fills all lines but the last; the others leave every line at its natural width. */
  readonly align: 'justify' | 'left' | 'center' | 'right';
  /** The text goes on from a line above it, as after a hard break: its first line is like any other (E2). */
  readonly continues?: true;
  /** R5: a title is broken between words into lines of like width, whatever breaker the template has. */
  readonly balanced?: true;
}

/** One line: its cells, and where it begins in its box. */
export interface ComposedLine {
  /** The cells of the whole text; those of the line are from `start` to before `end`. */
  readonly cells: TextCells;
  readonly start: number;
  readonly end: number;
  /** The spans of the whole text: they know where its items were written, and what they belong to. */
  readonly spans: readonly TextSpan[];
  /** Those of them that have a glyph on the line, in order. */
  readonly shown: readonly number[];
  /** The distance from the box's left edge to the first cell. */
  readonly x: Em;
  /** The width up to the end of the last cell, or to the mark that hangs over the edge (K6). */
  readonly width: Em;
}

/** A line that nothing stands on. */
export const emptyLine: ComposedLine = {
  cells: {
    characters: [],
    x: new Float64Array(),
    advance: new Float64Array(),
    span: new Uint32Array(),
    start: new Uint32Array(),
    end: new Uint32Array(),
  },
  start: 0,
  end: 0,
  spans: [],
  shown: [],
  x: em(0),
  width: em(0),
};

export interface ComposedText {
  readonly lines: readonly ComposedLine[];
  readonly findings: readonly Finding[];
}

/** Sets a text in a box, or takes the lines of the same text from an earlier compile. */
export function composeText(spans: readonly TextSpan[], box: TextBox, compositor: Compositor): ComposedText {
  const { compositions } = compositor;
  if (!compositions) return compose(spans, box, compositor);
  const key = compositionKey(spans, box);
  const known = compositions.find(key);
  if (known) return { lines: known.map((line) => ({ ...line, spans })), findings: [] };
  const composed = compose(spans, box, compositor);
  // What is found in a text stands at its place: it is found anew wherever the text has moved to.
  if (composed.findings.length === 0) compositions.keep(key, composed.lines);
  return composed;
}

/** All that lines depend on besides fonts and rules; a text may not look like the end of another's. */
function compositionKey(spans: readonly TextSpan[], box: TextBox): string {
  const texts = spans.map(({ text, role, raised }) => [text, role, raised]);
  return JSON.stringify([box.measure, box.indent, box.align, box.continues, box.balanced, texts]);
}

/** Collect items, prepare what stands between them, break lines, justify each. */
function compose(spans: readonly TextSpan[], box: TextBox, compositor: Compositor): ComposedText {
  const { composition, setCharacter } = compositor;
  const { items, places, findings: missing } = collectItems(spans, setCharacter, composition);
  const text = prepareText(items, composition);
  const frame = frameOf(box, composition);
  const broken = breakLines(text, frame, box.balanced ? 'balanced' : composition.breaker);
  const findings = [...missing];
  const x = new Float64Array(items.length);
  const advance = new Float64Array(items.length);
  const cells = { ...places, characters: [...items], x, advance };
  const lines = broken.map((line, index): ComposedLine => {
    const fill = box.align === 'justify' && index < broken.length - 1;
    const { start, end } = line;
    const set = justifyLine(text, line, { rules: composition, fill }, cells);
    const carried = carriedOver(text, line);
    findings.push(...lineFindings(line, { cells, start, end, spans, looseness: set.looseness, carried }, composition));
    const indent = index === 0 ? box.indent : em(0);
    const { measure } = index === 0 ? frame.first : frame.others;
    const left = alignedX(box.align, indent, measure - set.width);
    return { cells, start, end, spans, shown: shownSpans(cells, start, end), width: set.width, x: left };
  });
  return { lines, findings };
}

/** The spans that have a glyph among these cells; cells are in the order of their spans. */
function shownSpans({ characters, span }: TextCells, start: number, end: number): readonly number[] {
  const shown: number[] = [];
  for (let index = start; index < end; index += 1) {
    const own = span[index] ?? 0;
    if (characters[index]?.shaped && own !== shown.at(-1)) shown.push(own);
  }
  return shown;
}

function frameOf({ measure, indent, continues }: TextBox, rules: Composition): Frame {
  const others: LineRoom = { measure, trimsOpening: rules.lineStartOpening === 'half' };
  if (continues) return { first: others, others, rules };
  // E3 is about the indent: without one the paragraph's first mark keeps its place at the edge.
  const trimsOpening = indent > 0 && rules.indentOpening === 'half';
  return { first: { measure: em(measure - indent), trimsOpening }, others, rules };
}

function alignedX(align: TextBox['align'], indent: Em, rest: number): Em {
  switch (align) {
    case 'justify':
    case 'left':
      return indent;
    case 'center':
      return em(indent + rest / 2);
    case 'right':
      return em(indent + rest);
  }
}

/** The names of K7's ties, in the order in which they give way. */
const forcedBreaks = {
  [hold.glue]: 'forced-break/glue',
  [hold.word]: 'forced-break/word',
  [hold.number]: 'forced-break/number',
  [hold.kinsoku]: 'forced-break/kinsoku',
  [hold.never]: 'forced-break/long',
} as const;

/** A gap that is just as wide as allowed must not be reported for the last bit. */
const TOLERANCE = 1e-9;

/** K7, K8, J5: what could not be kept on a line is said at its place. */
function lineFindings(
  line: BrokenLine,
  set: WrittenLine & { readonly looseness: Em; readonly carried: readonly Item[] },
  rules: Composition,
): Finding[] {
  const { forced } = line;
  const isForced = forced !== hold.free && forced !== hold.soft;
  const loose = hasHanPair(itemsOn(set)) ? looseLine(set, rules) : undefined;
  const range = line.overfull || isForced || loose ? rangeOf([set]) : undefined;
  if (!range) return [];
  const findings: Finding[] = [];
  if (line.overfull) findings.push(finding('line-overfull', range, {}));
  if (isForced) findings.push(finding(forcedBreaks[forced], range, {}));
  if (loose) {
    const words = set.carried.map(({ text }) => text).join('');
    findings.push(finding(loose, range, { gap: set.looseness.toFixed(2), words }));
  }
  return findings;
}

/** A word or number is worth another wording from so many characters on. */
const SHORTEST_WORD = 3;

/**
 * J5: as what a line is reported whose gaps grew. A line that is only a little loose is worth a word where its author can
 * mend it: where a Western word, a number or an address did not fit on it.
 */
function looseLine(
  { looseness, carried }: { readonly looseness: Em; readonly carried: readonly Item[] },
  { looseGap, veryLooseGap }: Composition,
): 'loose-line' | 'loose-line/very' | undefined {
  if (looseness >= Math.max(veryLooseGap, looseGap) - TOLERANCE) return 'loose-line/very';
  if (looseness <= looseGap + TOLERANCE) return undefined;
  return carried.filter(({ charClass }) => isWesternClass(charClass)).length >= SHORTEST_WORD
    ? 'loose-line'
    : undefined;
}

/** What begins the next line because all of it hangs together. */
function carriedOver({ items, gaps }: PreparedText, { next }: BrokenLine): readonly Item[] {
  let end = next + 1;
  while (end < items.length && (gaps[end]?.hold ?? hold.free) > hold.soft) end += 1;
  return items.slice(next, end).filter(({ charClass }) => charClass !== 'space');
}

const hasHanPair = (items: readonly Item[]): boolean =>
  items.some(({ charClass }, index) => charClass === 'han' && items[index - 1]?.charClass === 'han');

/** As much of a line as tells where it was written. */
type WrittenLine = Pick<ComposedLine, 'cells' | 'start' | 'end' | 'spans'>;

/** The items in the cells of a line. */
export const itemsOn = ({ cells, start, end }: Omit<WrittenLine, 'spans'>): readonly Item[] =>
  cells.characters.slice(start, end);

/** Where each cell of a line was written. */
export const sourcesOn = (line: WrittenLine): (SourceRange | undefined)[] =>
  itemsOn(line).map((_, index) => sourceAt(line.cells, line.start + index, line.spans));

/** The range from the first character of some lines that was written to the last, where both stand in one file. */
export const rangeOf = (lines: readonly WrittenLine[]): SourceRange | undefined =>
  joinSources(lines.flatMap(sourcesOn));

/** The range from the first of these to the last, where both stand in one file. */
export function joinSources(sources: readonly (SourceRange | undefined)[]): SourceRange | undefined {
  const first = sources.find((source) => source !== undefined);
  const last = sources.findLast((source) => source !== undefined);
  return first && { file: first.file, start: first.start, end: last?.file === first.file ? last.end : first.end };
}
