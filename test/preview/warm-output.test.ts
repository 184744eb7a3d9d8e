import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pdfOf } from '../../src/recipes/compile-issue.js';
import { WatchedIssue } from '../../src/workspace/watched-issue.js';
import { packageRoot, temporaryFolder } from '../cli/run-bulletin.js';
import * as fc from '../tools/fast-check.js';

/* What a preview shows after any number of edits is what a first look at the same sources would have shown. */

const issueFolder = 'issues/9';

/** A change to a file of the specimen: some of its text replaced by other text. */
const edit = fc.record({
  file: fc.constantFrom(
    '01-正文与标点.md',
    '02-编号与列表.md',
    '03-表格.md',
    '04-图片和图表.md',
    '05-脚注.md',
    'index.md',
    '各市.csv',
  ),
  /** Share of the text before it. */
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.integer({ min: 0, max: 12 }),
  inserted: fc.constantFrom(
    '',
    '甲',
    '乙丙丁，',
    '12',
    '\n\n新的一段。\n\n',
    '**',
    '{{试窗.本周}}',
    '[^一]',
    '| 1 |',
    '\n# 标题\n',
    '9',
  ),
});

test('warm builds are as cold ones, byte for byte, whatever was edited', async () => {
  const root = temporaryFolder();
  cpSync(join(packageRoot, 'test/fixtures/specimen'), root, { recursive: true });
  const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot, version: 'test' };
  const open = () => WatchedIssue.open(request, root);
  const warm = await open();
  const build = async (issue: WatchedIssue, changed: readonly string[] = []) => {
    const { result, findings } = await issue.build(new Set(changed));
    const places = findings.map(({ code, range }) => `${code} ${range.file.path} ${range.start}`);
    const pdf = result && pdfOf(result);
    return {
      pdf: pdf && Buffer.from(pdf).toString('base64'),
      places: places.sort(),
      pages: result?.pages.length,
    };
  };
  const originals = new Map<string, string>();
  await build(warm);
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      for (const { file, at, removed, inserted } of edits) {
        const path = join(root, issueFolder, file);
        const text = readFileSync(path, 'utf8');
        if (!originals.has(path)) originals.set(path, text);
        const place = Math.floor(at * text.length);
        writeFileSync(path, text.slice(0, place) + inserted + text.slice(place + removed));
        expect(await build(warm, [`${issueFolder}/${file}`])).toEqual(await build(await open()));
      }
      // Back to what can be laid out, or one bad edit would leave nothing to look at.
      for (const [path, text] of originals) writeFileSync(path, text);
      expect(
        (
          await build(
            warm,
            [...originals.keys()].map((path) => path.slice(root.length + 1)),
          )
        ).pages,
      ).toBe(6);
    }),
    { numRuns: 2 },
  );
});
