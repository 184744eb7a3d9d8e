import type { Face } from '../model/face.js';

/** A glyph of a face under one of the advances that the document states for it. */
export interface GlyphCopy {
  readonly face: Face;
  readonly glyph: number;
  /** In font units. */
  readonly advance: number;
  /** What is copied out for it. */
  readonly text: string;
}

/** All the glyph copies of one document: the same request yields the same copy. */
export class GlyphCopies {
  readonly #copies = new Map<Face, Map<string, GlyphCopy>>();
  readonly #texts = new Map<Face, Map<number, string[]>>();

  /**
   * Where one glyph stands for several texts (一 and its radical ⼀), the advance of the later ones is wider by a unit
   * each: a code of the font can be copied out in one way only, and so each gets its own.
   */
  request({ face, glyph, advance, text }: GlyphCopy): GlyphCopy {
    const distinct = advance + this.#rankOf(face, glyph, text);
    const ofFace = entryOf(this.#copies, face, () => new Map<string, GlyphCopy>());
    return entryOf(ofFace, `${glyph} ${distinct} ${text}`, () => ({ face, glyph, advance: distinct, text }));
  }

  /** The faces in the order of their first use; the copies by glyph and advance, so that equal sets make equal fonts. */
  byFace(): { readonly face: Face; readonly copies: readonly GlyphCopy[] }[] {
    return [...this.#copies].map(([face, copies]) => ({
      face,
      copies: [...copies.values()].sort((a, b) => a.glyph - b.glyph || a.advance - b.advance),
    }));
  }

  #rankOf(face: Face, glyph: number, text: string): number {
    const texts = entryOf(
      entryOf(this.#texts, face, () => new Map<number, string[]>()),
      glyph,
      () => [],
    );
    const known = texts.indexOf(text);
    return known >= 0 ? known : texts.push(text) - 1;
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
