/** The part of wawoff2 that is used here; the package has no types of its own. */
declare module 'wawoff2/decompress.js' {
  /** Rejects where the file is no sound WOFF2. */
  function decompress(woff2: Uint8Array): Promise<Uint8Array>;
  export = decompress;
}
