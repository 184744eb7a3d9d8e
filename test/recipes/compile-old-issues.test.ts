import { expect, test } from 'vitest';
import { decimalText, sumOf } from '../../src/model/exact.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';
import { compileLedger } from '../../src/recipes/compile-ledger.js';
import { compileOldIssues, type OldIssuesResult } from '../../src/recipes/compile-old-issues.js';
import { weeklySettings } from '../bench/weekly-workspace.js';
import { docxOf, paragraph } from '../tools/build-docx.js';
import * as fc from '../tools/fast-check.js';

const ISSUES_A_YEAR = 52;

const settings = {
  path: 'issues/bulletin.yaml',
  text: `${weeklySettings}statistics:\n  窗口:\n    title: 某窗口\n    measures: {咨询: 人次, 收件: 件}\n`,
};

interface PrintedWeek {
  readonly number: number;
  readonly week: number;
  readonly total: number;
}

/** An issue as it was printed. */
function printed({ number, week, total }: PrintedWeek): Uint8Array {
  const year = 2001 + Math.floor((number - 1) / ISSUES_A_YEAR);
  const issue = ((number - 1) % ISSUES_A_YEAR) + 1;
  const day = (after: number): string => {
    const date = new Date(Date.UTC(year, 0, 1 + (issue - 1) * 7 + after));
    return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  };
  const lines = [
    '试验周报',
    `${year}年第${issue}期（总第${number}期）`,
    `（${day(0)}—${day(3)}）`,
    `某某试验中心　${year + (issue === ISSUES_A_YEAR ? 1 : 0)}年${issue === ISSUES_A_YEAR ? '1月9日' : day(5)}`,
    '一、窗口情况',
    `本周，某窗口共计咨询${week}人次、收件${week}件。今年以来，累计咨询${total}人次、收件${total}件。`,
  ];
  return docxOf(lines.map((line) => paragraph(line)).join(''));
}

const importAll = (weeks: readonly PrintedWeek[]): Promise<OldIssuesResult> =>
  compileOldIssues({
    files: weeks.map((week) => ({ path: `${week.number}.docx`, isInArchive: false, read: () => printed(week) })),
    settings,
    headers: [],
    folders: [],
    programs: { convert: undefined, readOldWord: async () => undefined, readPdf: async () => 'damaged' },
  });

/** Issues that follow each other from any on, with what was counted in their first year before them. */
const runs = fc.record({
  first: fc.integer({ min: 1, max: 150 }),
  before: fc.nat(90_000),
  weeks: fc.array(fc.nat(3000), { minLength: 1, maxLength: 8 }),
});

function printedRun({ first, before, weeks }: { first: number; before: number; weeks: readonly number[] }) {
  let total = first % ISSUES_A_YEAR === 1 ? 0 : before;
  return weeks.map((week, at): PrintedWeek => {
    const number = first + at;
    if (number % ISSUES_A_YEAR === 1) total = 0;
    total += week;
    return { number, week, total };
  });
}

test('issues that follow each other have the ledger that they printed, whatever they begin with', async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (run) => {
      const weeks = printedRun(run);
      const made = await importAll([...weeks].reverse());
      expect(made).toMatchObject({ refused: [], findings: [], unwritten: [] });
      const { value } = parseSettings({ ...settings, text: made.settings ?? settings.text });
      const headers = made.issues.map(({ folder, files }) => {
        const [index] = files;
        return { folder, index: { path: index?.path ?? '', text: Buffer.from(index?.bytes ?? []).toString() } };
      });
      if (!value) throw new Error('settings that can’t be read');
      const { ledger, ledgerFindings } = compileLedger(value, headers);
      expect(ledgerFindings.filter(({ finding }) => finding.severity === 'error')).toEqual([]);
      const last = weeks.at(-1);
      const year = 2001 + Math.floor(((last?.number ?? 0) - 1) / ISSUES_A_YEAR);
      for (const account of ledger.series.get('窗口')?.accounts.values() ?? []) {
        const addends = account.years.get(year)?.addends ?? [];
        expect(decimalText(sumOf(addends.map(({ value: counted }) => counted)))).toBe(String(last?.total));
      }
      expect(made.issues.every(({ counted }) => counted === 1)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

test('a total that was printed wrong is named with its difference, and nothing of its year is counted', async () => {
  const faulty = fc.record({
    weeks: fc.array(fc.nat(3000), { minLength: 2, maxLength: 6 }),
    at: fc.nat(100),
    off: fc.integer({ min: 1, max: 900 }),
  });
  await fc.assert(
    fc.asyncProperty(faulty, async ({ weeks, at, off }) => {
      const run = printedRun({ first: 10, before: 5000, weeks });
      const wrong = at % run.length;
      const made = await importAll(
        run.map((one, place) => (place === wrong ? { ...one, total: one.total + off } : one)),
      );
      const named = made.findings.map(({ code, params }) => `${code} ${params.folder} ${params.difference}`);
      // The link into the issue is too long by so much, and the one out of it too short.
      expect(new Set(named)).toEqual(
        new Set([
          ...(wrong > 0 ? [`import-old/chain ${10 + wrong} +${off}`] : []),
          ...(wrong < run.length - 1 ? [`import-old/chain ${11 + wrong} -${off}`] : []),
        ]),
      );
      expect(made.settings).toBeUndefined();
      for (const { files, counted } of made.issues) {
        expect(counted).toBe(0);
        expect(Buffer.from(files[0]?.bytes ?? []).toString()).not.toMatch(/^(?:statistics|published):/m);
      }
    }),
    { numRuns: 12 },
  );
});
