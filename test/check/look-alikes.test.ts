import { describe, expect, test } from 'vitest';
import { searchable, standardLetters } from '../../src/check/look-alikes.js';
import { rules } from '../../src/check/run-rules.js';
import { standardForms } from '../../src/check/traditional-forms.js';
import { applyEdits } from '../../src/model/apply-edits.js';
import type { Finding } from '../../src/model/finding.js';
import { expectLinear, repeated } from '../tools/linear-work.js';
import { checkIssue, shownIn } from './check-issue.js';

const lookAlike = rules.filter(({ id }) => id === 'look-alike');

const check = (text: string, people?: string): readonly Finding[] =>
  checkIssue(lookAlike, { text, ...(people !== undefined && { people }) });

const mended = (text: string): string => {
  const findings = check(text);
  const source = findings[0]?.range.file.text ?? '';
  return applyEdits(
    source,
    findings.flatMap(({ fix }) => fix ?? []),
  ).text.slice('# 标题\n\n'.length, -1);
};

describe('what looks like another character is mended', () => {
  test.each([
    ['⽅案⼯作⻓期推进⾯向⻔店。', '方案工作长期推进面向门店。'],
    ['⼾籍⾞辆⻋辆。', '户籍车辆车辆。'],
    ['更\uf901换\uf9d1。', '更更换六。'],
    ['政務服務大廳受理3件。', '政务服务大厅受理3件。'],
    ['為了便民，開通綠色通道。', '为了便民，开通绿色通道。'],
    ['甲窗口｡乙窗口､丙窗口，增长5﹪，推进｢一件事｣改革。', '甲窗口。乙窗口、丙窗口，增长5%，推进“一件事”改革。'],
    ['《甲》和«乙»，3〜5件，甲＆乙。', '《甲》和《乙》，3～5件，甲&乙。'],
    ['本周受理三件．下周继续．', '本周受理三件。下周继续。'],
    ['丹尼尔●笛福、丹尼尔・某某来访。', '丹尼尔·笛福、丹尼尔·某某来访。'],
    ['第一○二条，一〇○号文件。', '第一〇二条，一〇〇号文件。'],
  ])('%s', (typed, wanted) => {
    expect(mended(typed)).toBe(wanted);
  });
});

test('what may be meant is named and left', () => {
  expect(shownIn(check('王璿参加会议。'))).toEqual(['look-alike/traditional: 璿']);
  expect(check('王璿参加会议。')[0]?.fix).toBeUndefined();
  expect(check('丹尼尔．笛福来访。')).toMatchObject([{ code: 'look-alike/dot' }]);
  expect(check('丹尼尔．笛福来访。')[0]?.fix).toBeUndefined();
});

test('a name of people.yaml is written as it is', () => {
  expect(check('王璿参加会议。', '- {name: 王璿, title: 主任, order: 1}\n')).toEqual([]);
});

describe('what is right is left alone', () => {
  test.each([
    '方案工作长期推进，丹尼尔·笛福来访，二〇三〇年，3～5件，《甲》“乙”。',
    '著名、乾隆、於某某、喆、堃、昇，覆盖、答覆。',
    '第●条，编号为○○12，●甲窗口。',
    'R&D，A+B=C，<甲>。',
  ])('%s', (text) => {
    expect(shownIn(check(text))).toEqual([]);
  });

  test('a whole issue in traditional characters', () => {
    expect(check('本週政務服務大廳受理業務，開展檢查，優化營商環境，實現壓縮辦理時間。'.repeat(8))).toEqual([]);
  });
});

test('a search takes them for what they look like, place for place', () => {
  const traditional = [...standardForms.entries()].filter(([, standard]) => standard !== 0);
  expect(traditional.length).toBeGreaterThan(2500);
  for (const [form, standard] of traditional) {
    expect(searchable(String.fromCharCode(form))).toBe(String.fromCharCode(standard));
    expect(standardForms[standard]).toBe(0);
  }
  expect(searchable('⻓期A⽅案，長')).toBe('长期A方案，长');
  expect(standardLetters('\u{2f804}')).toBe('你');
  const text = '甲㐂𠮷⻓\u{2f804}長b';
  expect(searchable(text)).toHaveLength(text.length);
});

test.each(['長', '⻓', '甲．', '．', '○', '﹪', '甲'])('time is linear: %s again and again', (unit) => {
  expectLinear((times) => check(repeated(unit, times)));
});
