import { deflateSync } from 'node:zlib';
import type { EncodedImage, Image } from '../../../src/model/image.js';
import { pt } from '../../../src/model/length.js';
import {
  black,
  type Disc,
  type PageItem,
  type PageLine,
  type PlacedImage,
  type Polyline,
  type RuledLine,
  type Shade,
  type StructureElement,
  type StructureRole,
  type StructureTag,
} from '../../../src/model/page.js';
import { setStretches, setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';

/* Pages with an element of every kind, as the typesetter makes them. */

export const face = tinyFace('Tiny', { characters: '甲乙丙丁戊己庚辛壬癸表图注目录续，。、—0123456789ab①② ' });

type Details = Pick<StructureElement, 'alternative' | 'scope' | 'numbering'>;

/** Makes elements with ids of their own. */
export type ElementMaker = (tag: StructureTag, parent?: StructureElement, details?: Details) => StructureElement;

export function elementMaker(): ElementMaker {
  let id = 0;
  return (tag, parent, details) => ({ type: 'element', tag, id: ++id, ...(parent && { parent }), ...details });
}

export const pagination: StructureRole = { type: 'artifact', artifact: 'pagination' };

/** A line at a place of its own: `row` counts from the top of the page, `column` from the left. */
export const lineAt = (row: number, text: string, role: StructureRole, column = 0): PageLine =>
  setText(text, { face, baseline: 100 + 24 * row, x: 80 + 100 * column, role });

const grey = { red: 0.5, green: 0.5, blue: 0.5 };
const paper = { red: 1, green: 1, blue: 1 };

export const ruleAt = (y: number): RuledLine => ({
  type: 'rule',
  x: pt(80),
  y: pt(y),
  width: pt(300),
  thickness: pt(0.5),
  color: black,
});

/** A chart of a bar, an axis, a line and a mark, in a box from (100, 301) to (300, 400). */
export function chartOf(role: StructureElement): (Shade | RuledLine | Polyline | Disc)[] {
  const points = [
    { x: pt(100), y: pt(400) },
    { x: pt(200), y: pt(301) },
    { x: pt(300), y: pt(350) },
  ];
  return [
    { type: 'shade', x: pt(120), y: pt(350), width: pt(20), height: pt(50), color: grey, role },
    { type: 'rule', x: pt(100), y: pt(400), width: pt(200), thickness: pt(0.5), color: black, role },
    { type: 'polyline', points, thickness: pt(1), color: black, role },
    {
      type: 'disc',
      centre: { x: pt(200), y: pt(304) },
      radius: pt(3),
      thickness: pt(1),
      color: black,
      fill: paper,
      role,
    },
  ];
}

/** Samples without any row filter; whoever asks gets the same. */
export function imageOf(id: string, encoded: Omit<EncodedImage, 'orientation'> & Partial<EncodedImage>): Image {
  const { orientation = 1 } = encoded;
  const [width, height] = orientation < 5 ? [encoded.width, encoded.height] : [encoded.height, encoded.width];
  const value = { ...encoded, orientation };
  return { id, width, height, encode: async () => ({ value, findings: [] }), prove: async () => [] };
}

export const greyImage = imageOf('grey', {
  coding: 'flate',
  bytes: deflateSync(Uint8Array.of(0, 128, 255, 64)),
  width: 2,
  height: 2,
  bitsPerComponent: 8,
  colors: { type: 'gray' },
});

export const placeImage = (image: Image, role: StructureRole): PlacedImage => ({
  type: 'image',
  image,
  x: pt(100),
  y: pt(500),
  width: pt(60),
  height: pt(40),
  resolution: 300,
  role,
});

/** Two pages: contents, a paragraph with a footnote, nested lists, a quotation, a table that goes on, two figures. */
export function sampleStructure(): [PageItem[], PageItem[]] {
  const make = elementMaker();
  const text = [...contents(make), ...paragraphWithNote(make), ...lists(make), ...quotation(make)];
  const table = tableOver(make);
  return [
    [...text, ...table.firstPage],
    [...table.secondPage, ...figures(make), lineAt(27, '2', pagination)],
  ];
}

function contents(make: ElementMaker): PageItem[] {
  const toc = make('TOC');
  const heading = lineAt(0, '目录', make('Caption', toc));
  const entries = ['甲', '乙'].map((text, index) => {
    const entry = make('TOCI', toc);
    const line = { face, baseline: 124 + 24 * index, role: make('P', entry) };
    return setStretches(line, { text, inline: make('Reference', entry) }, { text: ' 1' });
  });
  return [heading, ...entries];
}

function paragraphWithNote(make: ElementMaker): PageItem[] {
  const heading = lineAt(3, '一甲', make('H1'));
  const role = make('P');
  const mark = { text: '①', size: 10.6, rise: 5, inline: make('Reference', role) };
  const line = setStretches({ face, baseline: 196, role }, { text: '甲乙' }, mark, { text: '，丙丁。' });
  const note = make('Note');
  const noteText = make('P', note);
  const noteLine = { face, baseline: 740, role: noteText };
  const body = setStretches(noteLine, { text: '①', inline: make('Lbl', note) }, { text: '戊己。' });
  return [heading, line, lineAt(5, '丙丁。', role), ruleAt(720), body, lineAt(27, '1', pagination)];
}

function lists(make: ElementMaker): PageItem[] {
  const outer = make('L', undefined, { numbering: 'Decimal' });
  const first = listItem(make, outer);
  const inner = make('L', first.body, { numbering: 'None' });
  const second = listItem(make, outer);
  const [nested, other] = [listItem(make, inner), listItem(make, inner)];
  return [
    first.line(6, '1、', '甲乙'),
    nested.line(7, '—', '丙丁'),
    other.line(8, '—', '戊己'),
    second.line(9, '2、', '庚辛'),
    lineAt(10, '壬癸。', second.text),
  ];
}

interface ListItemSetting {
  readonly body: StructureElement;
  readonly text: StructureElement;
  readonly line: (row: number, label: string, text: string) => PageLine;
}

function listItem(make: ElementMaker, list: StructureElement): ListItemSetting {
  const item = make('LI', list);
  const label = make('Lbl', item);
  const body = make('LBody', item);
  const text = make('P', body);
  return {
    body,
    text,
    line: (row, mark, words) =>
      setStretches({ face, baseline: 100 + 24 * row, role: text }, { text: mark, inline: label }, { text: words }),
  };
}

function quotation(make: ElementMaker): PageItem[] {
  const quote = make('BlockQuote');
  return [lineAt(11, '甲乙丙。', make('P', quote)), lineAt(12, '丁戊己。', make('P', quote))];
}

/** Its header is repeated on the second page, which is the layout's doing; one of its cells is empty. */
function tableOver(make: ElementMaker): { readonly firstPage: PageItem[]; readonly secondPage: PageItem[] } {
  const table = make('Table');
  const title = lineAt(13, '表1甲', make('Caption', table));
  const head = make('TR', table);
  const heads = ['甲', '乙', '丙'].map((text, column) =>
    lineAt(14, text, make('TH', head, { scope: 'Column' }), column),
  );
  const row = (at: number, name: string, cells: readonly string[]): PageItem[] => {
    const ofRow = make('TR', table);
    const first = lineAt(at, name, make('TH', ofRow, { scope: 'Row' }));
    return [
      first,
      ...cells.map((text, index) => lineAt(at, text, make('TD', ofRow), index + 1)),
      ruleAt(108 + 24 * at),
    ];
  };
  const layout: StructureRole = { type: 'artifact', artifact: 'layout' };
  const repeated = ['表1续', '甲', '乙', '丙'].map((text, column) => lineAt(0, text, layout, column));
  return {
    firstPage: [title, ruleAt(420), ...heads, ruleAt(444), ...row(15, '丁', ['1', '2'])],
    secondPage: [...repeated, ...row(1, '戊', ['', '3']), ...row(2, '己', ['4', '5'])],
  };
}

function figures(make: ElementMaker): PageItem[] {
  const chart = make('Figure', undefined, { alternative: '甲（乙）' });
  const picture = make('Figure', undefined, { alternative: '丙' });
  return [
    ...chartOf(chart),
    lineAt(11, '甲', chart, 1),
    lineAt(14, '图1甲', make('Caption', chart)),
    placeImage(greyImage, picture),
    lineAt(19, '图2丙', make('Caption', picture)),
  ];
}
