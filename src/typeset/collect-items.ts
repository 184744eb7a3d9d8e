import type { Note } from '../model/document.js';
import type { FontRole, ShapedGlyph, Typefaces } from '../model/face.js';
import type { Finding } from '../model/finding.js';
import { type Em, em } from '../model/length.js';
import type { RunChange } from '../model/redline.js';
import type { SourceRange } from '../model/source.js';
import type { Composition } from '../model/template.js';
import { markWidth, narrowsRuns } from './adjust-punctuation.js';
import { type CharClass, classifyCharacters, fillsCell, isWesternClass, placesInRuns } from './char-class.js';
import type { Element } from './elements.js';
import { isAsWanted, reportGlyph } from './glyph-findings.js';
import type { Item, Raised } from './item.js';
import { splitClusters } from './split-clusters.js';

/** Text of one role, with the source of each stretch of it. */
export interface TextSpan {
  readonly text: string;
  readonly role: FontRole;
  /** Where `text.slice(start, end)` was written. */
  readonly sourceOf?: (start: number, end: number) => SourceRange;
  readonly link?: string;
  /** Stands for something that is not there yet, and is set on grey. */
  readonly missing?: true;
  readonly element?: Element;
  readonly note?: Note;
  readonly raised?: Raised;
  readonly change?: RunChange;
}

/** A character with its span's facts, before it has a cell. */
type Character = Pick<Item, 'text' | 'base' | 'selector' | 'role' | 'span' | 'start' | 'end' | 'raised'>;

const half = em(0.5);
const none = em(0);

/** Marks whose run of two takes one cell and of three takes two (P5) [GB/T 15834-2011 5.1.2]. */
const isStackable = (text: string): boolean => text === '？' || text === '！';

/**
 * The spans' text as items: normalised, classified, shaped and given cells.
 * A character that no font has is reported at its place and keeps an empty cell; one that another font than its role's
 * stands in for is reported too.
 */
export function collectItems(
  spans: readonly TextSpan[],
  typefaces: Typefaces,
  rules: Pick<Composition, 'wordSpace' | 'punctuation'>,
): { items: Item[]; findings: Finding[] } {
  const characters = normalize(spans.flatMap(splitSpan));
  const texts = characters.map(baseOf);
  const classes = classifyCharacters(texts);
  const stacks = placesInRuns(texts, isStackable, (_, next) => isStackable(next));
  const findings: Finding[] = [];
  const items = characters.map((character, index): Item => {
    const charClass = classes[index] ?? 'han';
    const shaped = shapeCharacter(character, typefaces);
    if (!isAsWanted(shaped)) findings.push(...reportGlyph(character, shaped, sourceOf(character, spans)));
    // P5: two of ？！ share one cell, three share two; each gets an equal part.
    const stack = narrowsRuns(rules.punctuation) ? (stacks[index]?.length ?? 1) : 1;
    const stacked = stack > 1 ? em(Math.ceil(stack / 2) / stack) : undefined;
    const cell = cellOf({ text: texts[index] ?? '', charClass, shaped, stacked, rules, raised: character.raised });
    return placeInCell(character, charClass, shaped, cell);
  });
  return { items, findings };
}

/**
 * Each property by itself: to spread a character and its cell into an item took a quarter of all the time of composing.
 */
function placeInCell(
  { text, role, span, start, end, base, selector, raised }: Character,
  charClass: CharClass,
  shaped: ShapedGlyph | undefined,
  { advance, blankBefore, blankAfter, shift, stretch }: Cell,
): Item {
  return {
    text,
    base,
    selector,
    charClass,
    role,
    shaped,
    advance,
    blankBefore,
    blankAfter,
    shift,
    stretch,
    span,
    start,
    end,
    raised,
  };
}

const splitSpan = ({ text: whole, role, raised }: TextSpan, span: number): Character[] =>
  splitClusters(whole).map(({ text, start, end, base, selector }) => ({
    text,
    base,
    selector,
    role,
    span,
    start,
    end,
    raised,
  }));

/** Where an item of a text was written. */
export const sourceOf = (
  { span, start, end }: Pick<Item, 'span' | 'start' | 'end'>,
  spans: readonly TextSpan[],
): SourceRange | undefined => spans[span]?.sourceOf?.(start, end);

/** The character that it is classed as. */
const baseOf = ({ text, base }: Character): string => base ?? text;

/** The glyph of a character; undefined for a sequence that only a font's own rules could make one glyph of. */
function shapeCharacter(character: Character, typefaces: Typefaces): ShapedGlyph | undefined {
  const codePoint = baseOf(character).codePointAt(0);
  return codePoint === undefined ? undefined : typefaces.shape(character.role, codePoint, character.selector);
}

/** Middle dots that input methods type for ·. */
const middleDots = new Set('・‧•');

/**
 * Middle dots made one, blanks folded, and blanks taken out between Han and Western characters, where autospace stands (S2), and
 * beside Chinese marks, which have room of their own [GB/T 15834-2011, 5.1].
 */
function normalize(characters: Iterable<Character>): Character[] {
  const unified = Array.from(characters, (character) =>
    middleDots.has(character.text) ? { ...character, text: '·' } : character,
  );
  const classes = classifyCharacters(unified.map(baseOf));
  const kept: Character[] = [];
  let before: CharClass | undefined;
  for (const [index, character] of unified.entries()) {
    if (classes[index] !== 'space') {
      before = classes[index];
      kept.push(character);
      continue;
    }
    if (classes[index + 1] === 'space') continue;
    const after = classes[index + 1];
    const meetsHan = (before === 'han' && isWesternClass(after)) || (isWesternClass(before) && after === 'han');
    if (!meetsHan && !hasRoom(before) && !hasRoom(after)) kept.push({ ...character, text: ' ' });
  }
  return kept;
}

const hasRoom = (charClass: CharClass | undefined): boolean =>
  charClass === 'opening' || charClass === 'closing' || charClass === 'stop';

interface CellRequest {
  readonly text: string;
  readonly charClass: CharClass;
  readonly shaped: ShapedGlyph | undefined;
  readonly stacked: Em | undefined;
  readonly rules: Pick<Composition, 'wordSpace' | 'punctuation'>;
  readonly raised: Raised | undefined;
}

type Cell = Pick<Item, 'advance' | 'blankBefore' | 'blankAfter' | 'shift' | 'stretch'>;

function cellOf({ text, charClass, shaped, stacked, rules, raised }: CellRequest): Cell {
  if (charClass === 'space') return plainCell(rules.wordSpace, none);
  const own = shaped ? em((shaped.face.advanceOf(shaped.glyph) * shaped.scale) / shaped.face.unitsPerEm) : em(1);
  if (raised) return plainCell(em(own * raised.scale), none);
  if (stacked !== undefined) return plainCell(stacked, shaped ? centreInk(shaped, stacked) : none);
  if (charClass === 'digit') return figureCell(own);
  if (charClass === 'middle') return plainCell(half, em((half - own) / 2));
  if (!fillsCell(text, charClass)) return plainCell(own, none);
  const slack = em(1 - own);
  switch (charClass) {
    case 'opening':
      return markCell(slack, charClass, markWidth(text, rules.punctuation));
    case 'closing':
    case 'stop':
      return markCell(none, charClass, markWidth(text, rules.punctuation));
    case 'long':
      return text === '—' && shaped
        ? { ...plainCell(em(1), none), ...fillCell(shaped) }
        : plainCell(em(1), em(slack / 2));
    default:
      return plainCell(em(1), em(slack / 2));
  }
}

/**
 * Figures take half a cell each, so that columns of them line up [GB/T 15835-2011 5.1.7.1]: one that its font makes wider is
 * condensed to it, a narrower one stands in its middle.
 */
function figureCell(own: Em): Cell {
  const stretch = Math.min(1, half / own);
  return { ...plainCell(half, em((half - own * stretch) / 2)), stretch };
}

/** One that is blank nowhere. */
const plainCell = (advance: Em, shift: Em): Cell => ({
  advance,
  blankBefore: none,
  blankAfter: none,
  shift,
  stretch: 1,
});

/** P7: the cell of a mark whose blank half is on the left (opening marks) or on the right. */
function markCell(shift: Em, charClass: 'opening' | 'closing' | 'stop', width: ReturnType<typeof markWidth>): Cell {
  const isOpening = charClass === 'opening';
  switch (width) {
    case 'full':
      return plainCell(em(1), shift);
    case 'trimmable':
      return { ...plainCell(em(1), shift), [isOpening ? 'blankBefore' : 'blankAfter']: half };
    case 'half':
      return plainCell(half, isOpening ? em(shift - half) : shift);
  }
}

/** The shift that puts a glyph's ink into the middle of a cell. */
function centreInk({ face, glyph, scale }: ShapedGlyph, cell: Em): Em {
  const bounds = face.boundsOf(glyph);
  if (!bounds) return none;
  return em(cell / 2 - (((bounds.xMin + bounds.xMax) / 2) * scale) / face.unitsPerEm);
}

/** A dash of —— fills its cell from edge to edge, so that the two join; fonts draw it between 0.8 and 1 em wide. */
function fillCell({ face, glyph, scale }: ShapedGlyph): Pick<Cell, 'shift' | 'stretch'> {
  const bounds = face.boundsOf(glyph);
  if (!bounds || bounds.xMax <= bounds.xMin) return { shift: none, stretch: 1 };
  const stretch = face.unitsPerEm / ((bounds.xMax - bounds.xMin) * scale);
  return { shift: em((-bounds.xMin * scale * stretch) / face.unitsPerEm), stretch };
}
