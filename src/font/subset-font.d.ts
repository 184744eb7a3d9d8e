/** The part of subset-font that is used here; the package has no types of its own. */
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
