import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { pt } from '../../../src/model/length.js';
import {
  black,
  type Color,
  type Disc,
  type PageItem,
  type Polyline,
  type StructureRole,
} from '../../../src/model/page.js';
import { inkOf, renderPages } from '../../tools/render-page.js';
import { renderSample } from './sample-document.js';

const role: StructureRole = { type: 'artifact', artifact: 'layout' };
const white: Color = { red: 1, green: 1, blue: 1 };

const polyline = (points: readonly (readonly [number, number])[], own: Partial<Polyline> = {}): Polyline => ({
  type: 'polyline',
  points: points.map(([x, y]) => ({ x: pt(x), y: pt(y) })),
  thickness: pt(4),
  color: black,
  role,
  ...own,
});

const disc = (own: Partial<Disc> = {}): Disc => ({
  type: 'disc',
  centre: { x: pt(200), y: pt(300) },
  radius: pt(40),
  thickness: pt(4),
  color: black,
  fill: white,
  role,
  ...own,
});

/** The operators of the only page's content. */
async function operatorsOf(...items: readonly PageItem[]): Promise<string[]> {
  const document = await PDFDocument.load(await renderSample(items), { updateMetadata: false });
  const contents = document.getPage(0).node.Contents();
  if (!(contents instanceof PDFRawStream)) throw new Error('the contents are not one stream');
  return Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1').split('\n');
}

/** Of a square of 2 pt around each of the points. */
async function inkAt(items: readonly PageItem[], points: readonly (readonly [number, number])[]): Promise<number[]> {
  const [page] = await renderPages(await renderSample(items), 4);
  if (!page) throw new Error('there is no page');
  return points.map(([x, y]) => inkOf(page, { left: x - 1, top: y - 1, right: x + 1, bottom: y + 1 }));
}

describe('a polyline', () => {
  test('goes from point to point and is not filled', async () => {
    const line = polyline([
      [100, 200],
      [200, 200],
      [200, 300],
    ]);
    const ink = await inkAt(
      [line],
      [
        [150, 200],
        [200, 250],
        [170, 230],
        [150, 250],
      ],
    );
    expect(ink).toEqual([1, 1, 0, 0]);
  });

  test('states its width, colour and corners once for all that follow', async () => {
    const red = { red: 1, green: 0, blue: 0 };
    const lines = [0, 1].map((at) =>
      polyline(
        [
          [100, 200 + at],
          [150.5, 210],
        ],
        { color: red },
      ),
    );
    expect(await operatorsOf(...lines)).toEqual([
      '/Artifact <</Type /Layout>> BDC',
      '1 0 0 RG',
      '4 w',
      '1 j',
      '100 641.89 m 150.5 631.89 l S',
      '100 640.89 m 150.5 631.89 l S',
      'EMC',
    ]);
  });

  test('leaves the colour of what is filled as it is', async () => {
    const red = { red: 1, green: 0, blue: 0 };
    const box = { type: 'shade', x: pt(100), y: pt(100), width: pt(10), height: pt(10), color: black } as const;
    const line = polyline(
      [
        [100, 200],
        [200, 200],
      ],
      { color: red },
    );
    expect(await inkAt([line, box], [[105, 105]])).toEqual([1]);
    expect(await operatorsOf(line, box)).toContain('100 731.89 10 10 re f');
    expect(await operatorsOf(line, box)).not.toContain('0 g');
  });
});

describe('a disc', () => {
  /** On a circle, an eighth of a turn apart: where the four curves meet and in the middle of each. */
  const around = (radius: number): (readonly [number, number])[] =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => {
      const angle = (eighth * Math.PI) / 4;
      return [200 + radius * Math.cos(angle), 300 + radius * Math.sin(angle)];
    });

  test('is filled in one colour and outlined in another, round on all sides', async () => {
    expect(await inkAt([disc()], around(40))).toEqual(around(40).map(() => 1));
    for (const radius of [0, 20, 36, 44]) expect(await inkAt([disc()], around(radius))).toEqual(around(0).map(() => 0));
  });

  test('hides what is behind it', async () => {
    const line = polyline([
      [100, 300],
      [300, 300],
    ]);
    const [centre, beside] = await inkAt(
      [line, disc()],
      [
        [200, 300],
        [290, 300],
      ],
    );
    expect([centre, beside]).toEqual([0, 1]);
  });

  test('without an outline has no hair line around it', async () => {
    const operators = await operatorsOf(disc({ thickness: pt(0) }));
    expect(operators.at(-2)).toMatch(/ h f$/);
    expect(operators.filter((operator) => / (?:w|G)$/.test(operator))).toEqual([]);
  });
});
