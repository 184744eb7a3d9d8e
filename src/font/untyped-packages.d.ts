/* The parts that are used here of packages that have no types of their own. */

declare module 'subset-font' {
  namespace subsetFont {
    interface Options {
      readonly targetFormat: 'truetype';
      readonly noHinting: boolean;
      readonly noLayoutClosure: boolean;
      /** Keeps the whole font, without a text that says what of it. */
      readonly keepAllGlyphs?: true;
      /** Where each axis is fixed, by its tag. */
      readonly variationAxes?: Readonly<Record<string, number>>;
    }
  }
  function subsetFont(font: Buffer, text: string | undefined, options: subsetFont.Options): Promise<Buffer>;
  export = subsetFont;
}

declare module 'wawoff2/decompress.js' {
  /** Rejects where the file is no sound WOFF2. */
  function decompress(woff2: Uint8Array): Promise<Uint8Array>;
  export = decompress;
}
