import type { FontRole, ShapedGlyph, Typefaces } from '../model/face.js';
import { type Em, em } from '../model/length.js';
import type { Composition } from '../model/template.js';
import { markWidth } from './adjust-punctuation.js';
import { type CharClass, fillsCell } from './char-class.js';
import type { Item, Raised } from './item.js';
import { shapeOf } from './split-clusters.js';

/** How the characters of a span are set. */
export interface CharacterLook {
  readonly role: FontRole;
  readonly raised?: Raised | undefined;
}

/**
 * Sets a character: one code point, or a cluster of several, as it is copied out.
 * @param stacked P5: the width of its part, where it shares a cell with its neighbours
 */
type SetCharacter = (text: string, charClass: CharClass, stacked?: Em) => Item;

/** Sets characters of each look with one set of typefaces and rules: what is set alike is one and the same item. */
export type CharacterSetter = (look: CharacterLook) => SetCharacter;

type CellRules = Pick<Composition, 'wordSpace' | 'punctuation'>;

/** A character that was set, as one of those with the same text and look. */
interface KnownCharacter {
  readonly stacked: Em | undefined;
  readonly item: Item;
}

export function createCharacterSetter(typefaces: Typefaces, rules: CellRules): CharacterSetter {
  const setters = new Map<FontRole, Map<Raised | undefined, SetCharacter>>();
  return (look) => {
    const ofRole = setters.get(look.role) ?? new Map<Raised | undefined, SetCharacter>();
    setters.set(look.role, ofRole);
    const setter = ofRole.get(look.raised) ?? setterOf(look, typefaces, rules);
    ofRole.set(look.raised, setter);
    return setter;
  };
}

function setterOf(look: CharacterLook, typefaces: Typefaces, rules: CellRules): SetCharacter {
  const known = new Map<string, KnownCharacter[]>();
  return (text, charClass, stacked) => {
    const ofText = known.get(text);
    if (ofText) {
      for (const one of ofText) if (one.item.charClass === charClass && one.stacked === stacked) return one.item;
    }
    const item = makeItem(text, look, { charClass, stacked }, { typefaces, rules });
    if (ofText) ofText.push({ stacked, item });
    else known.set(text, [{ stacked, item }]);
    return item;
  };
}

function makeItem(
  text: string,
  { role, raised }: CharacterLook,
  { charClass, stacked }: Pick<CellRequest, 'charClass' | 'stacked'>,
  { typefaces, rules }: { readonly typefaces: Typefaces; readonly rules: CellRules },
): Item {
  const { base, selector } = shapeOf(text);
  const shown = base ?? text;
  const codePoint = shown.codePointAt(0);
  // There is none for a sequence that only a font's own rules could make one glyph of.
  const shaped = codePoint === undefined ? undefined : typefaces.shape(role, codePoint, selector);
  const cell = cellOf({ text: shown, charClass, shaped, stacked, rules, raised });
  return { text, base, selector, charClass, role, shaped, raised, ...cell };
}

const half = em(0.5);
const none = em(0);

interface CellRequest {
  readonly text: string;
  readonly charClass: CharClass;
  readonly shaped: ShapedGlyph | undefined;
  readonly stacked: Em | undefined;
  readonly rules: CellRules;
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
