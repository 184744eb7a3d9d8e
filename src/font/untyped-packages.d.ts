/* The parts that are used here of packages that have no types of their own. */

declare module 'wawoff2/decompress.js' {
  /** Rejects where the file is no sound WOFF2. */
  function decompress(woff2: Uint8Array): Promise<Uint8Array>;
  export = decompress;
}
