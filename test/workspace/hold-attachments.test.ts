import { expect, test } from 'vitest';
import type { AttachedFile, Attachments } from '../../src/model/attachments.js';
import { memorySource } from '../../src/model/byte-source.js';
import { FileChanged } from '../../src/model/read-error.js';
import { unreadFile, wholeFile } from '../../src/model/source.js';
import { holdAttachments } from '../../src/workspace/hold-attachments.js';

const path = { value: '厅.png', range: wholeFile(unreadFile('issues/9/01-试验.md')) };

/** A folder with one file, which is another one each time it is opened. */
function folderWith(...files: readonly Partial<AttachedFile>[]): Attachments {
  let opened = 0;
  const next = (): AttachedFile => {
    const file = files[Math.min(opened, files.length - 1)];
    opened += 1;
    return { ...memorySource(Buffer.from('厅')), state: String(opened), ...file };
  };
  return {
    open: () => ({ value: next(), findings: [] }),
    read: () => ({ value: undefined, findings: [] }),
  };
}

test('a file that is replaced between its opening and its reading has changed', () => {
  const readAt = (): never => {
    throw new FileChanged();
  };
  const held = holdAttachments(folderWith({ readAt }, {}));
  held.open(path);
  expect(held.findChanged()).toBe('厅.png');
  expect(held.held.size).toBe(0);
});

test('a file that is replaced after it was read has changed, and what was read stays what is held', () => {
  const held = holdAttachments(folderWith({}, memorySource(Buffer.from('门'))));
  expect(held.open(path).value?.readAt(0, 3)).toEqual(Buffer.from('厅'));
  expect(held.open(path).value?.readAt(0, 3)).toEqual(Buffer.from('厅'));
  expect(held.findChanged()).toBe('厅.png');
});

test('a file that is touched alone has not', () => {
  const held = holdAttachments(folderWith({}));
  held.open(path);
  expect(held.findChanged()).toBeUndefined();
});
