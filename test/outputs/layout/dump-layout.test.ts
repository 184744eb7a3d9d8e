import { expect, test } from 'vitest';
import { pt } from '../../../src/model/length.js';
import { black, type PageItem, type StructureElement } from '../../../src/model/page.js';
import { dumpLayout } from '../../../src/outputs/layout/layout.js';
import { setPages, setStretches, setText } from '../../tools/set-text.js';
import { tinyFace } from '../../tools/tiny-font.js';

const face = tinyFace('Tiny', { characters: '甲乙丙①' });
const table: StructureElement = { type: 'element', tag: 'Table', id: 7 };
const row: StructureElement = { type: 'element', tag: 'TR', id: 8, parent: table };
const cell: StructureElement = { type: 'element', tag: 'TD', id: 9, parent: row };
const mark: StructureElement = { type: 'element', tag: 'Reference', id: 10, parent: cell };
const figure: StructureElement = { type: 'element', tag: 'Figure', id: 12, alternative: '甲' };
const grey = { red: 0.5, green: 0.5, blue: 0.5 };
const white = { red: 1, green: 1, blue: 1 };
const encode = () => Promise.reject(new Error('nothing is drawn here'));

const items: PageItem[] = [
  setText('甲', { face, role: { type: 'artifact', artifact: 'pagination' } }),
  setText('', { face, role: cell }),
  setStretches({ face, role: cell }, { text: '甲' }, { text: '①', size: 10, rise: 5.1, inline: mark }, { text: '乙' }),
  { type: 'rule', x: pt(72), y: pt(144), width: pt(72), thickness: pt(0.5), color: black },
  { type: 'rule', x: pt(72), y: pt(144), width: pt(72), thickness: pt(0.5), color: grey, role: figure },
  { type: 'shade', x: pt(72), y: pt(144), width: pt(72), height: pt(36), color: grey },
  {
    type: 'polyline',
    points: [
      { x: pt(72), y: pt(144) },
      { x: pt(108), y: pt(150.5) },
    ],
    thickness: pt(1),
    color: grey,
    role: figure,
  },
  {
    type: 'disc',
    centre: { x: pt(72), y: pt(144) },
    radius: pt(2),
    thickness: pt(1),
    color: black,
    fill: white,
    role: { type: 'artifact', artifact: 'layout' },
  },
  {
    type: 'image',
    image: { id: '照片.jpg', width: 1200, height: 600, encode, prove: async () => [] },
    x: pt(72),
    y: pt(144),
    width: pt(72),
    height: pt(36),
    resolution: 300,
    role: figure,
  },
];

test('the dump names every item with its place, its look and its elements', () => {
  expect(dumpLayout(setPages(items)).split('\n')).toEqual([
    'page 1',
    'line  body     y  42.33 x  28.22– 33.87  pagination  [Tiny 16.00] 甲',
    'line  body     y  42.33 x empty  TD-9<TR-8<Table-7  ',
    'line  body     y  42.33 x  28.22– 43.04  TD-9<TR-8<Table-7  [Tiny 16.00] 甲 [Tiny 10.00 ↑5.10] {Reference-10: ①} [Tiny 16.00] 乙',
    'rule           y  50.80 x  25.40– 50.80  0.50',
    'rule           y  50.80 x  25.40– 50.80  0.50 #808080  Figure-12',
    'shade          y  50.80– 63.50 x  25.40– 50.80 #808080',
    'polyline       25.40,50.80 38.10,53.09  1.00 #808080  Figure-12',
    'disc           y  50.80 x  25.40  r 2.00  1.00  on #ffffff',
    'image          y  50.80– 63.50 x  25.40– 50.80  照片.jpg 1200×600 px at 300 dpi  Figure-12',
    '',
  ]);
});
