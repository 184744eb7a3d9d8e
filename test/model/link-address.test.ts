import { expect, test } from 'vitest';
import { linkAddress } from '../../src/model/link-address.js';

test('the address of a page or of mail is ASCII', () => {
  expect(linkAddress('https://example.com/办法(1)?a=b#c')).toBe('https://example.com/%E5%8A%9E%E6%B3%95(1)?a=b#c');
  expect(linkAddress('HTTP://政务.cn')).toBe('http://xn--zfr164b.cn/');
  expect(linkAddress('mailto:a@example.com')).toBe('mailto:a@example.com');
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ftp://example.com',
  '办法.pdf',
  '',
  'http:a.cn',
  'http://[',
  '#甲',
])('nobody is sent to “%s”', (written) => {
  expect(linkAddress(written)).toBeUndefined();
});
