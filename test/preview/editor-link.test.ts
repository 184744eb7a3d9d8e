import { posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { editorLink } from '../../src/preview/editor-link.js';

const place = { file: 'issues/519/01-动态.md', line: 3, column: 7 };

test.each([
  ['vscode', '/srv/简报', posix, 'vscode://file/srv/%E7%AE%80%E6%8A%A5/issues/519/01-%E5%8A%A8%E6%80%81.md:3:7'],
  ['vscode', 'D:\\简报', win32, 'vscode://file/D:/%E7%AE%80%E6%8A%A5/issues/519/01-%E5%8A%A8%E6%80%81.md:3:7'],
  ['idea', 'c:\\a b', win32, 'idea://open?file=/c:/a%20b/issues/519/01-%E5%8A%A8%E6%80%81.md&line=3&column=7'],
  ['cursor', '\\\\server\\share', win32, 'cursor://file//server/share/issues/519/01-%E5%8A%A8%E6%80%81.md:3:7'],
  // What is no drive keeps its colon encoded, and a backslash is a character where it separates nothing.
  ['vscode', '/d:/a\\b', posix, 'vscode://file/d%3A/a%5Cb/issues/519/01-%E5%8A%A8%E6%80%81.md:3:7'],
])('a link of %s to a file below %s', (editor, root, rules, address) => {
  expect(editorLink(editor, root, rules)(place)).toEqual({ open: address });
  expect(URL.canParse(address)).toBe(true);
});
