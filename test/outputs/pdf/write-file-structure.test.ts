import { PDFContext, PDFDocument, PDFName, PDFNumber } from 'pdf-lib';
import { expect, test } from 'vitest';
import { compressStreams } from '../../../src/outputs/pdf/compressed-streams.js';
import { writeFileStructure } from '../../../src/outputs/pdf/write-file-structure.js';

/** A document of `count` numbers, and a page tree without pages. */
function writeNumbers(count: number): Promise<Uint8Array> {
  const context = PDFContext.create();
  const pages = context.register(context.obj({ Type: 'Pages', Kids: [], Count: 0 }));
  const numbers = Array.from({ length: count }, (_, number) => context.register(PDFNumber.of(number)));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: pages, Numbers: numbers }));
  return writeFileStructure(context, compressStreams(context, { streams: new Map(), keys: new WeakMap() }));
}

// One object stream just full, and one object over; so many that offsets take several bytes.
test.each([1, 98, 99, 1000, 3000])('%i objects are found again by their cross references', async (count) => {
  const { context, catalog } = await PDFDocument.load(await writeNumbers(count), { updateMetadata: false });
  const numbers = catalog.lookup(PDFName.of('Numbers'));
  expect(numbers?.toString().match(/\d+ 0 R/g)).toHaveLength(count);
  const found = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFNumber ? [object.asNumber()] : []));
  expect(found).toEqual(Array.from({ length: count }, (_, number) => number));
});

test('the file says where its cross references are, and that it is binary', async () => {
  const file = Buffer.from(await writeNumbers(1));
  const [, offset] = /startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1')) ?? [];
  expect(file.subarray(Number(offset)).toString('latin1')).toMatch(/^\d+ 0 obj\n<<\n?\/Type \/XRef/);
  expect([...file.subarray(10, 14)].every((byte) => byte > 127)).toBe(true);
});
