import { describe, expect, it } from 'vitest';
import { parseSection } from '../../src/parse/parse-section.js';

/** `code:stretch`, and `>mend` where there is one. */
const found = (paragraph: string): readonly string[] =>
  parseSection({ path: 'issues/519/01-甲.md', text: `# 甲\n\n${paragraph}` }).findings.map(({ code, range, fix }) => {
    const stretch = range.file.text.slice(range.start, range.end);
    return `${code}:${stretch}${fix ? `>${fix.text}` : ''}`;
  });

describe('what was meant as a link', () => {
  it.each([
    ['[甲]（https://a.cn）', 'link-form:[甲]（https://a.cn）>[甲](https://a.cn)'],
    ['［甲］（https：//a.cn/b）', 'link-form:［甲］（https：//a.cn/b）>[甲](https://a.cn/b)'],
    ['[甲]（a.org.cn）', 'link-form:[甲]（a.org.cn）'],
    ['[**甲**]（https://a.cn）', 'link-form:]（https://a.cn）'],
    ['[甲]　(https://a.cn)', 'link-form/blank:[甲]　(https://a.cn)>[甲](https://a.cn)'],
    ['[甲](https://a.cn/b c)', 'link-form/blank:[甲](https://a.cn/b c)'],
    ['[甲](https://a.cn "乙")', 'link-form/title:[甲](https://a.cn "乙")'],
    ['【甲】（www.a.cn）', 'link-form/bracket:【甲】（www.a.cn）'],
  ])('is found: %s', (text, place) => {
    expect(found(`见${text}。`)).toEqual([place]);
  });

  it.each([
    '[甲](https://a.cn)',
    '\\[甲]（https://a.cn）',
    '见[2024]（草案）',
    '【甲】见https://a.cn',
    '甲（https://a.cn）',
  ])('is not what is none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a sign that a list or a quotation takes', () => {
  it.each([
    ['- 5℃以下\n- 10℃以上', ['sign-taken:-', 'sign-taken:-']],
    ['+ 3.5%', ['sign-taken:+']],
    ['> 5000元', ['sign-taken:>']],
    ['- 甲\n  - 5℃', ['sign-taken:-']],
  ])('is found: %j', (text, places) => {
    expect(found(text)).toEqual(places);
  });

  it.each(['- 5件办结\n- 10%延时', '> 2024年，受理5000件', '> 5000元，\n> 3件', '1. 5℃', '\\- 5℃', '- 5人'])(
    'is not that of an item or a quotation: %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});

describe('signs that would be printed other than they were meant', () => {
  it.each([
    ['CO~2~', 'script-mark:~2~>₂'],
    ['300m^2^', 'script-mark:^2^>²'],
    ['x^n^', 'script-mark:^n^'],
    ['在\\\\server\\甲', 'path-mark:\\\\>\\\\\\\\'],
    ['在D:\\甲\\_乙', 'path-mark:\\_>\\\\\\_'],
  ])('are found: %s', (text, place) => {
    expect(found(text)).toEqual([place]);
  });

  it.each(['占10~20%、30~40%', '在\\\\\\\\server\\甲', '\\*甲\\*', 'D:\\甲，\\*乙'])(
    'are not those that are right: %s',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );
});
