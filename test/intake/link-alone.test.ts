import { expect, test } from 'vitest';
import { linkAlone } from '../../src/intake/link-alone.js';

test.each([
  ['a shortcut', '[InternetShortcut]\r\nURL=https://example.com/a?b=1\r\n', 'example.com'],
  ['a link alone', ' https://example.com/a \n', 'example.com'],
  ['several', 'https://example.com/a\nhttps://docs.qq.com/doc/1', 'docs.qq.com'],
  [
    'a document that is shared, with its title',
    '【金山文档】 12月第一周来稿\nhttps://www.kdocs.cn/l/abc',
    'www.kdocs.cn',
  ],
  ['a file that is shared, with its password', '链接: https://pan.baidu.com/s/1abc 提取码: x7k2', 'pan.baidu.com'],
])('%s is nothing but a link', (_, text, host) => {
  expect(linkAlone(text)).toBe(host);
});

test.each([
  ['no link', '本周一切正常。'],
  ['another page beside a few words', '办事指南见 https://example.com/a'],
  [
    'a shared document at the end of a text',
    `${'本周，综合窗口共接待群众1634人次，受理各类事项677件，群众满意度持续提升，没有收到投诉。'.repeat(2)}详见 https://docs.qq.com/doc/1`,
  ],
])('a text with %s is a text', (_, text) => {
  expect(linkAlone(text)).toBe(undefined);
});
