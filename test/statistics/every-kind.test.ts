import { describe, expect, it, test } from 'vitest';
import { decimalText } from '../../src/model/exact.js';
import type { Finding } from '../../src/model/finding.js';
import { type Measure, writeEntered } from '../../src/model/measure.js';
import { explainFigure, explainTotal } from '../../src/statistics/explain-total.js';
import { ledgerRows } from '../../src/statistics/ledger-rows.js';
import { resolveFigures } from '../../src/statistics/resolve-figures.js';
import { buildLedger } from '../tools/build-ledger.js';
import { issueOf, textOf } from './build-issue.js';
import { headers, settings, totals } from './every-kind.js';

const { ledger, findings } = buildLedger({ settings, headers });

/** What an issue prints of a text, and what is said of that. */
function printed(number: number, text: string): { text: string; findings: readonly Finding[] } {
  const header = headers.find(({ folder }) => folder === String(number));
  if (!header) throw new Error(`no issue ${number}`);
  const { value, findings: found } = resolveFigures(issueOf(header, text), ledger);
  return { text: value ? textOf(value) : '', findings: found };
}

it('two years of every kind raise no error', () => {
  expect(findings.filter(({ finding }) => finding.severity === 'error')).toEqual([]);
});

describe.each(Object.entries(totals))('%s', (name, rows) => {
  test.each(Object.entries(rows))(
    'in issue %s has the week and the total that were worked out by hand',
    (number, line) => {
      const row = ledgerRows(ledger, { number: Number(number) }).find(
        ({ measure, year }) => measure === name && year === (Number(number) > 6 ? 2025 : 2024),
      );
      const write = (value: Parameters<typeof writeEntered>[1] | undefined) =>
        row && value ? writeEntered(row.declared as Measure, value) : '-';
      expect(`${write(row?.week)} ${write(row?.total)}`).toBe(line);
    },
  );
});

describe('a list', () => {
  it.each([
    [1, '受理100件、办结90件、成交额10.25万元、节资额5.2万元、传真3件、咨询50人'],
    [4, '受理90件、办结85件、成交额7.05万元、节资额0.0万元、网办5件、咨询45人'],
    [5, '受理110件、办结110件、成交额12.00万元、节资额0.0万元、网办6件、咨询服务70人次'],
  ])('of issue %i has what adds up then, as it was called then', (number, list) => {
    expect(printed(number, '{{大厅.本周}}')).toEqual({ text: list, findings: [] });
  });

  it('says of each measure since when it is counted', () => {
    expect(printed(6, '{{大厅.本年|自起}}').text).toBe(
      '受理590件、办结582件、成交额34.65万元、节资额5.5万元、网办18件（自第4期起）、咨询服务345人次',
    );
  });
});

describe('a figure', () => {
  it.each([
    [9, '{{大厅.本年.办结率}}%', '97.0%'],
    [7, '{{大厅.本周.办结率}}%', '100%'],
    [6, '{{大厅.本年.网办}}件{{大厅.本年.网办|自起}}', '18件（自第4期起）'],
    [6, '{{大厅.本年.受理}}件{{大厅.本年.受理|自起}}', '590件'],
    [4, '{{大厅.本周.咨询}}、{{大厅.本周.咨询服务}}', '45、45'],
    [6, '{{大厅.本年.受理|万}}件', '0.1万件'],
    [6, '{{大厅.本年.节资额|万}}元', '5.5万元'],
    [3, '{{大厅.本年|万}}', '受理0.0万件、办结0.0万件、成交额13.65万元、节资额5.5万元、传真0.0万件、咨询0.0万人'],
    [2, '{{大厅.环比.受理}}', '增长20.0%'],
    [2, '{{大厅.环比.受理|增减}}', '增加20件'],
    [3, '{{大厅.环比.受理|增减}}', '减少40件'],
    [2, '{{大厅.环比.成交额|增减}}', '减少10.15万元'],
    [2, '{{大厅.环比.受理|倍}}', '1.2倍'],
    // 98.3 - 90.0, as they are printed: 98.33 and 90.
    [2, '{{大厅.环比.办结率}}', '提高8.3个百分点'],
    [2, '{{大厅.环比.办结率|数值}}', '8.3'],
    [9, '{{大厅.同比.办结率}}', '下降5.0个百分点'],
    [2, '{{大厅.环比.平均等候}}', '延长14.3%'],
    [3, '{{大厅.环比.平均等候|增减}}', '缩短3.8分钟'],
    [5, '{{大厅.环比.在岗}}', '持平'],
    [9, '{{大厅.上年同期.受理}}、{{大厅.去年同周.受理}}、{{大厅.上年.受理}}', '290、80、590'],
    [9, '{{大厅.本年同比.受理|增减}}', '减少190件'],
    [7, '{{大厅.上年.办结}}', '583'],
    [5, '{{大厅.上月.受理}}', '380'],
    [6, '{{大厅.一季度.成交额}}、{{大厅.上半年.最长等候}}、{{大厅.一季度.办结率}}', '33.50、40、98.6'],
    [6, '{{大厅.全年.受理}}、{{大厅.本季度.受理}}、{{大厅.四季度.受理}}', '590、100、100'],
  ])('seen by issue %i: %s', (number, text, wanted) => {
    const { text: shown, findings: found } = printed(number, text);
    expect({ shown, errors: found.filter(({ severity }) => severity !== 'hint').map(({ code }) => code) }).toEqual({
      shown: wanted,
      errors: [],
    });
  });

  it.each([
    [3, '{{大厅.一季度.受理}}', 'figure-unavailable/not-over'],
    [3, '{{大厅.本周.网办}}', 'figure-unavailable/measure-not-begun'],
    [4, '{{大厅.环比.网办}}', 'figure-unavailable/measure-not-begun'],
    [9, '{{大厅.本年.传真}}', 'figure-unavailable/measure-ended'],
    [8, '{{大厅.本周.平均等候}}', 'figure-unavailable/no-figures'],
    [8, '{{大厅.本周.办结率}}', 'figure-unavailable/no-figures'],
    [5, '{{大厅.环比.节资额}}', 'figure-unavailable/base-zero'],
    [6, '{{大厅.二季度.受理}}', 'figure-unavailable/no-weeks'],
    [2, '{{大厅.环比.办结率|倍}}', 'figure-format/unfit'],
    [2, '{{大厅.本周.办结率|万}}', 'figure-format/unfit'],
    [2, '{{大厅.本周.成交额|万}}', 'figure-format/unfit'],
    [2, '{{大厅.本周.受理|增减}}', 'figure-format/unfit'],
    [2, '{{大厅.环比.受理|自起}}', 'figure-format/unfit'],
    [5, '{{大厅.本周.咨询}}', 'measure-unknown'],
  ])('that issue %i can’t have is an error: %s', (number, text, code) => {
    expect(printed(number, text).findings.map((found) => found.code)).toEqual([code]);
  });

  it('of months says which weeks it has, and which reach over its edges', () => {
    const { findings: found } = printed(6, '{{大厅.一季度.网办}}');
    expect(found.map(({ code, params }) => [code, params.issues])).toEqual([['figure-period/gaps', ['4—5']]]);
    expect(printed(5, '{{大厅.上月.受理}}').findings.map(({ code }) => code)).toEqual(['figure-period/ends']);
  });
});

describe('an explanation', () => {
  it('of a rate has the addends of its two sums', () => {
    const explained = explainTotal(ledger, { series: '大厅', measure: '办结率', number: 9 });
    expect(explained?.parts.map(({ declared, addends }) => [declared.name, addends.length])).toEqual([
      ['办结', 2],
      ['受理', 2],
    ]);
  });

  it('of a mean has its values and their weights', () => {
    const explained = explainTotal(ledger, { series: '大厅', measure: '平均等候', number: 6 });
    expect(explained?.parts.map(({ declared, addends }) => [declared.name, addends.length])).toEqual([
      ['平均等候', 7],
      ['受理', 7],
    ]);
  });

  test.each<[number, string, string, string]>([
    [9, '本周', '受理', '受理 60 = 60'],
    [9, '上年', '受理', '受理 100 120 80 -10 90 110 100 = 590'],
    [9, '去年同期', '受理', '受理 100 120 80 -10 = 290'],
    [9, '上年同周', '最长等候', '最长等候 25 = 25'],
    [9, '本月', '办结率', '办结 40 57, 受理 40 60 = 97.0'],
    [9, '本季', '在岗', '在岗 23 25 = 25; figure-period/gaps'],
    [6, '一季度', '平均等候', '平均等候 10.5 12 8.25 9.6 11 -1, 受理 100 120 80 -10 90 110 = 10.2'],
    [6, '上半年', '最短等候', '最短等候 2 3 1.5 2 4 0.3 = 1.8'],
    [6, '前三季度', '网办', '网办 5 6 = 11; figure-period/gaps'],
    [6, '本月', '成交额', '成交额 1.15 = 1.15'],
    [9, '上周', '受理', 'figure-unavailable/no-figures'],
    [9, '一季度', '受理', 'figure-unavailable/not-over'],
  ])('in issue %i, of %s of %s, is %s', (number, figure, measure, expected) => {
    const { value, findings: found } = explainFigure(ledger, { series: '大厅', measure, number, figure });
    const parts = value?.parts.map(({ declared, addends }) =>
      [declared.name, ...addends.map((addend) => decimalText(addend.value))].join(' '),
    );
    const declared = settings.statistics[0]?.measures.find(({ name }) => name === measure);
    const total = value?.total && declared ? ` = ${writeEntered(declared, value.total)}` : '';
    const said = [...(parts ? [parts.join(', ') + total] : []), ...found.map(({ code }) => code)];
    expect(said.join('; ')).toBe(expected);
  });
});
