import { inflateSync } from 'node:zlib';
import { PDFContext } from 'pdf-lib';
import { expect, test } from 'vitest';
import { compressStreams } from '../../../src/outputs/pdf/compressed-streams.js';
import { createRenderCache, renderPdf } from '../../../src/outputs/pdf/render-pdf.js';
import { setPages, setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { sampleInfo } from './sample-document.js';

const face = tinyFace('Tiny', { characters: '甲乙' });
const render = async (text: string, cache = createRenderCache()) => {
  const pages = setPages([setText(text, { face })]);
  return (await renderPdf({ pages, info: sampleInfo, cache })).value ?? new Uint8Array();
};

test('a document is the same whatever was compressed before it', async () => {
  const cache = createRenderCache();
  const first = await render('甲', cache);
  await render('乙', cache);
  expect(await render('甲', cache)).toEqual(first);
  expect(await render('甲')).toEqual(first);
});

test('a stream that the last document had is not compressed again, an older one is forgotten', () => {
  const { streams } = createRenderCache();
  const write = (contents: string): Uint8Array | undefined => {
    const writer = compressStreams(PDFContext.create(), streams);
    writer.write(contents);
    writer.keep();
    return [...streams.streams.values()][0];
  };
  const first = write('one');
  expect(first && inflateSync(first).toString()).toBe('one');
  expect(write('one')).toBe(first);
  write('two');
  expect(streams.streams.size).toBe(1);
  expect(write('one')).not.toBe(first);
});

test('a stream is kept without the memory that zlib had for more', async () => {
  const { streams } = createRenderCache();
  const writer = compressStreams(PDFContext.create(), streams);
  const noise = Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 251);
  for (const contents of ['short', new Uint8Array(noise)]) writer.write(contents);
  await writer.settle();
  writer.keep();
  expect(streams.streams.size).toBe(2);
  for (const { length, buffer } of streams.streams.values()) expect(buffer.byteLength).toBe(length);
});
