/* The part of word-extractor that reads old documents; it declares no types of its own. */

declare module 'word-extractor/lib/word-ole-extractor.js' {
  interface ExtractedDocument {
    getBody(options: { readonly filterUnicode: boolean }): string;
    getFootnotes(options: { readonly filterUnicode: boolean }): string;
    getEndnotes(options: { readonly filterUnicode: boolean }): string;
    getTextboxes(options: { readonly filterUnicode: boolean; readonly includeHeadersAndFooters: boolean }): string;
  }

  class WordOleExtractor {
    extract(reader: object): Promise<ExtractedDocument>;
  }
  export = WordOleExtractor;
}

declare module 'word-extractor/lib/buffer-reader.js' {
  class BufferReader {
    constructor(bytes: Buffer);
  }
  export = BufferReader;
}
