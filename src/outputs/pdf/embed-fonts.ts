import { createHash } from 'node:crypto';
import type { Face, FaceMetrics, FontProgram } from '../../model/face.js';
import type { CompressedStreams } from './compressed-streams.js';
import { formatNumber, roundNumber } from './format-number.js';
import type { GlyphCopies, GlyphCopy } from './glyph-copies.js';
import { type PDFContext, type PDFRef, PDFString, WrittenObject } from './pdf-objects.js';
import { hex4, toUnicodeCMap } from './to-unicode.js';

/** A font of the document. */
export interface EmbeddedFont {
  /** What content streams call the font. */
  readonly name: string;
  readonly ref: PDFRef;
  /** By the numbers of the glyph copies. */
  readonly codes: ReadonlyMap<number, GlyphCode>;
}

export interface GlyphCode {
  readonly code: number;
  /** The glyph as content streams have it. */
  readonly digits: string;
  /** In thousandths of an em, as the document states it. */
  readonly width: number;
  /** Whether that is the advance of its copy, to a thousandth of an em: a CFF program keeps its own. */
  readonly keepsAdvance: boolean;
}

export type EmbeddedFonts = ReadonlyMap<Face, EmbeddedFont>;

/** Each face's last subset: most edits leave those of the headings as they were. */
export type EmbeddedFontCache = Map<Face, KnownFont>;

interface KnownFont {
  /** The copies as a list that tells them from others. */
  readonly glyphs: string;
  readonly program: FontProgram;
  readonly text: FontText;
}

/** What the document states of a subset beside its program. */
interface FontText {
  /** The name of the face with the tag of the subset. */
  readonly baseFont: string;
  readonly widths: string;
  readonly toUnicode: string;
}

/**
 * Embeds one subset per face, as a Type 0 font whose codes are the glyph ids of the subset.
 * @throws what `Face.subset` throws
 */
export async function embedFonts(
  context: PDFContext,
  copies: GlyphCopies,
  { streams, known }: { readonly streams: CompressedStreams; readonly known: EmbeddedFontCache },
): Promise<EmbeddedFonts> {
  const subsets = await Promise.all(
    copies.byFace().map(async (used, index) => {
      const glyphs = listGlyphs(used.copies);
      const before = known.get(used.face);
      const program = before?.glyphs === glyphs ? before.program : await used.face.subset(used.copies);
      return { ...used, glyphs, program, codes: glyphCodes(used, program), name: `F${index + 1}` };
    }),
  );
  return new Map(
    subsets.map((font) => {
      const { face, glyphs, program, name, codes } = font;
      const before = known.get(face);
      const text = before?.glyphs === glyphs ? before.text : describeSubset(font);
      known.set(face, { glyphs, program, text });
      const byCopy = new Map(codes.map((code, index) => [font.copies[index]?.id ?? 0, code]));
      return [face, { name, ref: embedFont({ context, streams }, font, text), codes: byCopy }];
    }),
  );
}

const listGlyphs = (copies: readonly GlyphCopy[]): string =>
  copies.map(({ glyph, advance, text }) => `${glyph}:${advance}:${text}`).join('\n');

interface SubsetFont {
  readonly face: Face;
  /** The copies as a list that tells them from others. */
  readonly glyphs: string;
  readonly program: FontProgram;
  readonly copies: readonly GlyphCopy[];
  /** The code of each copy. */
  readonly codes: readonly GlyphCode[];
}

function describeSubset(font: SubsetFont): FontText {
  const texts = new Map<number, string>();
  for (const [index, { code }] of font.codes.entries()) {
    if (!texts.has(code)) texts.set(code, font.copies[index]?.text ?? '');
  }
  return {
    baseFont: `${subsetTag(font)}+${sanitiseName(font.face.postScriptName)}`,
    widths: writeWidths(font.codes),
    toUnicode: toUnicodeCMap(texts),
  };
}

/** Where fonts are written. */
interface Target {
  readonly context: PDFContext;
  readonly streams: CompressedStreams;
}

function embedFont(target: Target, font: SubsetFont, text: FontText): PDFRef {
  const { context, streams } = target;
  const { baseFont, toUnicode } = text;
  const descendant = descendantFont(target, font, text);
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: font.program.format === 'cff' ? `${baseFont}-Identity-H` : baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: streams.write(toUnicode),
    }),
  );
}

/** The code of each copy; the program has the glyphs in the order of the copies. */
function glyphCodes(
  { face, copies }: { readonly face: Face; readonly copies: readonly GlyphCopy[] },
  program: FontProgram,
): readonly GlyphCode[] {
  return copies.map((copy, index) => {
    const code = program.glyphs[index];
    const advance = program.advances[index];
    if (code === undefined || advance === undefined) {
      throw new Error(`the subset of ${face.id} lacks glyph ${copy.glyph}`);
    }
    const width = thousandths(face, advance);
    const keepsAdvance = Math.abs(width - (copy.advance * 1000) / face.unitsPerEm) < 1;
    return { code, digits: hex4(code), width, keepsAdvance };
  });
}

function descendantFont(target: Target, { face, program }: SubsetFont, { baseFont, widths }: FontText): PDFRef {
  const { context } = target;
  const common = {
    Type: 'Font',
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    FontDescriptor: fontDescriptor(target, { face, program, baseFont }),
    W: new WrittenObject(widths),
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

/**
 * Fonts don't state the width of their stems and readers hardly use it: weight 400 gives 88, 700 gives 166, as in common text
 * faces.
 */
const stemWidth = ({ weight }: FaceMetrics): number => Math.round(50 + (weight / 65) ** 2);

/**
 * Widths as a CIDFont lists them: `first [width …]` for each run of consecutive codes (ISO 32000-1, 9.7.4.3). It is the longest
 * list of a document, and needs no object for each number.
 */
function writeWidths(codes: readonly GlyphCode[]): string {
  const runs: { readonly first: number; readonly widths: number[] }[] = [];
  for (const [code, width] of [...new Map(codes.map((one) => [one.code, one.width]))].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (run && code === run.first + run.widths.length) run.widths.push(width);
    else runs.push({ first: code, widths: [width] });
  }
  return `[ ${runs.map(({ first, widths }) => `${first} [ ${widths.map(formatNumber).join(' ')} ]`).join(' ')} ]`;
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
