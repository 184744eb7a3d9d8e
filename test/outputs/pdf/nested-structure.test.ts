import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { PageItem } from '../../../src/model/page.js';
import {
  elementsIn,
  outlineByPdfjs,
  type ReadElement,
  structureByPdfjs,
  tagOf,
  treeByPoppler,
} from '../../tools/read-structure.js';
import { setStretches } from '../../tools/set-text.js';
import { requireProgram, runOnPdf } from '../../tools/system-program.js';
import { renderSample } from './sample-document.js';
import { chartOf, elementMaker, face, greyImage, lineAt, placeImage, sampleStructure } from './sample-structure.js';

describe('a document with an element of every kind', () => {
  const pdf = renderSample(...sampleStructure());

  test.skipIf(!requireProgram('pdfinfo'))('has the tree of its pages, read by poppler', async () => {
    expect(
      treeByPoppler(await pdf)
        .map(outlined)
        .join('\n'),
    ).toBe(expectedTree);
  });

  test('has it on each page, read by pdf.js', async () => {
    const [first, second] = await structureByPdfjs(await pdf);
    expect(first?.map(({ tag }) => tag)).toEqual(['TOC', 'H1', 'P', 'Note', 'L', 'BlockQuote', 'Table']);
    expect(second?.map(({ tag }) => tag)).toEqual(['Table', 'Figure', 'Figure']);
    // The header that is repeated on the second page is no part of the table.
    const rows = second?.[0]?.kids.map((kid) => (typeof kid === 'object' ? textOf(kid) : kid).replaceAll(' ', ''));
    expect(rows?.filter((text) => text !== '')).toEqual(['戊3', '己45']);
  });

  test.skipIf(!requireProgram('qpdf'))('qpdf finds no error', async () => {
    const { status, stderr } = runOnPdf(await pdf, 'qpdf', ['--check', '{pdf}']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.skipIf(!requireProgram('mutool'))('mutool draws it without a warning', async () => {
    const { status, stderr } = runOnPdf(await pdf, 'mutool', ['draw', '-F', 'pgm', '-o', '/dev/null', '{pdf}']);
    const complaints = stderr.split('\n').filter((message) => /^(?:warning|error):/.test(message));
    expect(status).toBe(0);
    expect(complaints.filter((message) => !message.includes('ICC support is not available'))).toEqual([]);
  });
});

const expectedTree = `TOC(Caption("目录") TOCI(Reference("甲") P(" 1")) TOCI(Reference("乙") P(" 1")))
H1("一甲")
P("甲乙" Reference("①") "，丙丁。丙丁。")
Note(Lbl("①") P("戊己。"))
L/ListNumbering /Decimal(LI(Lbl("1、") LBody(P("甲乙") L/ListNumbering /None(LI(Lbl("—") LBody(P("丙丁"))) LI(Lbl("—") LBody(P("戊己")))))) LI(Lbl("2、") LBody(P("庚辛壬癸。"))))
BlockQuote(P("甲乙丙。") P("丁戊己。"))
Table(Caption("表1甲") TR(TH/Scope /Column("甲") TH/Scope /Column("乙") TH/Scope /Column("丙")) TR(TH/Scope /Row("丁") TD("1") TD("2")) TR(TH/Scope /Row("戊") TD() TD("3")) TR(TH/Scope /Row("己") TD("4") TD("5")))
Figure/Placement /Block/BBox [80 403.97 300.5 541.39]("甲" Caption("图1甲"))
Figure/Placement /Block/BBox [80 283.97 160 341.89]("" Caption("图2丙"))`;

/** An element on one line: its tag, its attributes, and in brackets what it holds. */
const outlined = ({ tag, attributes = [], kids }: ReadElement): string =>
  `${tag}${attributes.join('')}(${kids.map((kid) => (typeof kid === 'string' ? `"${kid}"` : outlined(kid))).join(' ')})`;

const textOf = ({ kids }: ReadElement): string =>
  kids.map((kid) => (typeof kid === 'string' ? kid : textOf(kid))).join('');

describe('an element within another', () => {
  const make = elementMaker();

  test('stands among its siblings where its first item is drawn', async () => {
    const list = make('L');
    const [first, second] = [make('LI', list), make('LI', list)];
    const pdf = await renderSample([
      lineAt(0, '甲', make('LBody', second)),
      lineAt(1, '乙', make('P')),
      lineAt(2, '丙', make('LBody', first)),
    ]);
    expect((await structureByPdfjs(pdf))[0]?.map(outlined)).toEqual(['L(LI(LBody("甲")) LI(LBody("丙")))', 'P("乙")']);
  });

  test('is the parent of the links in it', async () => {
    const role = make('P');
    const inline = make('Reference', role);
    const line = setStretches(
      { face, role },
      { text: '甲' },
      { text: '乙丙', inline },
      { text: '丁', inline, link: 'https://example.com/' },
      { text: '戊' },
    );
    const [tree] = await structureByPdfjs(await renderSample([line]));
    expect(tree?.map(outlined)).toEqual(['P("甲" Reference("乙丙" Link("丁")) "戊")']);
  });

  test('holds its shapes of every kind as one content', async () => {
    const figure = make('Figure', undefined, { alternative: '甲' });
    const pdf = await renderSample([...chartOf(figure), placeImage(greyImage, figure)]);
    expect((await structureByPdfjs(pdf))[0]?.map(outlined)).toEqual(['Figure("")']);
  });

  test('is none in a line that is an artifact', async () => {
    const role = { type: 'artifact', artifact: 'layout' } as const;
    const line = setStretches({ face, role }, { text: '甲' }, { text: '①', inline: make('Reference', make('P')) });
    expect(await structureByPdfjs(await renderSample([line]))).toEqual([[]]);
  });
});

describe('of an element is said', () => {
  const make = elementMaker();

  /** The only element with a tag among those of a page. */
  async function onlyElement(tag: string, items: readonly PageItem[]): Promise<PDFDict> {
    const [element, ...others] = (await elementsIn(await renderSample(items))).filter((one) => tagOf(one) === tag);
    if (!element || others.length > 0) throw new Error(`there is not one ${tag}`);
    return element;
  }

  const attributesOf = (element: PDFDict): string => String(element.lookup(PDFName.of('A'), PDFDict));

  test('what a figure shows, in words', async () => {
    const figure = make('Figure', undefined, { alternative: '甲（乙）' });
    const element = await onlyElement('Figure', [placeImage(greyImage, figure)]);
    expect(element.lookup(PDFName.of('Alt'), PDFHexString).decodeText()).toBe('甲（乙）');
  });

  test('which box a figure covers, with the halves of its lines that reach out', async () => {
    const figure = make('Figure', undefined, { alternative: '甲' });
    const attributes = attributesOf(await onlyElement('Figure', chartOf(figure)));
    expect(attributes.replaceAll(/\s+/g, ' ')).toBe(
      '<< /O /Layout /Placement /Block /BBox [ 99.5 441.39 300.5 541.39 ] >>',
    );
  });

  test.each([
    ['TH', { scope: 'Row' }, '<< /O /Table /Scope /Row >>'],
    ['TH', { scope: 'Column' }, '<< /O /Table /Scope /Column >>'],
    ['L', { numbering: 'Decimal' }, '<< /O /List /ListNumbering /Decimal >>'],
    ['L', { numbering: 'None' }, '<< /O /List /ListNumbering /None >>'],
  ] as const)('what is stated of %s %o', async (tag, details, expected) => {
    const element = await onlyElement(tag, [lineAt(0, '甲', make(tag, undefined, details))]);
    expect(attributesOf(element).replaceAll(/\s+/g, ' ')).toBe(expected);
  });

  test('nothing of a paragraph', async () => {
    const element = await onlyElement('P', [lineAt(0, '甲', make('P'))]);
    expect(element.keys().map((key) => key.decodeText())).toEqual(['Type', 'S', 'P', 'Pg', 'K']);
  });
});

describe('a note', () => {
  test('has a name of its own, by which the document finds it', async () => {
    const make = elementMaker();
    const pdf = await renderSample([...'甲乙丙丁戊己庚辛壬癸'].map((text, row) => lineAt(row, text, make('Note'))));
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
    const tree = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).lookup(PDFName.of('IDTree'), PDFDict);
    const entries = tree.lookup(PDFName.of('Names'), PDFArray);
    const names: string[] = [];
    for (let index = 0; index < entries.size(); index += 2) {
      const name = String(entries.lookup(index));
      expect(String(entries.lookup(index + 1, PDFDict).get(PDFName.of('ID')))).toBe(name);
      names.push(name);
    }
    expect(new Set(names).size).toBe(10);
    expect(names).toEqual([...names].sort());
  });

  test('is the only element with a name: without notes there is no list of names', async () => {
    const pdf = await renderSample([lineAt(0, '甲', elementMaker()('P'))]);
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).has(PDFName.of('IDTree'))).toBe(false);
  });
});

describe('the outline', () => {
  const make = elementMaker();

  test('has the headings alone, whatever else there is', async () => {
    const pdf = await renderSample(...sampleStructure());
    expect((await outlineByPdfjs(pdf)).map(({ title }) => title)).toEqual(['一甲']);
  });

  test('leaves out the mark of a footnote', async () => {
    const role = make('H1');
    const mark = { text: '①', size: 10.6, rise: 5, inline: make('Reference', role) };
    const pdf = await renderSample([setStretches({ face, role }, { text: '甲' }, mark, { text: '乙' })]);
    expect((await outlineByPdfjs(pdf)).map(({ title }) => title)).toEqual(['甲乙']);
  });
});
