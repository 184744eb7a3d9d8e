import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { pt } from '../../../src/model/length.js';
import type { RuledLine } from '../../../src/model/page.js';
import { readContent, textByPdfium } from '../../tools/read-content.js';
import { setText } from '../../tools/set-text.js';
import { requireProgram, runOnPdf } from '../../tools/system-program.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { renderSample, renderWith } from './sample-document.js';

const face = tinyFace('Tiny/Face (1)', { characters: '甲乙丙丁𠮷，。—0123456789' });
const line = setText('甲乙𠮷12，', { face, autospace: 1 / 8 });
const redRule: RuledLine = {
  type: 'rule',
  x: pt(80),
  y: pt(200),
  width: pt(300),
  thickness: pt(1.5),
  color: { red: 1, green: 0, blue: 0 },
};

const load = (pdf: Uint8Array): Promise<PDFDocument> => PDFDocument.load(pdf, { updateMetadata: false });

/** A Type 0 font of the first page, its descendant and its descriptor. */
function fontOf(document: PDFDocument, name = 'F1'): { font: PDFDict; descendant: PDFDict; descriptor: PDFDict } {
  const font = document
    .getPage(0)
    .node.Resources()
    ?.lookup(PDFName.of('Font'), PDFDict)
    .lookup(PDFName.of(name), PDFDict);
  if (!font) throw new Error(`no font ${name}`);
  const descendant = font.lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  return { font, descendant, descriptor: descendant.lookup(PDFName.of('FontDescriptor'), PDFDict) };
}

function streamOf(dict: PDFDict, key: string): string {
  const stream = dict.lookup(PDFName.of(key));
  if (!(stream instanceof PDFRawStream)) throw new Error(`${key} is not a stream`);
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

describe('the embedded font', () => {
  test('is a Type 0 font whose codes are the glyph ids of a TrueType subset', async () => {
    const { font, descendant, descriptor } = fontOf(await load(await renderSample([line])));
    expect(String(font.get(PDFName.of('Subtype')))).toBe('/Type0');
    expect(String(font.get(PDFName.of('Encoding')))).toBe('/Identity-H');
    expect(String(descendant.get(PDFName.of('Subtype')))).toBe('/CIDFontType2');
    expect(String(descendant.get(PDFName.of('CIDToGIDMap')))).toBe('/Identity');
    expect(streamOf(descriptor, 'FontFile2').slice(0, 4)).toBe('\0\x01\0\0');
  });

  test('is named by a six-letter tag and the PostScript name without characters that need an escape', async () => {
    const { font, descriptor } = fontOf(await load(await renderSample([line])));
    expect(String(font.get(PDFName.of('BaseFont')))).toMatch(/^\/[A-Z]{6}\+TinyFace1$/);
    expect(String(descriptor.get(PDFName.of('FontName')))).toBe(String(font.get(PDFName.of('BaseFont'))));
  });

  test('has another tag for another set of glyphs', async () => {
    const other = setText('甲乙', { face });
    const names = await Promise.all(
      [line, other].map(async (one) =>
        String(fontOf(await load(await renderSample([one]))).font.get(PDFName.of('BaseFont'))),
      ),
    );
    expect(names[0]).not.toBe(names[1]);
  });

  test('states the widths of consecutive codes in one run', async () => {
    const { descendant } = fontOf(await load(await renderSample([line])));
    // 甲, 乙, 𠮷 with the space before the digit, the comma, 1, 2 with the space after it
    expect(String(descendant.lookup(PDFName.of('W')))).toBe('[ 1 [ 1000 1000 1125 1000 500 625 ] ]');
  });

  test('says which text every code stands for, beyond the basic plane too', async () => {
    const cmap = streamOf(fontOf(await load(await renderSample([line]))).font, 'ToUnicode');
    expect([...cmap.matchAll(/^<(\w{4})> <(\w+)>$/gm)].map(([, code, text]) => [code, text])).toContainEqual([
      '0003',
      'D842DFB7',
    ]);
  });

  test('is listed only by the pages that use it', async () => {
    const other = tinyFace('Other', { characters: '丙' });
    const document = await load(await renderSample([line], [setText('丙', { face: other })]));
    const listed = document.getPages().map((page) => page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict).keys());
    expect(listed.map((keys) => keys?.map(String))).toEqual([['/F1'], ['/F2']]);
  });
});

describe('the document', () => {
  test('states its title, author, producer and the day of the issue', async () => {
    const document = await load(await renderSample([line]));
    expect(document.getTitle()).toBe('甲乙（丙丁）');
    expect(document.getAuthor()).toBe('丙丁');
    expect(document.getProducer()).toBe('bulletin 0.0.0');
    expect(document.getCreationDate()).toEqual(new Date('2024-12-25T00:00:00+08:00'));
    expect(document.getModificationDate()).toEqual(new Date('2024-12-25T00:00:00+08:00'));
  });

  test('states no day where the issue has none', async () => {
    const pdf = await renderWith({ date: undefined }, [line]);
    expect((await load(pdf)).getCreationDate()).toBeUndefined();
  });

  test('asks to be shown by its title and printed at its own size on both sides', async () => {
    const { catalog } = await load(await renderSample([line]));
    const preferences = catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(String(catalog.get(PDFName.of('Lang')))).toBe('(zh-CN)');
    expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true');
    expect(String(preferences.get(PDFName.of('PrintScaling')))).toBe('/None');
    expect(String(preferences.get(PDFName.of('Duplex')))).toBe('/DuplexFlipLongEdge');
  });

  test('has pages of the size of the paper, empty ones too', async () => {
    const document = await load(await renderSample([line], []));
    expect(document.getPages().map((page) => page.getSize())).toEqual([
      { width: 595.276, height: 841.89 },
      { width: 595.276, height: 841.89 },
    ]);
  });

  test('is the same bytes for the same input', async () => {
    const [first, second] = await Promise.all([renderSample([line, redRule]), renderSample([line, redRule])]);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('has another identifier for another text or another title', async () => {
    const pdfs = [await renderSample([line]), await renderSample([redRule]), await renderWith({ title: '丁' }, [line])];
    const ids = await Promise.all(pdfs.map(async (pdf) => (await load(pdf)).context.trailerInfo.ID));
    const texts = ids.map((id) => (id instanceof PDFArray ? id.lookup(0, PDFHexString).asString() : ''));
    expect(texts[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(texts).size).toBe(3);
  });

  test('draws rules around their middle, as artifacts of the layout', async () => {
    const [page] = await readContent(await renderSample([redRule]));
    expect(page?.rules).toHaveLength(1);
    const [rule] = page?.rules ?? [];
    expect(rule).toMatchObject({ color: '#ff0000', artifact: true });
    expect(rule?.left).toBeCloseTo(80, 2);
    expect(rule?.right).toBeCloseTo(380, 2);
    expect(rule?.top).toBeCloseTo(199.25, 2);
    expect(rule?.bottom).toBeCloseTo(200.75, 2);
  });

  test('marks a folio as an artifact, and a paragraph not', async () => {
    const folio = setText('12', { face, baseline: 780, role: { type: 'artifact', artifact: 'pagination' } });
    const [page] = await readContent(await renderSample([line, folio]));
    const artifacts = page?.glyphs.filter((glyph) => glyph.artifact).map(({ text }) => text);
    expect(artifacts).toEqual(['1', '2']);
  });

  test('gives characters of the private use area a text that stands for what cannot be said', async () => {
    const faceOfItsOwn = tinyFace('Private', { characters: '甲\ue000\u{10fffd}' });
    const texts = await textByPdfium(await renderSample([setText('甲\ue000甲\u{10fffd}', { face: faceOfItsOwn })]));
    expect(texts).toEqual([['甲〓甲〓']]);
  });

  test('draws each line in its own colour', async () => {
    const red = setText('甲', { face, baseline: 200, color: { red: 1, green: 0, blue: 0 } });
    const grey = setText('乙', { face, baseline: 300, color: { red: 0.5, green: 0.5, blue: 0.5 } });
    const [page] = await readContent(await renderSample([red, grey, setText('丙', { face, baseline: 400 })]));
    expect(page?.glyphs.map(({ color }) => color)).toEqual(['#ff0000', '#808080', '#000000']);
  });
});

describe('a subset that does not answer the request', () => {
  test('is a bug and stops the rendering', async () => {
    const short = {
      ...face,
      subset: async () => ({ format: 'truetype' as const, bytes: new Uint8Array(), glyphs: [], advances: [] }),
    };
    await expect(renderSample([setText('甲', { face: short })])).rejects.toThrow(/lacks glyph 1/);
  });
});

describe('other programs', () => {
  const document = renderSample([line, redRule], [], [setText('甲—乙', { face, stretched: { '—': 1.1 } })]);

  test.skipIf(!requireProgram('qpdf'))('qpdf finds no error', async () => {
    const { status, stderr } = runOnPdf(await document, 'qpdf', ['--check', '{pdf}']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.skipIf(!requireProgram('mutool'))('mutool draws it without a warning', async () => {
    const { status, stderr } = runOnPdf(await document, 'mutool', ['draw', '-F', 'pgm', '-o', '/dev/null', '{pdf}']);
    const complaints = stderr.split('\n').filter((message) => /^(?:warning|error):/.test(message));
    expect(status).toBe(0);
    expect(complaints.filter((message) => !message.includes('ICC support is not available'))).toEqual([]);
  });

  test.skipIf(!requireProgram('pdffonts'))(
    'pdffonts finds every font embedded, subset and with its texts',
    async () => {
      const { stdout } = runOnPdf(await document, 'pdffonts', ['{pdf}']);
      const fonts = stdout.trimEnd().split('\n').slice(2);
      expect(fonts).toHaveLength(1);
      for (const font of fonts) expect(font).toMatch(/CID TrueType +Identity-H +yes yes yes/);
    },
  );
});
