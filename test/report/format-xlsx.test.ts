import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readExact } from '../../src/model/exact.js';
import { type DataSheet, formatXlsx } from '../../src/report/format-xlsx.js';
import { requireProgram } from '../tools/system-program.js';

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

test.skipIf(!requireProgram('soffice'))('LibreOffice opens it with numbers as numbers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-xlsx-'));
  try {
    writeFileSync(join(folder, '统计.xlsx'), formatXlsx([sheet, { ...sheet, title: '乙大厅' }]));
    // A profile of its own: none of the user's, and none that another LibreOffice holds.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const args = [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, '统计.xlsx')];
    const run = spawnSync('soffice', args, { timeout: 60_000 });
    expect(run.status, String(run.stderr)).toBe(0);
    const opened = readFileSync(join(folder, '统计.fods'), 'utf8');
    expect([...opened.matchAll(/<table:table table:name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      '某某大厅',
      '乙大厅',
    ]);
    const [first = ''] = opened.split('</table:table>');
    const cells = [...first.matchAll(/office:value-type="(\w+)"(?: office:value="([^"]*)")?/g)];
    expect(cells.map(([, type, value]) => value ?? type)).toEqual([
      ...['string', 'string', 'string'],
      ...['string', '1634', 'string', '-0.5', '123456789012346', 'string'],
    ]);
    expect(opened).not.toContain('table:formula');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
