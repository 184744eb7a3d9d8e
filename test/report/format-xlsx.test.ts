import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readExact } from '../../src/model/exact.js';
import { type DataSheet, formatXlsx } from '../../src/report/format-xlsx.js';

const columns = [
  { name: 'measure', heading: '指标' },
  { name: 'total', heading: '本年' },
  { name: 'exact', heading: '本年（未取整）' },
];

const sheet: DataSheet = {
  title: '某某大厅',
  columns,
  rows: [
    { measure: '受理', total: 1634, exact: readExact('1634') },
    { measure: '=1+1 & <甲>', total: -0.5, exact: readExact('123456789012345.678901') },
    { measure: '办结率', total: null, exact: null },
  ],
};

/** The files of a ZIP by path, as its own directory has them. */
function filesIn(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26);
    const data = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    files.set(zip.subarray(at + 46, at + 46 + nameLength).toString(), data.toString());
    at += 46 + nameLength;
  }
  return files;
}

describe('a workbook', () => {
  const files = filesIn(
    formatXlsx([sheet, { ...sheet, title: '某某大厅' }, { ...sheet, title: `甲/乙[${'长'.repeat(40)}]` }]),
  );

  test('has numbers as numbers with all their digits, texts as texts, and nothing where there is nothing', () => {
    const xml = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(xml).toContain('<c r="B2"><v>1634</v></c><c r="C2"><v>1634</v></c>');
    expect(xml).toContain('<v>-0.5</v></c><c r="C3"><v>123456789012345.678901</v>');
    expect(xml).toContain('<t xml:space="preserve">=1+1 &amp; &lt;甲&gt;</t>');
    expect(xml).not.toContain('r="B4"');
    expect(xml).not.toContain('<f>');
  });

  test('keeps its head in view', () => {
    const xml = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml.indexOf('指标')).toBeLessThan(xml.indexOf('受理'));
  });

  test('has sheets with names that Excel takes, each its own', () => {
    const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(
      ([, name = '']) => name,
    );
    expect(names.slice(0, 2)).toEqual(['某某大厅', '某某大厅 2']);
    expect(names[2]).toMatch(/^甲 乙 长+$/);
    expect(names[2]).toHaveLength(31);
  });

  test('is the same for the same content', () => {
    expect(formatXlsx([sheet]).equals(formatXlsx([sheet]))).toBe(true);
  });
});

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);

test.skipIf(!office)('LibreOffice opens it with numbers as numbers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-xlsx-'));
  writeFileSync(join(folder, 'a.xlsx'), formatXlsx([sheet]));
  const typed = [
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true',
    'a.xlsx',
  ];
  const run = spawnSync(office ?? '', [`-env:UserInstallation=file://${folder}/profile`, ...typed], { cwd: folder });
  expect(run.status).toBe(0);
  // Texts are in quotation marks, numbers are not.
  expect(readFileSync(join(folder, 'a.csv'), 'utf8').split('\n')[1]).toBe('"受理",1634,1634');
});
