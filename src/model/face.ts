/** A font face as measuring and drawing both see it: text is never measured one way and drawn another. */
export interface Face {
  /** Unique among the faces of one compile, the same in every run: the PostScript name, told apart by a suffix where two share it. */
  readonly id: string;
  readonly postScriptName: string;
  readonly family: string;
  readonly unitsPerEm: number;
  /** 0 where the face has no glyph for the character, or for the variant of it that a variation selector asks for. */
  glyphOf(codePoint: number, selector?: number): number;
  /** Advance width in font units. */
  advanceOf(glyph: number): number;
  /** Box of the outline in font units, y upwards from the baseline; none where the glyph leaves no ink. */
  boundsOf(glyph: number): GlyphBounds | undefined;
  readonly metrics: FaceMetrics;
  /**
   * A font program with just these glyphs, for embedding. Entries may name one glyph several times with different
   * advances: so a renderer can take the space after a character into its advance, and no reader of the text takes it
   * for a blank.
   */
  subset(entries: readonly SubsetEntry[]): Promise<FontProgram>;
}

/** What a PDF font descriptor states, in font units. */
export interface FaceMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** Degrees, counter-clockwise from the vertical. */
  readonly italicAngle: number;
  /** The head table's box of all glyphs. */
  readonly bounds: GlyphBounds;
  readonly weight: number;
}

export interface SubsetEntry {
  readonly glyph: number;
  /** Advance width it gets in the program, in font units. */
  readonly advance: number;
}

export interface FontProgram {
  /** `truetype`: an sfnt with glyf outlines. `cff`: a bare CFF table. */
  readonly format: 'truetype' | 'cff';
  readonly bytes: Uint8Array;
  /** Glyph id in the program of each entry. */
  readonly glyphs: readonly number[];
  /** Advance in the program of each entry, in font units: a CFF program keeps the face's own. */
  readonly advances: readonly number[];
}

export interface GlyphBounds {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/** A role is what a template asks for: 仿宋, 楷体, 黑体, 小标宋, 宋体 … */
export type FontRole = string;

/** One character as a role sets it. */
export interface ShapedGlyph {
  readonly face: Face;
  readonly glyph: number;
  /** Horizontal scale of the outline, 1 = as drawn by its designer. The character's cell is not scaled with it. */
  readonly scale: number;
  /** The role's own face lacks the character: it is set in another. */
  readonly substitute?: true;
  /**
   * No font has what was asked for: the glyph is that of the character without its variation selector, or of the
   * character that Unicode calls equivalent (豈 U+F900 and 豈 U+8C48).
   */
  readonly instead?: 'base' | 'equivalent';
}

/** The roles of one compile. */
export interface Typefaces {
  /**
   * The glyph for a character in a role, by fallback where the role's own face lacks it; none where no font has it.
   * @param selector of the variant that is asked for: U+FE00–FE0F, U+E0100–E01EF
   */
  shape(role: FontRole, codePoint: number, selector?: number): ShapedGlyph | undefined;
}
