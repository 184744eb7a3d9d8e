/** What packs fonts for tests. */
declare module 'wawoff2/compress.js' {
  function compress(sfnt: Uint8Array): Promise<Uint8Array>;
  export = compress;
}
