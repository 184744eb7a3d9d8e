import { closeSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openInside } from '../../src/read/open-inside.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bulletin-inside-'));
  mkdirSync(join(root, 'issues'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function outcome(name: string, platform: NodeJS.Platform): string {
  const opened = openInside(root, join(root, 'issues', name), platform);
  if (opened.type === 'refused') return opened.why;
  closeSync(opened.descriptor);
  return 'opened';
}

test.each(['NUL', 'con.png', '图.png:stream', '图.png.', 'a"b.png'])(
  'a file called %j is opened where systems allow such a name, and never taken for another thing on Windows',
  (name) => {
    writeFileSync(join(root, 'issues', name), 'bytes');
    expect(outcome(name, 'linux')).toBe('opened');
    expect(outcome(name, 'darwin')).toBe('opened');
    expect(outcome(name, 'win32')).toBe('missing');
  },
);

test('a file with a plain name is opened on every system', () => {
  writeFileSync(join(root, 'issues', '图 1.png'), 'bytes');
  for (const platform of ['linux', 'darwin', 'win32'] as const) expect(outcome('图 1.png', platform)).toBe('opened');
});
