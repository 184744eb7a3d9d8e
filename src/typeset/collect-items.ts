import type { Note } from '../model/document.js';
import type { FontRole } from '../model/face.js';
import type { Finding } from '../model/finding.js';
import { em } from '../model/length.js';
import type { RunChange } from '../model/redline.js';
import type { SourceRange } from '../model/source.js';
import type { Composition } from '../model/template.js';
import { narrowsRuns } from './adjust-punctuation.js';
import { type CharClass, classifyCharacters, isWesternClass, placesInRuns } from './char-class.js';
import type { Element } from './elements.js';
import { isAsWanted, reportGlyph } from './glyph-findings.js';
import type { Item, ItemPlaces, Raised } from './item.js';
import type { CharacterSetter } from './set-character.js';
import { shapeOf, splitClusters } from './split-clusters.js';

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

/** The text of a paragraph as items, and where each of them stands in its spans. */
interface CollectedItems {
  readonly items: readonly Item[];
  readonly places: ItemPlaces;
  readonly findings: readonly Finding[];
}

/** Marks whose run of two takes one cell and of three takes two (P5) [GB/T 15834-2011 5.1.2]. */
const isStackable = (text: string): boolean => text === '？' || text === '！';

/**
 * The spans' text as items: normalised, classified, shaped and given cells.
 * A character that no font has is reported at its place and keeps an empty cell; one that another font than its role's
 * stands in for is reported too.
 */
export function collectItems(
  spans: readonly TextSpan[],
  setCharacter: CharacterSetter,
  rules: Pick<Composition, 'punctuation'>,
): CollectedItems {
  const characters = readCharacters(spans);
  const { texts, places } = characters;
  const classes = normalize(characters);
  // P5: two of ？！ share one cell, three share two; each gets an equal part.
  const stacks = narrowsRuns(rules.punctuation)
    ? placesInRuns(texts, isStackable, (_, next) => isStackable(next))
    : undefined;
  const setters = spans.map(setCharacter);
  const findings: Finding[] = [];
  const items: Item[] = [];
  for (const [index, text] of texts.entries()) {
    const stack = stacks?.get(index)?.length ?? 1;
    const stacked = stack > 1 ? em(Math.ceil(stack / 2) / stack) : undefined;
    const item = setters[places.span[index] ?? 0]?.(text, classes[index] ?? 'han', stacked);
    if (!item) throw new Error(`character ${index} is of no span`);
    if (!isAsWanted(item.shaped)) findings.push(...reportGlyph(item, item.shaped, sourceAt(places, index, spans)));
    items.push(item);
  }
  return { items, places, findings };
}

/** Where an item of a text was written. */
export const sourceAt = (
  { span, start, end }: ItemPlaces,
  index: number,
  spans: readonly TextSpan[],
): SourceRange | undefined => spans[span[index] ?? 0]?.sourceOf?.(start[index] ?? 0, end[index] ?? 0);

/** The characters of a text before they have cells; `places` may be longer than `texts`, and what is behind them means nothing. */
interface Characters {
  readonly texts: string[];
  readonly places: ItemPlaces;
}

function readCharacters(spans: readonly TextSpan[]): Characters {
  const most = spans.reduce((sum, { text }) => sum + text.length, 0);
  const places = { span: new Uint32Array(most), start: new Uint32Array(most), end: new Uint32Array(most) };
  const texts: string[] = [];
  for (const [span, { text: whole }] of spans.entries()) {
    for (const { text, start, end } of splitClusters(whole)) {
      places.span[texts.length] = span;
      places.start[texts.length] = start;
      places.end[texts.length] = end;
      texts.push(middleDots.has(text) ? '·' : text);
    }
  }
  return { texts, places };
}

/** Middle dots that input methods type for ·. */
const middleDots = new Set('・‧•');

/** The classes of the characters that they are classed as. */
const classesOf = (texts: readonly string[]): CharClass[] =>
  classifyCharacters(texts.map((text) => (text.length === 1 ? text : (shapeOf(text).base ?? text))));

/**
 * Blanks folded, and taken out between Han and Western characters, where autospace stands (S2), and beside Chinese marks, which
 * have room of their own [GB/T 15834-2011, 5.1]. Returns the classes of what is left.
 */
function normalize({ texts, places: { span, start, end } }: Characters): readonly CharClass[] {
  const classes = classesOf(texts);
  if (!classes.includes('space')) return classes;
  let kept = 0;
  let before: CharClass | undefined;
  for (const [index, text] of texts.entries()) {
    const own = classes[index];
    const after = classes[index + 1];
    if (own !== 'space') before = own;
    else if (after === 'space' || !isKept(before, after)) continue;
    texts[kept] = own === 'space' ? ' ' : text;
    span[kept] = span[index] ?? 0;
    start[kept] = start[index] ?? 0;
    end[kept] = end[index] ?? 0;
    kept += 1;
  }
  texts.length = kept;
  return classesOf(texts);
}

function isKept(before: CharClass | undefined, after: CharClass | undefined): boolean {
  const meetsHan = (before === 'han' && isWesternClass(after)) || (isWesternClass(before) && after === 'han');
  return !meetsHan && !hasRoom(before) && !hasRoom(after);
}

const hasRoom = (charClass: CharClass | undefined): boolean =>
  charClass === 'opening' || charClass === 'closing' || charClass === 'stop';
