import { createHash, type Hash } from 'node:crypto';
import type { CompressedStreams } from './compressed-streams.js';
import type { PDFContext, PDFRef } from './pdf-objects.js';
import { PDFHexString, PDFStream } from './pdf-objects.js';

/*
 * The file around the objects (ISO 32000-1, 7.5): streams stand by themselves, all other objects in compressed object
 * streams, and a cross-reference stream says where each is. pdf-lib's own writer would compress with its pako, which
 * takes ten times as long as Node's zlib when a process has just started, and has no way to take over what an earlier
 * document compressed.
 */

/** PDF 1.7, and four bytes that mark the file as binary (ISO 19005-2, 6.1.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');

/** A reader takes apart a whole stream for one object of it; larger ones are smaller in all. */
const OBJECTS_PER_STREAM = 100;

/** Types of cross-reference entries (ISO 32000-1, table 18). */
const entryType = { free: 0, plain: 1, packed: 2 } as const;

/** The widths of an entry's fields, in bytes: type, offset or number of the stream, generation or index in the stream. */
const FIELD_WIDTHS = [1, 4, 2] as const;
const ENTRY_SIZE = FIELD_WIDTHS.reduce((sum, width) => sum + width, 0);
const LAST_GENERATION = 0xffff;

/** Where an object is: second and third field of its entry. */
type Entry = readonly [type: number, second: number, third: number];

/**
 * All objects of a document as one file. Root and Info are what the trailer of the context says; the file's identifier is a
 * digest of all that stands in the file, none of which is a time or a path.
 */
export async function writeFileStructure(context: PDFContext, streams: CompressedStreams): Promise<Uint8Array> {
  await streams.settle();
  const { Root, Info } = context.trailerInfo;
  const file = new GrowingFile();
  const identity = createHash('sha256');
  const packed: PackedObject[] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) {
      identifyStream(identity, object, streams.digestOf(ref));
      file.addObject(ref.objectNumber, ...partsOf(object));
    } else {
      packed.push({ ref, text: object.toString() });
    }
  }
  let next = context.largestObjectNumber + 1;
  for (let start = 0; start < packed.length; start += OBJECTS_PER_STREAM) {
    const number = next++;
    const members = packed.slice(start, start + OBJECTS_PER_STREAM);
    for (const [index, { ref }] of members.entries()) file.placeInStream(ref.objectNumber, number, index);
    const { contents, First } = packObjects(members);
    identity.update(contents);
    const entries = { Type: 'ObjStm', N: members.length, First, ...compressed };
    file.addObject(number, ...partsOf(context.stream(streams.compress(contents), entries)));
  }
  const id = PDFHexString.of(identity.digest('hex').slice(0, IDENTIFIER_DIGITS));
  const entries = { Type: 'XRef', Size: next + 1, W: [...FIELD_WIDTHS], Root, Info, ID: [id, id] };
  return file.end(next, (table) => partsOf(context.stream(streams.compress(table), { ...entries, ...compressed })));
}

const compressed = { Filter: 'FlateDecode' };

/** The file identifier is 16 bytes, as an MD5 sum is (ISO 32000-1, 14.4), in hexadecimal digits here. */
const IDENTIFIER_DIGITS = 32;

/** `digest`: of what the stream was compressed from, since not every zlib makes the same of it. */
function identifyStream(identity: Hash, stream: PDFStream, digest: string | undefined): void {
  if (digest === undefined) identity.update(stream.dict.toString()).update(stream.getContents());
  else identity.update(digest);
}

interface PackedObject {
  readonly ref: PDFRef;
  /** The text as the file has it; its characters are bytes. */
  readonly text: string;
}

/** Numbers and offsets of the objects, then, from `First` on, the objects. */
function packObjects(members: readonly PackedObject[]): { readonly contents: Buffer; readonly First: number } {
  let offset = 0;
  const places = members.map(({ ref, text }) => {
    const place = `${ref.objectNumber} ${offset}`;
    offset += text.length + 1;
    return place;
  });
  const head = `${places.join(' ')}\n`;
  const texts = members.map(({ text }) => text).join('\n');
  return { contents: Buffer.from(`${head}${texts}`, 'latin1'), First: head.length };
}

const STREAM_END = Buffer.from('\nendstream', 'latin1');

/** A stream as the file has it; pdf-lib would copy it byte by byte. */
function partsOf(stream: PDFStream): readonly Uint8Array[] {
  stream.updateDict();
  return [Buffer.from(`${stream.dict}\nstream\n`, 'latin1'), stream.getContents(), STREAM_END];
}

/** A file while its objects are put down one after the other. */
class GrowingFile {
  readonly #parts: Uint8Array[] = [HEADER];
  readonly #entries = new Map<number, Entry>();
  #size = HEADER.length;

  addObject(number: number, ...parts: readonly Uint8Array[]): void {
    this.#entries.set(number, [entryType.plain, this.#size, 0]);
    this.#add(Buffer.from(`${number} 0 obj\n`, 'latin1'), ...parts, Buffer.from('\nendobj\n', 'latin1'));
  }

  placeInStream(number: number, stream: number, index: number): void {
    this.#entries.set(number, [entryType.packed, stream, index]);
  }

  /** Writes the cross-reference stream, which is object `number` and lists itself. */
  end(number: number, write: (table: Uint8Array) => readonly Uint8Array[]): Uint8Array {
    const start = this.#size;
    this.#entries.set(number, [entryType.plain, start, 0]);
    this.addObject(number, ...write(this.#table(number + 1)));
    this.#add(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(this.#parts);
  }

  #add(...parts: readonly Uint8Array[]): void {
    for (const part of parts) {
      this.#parts.push(part);
      this.#size += part.length;
    }
  }

  #table(size: number): Uint8Array {
    const table = Buffer.alloc(size * ENTRY_SIZE);
    for (let number = 0; number < size; number += 1) {
      const entry = this.#entries.get(number) ?? [entryType.free, 0, LAST_GENERATION];
      let at = number * ENTRY_SIZE;
      for (const [field, width] of FIELD_WIDTHS.entries()) at = table.writeUIntBE(entry[field] ?? 0, at, width);
    }
    return table;
  }
}
