import type { Face } from '../../model/face.js';

/** A glyph of a face under one of the advances that the document states for it. */
export interface GlyphCopy {
  /** Its number among those of the document, in the order of their first use. */
  readonly id: number;
  readonly face: Face;
  readonly glyph: number;
  /** The advance that the copy gets, in font units. */
  readonly advance: number;
  /** The text that is copied out for it. */
  readonly text: string;
}

/** All the glyph copies of one document: the same request yields the same copy. */
export class GlyphCopies {
  readonly #faces = new Map<Face, Map<number, GlyphEntry>>();
  #count = 0;

  /**
   * Where one glyph stands for several texts (一 and its radical ⼀), the advance of the later ones is wider by a unit
   * each: a code of the font can be copied out in one way only, and so each gets its own.
   */
  request(face: Face, glyph: number, advance: number, text: string): GlyphCopy {
    const ofGlyph = this.#copiesOf(face, glyph);
    const distinct = advance + rankOf(text, ofGlyph);
    // A glyph has few copies: looking through them is quicker than any key.
    for (const copy of ofGlyph.copies) if (copy.advance === distinct && copy.text === text) return copy;
    const copy = { id: this.#count++, face, glyph, advance: distinct, text };
    ofGlyph.copies.push(copy);
    return copy;
  }

  /** The faces in the order of their first use; the copies by glyph and advance, so that equal sets make equal fonts. */
  byFace(): { readonly face: Face; readonly copies: readonly GlyphCopy[] }[] {
    return [...this.#faces].map(([face, glyphs]) => ({
      face,
      copies: [...glyphs]
        .sort(([a], [b]) => a - b)
        .flatMap(([, { copies }]) => copies.sort((a, b) => a.advance - b.advance)),
    }));
  }

  #copiesOf(face: Face, glyph: number): GlyphEntry {
    let ofFace = this.#faces.get(face);
    if (!ofFace) {
      ofFace = new Map();
      this.#faces.set(face, ofFace);
    }
    const known = ofFace.get(glyph);
    if (known) return known;
    const entry = { texts: [], copies: [] };
    ofFace.set(glyph, entry);
    return entry;
  }
}

/** The copies of a glyph, and the texts that it stands for, in the order of their first use. */
interface GlyphEntry {
  readonly texts: string[];
  readonly copies: GlyphCopy[];
}

function rankOf(text: string, { texts }: { readonly texts: string[] }): number {
  const known = texts.indexOf(text);
  return known >= 0 ? known : texts.push(text) - 1;
}
