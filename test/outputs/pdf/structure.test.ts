import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { pt } from '../../../src/model/length.js';
import {
  glyphsOf,
  type Page,
  type PageLine,
  runOfGlyphs,
  type Shade,
  type StructureElement,
  type StructureRole,
} from '../../../src/model/page.js';
import { type CompiledIssue, compileKeptIssue, compileText } from '../../tools/compile-issue.js';
import {
  elementsIn,
  linksByPdfjs,
  outlineByPdfjs,
  type ReadElement,
  structureByPdfjs,
  structureByPoppler,
  tagOf,
} from '../../tools/read-structure.js';
import { setText } from '../../tools/set-text.js';
import { requireProgram } from '../../tools/system-program.js';
import { tinyFace } from '../../tools/tiny-font.js';
import { renderSample } from './sample-document.js';

const face = tinyFace('Tiny', { characters: '甲乙丙丁戊己ab1 \ue000' });

type Tag = Extract<StructureRole, { type: 'element' }>['tag'];

/** A line of an element, on a baseline of its own. */
const lineOf = (text: string, tag: Tag, id: number): PageLine =>
  setText(text, { face, baseline: 100 + 20 * id, role: { type: 'element', tag, id } });

const folio = setText('1', { face, baseline: 780, role: { type: 'artifact', artifact: 'pagination' } });

const shade: Shade = {
  type: 'shade',
  x: pt(80),
  y: pt(100),
  width: pt(16),
  height: pt(16),
  color: { red: 0.8, green: 0.8, blue: 0.8 },
};

/** The line with some of its characters linked. */
function linked(line: PageLine, characters: string, link: string): PageLine {
  const span = line.spans.length;
  const runs = line.runs.map((run) => ({
    ...run,
    ...runOfGlyphs(glyphsOf([run]).map((glyph) => (characters.includes(glyph.text) ? { ...glyph, span } : glyph))),
  }));
  return { ...line, runs, spans: [...line.spans, { link }] };
}

describe('the structure', () => {
  test('has one element for all lines of one id, in reading order, on each page that it is on', async () => {
    const pdf = await renderSample(
      [lineOf('甲', 'H1', 1), lineOf('乙', 'P', 2), lineOf('丙', 'P', 2), folio],
      [lineOf('丁', 'P', 2), lineOf('戊', 'H2', 3), folio],
    );
    expect(await structureByPdfjs(pdf)).toEqual([
      [
        { tag: 'H1', kids: ['甲'] },
        { tag: 'P', kids: ['乙丙'] },
      ],
      [
        { tag: 'P', kids: ['丁'] },
        { tag: 'H2', kids: ['戊'] },
      ],
    ]);
    expect((await elementsIn(pdf)).map(tagOf)).toEqual(['Document', 'H1', 'P', 'H2']);
  });

  test('has no element for a line without glyphs, for folios and for shades', async () => {
    const pdf = await renderSample([lineOf('', 'H1', 1), shade, lineOf('乙', 'P', 2), folio], [folio]);
    expect(await structureByPdfjs(pdf)).toEqual([[{ tag: 'P', kids: ['乙'] }], []]);
  });

  test('keeps an element whole where a shade is drawn between its lines', async () => {
    const pdf = await renderSample([lineOf('甲', 'P', 1), shade, lineOf('乙', 'P', 1)]);
    expect(await structureByPdfjs(pdf)).toEqual([[{ tag: 'P', kids: ['甲', '乙'] }]]);
  });

  test('leads from every content back to its element, also where elements are interleaved', async () => {
    const pdf = await renderSample([lineOf('甲', 'P', 1), lineOf('乙', 'H1', 2), lineOf('丙', 'P', 1)]);
    const { context, catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
    const tree = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const [key, parents] = tree
      .lookup(PDFName.of('ParentTree'), PDFDict)
      .lookup(PDFName.of('Nums'), PDFArray)
      .asArray();
    const tags = context
      .lookup(parents, PDFArray)
      .asArray()
      .map((parent) => tagOf(context.lookup(parent, PDFDict)));
    expect(key).toEqual(PDFNumber.of(0));
    expect(tags).toEqual(['P', 'H1', 'P']);
  });
});

describe('a link', () => {
  const address = 'https://example.com/a(1)?a=b#c';

  test('is an element with an annotation over its characters', async () => {
    const pdf = await renderSample([linked(lineOf('甲乙丙丁', 'P', 1), '乙丙', address)]);
    expect(await structureByPdfjs(pdf)).toEqual([[{ tag: 'P', kids: ['甲', { tag: 'Link', kids: ['乙丙'] }, '丁'] }]]);
    const [[link]] = (await linksByPdfjs(pdf)) as [[{ url: string; contents: string; rect: number[] }]];
    expect(link.url).toBe(address);
    expect(link.contents).toBe(link.url);
    // Two cells of 16 pt from the second on; the em box about the baseline at 120.
    for (const [index, edge] of [96, 841.89 - 121.92, 128, 841.89 - 105.92].entries()) {
      expect(link.rect[index]).toBeCloseTo(edge, 2);
    }
  });

  test('that goes on over the line and the page is one element with an annotation on every line', async () => {
    const lines = ['甲乙', '丙丁', '戊己'].map((text) => lineOf(text, 'P', 1));
    const [first, second, third] = lines.map((line) => linked(line, '乙丙丁戊', 'mailto:a@example.com'));
    if (!first || !second || !third) throw new Error('three lines were set');
    const pdf = await renderSample([first, second], [third]);
    expect(await structureByPdfjs(pdf)).toEqual([
      [{ tag: 'P', kids: ['甲', { tag: 'Link', kids: ['乙丙丁'] }] }],
      [{ tag: 'P', kids: [{ tag: 'Link', kids: ['戊'] }, '己'] }],
    ]);
    expect((await elementsIn(pdf)).map(tagOf)).toEqual(['Document', 'P', 'Link']);
    expect((await linksByPdfjs(pdf)).map((links) => links.map(({ url }) => url))).toEqual([
      ['mailto:a@example.com', 'mailto:a@example.com'],
      ['mailto:a@example.com'],
    ]);
  });

  test('to another address right after it is another', async () => {
    const line = linked(linked(lineOf('甲乙', 'P', 1), '甲', 'https://example.com/a'), '乙', 'https://example.com/b');
    expect(await structureByPdfjs(await renderSample([line]))).toEqual([
      [
        {
          tag: 'P',
          kids: [
            { tag: 'Link', kids: ['甲'] },
            { tag: 'Link', kids: ['乙'] },
          ],
        },
      ],
    ]);
  });
});

describe('the outline', () => {
  test('nests the headings, opened to the first level, and leads to where they begin', async () => {
    const pdf = await renderSample(
      [lineOf('甲', 'H1', 1), lineOf('乙', 'H2', 2), lineOf('丙', 'H3', 3), lineOf('丁', 'H2', 4)],
      [lineOf('戊', 'H1', 5), lineOf('己', 'P', 6)],
    );
    const at = (id: number): number => 841.89 - (100 + 20 * id) + 16;
    const leaf = { open: false, kids: [] };
    expect(await outlineByPdfjs(pdf)).toEqual([
      {
        title: '甲',
        page: 0,
        top: expect.closeTo(at(1), 1),
        open: false,
        kids: [
          {
            title: '乙',
            page: 0,
            top: expect.closeTo(at(2), 1),
            open: false,
            kids: [{ ...leaf, title: '丙', page: 0, top: expect.closeTo(at(3), 1) }],
          },
          { ...leaf, title: '丁', page: 0, top: expect.closeTo(at(4), 1) },
        ],
      },
      { ...leaf, title: '戊', page: 1, top: expect.closeTo(at(5), 1) },
    ]);
  });

  test('is left out where there are no headings', async () => {
    const pdf = await renderSample([lineOf('甲', 'P', 1)]);
    expect(await outlineByPdfjs(pdf)).toEqual([]);
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(catalog.has(PDFName.of('Outlines'))).toBe(false);
  });
});

describe('the structure of issue 519', () => {
  let issue: CompiledIssue;
  beforeAll(async () => {
    issue = await compileKeptIssue('519');
  });

  test('is that of its pages, read by pdf.js', async () => {
    const read = (await structureByPdfjs(issue.pdf)).flat().map(flatten);
    expect(joinContinued(read)).toEqual(joinContinued(typesetElements(issue.pages)));
  });

  test.skipIf(!requireProgram('pdfinfo'))('is that of its pages, read by poppler', () => {
    expect(structureByPoppler(issue.pdf)).toEqual(typesetElements(issue.pages));
  });

  test('has its four sections in the outline', async () => {
    expect((await outlineByPdfjs(issue.pdf)).map(({ title, page }) => [title, page])).toEqual([
      ['一、政务工作动态', 0],
      ['二、重点工作推进情况', 1],
      ['三、厅（局）长进大厅', 2],
      ['四、综窗改革攻坚行动', 2],
    ]);
  });
});

test.skipIf(!requireProgram('pdfinfo'))('words keep the blank between them where a line ends', async () => {
  const sentence = 'The quick brown fox jumps over the lazy dog and runs away into the wide green forest.';
  const { pdf, pages } = await compileText({
    sections: [`# 甲\n\n${sentence}\n\n见https://example.com/${'a/'.repeat(40)}。`],
  });
  const words = sentence.split(' ').length;
  const body = pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'line' ? [item] : [])));
  expect(body.filter((line) => sentence.includes(textOf(line))).length).toBeGreaterThan(1);
  const texts = structureByPoppler(pdf).map(({ text }) => text);
  expect(texts).toContain(sentence);
  expect(texts.find((text) => text.startsWith('The'))?.split(' ')).toHaveLength(words);
  expect(texts).toContain(`见https://example.com/${'a/'.repeat(40)}。`);
});

const textOf = ({ runs }: PageLine): string =>
  glyphsOf(runs)
    .map(({ text }) => text)
    .join('');

interface FlatElement {
  readonly tag: string;
  readonly text: string;
}

/** Without the blanks that pdf.js puts between what stands far apart. */
const flatten = ({ tag, kids }: ReadElement): FlatElement => ({
  tag,
  text: kids.map((kid) => (typeof kid === 'string' ? kid.replaceAll(' ', '') : flatten(kid).text)).join(''),
});

/** The outermost elements of the typeset pages, each with all the text in it. */
function typesetElements(pages: readonly Page[]): FlatElement[] {
  const elements = new Map<number, FlatElement>();
  for (const item of pages.flatMap(({ items }) => items)) {
    if (item.type !== 'line' || item.role.type !== 'element') continue;
    const { id, tag } = outermost(item.role);
    elements.set(id, { tag, text: (elements.get(id)?.text ?? '') + textOf(item) });
  }
  return [...elements.values()];
}

const outermost = (element: StructureElement): StructureElement =>
  element.parent ? outermost(element.parent) : element;

/** pdf.js reads page by page: all paragraphs in a row as one, and likewise the parts of a list. */
function joinContinued(elements: readonly FlatElement[]): FlatElement[] {
  const joined: FlatElement[] = [];
  for (const element of elements) {
    const last = joined.at(-1);
    if (last?.tag === element.tag && /^[PL]$/.test(element.tag))
      joined[joined.length - 1] = { tag: last.tag, text: last.text + element.text };
    else joined.push(element);
  }
  return joined;
}
