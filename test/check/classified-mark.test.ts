import { describe, expect, test } from 'vitest';
import type { CheckedIssue } from '../../src/check/checked-issue.js';
import { classifiedMark } from '../../src/check/rules/classified-mark.js';
import { headerOf } from '../statistics/build-header.js';
import { checkIssue, shownIn } from './check-issue.js';

const inText = (text: string): readonly string[] => shownIn(checkIssue([classifiedMark], { text }));

function inMarking(marking: string): readonly string[] {
  const facts = { number: 12, year: 2030, issue: 12, period: '2030-03-18/2030-03-22' };
  const header = headerOf(facts, [`marking: ${marking}`]);
  return shownIn([...classifiedMark.check({ settings: {}, header, texts: [] } as unknown as CheckedIssue)]);
}

describe('a mark of a state secret is found', () => {
  test.each([
    ['机密★1年', '机密★1年'],
    ['绝密★', '绝密★'],
    ['秘密★长期', '秘密★长期'],
    ['绝　密★2035年12月', '绝　密★2035年12月'],
    ['机密★解密前', '机密★'],
    ['附件（秘密★6个月）由专人取送。', '秘密★6个月'],
    ['**机密**★1年', '机密**★1年'],
    ['|甲|\n|---|\n|机密★|', '机密★'],
    ['> 秘密☆', '秘密☆'],
    ['机密', '机密'],
    ['绝 密', '绝 密'],
    ['## 秘密', '秘密'],
    ['秘密 一年', '秘密 一年'],
    ['绝密（长期）', '绝密（长期）'],
    ['机密，保密期限：10年', '机密，保密期限：10年'],
    ['密级：机密级', '密级：机密级'],
    ['- 密级：秘密', '密级：秘密'],
  ])('%s', (text, mark) => {
    expect(inText(text)).toEqual([`classified-mark: ${mark}`]);
  });

  test.each([
    ['机密★1年', '机密★1年'],
    ['秘密', '秘密'],
    ['[内部资料, 机密 特急]', '机密'],
    ['绝密件', '绝密'],
    ['机密文件 注意保存', '机密'],
    ['密级：秘密', '秘密'],
    ['秘密加急', '秘密'],
  ])('in the marking %s', (marking, mark) => {
    expect(inMarking(marking)).toEqual([`classified-mark: ${mark}`]);
  });
});

describe('what only speaks of secrets is left alone', () => {
  test.each([
    '组织学习《中华人民共和国保守国家秘密法》，签订保密承诺书。',
    '不得泄露商业秘密、工作秘密和个人隐私。',
    '系统要保证数据的机密性、完整性和可用性。',
    '国家秘密分为绝密、机密、秘密三级，机密级事项不超过二十年。',
    '秘密，是这次活动的主题。',
    '机密文件由专人管理，秘密载体按规定销毁。',
    '- 绝密\n- 机密\n- 秘密',
    '| 密级 | 期限 |\n|---|---|\n| 机密 | 二十年 |',
    '评为★★★级窗口，服务不打★折扣。',
    '保守秘密1年来，无一泄密。',
  ])('%s', (text) => {
    expect(inText(text)).toEqual([]);
  });

  test.each(['内部资料 注意保存', '含商业秘密', '工作秘密 不得外传', '机密性一般', '密级', '保守国家秘密'])(
    'in the marking %s',
    (marking) => {
      expect(inMarking(marking)).toEqual([]);
    },
  );
});

test('on a computer that is for classified matter, nothing is said', () => {
  for (const settings of ['classified: permitted\n', '涉密: 允许\n']) {
    expect(checkIssue([classifiedMark], { text: '机密★1年', settings })).toEqual([]);
  }
});
