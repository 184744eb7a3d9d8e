import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createMemo, type Packed } from '../../src/memo/memo.js';
import { joinLoaded, loadManyHeaders } from '../../src/read/kept-headers.js';
import { loadHeaders } from '../../src/read/load-workspace.js';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bulletin-headers-')));
  made.push(folder);
  return folder;
}

const COUNT = 30;
const folders = Array.from({ length: COUNT }, (_, index) => String(index + 1));
/** Long after all that a test writes. */
const later = () => Date.now() + 60_000;

function openArchive() {
  const root = newFolder();
  const write = (folder: string, text: string) => {
    mkdirSync(join(root, 'issues', folder), { recursive: true });
    writeFileSync(join(root, 'issues', folder, 'index.md'), text);
  };
  for (const folder of folders) write(folder, `---\nnumber: ${folder}\n---\n正文\n`);
  const kept = new Map<string, Packed>();
  const store = {
    read: (key: string) => kept.get(key),
    write: (key: string, { data }: Packed) => !!kept.set(key, { data: JSON.parse(JSON.stringify(data)) }),
  };
  const load = (now = later()) => joinLoaded(loadManyHeaders(root, folders, createMemo(store), now));
  return { root, write, kept, load, anew: () => loadHeaders(root, folders) };
}

describe('headers of an earlier run', () => {
  test('are taken without a look into the files, as long as these are what they were', () => {
    const { load, anew, kept } = openArchive();
    expect(load()).toEqual(anew());
    for (const [key, { data }] of kept) {
      kept.set(key, { data: JSON.parse(JSON.stringify(data).replaceAll('number: 7', 'number: seven')) });
    }
    expect(load().value[6]?.index.text).toBe('---\nnumber: seven\n---');
  });

  test('are read anew where a file is another one, of the same length too', () => {
    const { load, anew, write, root } = openArchive();
    load();
    write('3', '---\nnumber: 9\n---\n正文\n');
    renameSync(join(root, 'issues/4/index.md'), join(root, 'issues/5/index.md'));
    expect(load()).toEqual(anew());
  });

  test('are not taken of a folder that is a link by now, and leads outside', () => {
    const { load, anew, root } = openArchive();
    load();
    const outside = newFolder();
    renameSync(join(root, 'issues/6'), join(outside, '6'));
    symlinkSync(join(outside, '6'), join(root, 'issues/6'));
    expect(anew().findings.map(({ code }) => code)).toEqual(['outside-workspace']);
    expect(load()).toEqual(anew());
  });

  test('are not kept where a file was written just now', () => {
    const { load, kept } = openArchive();
    load(Date.now());
    expect(kept.size).toBe(0);
  });

  test('are not kept of a file with anything to say about', () => {
    const { load, anew, root } = openArchive();
    writeFileSync(join(root, 'issues/8/index.md'), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]));
    rmSync(join(root, 'issues/9'), { recursive: true });
    load();
    expect(load()).toEqual(anew());
    expect(anew().findings).toHaveLength(2);
  });

  test('that are no such thing are read anew', () => {
    const { load, anew, kept } = openArchive();
    load();
    for (const key of kept.keys()) kept.set(key, { data: [['1', [['a'], 'b']]] });
    expect(load()).toEqual(anew());
  });
});
