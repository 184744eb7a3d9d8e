import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { countPages } from '../../../src/outputs/pdf/count-pages.js';

async function documentOf(pages: number, useObjectStreams: boolean): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage();
  return document.save({ useObjectStreams });
}

describe('the pages of a PDF are counted', () => {
  test.each([1, 4, 700])('where its objects are packed: %i', async (pages) => {
    expect(countPages(await documentOf(pages, true))).toBe(pages);
  });

  test('where they stand in the file', async () => {
    expect(countPages(await documentOf(3, false))).toBe(3);
  });

  test('by the root of the tree, wherever in a node the count stands', () => {
    const nodes = '<< /Type /Pages /Count 2 /Kids [] >> endobj << /Kids [] /Count 5 /Type /Pages >> endobj';
    expect(countPages(Buffer.from(`%PDF-1.7\n${nodes}`))).toBe(5);
  });
});

test.each([
  ['no PDF', Buffer.from('<< /Type /Pages /Count 2 >>')],
  ['a PDF without pages', Buffer.from('%PDF-1.7\n<< /Type /Catalog >>')],
  ['a broken stream', Buffer.from('%PDF-1.7\n<< /Type /ObjStm >> stream\nx')],
  [
    'an object stream that says nothing of pages',
    Buffer.concat([Buffer.from('%PDF-1.7\n<< /Type /ObjStm >> stream\n'), deflateSync('<< /Count 3 >>')]),
  ],
  ['nothing', Buffer.alloc(0)],
])('of %s none are', (_name, bytes) => {
  expect(countPages(bytes)).toBeUndefined();
});
