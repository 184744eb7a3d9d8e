import '@pdf-lib/fontkit';

declare module '@pdf-lib/fontkit' {
  /** What the package's own types leave out. */
  interface Font {
    /** The axes of a variable font, by tag. */
    readonly variationAxes: Readonly<
      Record<string, { readonly name: string; readonly min: number; readonly default: number; readonly max: number }>
    >;
    /** Coordinates by name and tag. */
    readonly namedVariations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  }
}
