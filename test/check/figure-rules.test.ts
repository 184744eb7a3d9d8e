import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/run-rules.js';
import { expectLinear, repeated } from '../tools/linear-work.js';
import { checkIssue, shownIn } from './check-issue.js';

const figureRules = rules.filter(({ group }) => group === 'figures');

const found = (text: string): readonly string[] => shownIn(checkIssue(figureRules, { text }));

describe('a typed figure is reported at the number', () => {
  test.each([
    ['本周，试验窗口受理54件。', ['54']],
    ['本周，试验窗口共受理 54 件、咨询120人次。', ['54']],
    ['试验窗口今年以来累计咨询1,231人次。', ['1,231']],
    ['{{窗口.名称}}运行平稳。本周受理量为54件。', ['54']],
    ['试验窗口累计咨询0.2万人次，累计咨询0.13万人次。', ['0.2万', '0.13万']],
    ['（一）试验窗口本周受理54件。', ['54']],
  ])('%s', (text, numbers) => {
    expect(found(text)).toEqual(numbers.map((number) => `typed-figure: ${number}`));
  });

  test.each([
    ['上周，试验窗口受理41件。', 'typed-figure/time: 41'],
    ['试验窗口受理45件，上周为41件。', 'typed-figure/time: 41'],
    ['试验窗口受理45件，比上周的41件有所增加。', 'typed-figure/time: 41'],
    ['试验窗口受理量由上周的41件增至45件。', 'typed-figure/time: 41'],
    ['一季度，试验窗口受理458件。', 'typed-figure/time: 458'],
    ['1—3月，试验窗口受理458件。', 'typed-figure: 458'],
    ['2030年以来，试验窗口累计受理458件。', 'typed-figure: 458'],
    ['截至3月22日，试验窗口今年累计受理458件。', 'typed-figure: 458'],
    ['3月18日至22日，试验窗口受理54件。', 'typed-figure: 54'],
    ['本周，试验窗口受理各类政务服务事项54件，受理业务54件。', 'typed-figure: 54, typed-figure: 54'],
    ['本周，试验窗口的受理量为54件。', 'typed-figure: 54'],
  ])('of the time that is named: %s', (text, expected) => {
    expect(found(text).join(', ')).toBe(expected);
  });

  test.each([
    ['本周，试验窗口受理45件，环比增长12.5%。', []],
    ['本周，试验窗口受理45件，环比增长15.2%。', ['typed-figure/time: 增长15.2%']],
    ['本周，试验窗口受理{{窗口.本周.受理}}件，比上周减少5件。', ['typed-figure/time: 减少5件']],
    [
      '本周，试验窗口受理45件（比上周的40件增加5件）、咨询120人次，较上周增加11人次。',
      ['typed-figure/time: 增加11人次'],
    ],
    ['本周，试验窗口受理45件，同比增长15.2%。上月，试验窗口受理90件，环比增长15.2%。', []],
  ])('of a change: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('in the total of a table of what the series is made of', () => {
    const table = (caption: string) =>
      `${caption}\n\n| 窗口 | 受理 |\n|---|---|\n| 甲 | 30 |\n| 乙 | 16 |\n| 合计 | 46 |`;
    expect(found(table('表1 试验窗口本周业务'))).toEqual(['typed-figure/time: 46']);
    expect(found(table('表1 试验窗口本周部分业务'))).toEqual([]);
  });

  test.each([
    [['咨询', '受理'], ['typed-figure/time: 54']],
    [['咨询', '受理', '满意率'], ['typed-figure/time: 54']],
    // A word that a table uses for one of its kinds is no measure of a series that it doesn't name.
    [['咨询', '求助', '投诉'], []],
    [['咨询', '投诉'], []],
  ])('in a table without a caption that is of a series by most of its names: %s', (names, expected) => {
    const rows = names.map((name) => `| ${name} | ${name === '受理' ? 45 : 54} |`);
    const table = ['| 类别 | 本周 |', '|---|---|', ...rows, '| 合计 | 200 |'].join('\n');
    expect(found(table).filter((one) => one.startsWith('typed-figure'))).toEqual(expected);
  });

  test('and the message says what the ledger has', () => {
    const [finding] = checkIssue(figureRules, { text: '试验窗口受理54件。' });
    expect(finding?.params).toMatchObject({ measure: '受理', typed: '54', week: '45', year: '485' });
  });
});

describe('a number is left alone', () => {
  test.each([
    ['that the ledger has', '试验窗口本周受理45件，累计受理485件，咨询1230人次、咨询1,230人次、咨询0.12万人次。'],
    ['of the week before or of the month, where the text says so', '上周，试验窗口受理40件。本月受理85件。'],
    ['of a paragraph that does not name the series', '本周，某某窗口受理54件。'],
    ['before the series is named', '本周共受理54件，其中试验窗口受理45件。'],
    ['of somebody else', '试验窗口受理45件，其中某某处受理12件。乙单位受理3件。'],
    ['of another time', '试验窗口运行平稳。去年同期受理51件，3月受理70件。'],
    [
      'of another year',
      '2029年，试验窗口受理540件。去年一季度，试验窗口受理140件。2022年以来，试验窗口累计受理9000件。',
    ],
    ['of a day or of a month gone by', '3月19日，试验窗口受理9件。1月，试验窗口受理90件。近两个月，试验窗口受理90件。'],
    ['that is hoped for', '试验窗口力争全年受理6000件，计划受理500件。'],
    ['that tells something else', '试验窗口受理500件的事项有两个，受理60件以上的有三个。'],
    ['of last week behind one of this week', '试验窗口受理45件（上周40件），咨询120人次，上周为110人次。'],
    ['of last week of something in between', '试验窗口受理45件、退件9件，上周8件。'],
    ['of another measure', '试验窗口不予受理2件，网上咨询7人次。'],
    ['in another unit', '试验窗口受理3天，受理6个部门的申请。'],
    ['that is only about right', '试验窗口受理近50件，受理50余件。'],
    ['of a correction', '更正：试验窗口受理54件，应为45件。'],
    ['of a numbered correction', '1. 更正：试验窗口受理54件。'],
    ['far behind the name', `试验窗口${'的工作人员'.repeat(50)}，受理54件。`],
  ])('%s', (_name, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('percentages', () => {
  test.each([
    ['三类分别占50%、30%和30%。', ['percent-sum/over: 50%、30%和30%']],
    ['三类占比分别为50.25%、30.25%、18.99%。', ['percent-sum: 50.25%、30.25%、18.99%']],
    ['其中，甲占总数的60%，乙占总数的41%。', ['percent-sum/over: 60%，乙占总数的41%']],
    ['分别占50%、30%、19.5%。', []],
    ['分别占50%、30%、19.4%。', ['percent-sum: 50%、30%、19.4%']],
    ['分别占50%、30%、20.5%。', []],
    ['分别占33.3%、33.3%、33.3%。', []],
    ['约分别占50%、30%、30%。', []],
    ['可多选，分别占80%、70%。', []],
    ['分别占50%、20%。', []],
    ['其中甲占60%，其中乙占50%。', []],
    ['同比增长50%，环比增长60%，占30%。', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('the total of a column', () => {
  const table = (...rows: readonly string[]) => ['| 单位 | 受理 | 占比 |', '|:--|--:|---|', ...rows].join('\n');

  test.each([
    [['| 甲 | 1 | 50% |', '| 乙 | 2 | 50% |', '| **合计** | **4** | 90% |'], ['table-total: **4**']],
    [['甲 | 0.1 |', '乙 | 0.2 |', '总　计 | 0.3 |'], []],
    [['| 甲 | -1 | |', '| 乙 | — | |', '| 合计 | 1 | |'], ['table-total: 1']],
    [['| 甲 | 若干 |', '| 乙 | 2 |', '| 合计 | 3 |'], []],
    [['| 甲 | {{窗口.本周.受理|数值}} | |', '| 乙 | 2 | |', '| 合计 | 3 | |'], []],
    [['| 小计 | 1 |', '| 乙 | 2 |', '| 合计 | 2 |'], []],
    [['| 甲 | 1 |', '| 合计 | 2 |'], []],
  ])('%j', (rows, expected) => {
    expect(found(table(...rows))).toEqual(expected);
  });

  test('is not looked for in a note', () => {
    expect(found(`<!--\n${table('| 甲 | 1 |', '| 乙 | 2 |', '| 合计 | 4 |')}\n-->`)).toEqual([]);
  });
});

describe('time is linear', () => {
  test.each(['受理', '试验窗口受理1', ',111', '占', '1%、', '分别占1%', '<!--|'])('in 100 KB of %s', (unit) => {
    expectLinear((size) => checkIssue(figureRules, { text: `试验窗口分别占${repeated(unit, size)}` }));
  });
});
