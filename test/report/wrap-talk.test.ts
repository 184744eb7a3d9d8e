import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { talk } from '../../src/commands/talk.js';
import { UsageError } from '../../src/model/usage-error.js';
import { formatUsageError } from '../../src/report/format-talk.js';
import { cellWidth } from '../../src/report/terminal-text.js';
import { wrapTalk } from '../../src/report/wrap-talk.js';

test('lines that are too wide go on below, indented, and no word or font name is broken', () => {
  expect(wrapTalk('第9期：1 页，字体 NotoSansSC、NotoSerifSC\n短\n', 32)).toBe(
    '第9期：1 页，字体 NotoSansSC、\n  NotoSerifSC\n短\n',
  );
  expect(wrapTalk('  note: write it to another folder', 24)).toBe('  note: write it to\n    another folder');
});

test('a line of just the width is left alone, one cell more is not', () => {
  expect(wrapTalk('一二三四五', 10)).toBe('一二三四五');
  expect(wrapTalk('一二三四五。', 11)).toBe('一二三四\n  五。');
});

test('what is coloured or moves the cursor is left alone', () => {
  const bar = '\r\u001b[K正在生成 ██████████ 43/500';
  expect(wrapTalk(bar, 10)).toBe(bar);
});

test('a usage error is wrapped before it is painted', () => {
  const error = new UsageError(talk('no-workspace', { folder: '/某市/政务服务中心/工作动态/二〇二四年' }));
  const painted = formatUsageError(error, 'zh', true, 40);
  const plain = stripVTControlCharacters(painted);
  expect(plain).toBe(formatUsageError(error, 'zh', false, 40));
  expect(plain.split('\n').length).toBeGreaterThan(4);
  for (const line of plain.split('\n')) expect(cellWidth(line)).toBeLessThanOrEqual(40);
  expect(formatUsageError(error, 'zh', false).split('\n')).toHaveLength(3);
});
