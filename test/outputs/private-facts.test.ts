import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { outputs } from '../../src/outputs/outputs.js';
import { formatXlsx } from '../../src/report/format-xlsx.js';
import { type CompiledIssue, compileIssueIn, compileText } from '../tools/compile-issue.js';
import { openDocx } from '../tools/read-docx.js';

/* What leaves the office says nothing of whose computer it was made on, and nothing that isn't printed. */

const packageRoot = join(import.meta.dirname, '../..');
const specimen = join(packageRoot, 'test/fixtures/specimen');

/** As it would stand in any of the files: in UTF-8, in UTF-16 either way, and in hexadecimal figures as PDFs have it. */
function formsOf(text: string): Buffer[] {
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  return [
    Buffer.from(text),
    little,
    big,
    Buffer.from(big.toString('hex')),
    Buffer.from(big.toString('hex').toUpperCase()),
  ];
}

/** All bytes of a file, and those of whatever is packed in it: entries of a ZIP, streams of a PDF, chunks of a PNG. */
function bytesIn(file: Uint8Array): Buffer {
  const whole = Buffer.from(file);
  const parts =
    whole.subarray(0, 2).toString('latin1') === 'PK' ? [...openDocx(file).values()].map((part) => bytesIn(part)) : [];
  const streams: Buffer[] = [];
  for (let at = whole.indexOf('stream'); at >= 0; at = whole.indexOf('stream', at + 1)) {
    const start = at + 'stream'.length + (whole[at + 'stream'.length] === 0x0d ? 2 : 1);
    const inflated = tryInflate(whole.subarray(start, whole.indexOf('endstream', start)));
    if (inflated) streams.push(inflated);
  }
  return Buffer.concat([whole, ...parts, ...streams]);
}

function tryInflate(bytes: Buffer): Buffer | undefined {
  for (const inflate of [inflateSync, inflateRawSync]) {
    try {
      return inflate(bytes);
    } catch {
      // It is packed in another way, or not at all.
    }
  }
  return undefined;
}

const filesOf = ({ made }: CompiledIssue) => made.flatMap(({ files }) => files);

/** Names of this computer and of who works on it, where they are no words that any file may hold. */
const ownNames = [packageRoot, homedir(), tmpdir(), hostname(), userInfo().username].filter((name) => name.length > 4);

/** What cameras and word processors leave of themselves and of their users. */
const traces = [
  ['Exif\0', 'w:comment', '<w:vanish', 'w:rsid', 'w:author', 'lastModifiedBy', 'w:attachedTemplate', 'w15:', '<!--'],
  ['Photoshop', 'GPSLatitude', 'iTXt', 'tEXt', 'eXIf', 'tIME'],
].flat();

test('no output of an issue with every block has a trace of its maker', async () => {
  const compiled = await compileIssueIn(specimen, '9', { outputs });
  const files = filesOf(compiled);
  expect(files.map(({ suffix }) => suffix).sort()).toEqual(outputs.flatMap(({ suffixes }) => suffixes).sort());
  for (const { suffix, bytes } of files) {
    const all = bytesIn(bytes);
    const found = [...ownNames, ...traces].filter((text) => formsOf(text).some((form) => all.includes(form)));
    expect([suffix, found]).toEqual([suffix, []]);
  }
});

test('nor has a workbook, which says what is in its rows alone', () => {
  const columns = [{ name: 'old', heading: '原文' }];
  const all = bytesIn(formatXlsx([{ title: '表', columns, rows: [{ old: '甲处' }] }]));
  const found = [...ownNames, ...traces, 'docProps'].filter((text) => formsOf(text).some((form) => all.includes(form)));
  expect(found).toEqual([]);
  expect(formsOf('甲处').some((form) => all.includes(form))).toBe(true);
});

test('nor has any a note of the sources, or the address of a file', async () => {
  const compiled = await compileText(
    { sections: ['# 甲\n\n文。<!-- 旁注不印 -->\n\n<!-- bulletin-ignore sentence-end: 理由不印 -->\n\n又一段。'] },
    { outputs },
  );
  for (const { suffix, bytes } of filesOf(compiled)) {
    const all = bytesIn(bytes);
    const found = ['旁注不印', '理由不印', 'bulletin-ignore', 'issues/2', '.md'].filter((text) =>
      formsOf(text).some((form) => all.includes(form)),
    );
    expect([suffix, found]).toEqual([suffix, []]);
    // What is printed is found the same way.
    if (suffix === '.docx') expect(formsOf('又一段。').some((form) => all.includes(form))).toBe(true);
  }
});
