import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { glyphSource, glyphsOf, type Page, type PageLine } from '../src/model/page.js';
import { type CompiledIssue, compileKeptIssue } from './tools/compile-issue.js';
import { findInkless } from './tools/find-inkless.js';
import { linesOf, readContent, textByPdfium, textByPdfjs } from './tools/read-content.js';
import { inkOf, type PageRaster, renderPages, renderPagesBy } from './tools/render-page.js';
import { requireProgram, runOnPdf } from './tools/system-program.js';

const root = join(import.meta.dirname, '..');

/** The printed lines by page, without blanks. The name of the masthead is artwork there and not among them. */
const printed = (JSON.parse(readFileSync(join(root, 'test/reference/519-lines.json'), 'utf8')) as { pages: string[][] })
  .pages;
const printedWithName = printed.map((lines, index) => (index === 0 ? ['工作动态', ...lines] : lines));

let result: CompiledIssue;

beforeAll(async () => {
  result = await compileKeptIssue('519');
});

const millimetres = (points: number): number => (points * 25.4) / 72;
const squeeze = (text: string): string => text.replaceAll(/\s/g, '');

describe('what the PDF says', () => {
  test('there is nothing to find fault with', () => {
    expect(result.findings).toEqual([]);
  });

  test('the lines are the printed ones, page by page, read by pdf.js and by PDFium', async () => {
    for (const read of [textByPdfjs, textByPdfium]) {
      const pages = (await read(result.pdf)).map((lines) => squeeze(lines.join('')));
      expect(pages).toEqual(printedWithName.map((lines) => lines.join('')));
    }
    const lines = (await readContent(result.pdf)).map((page) => linesOf(page).map((line) => squeeze(line.text)));
    // Publisher and date stand on one line.
    expect(lines).toEqual(printedWithName);
  });

  test.skipIf(!requireProgram('pdftotext'))('the lines are the printed ones, read by pdftotext', () => {
    const { stdout } = runOnPdf(result.pdf, 'pdftotext', ['-layout', '{pdf}', '-']);
    const pages = stdout.split('\f').map((page) =>
      page
        .split('\n')
        .map(squeeze)
        .filter((line) => line !== ''),
    );
    expect(pages.slice(0, -1)).toEqual(printedWithName);
  });

  test('what is copied out of the body has no blank', async () => {
    const body = linesOfPart(result.pages, 'body').map(textOf);
    for (const read of [textByPdfjs, textByPdfium]) {
      const copied = (await read(result.pdf)).flat().join('');
      for (const line of body) expect(copied).toContain(line);
    }
  });

  test('every glyph knows its source, and that is what it shows', () => {
    for (const line of linesOfPart(result.pages, 'body')) {
      for (const glyph of glyphsOf(line.runs)) {
        const { text } = glyph;
        const source = glyphSource(line, glyph);
        expect(source).toBeDefined();
        const written = source?.file.text.slice(source.start, source.end) ?? '';
        if (!/^(?:\{\{.*\}\}|\d+\.|#)/.test(written)) expect(written).toBe(text);
      }
    }
  });
});

const linesOfPart = (pages: readonly Page[], part: PageLine['part']): PageLine[] =>
  pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'line' && item.part === part ? [item] : [])));

const textOf = (line: PageLine): string =>
  glyphsOf(line.runs)
    .map((glyph) => glyph.text)
    .join('');

describe('where the PDF puts it', () => {
  const cell = 156 / 28;

  test('the type area is 156 × 225 mm: the first line’s em box on its top, the last one’s on its foot', async () => {
    for (const page of (await readContent(result.pdf)).slice(1, 3)) {
      const baselines = linesOf(page).map((line) => millimetres(line.baseline));
      expect(Math.abs((baselines[0] ?? 0) - 0.88 * cell - 37)).toBeLessThan(0.1);
      expect(Math.abs((baselines.at(-1) ?? 0) + 0.12 * cell - 262)).toBeLessThan(0.1);
    }
  });

  test('the baselines of pages 2 and 3 lie on one grid', async () => {
    const pitch = (225 - cell) / 22;
    for (const page of (await readContent(result.pdf)).slice(1, 3)) {
      const baselines = linesOf(page).map((line) => millimetres(line.baseline));
      expect(baselines).toHaveLength(23);
      for (const [row, baseline] of baselines.entries()) {
        expect(Math.abs(baseline - (37 + row * pitch + 0.88 * cell))).toBeLessThan(0.05);
      }
    }
  });

  test('full lines begin and end flush with the type area', async () => {
    const drawn = (await readContent(result.pdf)).map(linesOf);
    const full = fullLines(result.pages);
    expect(full.length).toBeGreaterThan(40);
    for (const { page, line, indented } of full) {
      const glyphs = drawn[page - 1]?.find(({ baseline }) => Math.abs(baseline - line.baseline) < 0.1)?.glyphs ?? [];
      const [first, last] = [glyphs[0], glyphs.at(-1)];
      const cells = glyphsOf(line.runs);
      const [firstCell, lastCell] = [cells[0], cells.at(-1)];
      if (!first || !last || !firstCell || !lastCell) throw new Error('a line has no glyphs');
      const left = millimetres(first.x - firstCell.shift);
      const right = millimetres(last.x - lastCell.shift + lastCell.advance);
      expect(Math.abs(left - (indented ? 28 + 2 * cell : 28))).toBeLessThan(0.1);
      expect(Math.abs(right - 184)).toBeLessThan(0.1);
    }
  });

  test('the red rule is as wide as the type area, and so are those of the colophon', async () => {
    const pages = await readContent(result.pdf);
    const rules = [pages[0], pages.at(-1)].flatMap((page) => page?.rules ?? []);
    expect(rules.map(({ color }) => color)).toEqual(['#ff0000', '#000000', '#000000']);
    for (const { left, right } of rules) {
      expect(millimetres(left)).toBeCloseTo(28, 1);
      expect(millimetres(right)).toBeCloseTo(184, 1);
    }
    const foot = rules.at(-1);
    expect(millimetres(((foot?.top ?? 0) + (foot?.bottom ?? 0)) / 2)).toBeCloseTo(262, 1);
  });
});

/** Body lines that fill the measure: all but the last of each paragraph. */
function fullLines(pages: readonly Page[]): { page: number; line: PageLine; indented: boolean }[] {
  const body = pages.flatMap((page) => linesOfPart([page], 'body').map((line) => ({ page: page.number, line })));
  const elementOf = (line: PageLine | undefined): number | undefined =>
    line?.role.type === 'element' ? line.role.id : undefined;
  return body
    .map((placed, index) => ({
      ...placed,
      indented: elementOf(body[index - 1]?.line) !== elementOf(placed.line),
      last: elementOf(body[index + 1]?.line) !== elementOf(placed.line),
    }))
    .filter(({ last }) => !last);
}

describe('what the PDF shows', () => {
  test('every character leaves ink where it stands, in PDFium', async () => {
    expect(findInkless(result.pages, await renderPages(result.pdf, 3))).toEqual([]);
  });

  test.skipIf(!requireProgram('pdftoppm'))('every character leaves ink where it stands, in poppler', () => {
    expect(findInkless(result.pages, renderPagesBy('pdftoppm', result.pdf, 3))).toEqual([]);
  });

  test.skipIf(!requireProgram('mutool'))('every character leaves ink where it stands, in MuPDF', () => {
    expect(findInkless(result.pages, renderPagesBy('mutool', result.pdf, 3))).toEqual([]);
  });

  test('竑 is among the characters', () => {
    expect(linesOfPart(result.pages, 'body').some((line) => textOf(line).includes('竑'))).toBe(true);
  });
});

/** The ink of the body's Han in each face, as a share of their cells. */
function inkByFace(pages: readonly Page[], rasters: readonly PageRaster[]): ReadonlyMap<string, number> {
  const inks = new Map<string, number[]>();
  for (const [index, page] of pages.entries()) {
    const raster = rasters[index];
    for (const { baseline, runs } of raster ? linesOfPart([page], 'body') : []) {
      for (const run of runs) {
        const { face, scale, size } = run;
        const name = `${face.postScriptName} ${scale}`;
        const top = baseline - 0.88 * size;
        const own = glyphsOf([run])
          .filter(({ text }) => /^\p{Script=Han}$/u.test(text))
          .map(({ x }) => (raster ? inkOf(raster, { left: x, right: x + size, top, bottom: top + size }) : 0));
        inks.set(name, [...(inks.get(name) ?? []), ...own]);
      }
    }
  }
  return new Map([...inks].map(([name, own]) => [name, own.reduce((sum, ink) => sum + ink, 0) / own.length]));
}

describe('the colour of the page', () => {
  test('leads are as black as the text within 8 %: only the face changes', async () => {
    const inks = inkByFace(result.pages, await renderPages(result.pdf, 300 / 72));
    const [body = 0, lead = 0] = ['LXGWWenKai-Light 0.93', 'LXGWWenKai-Light 1'].map((name) => inks.get(name));
    expect(body).toBeGreaterThan(0.1);
    expect(lead / body).toBeGreaterThan(0.92);
    expect(lead / body).toBeLessThan(1.08);
  });
});

test('every figure takes half a cell, in the text and around it', () => {
  const figures = result.pages.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.type === 'line'
        ? item.runs.flatMap((run) =>
            glyphsOf([run])
              .filter(({ text }) => /^\d$/.test(text))
              .map((each) => ({ ...each, size: run.size, part: item.part })),
          )
        : [],
    ),
  );
  expect(figures.length).toBeGreaterThan(60);
  for (const { advance, size, part } of figures) {
    // 版记 is condensed as a whole.
    if (part === 'colophon') expect(advance / size).toBeLessThanOrEqual(0.5);
    else expect(Math.abs(advance / size - 0.5)).toBeLessThan(0.01);
  }
});

describe('the file', () => {
  test('is the same, byte for byte, when it is made again', async () => {
    const again = await compileKeptIssue('519');
    expect(Buffer.from(result.pdf).equals(Buffer.from(again.pdf))).toBe(true);
  });

  test('is smaller than 250 KB', () => {
    expect(result.pdf.length).toBeLessThan(250 * 1024);
  });

  test.skipIf(!requireProgram('qpdf'))('passes qpdf --check', () => {
    const { status, stdout } = runOnPdf(result.pdf, 'qpdf', ['--check', '{pdf}']);
    expect(status).toBe(0);
    expect(stdout).toContain('No syntax or stream encoding errors found');
  });

  test.skipIf(!requireProgram('pdffonts'))('embeds a subset of every font', () => {
    const { stdout } = runOnPdf(result.pdf, 'pdffonts', ['{pdf}']);
    const fonts = stdout.trim().split('\n').slice(2);
    expect(fonts).toHaveLength(result.fonts.length);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+.*\byes yes yes\b/);
  });

  test.skipIf(!requireProgram('mutool'))('draws without a warning from MuPDF', () => {
    const { status, stderr } = runOnPdf(result.pdf, 'mutool', ['draw', '-o', '/dev/null', '-F', 'pgm', '{pdf}']);
    expect(status).toBe(0);
    expect(stderr.split('\n').filter((line) => /warning|error/.test(line) && !line.includes('ICC support'))).toEqual(
      [],
    );
  });
});
