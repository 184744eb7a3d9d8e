import { describe, expect, test } from 'vitest';
import { knownRules } from '../../src/catalogue.js';
import { weighFindings } from '../../src/check/weigh-findings.js';
import { ruleOf } from '../../src/model/finding.js';
import type { Table } from '../../src/model/issue.js';
import { parseIgnoreNotes } from '../../src/parse/parse-ignore-notes.js';
import { finding } from '../tools/finding.js';
import { runExample } from './run-example.js';

/** What is found in a section, as `severity rule`, in order. */
async function found(body: string, settings = ''): Promise<readonly string[]> {
  const files = [
    { info: 'md', text: body },
    { info: 'bulletin.yaml', text: settings },
  ];
  return (await runExample(files)).findings.map(({ code, severity }) => `${severity} ${ruleOf(code)}`);
}

/** A number out of order: a finding that may be ignored. */
const wrong = '（一）甲。\n\n（三）乙。\n';

describe('bulletin.yaml', () => {
  test('changes the severity of a rule, in either language, or switches it off', async () => {
    expect(await found(wrong)).toEqual(['warning label-order']);
    expect(await found(wrong, 'rules: {label-order: error}\n')).toEqual(['error label-order']);
    expect(await found(wrong, '规则: {label-order: 提示}\n')).toEqual(['hint label-order']);
    expect(await found(wrong, 'rules:\n  label-order: off\n')).toEqual([]);
    expect(await found(wrong, 'rules:\n  label-order: 关\n')).toEqual([]);
  });

  test('can’t switch off or change what makes the PDF impossible', async () => {
    const body = '共{{没有.本周}}。\n';
    expect(await found(body, 'rules: {series-unknown: off}\n')).toEqual(['error series-unknown', 'warning rule-fixed']);
    expect(await found(body, 'rules: {series-unknown: warning}\n')).toEqual([
      'error series-unknown',
      'warning rule-fixed',
    ]);
    expect(await found(body, 'rules: {series-unknown: error}\n')).toEqual(['error series-unknown']);
  });

  test('is told of rules and severities that there aren’t', async () => {
    expect(await found('甲。\n', 'rules: {label-oder: off, label-order: none}\n')).toEqual([
      'error value-shape',
      'warning rule-unknown',
    ]);
  });
});

describe('a note in the text', () => {
  const totalNote = '<!-- bulletin-ignore table-total: 原稿如此 -->';
  const table = '| 单位 | 受理 |\n|---|---|\n| 甲处 | 1 |\n| 乙处 | 2 |\n| 合计 | 4 |';
  const note = '<!-- bulletin-ignore label-order: 原稿如此 -->';

  test.each([
    ['on the line before the block', `（一）甲。\n\n${note}\n（三）乙。\n`],
    ['with blank lines between', `（一）甲。\n\n${note}\n\n（三）乙。\n`],
    ['inside the paragraph', `（一）甲。\n\n（三）乙${note}丙。\n`],
    ['at the end of its line', `（一）甲。\n\n（三）乙。${note}\n`],
    ['after other notes', `（一）甲。\n\n（三）乙。<!-- 备注 -->  ${note}\n`],
    ['at its beginning', `（一）甲。\n\n${note}（三）乙。\n`],
    ['in a line of its own within the paragraph', `（一）甲。\n\n（三）乙，\n${note}\n丙。\n`],
  ])('silences the block: %s', async (_name, body) => {
    expect(await found(body)).toEqual([]);
    // What was parsed before is taken from the memo, in a file of its own.
    expect(await found(body)).toEqual([]);
  });

  test.each([
    ['before its caption', `${totalNote}\n表1 乙\n\n${table}`],
    ['between caption and table', `表1 乙\n\n${totalNote}\n\n${table}`],
    ['in a cell', `表1 乙\n\n${table.replace('甲处', `甲处${totalNote}`)}`],
    ['on the line of its last remark', `${table}\n\n注：丙${totalNote}\n`],
  ])('silences a table: %s', async (_name, body) => {
    expect(await found(`${table}\n`)).toEqual(['warning table-total']);
    expect(await found(body)).toEqual([]);
  });

  test.each([
    ['two blocks before', `${note}\n（一）甲。\n\n（三）乙。\n`],
    ['after the block', `（一）甲。\n\n（三）乙。\n\n${note}\n\n丙。\n`],
    ['at the end of the file', `（一）甲。\n\n（三）乙。\n\n${note}\n`],
  ])('is for that block alone, and reported where it is of no use: %s', async (_name, body) => {
    expect([...(await found(body))].sort()).toEqual(['warning ignore-unused', 'warning label-order']);
  });

  test('silences a heading, and an item of a list', async () => {
    expect(await found(`甲。\n\n${note.replace('label-order', 'heading-skips')}\n### 乙\n\n丙。\n`)).toContain(
      'error heading-skips',
    );
    expect(await found(`（一）甲。\n\n> （三）乙。\n\n${note}\n（四）丙。\n`)).toEqual([]);
  });

  test('without a reason, with an unknown rule, or with one that may not be ignored silences nothing', async () => {
    const ignoring = (what: string): string => `（一）甲。\n\n<!-- bulletin-ignore ${what} -->\n（三）乙。\n`;
    expect(await found(ignoring('label-order'))).toEqual(['warning label-order', 'warning ignore-reason']);
    expect(await found(ignoring('label-oder: 原稿如此'))).toEqual(['warning label-order', 'warning ignore-unknown']);
    expect(await found(ignoring(': 原稿如此'))).toEqual(['warning label-order', 'warning ignore-unknown']);
    expect(await found(ignoring('label-order, series-unknown: 原稿如此'))).toEqual(['warning rule-fixed']);
  });

  test('is not called useless where not everything could be looked at', async () => {
    const files = [
      { info: 'index.md', text: '---\nnumber: 12\n---\n' },
      { info: 'md', text: `${note}\n甲。\n` },
    ];
    expect((await runExample(files)).findings.map(({ code }) => ruleOf(code))).not.toContain('ignore-unused');
  });
});

test('a note before a table from a file silences what is found in the file', () => {
  const md = {
    path: 'issues/12/01-例.md',
    text: '<!-- bulletin-ignore table-total: 原稿如此 -->\n![乙](数.csv)\n\n甲',
  };
  const csv = { path: 'issues/12/数.csv', text: '单位,受理\n甲处,4\n' };
  const other = { path: 'issues/12/别.csv', text: '单位,受理\n甲处,4\n' };
  const cell = { content: [], range: { file: csv, start: 0, end: 2 } };
  const table: Table = {
    type: 'table',
    head: [cell],
    rows: [],
    alignments: [undefined],
    notes: [],
    range: { file: md, start: md.text.indexOf('!'), end: md.text.indexOf('\n\n') },
  };
  const findings = [csv, other].map((file) =>
    finding('table-total', { file, start: 9, end: 10 }, { column: '受理', typed: '4', sum: '3' }),
  );
  const weights = {
    known: knownRules,
    rules: [],
    notes: parseIgnoreNotes(md),
    blocks: [table],
    draft: false,
    complete: true,
  };
  expect(weighFindings(findings, weights).map(({ range }) => range.file.path)).toEqual([other.path]);
});

test('every one of many notes is weighed', async () => {
  const notes = Array.from(
    { length: 900 },
    () => '（七）乙。<!-- bulletin-ignore label-order, lable-order: 原稿 -->',
  ).join('\n\n');
  const all = await found(`${notes}\n`);
  expect(all.filter((line) => line === 'warning ignore-unknown')).toHaveLength(900);
  expect(all).not.toContain('warning label-order');
});

test('what can’t be switched off are the errors of the stages that make the document', () => {
  expect([...knownRules.fixed].filter((rule) => !knownRules.ids.includes(rule))).toEqual([]);
  for (const rule of ['yaml-syntax', 'not-utf8', 'missing-glyph', 'published-differs'])
    expect(knownRules.fixed).toContain(rule);
  for (const rule of ['label-order', 'section-name', 'week-unusual']) expect(knownRules.fixed).not.toContain(rule);
});
