import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { PDFObject } from 'pdf-lib';
import parserModule from 'pdf-lib/cjs/core/parser/PDFParser.js';
import { PDFDict, PDFHexString, PDFName, PDFRawStream, type PDFRef, PDFString } from './pdf-objects.js';

/** Nothing but this reads PDFs: it stands apart from the objects (`pdf-objects`), which every build loads. */
const { default: Parser } = parserModule;

/** The most that one stream may hold, in bytes: the largest are images, which image/ bounds. */
const MOST_INFLATED = 256 * 1024 * 1024;

/** What a file says of the program that wrote it: two versions of it may make the same document. */
const WRITERS = ['Producer', 'Creator'];
const WRITERS_IN_METADATA = /<(pdf:Producer|xmp:CreatorTool)>[^<]*<\/\1>/g;

/**
 * The SHA-256 of a PDF's objects before their compression, in hexadecimal figures. Every zlib compresses in its own way, and
 * so every Node: files that differ in this and in the name of the program that wrote them are the same document.
 * None of what is no PDF that can be read.
 */
export async function digestObjects(pdf: Uint8Array): Promise<string | undefined> {
  return await readObjects(pdf, (objects) => {
    const hash = createHash('sha256');
    for (const [ref, object] of objects) {
      hash.update(`${ref.objectNumber} ${ref.generationNumber} obj\n`);
      for (const part of partsOf(object)) hash.update(part);
    }
    return hash.digest('hex');
  });
}

/** The program that wrote a PDF, and the fonts in it, by name and in order. None of what is no PDF that can be read. */
export async function findMakings(pdf: Uint8Array): Promise<Makings | undefined> {
  return await readObjects(pdf, (objects) => {
    const dicts = objects.flatMap(([, object]) => (object instanceof PDFDict ? object : []));
    const textOf = (dict: PDFDict, key: string) => {
      const value = dict.get(PDFName.of(key));
      if (value instanceof PDFName || value instanceof PDFHexString || value instanceof PDFString)
        return value.decodeText();
      return undefined;
    };
    const fonts = dicts.flatMap((dict) => textOf(dict, 'BaseFont')?.replace(SUBSET_TAG, '') ?? []);
    return {
      fonts: [...new Set(fonts)].sort(),
      producer: dicts.flatMap((dict) => textOf(dict, 'Producer') ?? [])[0],
    };
  });
}

interface Makings {
  readonly fonts: readonly string[];
  readonly producer: string | undefined;
}

/** Six letters before the name of a font of which there is only a part, as ISO 32000 §9.6.4 has it. */
const SUBSET_TAG = /^[A-Z]{6}\+/;

async function readObjects<T>(
  pdf: Uint8Array,
  read: (objects: readonly (readonly [PDFRef, PDFObject])[]) => T,
): Promise<T | undefined> {
  try {
    const context = await Parser.forBytesWithOptions(pdf, Number.POSITIVE_INFINITY, true).parseDocument();
    return read(context.enumerateIndirectObjects());
  } catch (error) {
    // pdf-lib throws errors of many kinds for what it can't read. A mistake of ours would fail the tests.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Whether two files are the same document: they differ at most in how they are compressed, and by what program. */
export async function isSameDocument(one: Uint8Array, other: Uint8Array): Promise<boolean> {
  const digest = await digestObjects(one);
  return digest !== undefined && digest === (await digestObjects(other));
}

function partsOf(object: PDFObject): readonly (string | Uint8Array)[] {
  if (object instanceof PDFRawStream) return [describe(object.dict, ['Length']), contentsOf(object)];
  return [object instanceof PDFDict ? describe(object, WRITERS) : object.toString()];
}

/** A dictionary without some of its entries. */
function describe(dict: PDFDict, without: readonly string[]): string {
  const entries = dict.entries().filter(([key]) => !without.includes(key.decodeText()));
  return entries.map(([key, value]) => `${key} ${value}\n`).join('');
}

function contentsOf({ dict, contents }: PDFRawStream): string | Uint8Array {
  const filter = dict.get(PDFName.of('Filter'))?.toString();
  const plain = filter === '/FlateDecode' ? inflateSync(contents, { maxOutputLength: MOST_INFLATED }) : contents;
  const isMetadata = dict.get(PDFName.of('Type'))?.toString() === '/Metadata';
  return isMetadata ? Buffer.from(plain).toString('utf8').replaceAll(WRITERS_IN_METADATA, '') : plain;
}
