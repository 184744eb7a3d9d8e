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

  test('of last week, with what that had', () => {
    expect(found('上周，试验窗口受理41件。')).toEqual(['typed-figure/time: 41']);
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
