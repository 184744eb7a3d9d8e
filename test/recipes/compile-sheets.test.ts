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
  { path = '周报.xlsx', ...options }: TakeOptions & { readonly path?: string } = {},
) {
  return takeAll({ [path]: sheets }, options);
}

interface TakeOptions {
  readonly text?: string;
  readonly before?: string;
  readonly replace?: boolean;
  readonly sum?: boolean;
  /** What stands below the measures of the series in bulletin.yaml. */
  readonly declared?: string;
}

async function takeAll(
  files: Readonly<Record<string, readonly SheetSpec[] | Uint8Array>>,
  { text = header(empty), before, replace = false, sum = false, declared = '' }: TakeOptions = {},
) {
  const { value, findings } = await compileSheets({
    files: Object.entries(files).map(([path, sheets]) => {
      const bytes = sheets instanceof Uint8Array ? sheets : xlsxOf(sheets);
      return { path, isInArchive: false, read: () => bytes };
    }),
    settings: { ...settings, text: settings.text + declared },
    folder: '519',
    index: { path: 'issues/519/index.md', text },
    headers: before === undefined ? [] : [{ folder: '518', index: { path: 'issues/518/index.md', text: before } }],
    history: [],
    replace,
    sum,
    convert: undefined,
  });
  const said = findings.map(({ code, params }) =>
    [code.replace('import-sheet/', ''), ...Object.values(params).flat()].join(' '),
  );
  const figures = value?.figures.map(({ measure, value: figure, cell }) => `${measure} ${decimalText(figure)} ${cell}`);
  return { text: value?.text, figures, said, value };
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
    ).toMatchObject({
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
      'twice 受理 表!B2 表!C2 {columns: {受理: B}}',
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
      'sheets 综窗 周报.xlsx 周报!B3 周报.xlsx 又!A2 {sheet: 周报}',
    ],
  ])('%s', async (_, sheets, wanted) => {
    const { text, said } = await take(sheets);
    expect(text).toBe(undefined);
    expect(said).toContain(wanted);
  });

  test('where a sheet has more cells than any of a week, merged ones too', async () => {
    const rows = Array.from({ length: 300 }, () => Array.from({ length: 26 }, () => 1));
    const sheet: SheetSpec = { name: '表', rows, merged: Array.from({ length: 7 }, () => 'A1:Z300') };
    expect((await take([sheet])).said).toEqual(['import-file/many-cells']);
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

describe('heads', () => {
  const cells = (rows: SheetSpec['rows'], merged: readonly string[] = []) =>
    take([{ name: '表', rows: [[when], ...rows], merged }]);

  test('of times below the names of measures are told apart, whichever comes first', async () => {
    const rows: SheetSpec['rows'] = [
      ['咨询', '', '受理', ''],
      ['本年累计', '本周', '本年累计', '本周'],
      [30, 1, 40, 2],
    ];
    expect((await cells(rows, ['A2:B2', 'C2:D2'])).figures).toEqual(['咨询 1 表!B4', '受理 2 表!D4']);
  });

  test('say of which time they are in brackets too, and above more columns than four', async () => {
    const measures = ['咨询', '受理', '甲', '乙', '丙'];
    const rows: SheetSpec['rows'] = [
      ['本年累计', '', '', '', '', '本周', '', '', '', ''],
      [...measures, ...measures],
      [10, 20, 0, 0, 0, 1, 2, 0, 0, 0],
    ];
    expect((await cells(rows, ['A2:E2', 'F2:J2'])).figures).toEqual(['咨询 1 表!F4', '受理 2 表!G4']);
    const inBrackets = await cells([
      ['咨询（累计）', '咨询（人次）', '受理', '受理（去年同期）'],
      [30, 1, 2, 5],
    ]);
    expect(inBrackets.figures).toEqual(['咨询 1 表!B3', '受理 2 表!C3']);
  });

  test('over two columns that aren’t told apart name none', async () => {
    const rows: SheetSpec['rows'] = [
      ['咨询', '受理', ''],
      ['', '线上', '线下'],
      [1, 2, 3],
    ];
    expect((await cells(rows, ['B2:C2'])).said).toContain('twice 受理 表!B2 表!C2 {columns: {受理: B}}');
  });
});

describe('rows', () => {
  test('may be of times, where columns are measures', async () => {
    const rows: SheetSpec['rows'] = [
      [when],
      ['', '咨询', '受理'],
      ['本周', 1, 2],
      ['上周', 5, 6],
      ['本年累计', 30, 40],
    ];
    const before = header('statistics:\n  综窗: {咨询: 2, 受理: 3, 时长: 1}\n', 518);
    const declared = '    opening: [{year: 2024, through: 517, 咨询: 27, 受理: 36}]\n';
    const { figures, said } = await take([{ name: '表', rows }], { before, declared });
    expect(figures).toEqual(['咨询 1 表!B3', '受理 2 表!C3']);
    expect(said.filter((one) => one.startsWith('year'))).toEqual(['year 表!C5 受理 40 41 -1']);
  });

  test('may be measures, where columns are of times', async () => {
    const rows: SheetSpec['rows'] = [
      ['综合窗口办件情况'],
      [when],
      ['指标', '单位', '本年累计', '本周'],
      ['咨询', '人次', 30, 1],
      ['受理', '件', 40, '2件'],
      ['填表人：张三'],
    ];
    const { figures, said, value } = await take([{ name: '表', rows, merged: ['A1:D1', 'A2:D2', 'A6:D6'] }]);
    expect(figures).toEqual(['咨询 1 表!D4', '受理 2 表!D5']);
    expect(said).toContain('text 表!D5');
    expect(value?.guesses).toEqual([]);
  });
});

describe('a workbook with a sheet for each week', () => {
  const of = (name: string, stated: string, 咨询: number): SheetSpec => ({
    name,
    rows: [[stated], ['咨询', '受理'], [咨询, 2]],
  });

  test('gives the figures of that which is the issue’s, by what stands in it or by its name', async () => {
    const named = [of('11.25-11.29', '', 7), of('12.2-12.6', '', 1), of('12.9-12.13', '', 8)];
    const inside = [of('甲', '11月25日至29日', 7), of('乙', when, 1)];
    for (const [sheets, cell] of [
      [named, '12.2-12.6!A3'],
      [inside, '乙!A3'],
    ] as const) {
      const { figures, said, value } = await take(sheets);
      expect(figures?.[0]).toBe(`咨询 1 ${cell}`);
      expect(said[0]).toMatch(/^other-weeks /);
      // Next week it has another name.
      expect(value?.guesses[0]?.lines).not.toContain('sheet:');
    }
    expect((await take([of('甲', '11月25日至29日', 7), of('乙', '12月9日至13日', 1)])).text).toBe(undefined);
  });

  test('is refused where the sheet that is declared is of another, whatever stands beside', async () => {
    const sheets = [of('周报', '11月25日至29日', 7), { name: '说明', rows: [[when]] }];
    expect((await take(sheets, { declared: '    source: {sheet: 周报}\n' })).said).toContain(
      'other-period 周报!A1 11月25日至29日 2024-12-02/2024-12-06',
    );
  });
});

describe('a total', () => {
  test('is proved by the rows below it where it comes first, without those that are parts of others', async () => {
    const rows = (own: number): readonly SheetSpec[] =>
      week(['合计', 7, 9], ['一号', 3, 4], ['其中：网上', 1, 1], ['二号', 4, own], ['填表人：张三']);
    expect((await take(rows(5))).figures).toEqual(['咨询 7 周报!B3', '受理 9 周报!C3']);
    expect((await take(rows(6))).said).toContain('total 受理 周报!C3 9 10 —');
  });
});

describe('a cell', () => {
  const rate =
    '    source: {columns: {受理: 受理}}\n  评价:\n    title: 评价\n    measures: {办件: 件, 满意率: {unit: "%", mean: 办件}}\n';

  test('of a percentage is that of a measure in per cent, and of no other', async () => {
    const rows: SheetSpec['rows'] = [[when], ['评价'], ['办件', '满意率'], [100, { xml: '<c s="2"><v>0.985</v></c>' }]];
    expect((await take([{ name: '表', rows }], { declared: rate })).figures).toEqual([
      '办件 100 表!A4',
      '满意率 98.5 表!B4',
    ]);
    const counted = week(['合计', { xml: '<c s="2"><v>1</v></c>' }, 2]);
    expect((await take(counted)).said).toContain('percent 周报!B3 咨询 100 人次');
  });

  test.each([
    ['in 万', '3万', '3万'],
    ['below zero', -3, '-3'],
  ])('%s is no count', async (_, cell, text) => {
    expect((await take(week(['合计', cell, 2]))).said).toContain(`not-a-number 周报!B3 咨询 ${text}`);
  });
});

test('cells as long as a file may hold take no time', async () => {
  const long = `${'()'.repeat(300_000)}件`;
  const { figures } = await take(week([long, '', ''], ['合计', 1, 2], [`填表人：${long}`]));
  expect(figures).toEqual(['咨询 1 周报!B4', '受理 2 周报!C4']);
});

describe('the period', () => {
  const sheet: readonly SheetSpec[] = [
    {
      name: '周报',
      rows: [
        ['起', { xml: '<c s="1"><v>45628</v></c>' }, '止', { xml: '<c s="1"><v>45632</v></c>' }],
        ['咨询', '受理'],
        [1, 2],
      ],
    },
  ];
  const declared = (cells: string): { declared: string } => ({ declared: `    source: {dates: ${cells}}\n` });

  test.each<[string, string, readonly string[]]>([
    ['two days', '[B1, D1]', []],
    ['a day of it', 'd1', []],
    ['what is no day', 'A1', ['no-dates A1']],
    ['the days in another order', '[D1, B1]', ['other-period 周报!D1 2024-12-06/2024-12-02 2024-12-02/2024-12-06']],
  ])('is looked for in the cells that are declared: %s', async (_, cells, wanted) => {
    const { said } = await take(sheet, declared(cells));
    expect(said.filter((one) => /dates|period/.test(one))).toEqual(wanted);
  });

  test('may be that of the file’s name where no cell states one', async () => {
    const rows: SheetSpec['rows'] = [
      ['咨询', '受理'],
      [1, 2],
    ];
    const periodsOf = async (path: string) =>
      (await take([{ name: '表', rows }], { path })).said.filter((one) => one.includes('period'));
    expect(await periodsOf('周报12.2-12.6.xlsx')).toEqual([]);
    expect(await periodsOf('周报.xlsx')).toEqual(['no-period']);
    expect((await periodsOf('周报11.25-11.29.xlsx'))[0]).toMatch(/^other-period 周报11\.25-11\.29\.xlsx/);
  });
});

describe('what is declared', () => {
  const twice: readonly SheetSpec[] = [
    {
      name: '周报',
      rows: [[when], ['窗口', '咨询', '受理', '受理'], ['一号', 1, 2, 20], ['全市', 1, 2, 20], ['省外', 9, 9, 9]],
    },
    {
      name: '另一张',
      rows: [
        ['咨询', '受理'],
        [5, 6],
      ],
    },
  ];

  test('says which file, sheet, columns and row are meant', async () => {
    const declared = '    取数: {文件: "周报*.xlsx", 工作表: 周报, 列: {受理: D}, 合计行: 全市, 日期单元格: A1}\n';
    const { figures, value } = await take(twice, { declared, path: '周报12月.xlsx' });
    expect(figures).toEqual(['咨询 1 周报!B4', '受理 20 周报!D4']);
    expect(value?.guesses).toEqual([]);
    expect((await take(twice, { declared, path: '月报.xlsx' })).said).toEqual(['other-file 周报*.xlsx']);
  });

  test.each([
    ['{sheet: 旧表}', 'no-sheet 综窗 旧表 周报 另一张'],
    ['{sheet: 周报, columns: {受理: 收件}}', 'column 受理 收件'],
    ['{sheet: 周报, columns: {受理: C}, total: 合计}', 'total-row 合计 受理'],
    ['{sheet: 周报, columns: {受理: 受理}}', 'twice 受理 周报!C2 周报!D2 {columns: {受理: C}}'],
    ['{sheet: 周报, columns: {受理: C}, total: 5}', 'total 咨询 周报!B5 9 2 —'],
  ])('and isn’t there is an error: %s', async (source, wanted) => {
    expect((await take(twice, { declared: `    source: ${source}\n` })).said).toContain(wanted);
  });

  test('was guessed before, in lines that are right as they are pasted', async () => {
    const sheet: readonly SheetSpec[] = [
      {
        name: '12月 周报',
        rows: [
          [when],
          ['窗口', '本周', '', '本年累计', ''],
          ['', '咨询', '受理', '咨询', '受理'],
          ['一号', 1, 2, 3, 4],
          ['总计', 1, 2, 3, 4],
        ],
        merged: ['A1:E1', 'B2:C2', 'D2:E2', 'A2:A3'],
      },
    ];
    const path = '综窗周报（12.2-12.6）最终版.xlsx';
    const guessed = await take(sheet, { path });
    const [{ lines } = { lines: '' }] = guessed.value?.guesses ?? [];
    expect(lines).toBe(
      '    source:\n      file: "综窗周报*.xlsx"\n      sheet: 12月 周报\n      columns: {咨询: 本周咨询, 受理: 本周受理}\n      total: 总计\n      dates: A1\n',
    );
    const again = await take(sheet, { path: '综窗周报12月.xlsx', declared: lines });
    expect({ text: again.text, figures: again.figures }).toEqual({ text: guessed.text, figures: guessed.figures });
    expect(again.value?.guesses).toEqual([]);
  });
});

describe('a name of before', () => {
  const renamed = {
    path: settings.path,
    text: 'name: 甲\npublisher: 乙\ntemplate: bulletin\nstatistics:\n  综窗:\n    title: 省本级综窗\n    was: 大厅\n    from: 520\n    measures: {咨询: {unit: 人次, was: 问询, from: 520}, 受理: 件}\n',
  };

  test('is that of the header, for series and measures', async () => {
    const bytes = xlsxOf([{ name: '表', rows: [[when], ['问询', '受理'], [1, 2]] }]);
    const shared = {
      files: [{ path: '周报.xlsx', isInArchive: false, read: () => bytes }],
      settings: renamed,
      history: [],
      replace: false,
      sum: false,
      convert: undefined,
    };
    const old = { folder: '519', index: { path: 'issues/519/index.md', text: header('') } };
    const { value } = await compileSheets({ ...shared, ...old, headers: [] });
    expect(value?.text).toContain('  大厅: {问询: 1, 受理: 2}\n');
    // The sheet of the week before is known by the names of then.
    const before = header('statistics:\n  大厅: {问询: 1, 受理: 2}\n');
    const index = { path: 'issues/520/index.md', text: header('', 520) };
    const now = xlsxOf([{ name: '表', rows: [[when], ['咨询', '受理'], [1, 2]] }]);
    const { findings } = await compileSheets({
      ...shared,
      files: [{ path: '周报.xlsx', isInArchive: false, read: () => now }],
      folder: '520',
      index,
      headers: [{ folder: '519', index: { path: 'issues/519/index.md', text: before } }],
    });
    expect(findings.map(({ code }) => code)).toContain('import-sheet/same-week');
  });
});

describe('several files', () => {
  const one = week(['合计', 800, 300]);
  const two = week(['合计', 834, 377]);

  test('have a measure once, unless they are to be added up', async () => {
    expect((await takeAll({ '甲.xlsx': one, '乙.xlsx': two })).said).toContain('files 综窗 咨询 受理 甲.xlsx 乙.xlsx');
    const { text } = await takeAll({ '甲.xlsx': one, '乙.xlsx': two }, { sum: true });
    expect(text).toBe(
      header('statistics:\n  综窗: {咨询: {甲.xlsx: 800, 乙.xlsx: 834}, 受理: {甲.xlsx: 300, 乙.xlsx: 377}}\n'),
    );
    // What stands is compared by its sum.
    expect((await takeAll({ '丙.xlsx': week(['合计', 1634, 677]) }, { text: text ?? '' })).text).toContain(
      '咨询: 1634, 受理: 677}',
    );
  });

  test('are called by their folders where they have one name, and quoted where that is no word', async () => {
    const files = { '东: 区/周报.xlsx': one, '西/周报.xlsx': two };
    expect((await takeAll(files, { sum: true })).text).toContain(
      '受理: {"东: 区/周报.xlsx": 300, "西/周报.xlsx": 377}',
    );
  });

  test('are no sum where one of them lacks a measure, where it doesn’t add up, or where they are one', async () => {
    const lacking: readonly SheetSpec[] = [{ name: '表', rows: [[when], ['综窗'], ['咨询', '时长'], [5, 2]] }];
    const other: readonly SheetSpec[] = [{ name: '表', rows: [[when], ['综窗'], ['咨询', '时长'], [6, 2]] }];
    expect((await takeAll({ '甲.xlsx': one, '乙.xlsx': lacking }, { sum: true })).said).toContain(
      'sum-missing 综窗 受理 乙.xlsx',
    );
    expect((await takeAll({ '甲.xlsx': lacking, '乙.xlsx': other }, { sum: true })).said).toContain(
      'sum-kind 综窗 时长 甲.xlsx 表!B4 乙.xlsx 表!B4',
    );
    expect((await takeAll({ '甲.xlsx': one, '乙.xlsx': one }, { sum: true })).said).toContain('twin 甲.xlsx');
  });
});

describe('the year so far', () => {
  const sheet = (咨询: number, 受理: number): readonly SheetSpec[] => [
    { name: '表', rows: [[when], ['咨询', '受理', '咨询本年累计', '受理累计'], [5, 7, 咨询, 受理]] },
  ];
  const opening = '    opening: [{year: 2024, through: 517, 咨询: 1000, 受理: 400}]\n';
  const before = header('statistics:\n  综窗: {咨询: 20, 受理: 10, 时长: 1}\n', 518)
    .replaceAll('12-0', '11-2')
    .replace('2024-11-22/2024-11-26', '2024-11-25/2024-11-29');
  const ledger = { declared: opening, before };

  test('is compared with the ledger, and never taken', async () => {
    const agreed = await take(sheet(1025, 417), ledger);
    expect(agreed.said.filter((one) => one.startsWith('year'))).toEqual([]);
    const { said, text, value } = await take(sheet(1028, 417), ledger);
    expect(said).toContain('year 表!C3 咨询 1028 1025 +3');
    expect(text).toBe(agreed.text);
    expect(value?.corrections).toMatchObject({
      lines: 'corrections:\n  - {series: 综窗, number: 518, 咨询: +3, reason: 按周报.xlsx的本年累计更正}\n',
      isBelow: false,
    });
  });

  test.each([
    ['no corrections', ''],
    ['some on lines', 'corrections:\n- {series: 综窗, number: 518, 咨询: 1, reason: 漏报}\n'],
    ['some in Chinese', '更正:\n    - 系列: 综窗\n      总第: 518\n      咨询: 1\n      原因: 漏报\n'],
    ['some in brackets', 'corrections: [{series: 综窗, number: 518, 咨询: 1, reason: 漏报}]\n'],
  ])('gives lines that make the ledger agree in a header with %s', async (_, corrections) => {
    const text = header(empty + corrections);
    // More than the last week had is taken from what the opening counted.
    const sheets = sheet(900, 420);
    const { value, text: written = '' } = await take(sheets, { ...ledger, text });
    const { lines = '', isBelow } = value?.corrections ?? {};
    const pasted = isBelow ? pasteBelow(written, lines) : written.replace('\n---\n', `\n${lines}---\n`);
    const again = await take(sheets, { ...ledger, text: pasted });
    expect(again.said.filter((one) => one.startsWith('year'))).toEqual([]);
    expect(again.text).toBe(pasted);
  });

  /** As somebody pastes it who is told to add it to the corrections that are there. */
  const pasteBelow = (text: string, lines: string): string =>
    lines.startsWith('{')
      ? text.replace('漏报}]', `漏报}, ${lines.trimEnd()}]`)
      : text.replace(/((?:corrections|更正):\n)/, `$1${lines}`);
});
