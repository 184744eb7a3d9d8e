import { describe, expect, test } from 'vitest';
import { decimalText } from '../../src/model/exact.js';
import { compileSheets } from '../../src/recipes/compile-sheets.js';
import { type CellSpec, type SheetSpec, xlsxOf } from '../tools/build-xlsx.js';

const settings = {
  path: 'issues/bulletin.yaml',
  text: 'name: 甲\npublisher: 乙\ntemplate: bulletin\nstatistics:\n  综窗:\n    title: 省本级综窗\n    measures: {咨询: 人次, 受理: 件, 时长: {unit: 小时, mean: 受理}}\n',
};
const header = (statistics: string, number = 519): string =>
  `---\nnumber: ${number} # 总第\nyear: 2024\nissue: ${number - 471}\nperiod: 2024-12-02/2024-12-06\ndate: 2024-12-09\n${statistics}---\n\n正文 {受理: 9}\n`;
const empty = 'statistics:\n  综窗: {咨询: , 受理: }\n';

async function take(
  sheets: readonly SheetSpec[] | Uint8Array,
  options: { text?: string; before?: string; replace?: boolean; path?: string } = {},
) {
  const { text = header(empty), before, replace = false, path = '周报.xlsx' } = options;
  const bytes = sheets instanceof Uint8Array ? sheets : xlsxOf(sheets);
  const { value, findings } = await compileSheets({
    file: { path, isInArchive: false, read: () => bytes },
    settings,
    folder: '519',
    index: { path: 'issues/519/index.md', text },
    before: before === undefined ? undefined : { folder: '518', index: { path: 'issues/518/index.md', text: before } },
    replace,
    convert: undefined,
  });
  const said = findings.map(({ code, params }) =>
    [code.replace('import-sheet/', ''), ...Object.values(params).flat()].join(' '),
  );
  const figures = value?.figures.map(({ measure, value: figure, cell }) => `${measure} ${decimalText(figure)} ${cell}`);
  return { text: value?.text, figures, said };
}

const when = '统计时间：2024年12月2日—12月6日';
const week = (...rows: readonly (readonly CellSpec[])[]): readonly SheetSpec[] => [
  { name: '周报', rows: [[when], ['窗口', '咨询（人次）', '受理(件)'], ...rows] },
];
const formula = (value: string): CellSpec => ({ xml: `<c><f>SUM(A1)</f>${value === '' ? '' : `<v>${value}</v>`}</c>` });

describe('figures', () => {
  test('are those of the total, whose rows add up to it', async () => {
    expect(
      await take(week(['一号', 800, 300], ['二号', 834, 377], ['合  计', formula('1634'), formula('677')])),
    ).toEqual({
      text: header('statistics:\n  综窗: {咨询: 1634, 受理: 677}\n'),
      figures: ['咨询 1634 周报!B5', '受理 677 周报!C5'],
      said: ['missing 综窗 时长'],
    });
  });

  test('may stand in the only row, in full width, and as text with commas and a unit', async () => {
    const { figures, said } = await take(week(['合计', '１，６３４', '677件 ']));
    expect(figures).toEqual(['咨询 1634 周报!B3', '受理 677 周报!C3']);
    expect(said[0]).toBe('text 周报!B3');
  });

  test('are told from those of other periods by the heads above them', async () => {
    const rows: SheetSpec['rows'] = [
      [when],
      ['窗口', '本周', '', '本年累计', ''],
      ['', '咨询', '受理', '咨询', '受理'],
      ['合计', 1, 2, 30, 40],
    ];
    const { figures } = await take([{ name: '表', rows, merged: ['B2:C2', 'D2:E2', 'A2:A3'] }]);
    expect(figures).toEqual(['咨询 1 表!B4', '受理 2 表!C4']);
  });

  test('keep all the decimals of a mean, and no noise of binary numbers', async () => {
    const rows: SheetSpec['rows'] = [[when], ['咨询', '受理', '时长'], [1, 2, 0.1 + 0.2]];
    expect((await take([{ name: '表', rows }])).figures?.at(-1)).toBe('时长 0.3 表!C3');
  });

  test('are read from a table of text', async () => {
    const csv = Buffer.from(`${when},,\n窗口,咨询,受理\n合计,"1,634",677\n`);
    expect((await take(csv, { path: '周报.csv' })).figures).toEqual(['咨询 1634 B3', '受理 677 C3']);
  });
});

describe('nothing is taken, and the cell is named,', () => {
  test.each<[string, readonly SheetSpec[], string]>([
    [
      'where rows don’t add up, with numbers that are text',
      week(['一号', 800, '300'], ['二号', 834, '377'], ['合计', 1634, 0]),
      'total 受理 周报!C5 0 677 周报!C3 周报!C4',
    ],
    ['where a formula has no value', week(['一号', 1, 2], ['合计', formula(''), 2]), 'no-value 周报!B4'],
    ['for an error', week(['合计', { xml: '<c t="e"><v>#REF!</v></c>' }, 2]), 'not-a-number 周报!B3 咨询 #REF!'],
    ['for a date', week(['合计', { xml: '<c s="1"><v>45632</v></c>' }, 2]), 'not-a-number 周报!B3 咨询 日期 45632'],
    ['for a fraction of a count', week(['合计', 1.5, 2]), 'fraction 周报!B3 咨询 1.5 0'],
    ['for several rows without a total', week(['一号', 1, 2], ['二号', 3, 4]), 'no-total 咨询 周报!B3 周报!B4'],
    [
      'for two columns of one name',
      [{ name: '表', rows: [[when], ['咨询', '受理', '受理'], [1, 2, 3]] }],
      'twice 受理 表!B2 表!C2',
    ],
    [
      'for another week',
      [{ name: '表', rows: [['11月25日至11月29日'], ['咨询', '受理'], [1, 2]] }],
      'other-period 表!A1 11月25日至11月29日 2024-12-02/2024-12-06',
    ],
    [
      'for figures in two sheets',
      [
        ...week(['合计', 1, 2]),
        {
          name: '又',
          rows: [
            ['咨询', '受理'],
            [1, 2],
          ],
        },
      ],
      'sheets 综窗 周报!B3 又!A2',
    ],
  ])('%s', async (_, sheets, wanted) => {
    const { text, said } = await take(sheets);
    expect(text).toBe(undefined);
    expect(said).toContain(wanted);
  });

  test('where a sheet has more cells than any of a week, merged ones too', async () => {
    const rows = Array.from({ length: 300 }, () => Array.from({ length: 26 }, () => 1));
    const sheet: SheetSpec = { name: '表', rows, merged: Array.from({ length: 7 }, () => 'A1:Z300') };
    expect((await take([sheet])).said).toEqual(['import-file/too-long']);
  });

  test('where no measure is named, in a hidden sheet neither', async () => {
    const hidden: SheetSpec = {
      name: '旧',
      rows: [
        ['咨询', '受理'],
        [1, 2],
      ],
      isHidden: true,
    };
    expect((await take([{ name: '表', rows: [['别的']] }, hidden])).said.map((one) => one.split(' ')[0])).toEqual([
      'hidden',
      'no-figures',
      'no-period',
    ]);
  });
});

describe('the header', () => {
  const sheet = week(['合计', 5, 7]);

  test.each([
    [
      'has figures in braces',
      'statistics:\n  综窗: {咨询: , 受理: }   # 核对\n',
      'statistics:\n  综窗: {咨询: 5, 受理: 7}   # 核对\n',
    ],
    ['has none of a series', 'statistics:\n', 'statistics:\n  综窗: {咨询: 5, 受理: 7}\n'],
    ['has no statistics', '', 'statistics:\n  综窗: {咨询: 5, 受理: 7}\n'],
    ['has a series that is empty', '统计:\n  综窗:\n', '统计:\n  综窗: {咨询: 5, 受理: 7}\n'],
    [
      'has lines of measures',
      'statistics:\n  综窗:\n    咨询: 5 # 甲\n',
      'statistics:\n  综窗:\n    咨询: 5 # 甲\n    受理: 7\n',
    ],
    ['has them in one line', 'statistics: {综窗: {咨询: 5}}\n', 'statistics: {综窗: {咨询: 5, 受理: 7}}\n'],
  ])('that %s differs nowhere else', async (_, before, after) => {
    expect((await take(sheet, { text: header(before) })).text).toBe(header(after));
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect((await take(sheet, { text: crlf(header(before)) })).text).toBe(crlf(header(after)));
  });

  test('keeps a figure that stands unless it is to be replaced', async () => {
    const text = header('statistics:\n  综窗: {咨询: 5, 受理: 6}\n');
    expect((await take(sheet, { text })).said).toContain('stands issues/519/index.md 综窗 受理 6 周报!C3 7');
    expect((await take(sheet, { text, replace: true })).text).toBe(header('statistics:\n  综窗: {咨询: 5, 受理: 7}\n'));
  });

  test('gets no figures that are all those of the issue before', async () => {
    const before = header('statistics:\n  综窗: {咨询: 5, 受理: 7}\n', 518);
    expect((await take(sheet, { before })).said).toContain('same-week 综窗 518');
    expect((await take(sheet, { before, replace: true })).figures).toHaveLength(2);
  });
});
