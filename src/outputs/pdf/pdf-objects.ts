import type {
  PDFContext as Context,
  PDFDict as Dict,
  PDFString as LiteralString,
  PDFRef as Ref,
  PDFStream as Stream,
} from 'pdf-lib';
import hexStringModule from 'pdf-lib/cjs/core/objects/PDFHexString.js';
import streamModule from 'pdf-lib/cjs/core/objects/PDFStream.js';
import stringModule from 'pdf-lib/cjs/core/objects/PDFString.js';
import contextModule from 'pdf-lib/cjs/core/PDFContext.js';

/*
 * What render takes from pdf-lib: the objects, by their own files. The package's index loads its forms,
 * its standard fonts and its image decoders as well, twice the time for things that nothing here uses. They are
 * CommonJS modules, so the class is the `default` of what Node imports as the default.
 */
export const PDFContext = contextModule.default;
export type PDFContext = Context;
export type PDFRef = Ref;
export type PDFDict = Dict;
export const PDFHexString = hexStringModule.default;
export const PDFString = stringModule.default;
export type PDFString = LiteralString;
export const PDFStream = streamModule.default;
export type PDFStream = Stream;
