import type { Face } from '../../src/model/face.js';
import { pt } from '../../src/model/length.js';
import {
  black,
  type Color,
  glyphsOf,
  type Page,
  type PageItem,
  type PageLine,
  runOfGlyphs,
  type StructureElement,
  type StructureRole,
} from '../../src/model/page.js';

/*
 * Pages for tests of render, set without the typesetter: every Han character in a cell of one em, Western characters at
 * their own width.
 */

export interface SetTextOptions {
  readonly face: Face;
  /** For digits and Latin letters, where not `face`'s own. */
  readonly western?: Face;
  /** In pt. */
  readonly x?: number;
  readonly baseline?: number;
  readonly size?: number;
  /** Of the Han outlines, which stay in the middle of their cells. */
  readonly scale?: number;
  /** In em, between Han and Western characters. */
  readonly autospace?: number;
  /** In em, after every character, as justification adds it. */
  readonly gap?: number;
  /** Characters that get half a cell: compressed marks. */
  readonly compressed?: string;
  /** Characters whose outline is stretched to fill the cell, and how far. */
  readonly stretched?: Readonly<Record<string, number>>;
  readonly color?: Color;
  readonly role?: StructureRole;
  /** Of the baseline above the line's, in pt. */
  readonly rise?: number;
  /** The element of the characters, where it is another than their line's. */
  readonly inline?: StructureElement;
  /** Address of the link that the characters are. */
  readonly link?: string;
}

const isWestern = (character: string): boolean => character < '\u0100';

/** One line of text; every glyph in a run of its own face. */
export function setText(text: string, options: SetTextOptions): PageLine {
  const { face, western = face, x = 80, baseline = 120, size = 16, scale = 1 } = options;
  const characters = [...text];
  let at = x;
  const runs = characters.map((character, index) => {
    const ownFace = isWestern(character) ? western : face;
    const ownScale = isWestern(character) ? 1 : scale;
    const cell = cellOf(character, ownFace, options);
    const glyph = {
      glyph: ownFace.glyphOf(character.codePointAt(0) ?? 0),
      text: character,
      x: pt(at),
      shift: pt(((1 - ownScale) / 2) * size),
      advance: pt(cell * size),
      stretch: options.stretched?.[character] ?? 1,
      span: 0,
      start: index,
      end: index + 1,
    };
    at += (cell + spaceAfter(character, characters[index + 1], options)) * size;
    return {
      face: ownFace,
      size: pt(size),
      scale: ownScale,
      rise: pt(options.rise ?? 0),
      color: options.color ?? black,
      ...runOfGlyphs([glyph]),
    };
  });
  return {
    type: 'line',
    part: 'body',
    baseline: pt(baseline),
    runs: joinRuns(runs),
    spans: [
      { ...(options.inline && { role: options.inline }), ...(options.link !== undefined && { link: options.link }) },
    ],
    role: options.role ?? { type: 'element', tag: 'P', id: 1 },
  };
}

function cellOf(character: string, face: Face, { compressed = '' }: SetTextOptions): number {
  if (compressed.includes(character)) return 0.5;
  if (!isWestern(character)) return 1;
  return face.advanceOf(face.glyphOf(character.codePointAt(0) ?? 0)) / face.unitsPerEm;
}

function spaceAfter(character: string, next: string | undefined, { autospace = 0, gap = 0 }: SetTextOptions): number {
  if (next === undefined) return 0;
  return gap + (isWestern(character) === isWestern(next) ? 0 : autospace);
}

type Runs = PageLine['runs'][number][];

function joinRuns(single: Runs): Runs {
  const runs: Runs = [];
  for (const run of single) {
    const last = runs.at(-1);
    if (last && last.face === run.face && last.scale === run.scale) {
      runs[runs.length - 1] = { ...last, ...runOfGlyphs(glyphsOf([last, run])) };
    } else runs.push(run);
  }
  return runs;
}

/** One line of stretches of text, each after the one before it and with what is its own. */
export function setStretches(
  options: SetTextOptions,
  ...stretches: readonly (Partial<SetTextOptions> & { readonly text: string })[]
): PageLine {
  let x = options.x ?? 80;
  const lines = stretches.map(({ text, ...own }, span) => {
    const { runs, spans } = setText(text, { ...options, ...own, x });
    const last = glyphsOf(runs).at(-1);
    if (last) x = last.x + last.advance;
    return {
      runs: runs.map((run) => ({ ...run, ...runOfGlyphs(glyphsOf([run]).map((glyph) => ({ ...glyph, span }))) })),
      spans,
    };
  });
  const [runs, spans] = [lines.flatMap((line) => line.runs), lines.flatMap((line) => line.spans)];
  return { ...setText('', options), runs, spans };
}

/** A4 pages of the given items. */
export const setPages = (...pages: readonly (readonly PageItem[])[]): Page[] =>
  pages.map((items, index) => ({ number: index + 1, width: pt(595.2756), height: pt(841.8898), items }));
