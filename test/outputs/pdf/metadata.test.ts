import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { DocumentInfo } from '../../../src/model/document.js';
import { withPdfjs } from '../../tools/read-content.js';
import { setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { renderWith } from './sample-document.js';

const face = tinyFace('Tiny', { characters: '甲' });
const render = (info: Partial<DocumentInfo> = {}): Promise<Uint8Array> => renderWith(info, [setText('甲', { face })]);

/** The XMP packet as it stands in the file. */
function packetIn(pdf: Uint8Array): string {
  const packets = Buffer.from(pdf)
    .toString('utf8')
    .match(/<\?xpacket begin=[\s\S]*?<\?xpacket end="r"\?>/g);
  expect(packets).toHaveLength(1);
  return packets?.[0] ?? '';
}

/** What pdf.js reads from it. */
const readMetadata = (pdf: Uint8Array) =>
  withPdfjs(pdf, async (document) => {
    const { info, metadata } = await document.getMetadata();
    return { info: info as Readonly<Record<string, unknown>>, get: (name: string): unknown => metadata.get(name) };
  });

describe('the metadata', () => {
  test('say the same as the document information', async () => {
    const { info, get } = await readMetadata(await render({ keywords: ['甲', '乙'] }));
    expect(get('dc:title')).toBe(info.Title);
    expect(get('dc:creator')).toEqual([info.Author]);
    expect(get('pdf:producer')).toBe(info.Producer);
    expect(get('pdf:keywords')).toBe(info.Keywords);
    expect(get('xmp:creatortool')).toBe(info.Creator);
    expect(get('dc:language')).toBe('zh-CN');
    expect(get('dc:date')).toBe('2024-12-25');
    expect([info.CreationDate, info.ModDate]).toEqual(["D:20241225000000+08'00'", "D:20241225000000+08'00'"]);
    for (const name of ['xmp:createdate', 'xmp:modifydate']) expect(get(name)).toBe('2024-12-25T00:00:00+08:00');
  });

  test('name no day where the issue has none', async () => {
    const pdf = await render({ date: undefined });
    expect(packetIn(pdf)).not.toMatch(/date/i);
    expect((await readMetadata(pdf)).info.CreationDate).toBeUndefined();
  });

  test('claim PDF/A-2a and PDF/UA-1', async () => {
    const packet = packetIn(await render());
    expect(packet).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(packet).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(packet).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  test('are sound whatever the title is', async () => {
    for (const title of ['<甲> & "乙"', ']]>', '<!--', '&amp;', '𠮷']) {
      expect((await readMetadata(await render({ title }))).get('dc:title')).toBe(title);
    }
    expect((await readMetadata(await render({ title: '甲\u0001\ud800' }))).get('dc:title')).toBe('甲\ufffd\ufffd');
  });
});

test('the colours are sRGB by an output intent with the profile', async () => {
  const { catalog } = await PDFDocument.load(await render(), { updateMetadata: false });
  const intents = catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
  const intent = intents.lookup(0, PDFDict);
  const profile = intent.lookup(PDFName.of('DestOutputProfile'));
  expect(intents.size()).toBe(1);
  expect(String(intent.get(PDFName.of('S')))).toBe('/GTS_PDFA1');
  expect(profile instanceof PDFRawStream && String(profile.dict.get(PDFName.of('N')))).toBe('3');
});
