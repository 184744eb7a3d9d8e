import { describe, expect, it } from 'vitest';
import type { Block, Figure, Inline } from '../../src/model/issue.js';
import { em, mm } from '../../src/model/length.js';
import { sourceOffsets } from '../../src/model/offset-map.js';
import { parseSection } from '../../src/parse/parse-section.js';
import * as fc from '../tools/fast-check.js';
import { places } from './places.js';

const section = (text: string) => parseSection({ path: 'issues/519/01-甲.md', text: `# 甲\n\n${text}` });
const blocks = (text: string) => section(text).value?.blocks.slice(1) ?? [];
const found = (text: string) => places(section(text).findings);
const figures = (text: string): readonly Figure[] => blocks(text).filter((block) => block.type === 'figure');
const figure = (text: string): Figure => {
  const [first] = figures(text);
  if (!first) throw new Error('there is no figure');
  return first;
};

const words = (content: readonly Inline[]): string =>
  content.map((inline) => (inline.type === 'text' ? inline.text : `<${inline.type}>`)).join('');
const shown = (block: Block): string => {
  if (block.type === 'figure') return `[${words(block.caption)}]`;
  return block.type === 'table' ? 'table' : words(block.content);
};

describe('an image on a line of its own', () => {
  it('is a figure with its caption, file and width, each at its place', () => {
    const text = '![会场&amp;*外景*，{{综窗.本周.受理}}件](图/会场.jpg "宽80mm")';
    const { picture, caption, width, range } = figure(text);
    const written = (part: { start: number; end: number } | undefined) =>
      `# 甲\n\n${text}`.slice(part?.start, part?.end);
    expect(found(text)).toEqual([]);
    expect(words(caption)).toBe('会场&外景，<placeholder>件');
    expect(caption.map((inline) => inline.type !== 'break' && inline.type !== 'note' && inline.emphasis)).toEqual([
      'none',
      'emphasis',
      'none',
      'none',
      'none',
    ]);
    const [first] = caption;
    const map = first?.type === 'text' ? first.map : [];
    expect([written(sourceOffsets(map, 0, 1)), written(sourceOffsets(map, 2, 3))]).toEqual(['会', '&amp;']);
    expect(picture).toMatchObject({ type: 'image', path: { value: '图/会场.jpg' } });
    expect(picture.type === 'image' && written(picture.path.range)).toBe('图/会场.jpg');
    expect([width?.value, written(width?.range), written(range)]).toEqual([
      { type: 'length', length: mm(80) },
      '宽80mm',
      text,
    ]);
  });

  it('may stand among others, and between the lines of a text', () => {
    expect(blocks('![乙](a.png)\n![丙](b.png)').map(shown)).toEqual(['[乙]', '[丙]']);
    expect(blocks('甲，  \n　　![乙](a.png) <!-- 注 -->\r\n丙').map(shown)).toEqual(['甲，', '[乙]', '丙']);
    expect(blocks('![乙](a.png)\\\n<!-- 注\n注 --> ![丙](b.png)').map(shown)).toEqual(['[乙]', '[丙]']);
    expect(found('甲\n![乙](a.png)\n丙')).toEqual([]);
  });

  it('has its file named in angle brackets or by percent signs where there are blanks', () => {
    expect(figure('![乙](<我的 图.png>)').picture).toMatchObject({ path: { value: '我的 图.png' } });
    expect(figure('![乙](%E5%9B%BE%201.png)').picture).toMatchObject({ path: { value: '图 1.png' } });
    expect(figure('![乙](100%.png)').picture).toMatchObject({ path: { value: '100%.png' } });
  });

  it('may be a table from a file, also without a caption', () => {
    expect(figure('![表1 乙](a.CSV)').picture).toMatchObject({ type: 'table-file', path: { value: 'a.CSV' } });
    expect(figure('![](a.tsv)')).toMatchObject({ picture: { type: 'table-file' }, caption: [] });
    expect(found('![](a.tsv)')).toEqual([]);
  });
});

describe('a chart', () => {
  it.each([
    ['chart:综窗', { series: '综窗' }],
    ['chart:综窗.受理', { series: '综窗', measure: '受理' }],
    ['chart:综窗.受理?last=12', { series: '综窗', measure: '受理', last: 12 }],
    ['chart:综窗?last=2', { series: '综窗', last: 2 }],
    ['chart:%E7%BB%BC%E7%AA%97.%E5%8F%97%E7%90%86?last=12', { series: '综窗', measure: '受理', last: 12 }],
    ['chart：综窗．受理？last＝12', { series: '综窗', measure: '受理', last: 12 }],
    ['chart:综窗。受理', { series: '综窗', measure: '受理' }],
    ['<chart: 综窗 · 受理 ? last = 12>', { series: '综窗', measure: '受理', last: 12 }],
  ])('is named by %s', (address, picture) => {
    expect(found(`![乙](${address})`)).toEqual([]);
    const { range, ...made } = { range: undefined, ...figure(`![乙](${address})`).picture };
    expect(made).toEqual({ type: 'chart', ...picture });
  });

  it.each([
    ['chart:', 'chart-address 3:6'],
    ['chart:综窗.受理.件', 'chart-address 3:6'],
    ['chart:综窗?first=3', 'chart-address 3:6'],
    ['chart:综窗?last=x', 'chart-address 3:6'],
    ['chart:综窗?last=0', 'chart-address/last 3:6'],
    ['chart:综窗?last=99999', 'chart-address/last 3:6'],
  ])('is not named by %s', (address, place) => {
    expect(found(`![乙](${address})`)).toEqual([place]);
    expect(figures(`![乙](${address})`)).toEqual([]);
  });
});

describe('the width', () => {
  it.each([
    ['宽80mm', { type: 'length', length: mm(80) }],
    ['80mm', { type: 'length', length: mm(80) }],
    ['width=80mm', { type: 'length', length: mm(80) }],
    ['宽 8.5 厘米', { type: 'length', length: mm(85) }],
    ['宽度：２０字', { type: 'cells', cells: em(20) }],
    ['宽60%', { type: 'share', share: 0.6 }],
    ['宽６０％', { type: 'share', share: 0.6 }],
  ])('may be written as %s', (title, value) => {
    expect(figure(`![乙](a.png "${title}")`).width?.value).toEqual(value);
    expect(found(`![乙](a.png "${title}")`)).toEqual([]);
  });

  it.each([
    ['某某图', 'image-width 3:13'],
    ['宽80', 'image-width 3:13'],
    ['宽-80mm', 'image-width 3:13'],
    ['宽0mm', 'image-width/range 3:13'],
    ['宽9999mm', 'image-width/range 3:13'],
    ['宽101%', 'image-width/range 3:13'],
    ['宽0字', 'image-width/range 3:13'],
  ])('is not written as %s', (title, place) => {
    expect(found(`![乙](a.png "${title}")`)).toEqual([place]);
    expect(figure(`![乙](a.png "${title}")`).width).toBeUndefined();
  });

  it('is not for tables', () => {
    expect(found('![乙](a.csv "宽80mm")')).toEqual(['image-width/table 3:13']);
  });
});

describe('what is no figure', () => {
  it.each([
    ['见![乙](a.png)', 'image-place 3:2'],
    ['![乙](a.png)如图', 'image-place 3:1'],
    ['**![乙](a.png)**', 'image-place 3:3'],
    ['[![乙](a.png)](http://a.cn)', 'image-place 3:2'],
    ['- ![乙](a.png)', 'image-place 3:3'],
    ['> ![乙](a.png)', 'image-place 3:3'],
    ['## 丙![乙](a.png)', 'image-place/inside 3:5'],
    ['![](a.png)', 'image-alternative 3:1'],
    ['![ ](a.png)', 'image-alternative 3:1'],
    ['![乙]()', 'image-address 3:1'],
    ['![乙](https://a.cn/b.png)', 'image-address/remote 3:6'],
    ['![乙](data:image/png;base64,x)', 'image-address/remote 3:6'],
    ['![乙](//a.cn/b.png)', 'image-address/remote 3:6'],
    ['![乙](a.xlsx)', 'table-file/spreadsheet 3:6'],
    ['![乙](a.et)', 'table-file/spreadsheet 3:6'],
    ['![乙]({{甲.本周}}.png)', 'placeholder-place 3:6'],
    ['![乙![丙](b.png)](a.png)', 'image-place/inside 3:4'],
    ['![乙[^1]](a.png)\n\n[^1]: 丙', 'footnote-place 3:4'],
  ])('is an error at its place: %s', (text, place) => {
    expect(found(text)).toContain(place);
  });

  it('is each of two images on one line', () => {
    expect(found('![乙](a.png) ![丙](b.png)')).toEqual(['image-place 3:1', 'image-place 3:13']);
  });
});

describe('any text with images', () => {
  const piece = fc.constantFrom(
    '甲',
    '\n',
    '\n\n',
    '![乙](a.png)',
    '![',
    '](b.csv "',
    '")',
    '- ',
    '> ',
    '*',
    '{{a.b}}',
    ' ',
    '|',
  );

  it('loses none of them without a word', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const images = text.match(/(?<!!)!\[乙\]\(a\.png\)/g)?.length ?? 0;
        const { findings, value } = section(text);
        const made = value?.blocks.filter((block) => block.type === 'figure').length ?? 0;
        const plain =
          (value?.blocks ?? [])
            .map(shown)
            .join('')
            .match(/!\[乙\]/g)?.length ?? 0;
        if (findings.length === 0) expect(made + plain).toBeGreaterThanOrEqual(images);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['images', '![乙](a.png)\n'.repeat(600)],
    ['images on a line', '![乙](a.png)'.repeat(600)],
    ['a long caption', `![${'乙'.repeat(100_000)}](a.png)`],
    ['a long width', `![乙](a.png "${'1'.repeat(100_000)}")`],
    ['a long chart', `![乙](chart:${'乙'.repeat(100_000)})`],
  ])('is read to its end: %s', (_, text) => {
    expect(section(text).value).toBeDefined();
  });
});
