import { createHash } from 'node:crypto';
import type { Face, FaceMetrics, FontProgram } from '../model/face.js';
import type { CompressedStreams } from './compressed-streams.js';
import { roundNumber } from './format-number.js';
import type { GlyphCopies, GlyphCopy } from './glyph-copies.js';
import { type PDFContext, type PDFRef, PDFString } from './pdf-objects.js';
import { hex4, toUnicodeCMap } from './to-unicode.js';

/** A font of the document. */
export interface EmbeddedFont {
  /** As content streams call it. */
  readonly name: string;
  readonly ref: PDFRef;
  readonly program: FontProgram;
  readonly codes: ReadonlyMap<GlyphCopy, GlyphCode>;
}

export interface GlyphCode {
  readonly code: number;
  /** As content streams have it. */
  readonly digits: string;
  /** In thousandths of an em, as the document states it. */
  readonly width: number;
  /** Whether that is the advance of its copy, to a thousandth of an em: a CFF program keeps its own. */
  readonly keepsAdvance: boolean;
}

export type EmbeddedFonts = ReadonlyMap<Face, EmbeddedFont>;

/** Each face's last subset: most edits leave those of the headings as they were. */
export type ProgramCache = Map<Face, { readonly glyphs: string; readonly program: FontProgram }>;

/**
 * Embeds one subset per face, as a Type 0 font whose codes are the glyph ids of the subset.
 * @throws what `Face.subset` throws
 */
export async function embedFonts(
  context: PDFContext,
  copies: GlyphCopies,
  { streams, programs }: { readonly streams: CompressedStreams; readonly programs: ProgramCache },
): Promise<EmbeddedFonts> {
  const subsets = await Promise.all(
    copies.byFace().map(async (used, index) => {
      const glyphs = listGlyphs(used.copies);
      return { ...used, glyphs, program: await subsetOf(used, glyphs, programs), name: `F${index + 1}` };
    }),
  );
  return new Map(subsets.map((font) => [font.face, embedFont({ context, streams }, font)]));
}

const listGlyphs = (copies: readonly GlyphCopy[]): string =>
  copies.map((copy) => `${copy.glyph}:${copy.advance}`).join(' ');

async function subsetOf(
  { face, copies }: Pick<SubsetFont, 'face' | 'copies'>,
  glyphs: string,
  programs: ProgramCache,
): Promise<FontProgram> {
  const before = programs.get(face);
  if (before?.glyphs === glyphs) return before.program;
  const program = await face.subset(copies);
  programs.set(face, { glyphs, program });
  return program;
}

interface SubsetFont {
  readonly face: Face;
  /** The copies as a list that tells them from others. */
  readonly glyphs: string;
  readonly copies: readonly GlyphCopy[];
  readonly program: FontProgram;
  readonly name: string;
}

/** Where fonts are written. */
interface Target {
  readonly context: PDFContext;
  readonly streams: CompressedStreams;
}

function embedFont(target: Target, font: SubsetFont): EmbeddedFont {
  const { context, streams } = target;
  const codes = glyphCodes(font);
  const texts = new Map<number, string>();
  for (const [copy, { code }] of codes) if (!texts.has(code)) texts.set(code, copy.text);
  const baseFont = `${subsetTag(font)}+${sanitiseName(font.face.postScriptName)}`;
  const descendant = descendantFont(target, font, { baseFont, widths: widthsArray([...codes.values()]) });
  const ref = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: font.program.format === 'cff' ? `${baseFont}-Identity-H` : baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: streams.write(toUnicodeCMap(texts)),
    }),
  );
  return { name: font.name, ref, program: font.program, codes };
}

function glyphCodes({ face, copies, program }: SubsetFont): Map<GlyphCopy, GlyphCode> {
  const codes = new Map<GlyphCopy, GlyphCode>();
  for (const [index, copy] of copies.entries()) {
    const code = program.glyphs[index];
    const advance = program.advances[index];
    if (code === undefined || advance === undefined) {
      throw new Error(`the subset of ${face.id} lacks glyph ${copy.glyph}`);
    }
    const width = thousandths(face, advance);
    const keepsAdvance = Math.abs(width - (copy.advance * 1000) / face.unitsPerEm) < 1;
    codes.set(copy, { code, digits: hex4(code), width, keepsAdvance });
  }
  return codes;
}

function descendantFont(
  target: Target,
  { face, program }: SubsetFont,
  { baseFont, widths }: { baseFont: string; widths: WidthsArray },
): PDFRef {
  const { context } = target;
  const common = {
    Type: 'Font',
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: fontDescriptor(target, { face, program, baseFont }),
    W: widths,
  };
  return context.register(
    program.format === 'cff'
      ? context.obj({ ...common, Subtype: 'CIDFontType0' })
      : context.obj({ ...common, Subtype: 'CIDFontType2', CIDToGIDMap: 'Identity' }),
  );
}

/** Font descriptor flags, ISO 32000-1, table 123. */
const SYMBOLIC = 1 << 2;
const ITALIC = 1 << 6;

function fontDescriptor(
  { context, streams }: Target,
  { face, program, baseFont }: { face: Face; program: FontProgram; baseFont: string },
): PDFRef {
  const { metrics } = face;
  const { xMin, yMin, xMax, yMax } = metrics.bounds;
  const fontFile =
    program.format === 'cff'
      ? { FontFile3: streams.write(program.bytes, { Subtype: 'CIDFontType0C' }) }
      : { FontFile2: streams.write(program.bytes, { Length1: program.bytes.length }) };
  return context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: metrics.italicAngle === 0 ? SYMBOLIC : SYMBOLIC | ITALIC,
      FontBBox: [xMin, yMin, xMax, yMax].map((value) => thousandths(face, value)),
      ItalicAngle: metrics.italicAngle,
      Ascent: thousandths(face, metrics.ascent),
      Descent: thousandths(face, metrics.descent),
      CapHeight: thousandths(face, metrics.capHeight),
      StemV: stemWidth(metrics),
      ...fontFile,
    }),
  );
}

const thousandths = (face: Face, units: number): number => roundNumber((units * 1000) / face.unitsPerEm);

/** Fonts don't state the width of their stems and readers hardly use it: weight 400 gives 88, 700 gives 166, as in common text faces. */
const stemWidth = ({ weight }: FaceMetrics): number => Math.round(50 + (weight / 65) ** 2);

type WidthsArray = (number | number[])[];

/** Widths as a CIDFont lists them: `first [width …]` for each run of consecutive codes (ISO 32000-1, 9.7.4.3). */
function widthsArray(codes: readonly GlyphCode[]): WidthsArray {
  const widths: WidthsArray = [];
  let run: number[] = [];
  let expected = -1;
  for (const [code, width] of [...new Map(codes.map((one) => [one.code, one.width]))].sort(([a], [b]) => a - b)) {
    if (code !== expected) {
      run = [];
      widths.push(code, run);
    }
    run.push(width);
    expected = code + 1;
  }
  return widths;
}

const TAG_LENGTH = 6;
const LETTERS = 26;

/** Six capital letters that tell subsets of one font apart (ISO 32000-1, 9.6.4): the same for the same glyphs. */
function subsetTag({ face, glyphs }: SubsetFont): string {
  const digest = createHash('sha256').update(`${face.id} ${glyphs}`).digest();
  return String.fromCharCode(...digest.subarray(0, TAG_LENGTH).map((byte) => 0x41 + (byte % LETTERS)));
}

/** A PostScript name of the characters that every reader takes unescaped. */
const sanitiseName = (name: string): string => name.replaceAll(/[^A-Za-z0-9._-]+/g, '') || 'Font';
