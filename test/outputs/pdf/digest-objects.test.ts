import { deflateSync, inflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { expect, test } from 'vitest';
import { digestObjects, findMakings } from '../../../src/outputs/pdf/digest-objects.js';
import { setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { renderWith } from './sample-document.js';

const face = tinyFace('Tiny', { characters: '甲乙' });
const sample = renderWith({}, [setText('甲乙甲乙', { face })]);

/** The same document as another zlib would have compressed it. */
async function compressedOtherwise(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !object.dict.has(PDFName.of('Filter'))) continue;
    const contents = deflateSync(inflateSync(object.contents), { level: 0 });
    document.context.assign(ref, PDFRawStream.of(object.dict, contents));
  }
  return document.save({ useObjectStreams: true, updateFieldAppearances: false });
}

test('documents that differ in their compression alone are the same', async () => {
  const other = await compressedOtherwise(await sample);
  expect(Buffer.compare(other, await sample)).not.toBe(0);
  expect(await digestObjects(other)).toBe(await digestObjects(await sample));
});

test('documents of two versions of the program are the same', async () => {
  const newer = await renderWith({ producer: 'bulletin 9.9.9' }, [setText('甲乙甲乙', { face })]);
  expect(await digestObjects(newer)).toBe(await digestObjects(await sample));
});

test.each([
  ['another text', () => renderWith({}, [setText('甲乙乙甲', { face })])],
  ['another title', () => renderWith({ title: '乙' }, [setText('甲乙甲乙', { face })])],
  ['another date', () => renderWith({ date: undefined }, [setText('甲乙甲乙', { face })])],
])('%s makes another document', async (_, render) => {
  expect(await digestObjects(await render())).not.toBe(await digestObjects(await sample));
});

test('what is no PDF, or a broken one, has no digest', async () => {
  expect(await digestObjects(Buffer.from('PK'))).toBeUndefined();
  const broken = Uint8Array.from(await sample);
  broken.fill(0x41, broken.length / 4, broken.length / 2);
  expect(await digestObjects(broken)).not.toBe(await digestObjects(await sample));
});

test('the program and the fonts that made a document are found in it', async () => {
  expect(await findMakings(await renderWith({ producer: 'bulletin 9.9.9' }, [setText('甲乙', { face })]))).toEqual({
    fonts: ['Tiny'],
    producer: 'bulletin 9.9.9',
  });
  expect(await findMakings(Buffer.from('PK'))).toBeUndefined();
});
