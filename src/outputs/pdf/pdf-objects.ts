import type {
  PDFContext as Context,
  PDFDict as Dict,
  PDFString as LiteralString,
  PDFRawStream as RawStream,
  PDFRef as Ref,
  PDFStream as Stream,
} from 'pdf-lib';
import dictModule from 'pdf-lib/cjs/core/objects/PDFDict.js';
import hexStringModule from 'pdf-lib/cjs/core/objects/PDFHexString.js';
import nameModule from 'pdf-lib/cjs/core/objects/PDFName.js';
import objectModule from 'pdf-lib/cjs/core/objects/PDFObject.js';
import rawStreamModule from 'pdf-lib/cjs/core/objects/PDFRawStream.js';
import streamModule from 'pdf-lib/cjs/core/objects/PDFStream.js';
import stringModule from 'pdf-lib/cjs/core/objects/PDFString.js';
import contextModule from 'pdf-lib/cjs/core/PDFContext.js';

/*
 * What the program takes from pdf-lib: its objects, by their own files. The package's index loads its forms, its standard
 * fonts and its decoders of images as well: 165 ms of processor time in a new process instead of 40, for what nothing here
 * uses. They are CommonJS modules, so the class is the `default` of what Node imports as the default.
 */
export const PDFContext = contextModule.default;
export type PDFContext = Context;
export type PDFRef = Ref;
export const PDFDict = dictModule.default;
export type PDFDict = Dict;
export const PDFName = nameModule.default;
export const PDFRawStream = rawStreamModule.default;
export type PDFRawStream = RawStream;
export const PDFHexString = hexStringModule.default;
export const PDFString = stringModule.default;
export type PDFString = LiteralString;
export const PDFStream = streamModule.default;
export type PDFStream = Stream;

/** An object that was put into words before: it stands in the file as it is. */
export class WrittenObject extends objectModule.default {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override toString(): string {
    return this.#text;
  }
}
