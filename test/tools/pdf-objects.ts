import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

/** What tells programs apart and not documents, in the document's information and in its metadata. */
const PROGRAM = /\/(?:Producer|Creator) (?:\([^)]*\)|<[^>]*>)|<(pdf:Producer|xmp:CreatorTool)>[^<]*<\/\1>/g;
/** How a stream is packed, which another zlib does in another way. */
const PACKING = ['Filter', 'Length', 'DecodeParms'];

/**
 * The objects of a document by their references, as they are before compression and without the program's name: two
 * documents of the same are told apart by nothing else, whichever Node.js made them.
 */
export async function pdfObjects(pdf: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const objects = context
    .enumerateIndirectObjects()
    .map(([reference, object]): [string, string] => [
      String(reference),
      (object instanceof PDFRawStream ? unpack(object) : String(object)).replaceAll(PROGRAM, ''),
    ]);
  return new Map(objects);
}

function unpack({ dict, contents }: PDFRawStream): string {
  const isDeflated = dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode');
  const bytes = isDeflated ? inflateSync(contents) : contents;
  const facts = PDFDict.fromMapWithContext(new Map(dict.asMap()), dict.context);
  if (isDeflated) for (const key of PACKING) facts.delete(PDFName.of(key));
  return `${facts}\n${Buffer.from(bytes).toString('latin1')}`;
}
