import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findingCatalogue, pageFolders } from '../../src/catalogue.js';
import { rules } from '../../src/check/run-rules.js';
import { ruleOf } from '../../src/model/finding.js';
import { type Example, parseRulePage } from './rule-page.js';
import { type MarkedRange, placesOf, runExample } from './run-example.js';

const home = fileURLToPath(new URL('../../src/', import.meta.url));

const paths = pageFolders.flatMap((folder) =>
  readdirSync(join(home, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`),
);
const pages = paths.map((path) => ({ path, ...parseRulePage(readFileSync(join(home, path), 'utf8')) }));

const ids = [...new Set(Object.keys(findingCatalogue).map((code) => code.split('/')[0] ?? code))].sort();
const own = new Set(rules.map(({ id }) => id));

/** What a fence of this kind shows can't be made from text files. */
const isRun = (example: Example): boolean => example.every(({ info }) => info !== 'text');

test('every rule has a page', () => {
  const documented = new Set(pages.map(({ id }) => id));
  expect(ids.filter((id) => !documented.has(id))).toEqual([]);
});

test('every page is that of one rule, beside the rule where it is one of `check`, else with the stage that declares it', async () => {
  expect(pages.map(({ id }) => id).sort()).toEqual([...new Set(pages.map(({ id }) => id))].sort());
  for (const { id, path } of pages) {
    expect(ids).toContain(id);
    if (own.has(id)) expect(path).toBe(`check/rules/${id}.md`);
    else {
      const [stage] = path.split('/');
      const { finding } = (await import(`../../src/${stage}/finding.ts`)) as { finding: { entries: object } };
      expect(Object.keys(finding.entries).map(ruleOf)).toContain(id);
    }
  }
});

test('every rule of this stage is in the catalogue, each once', () => {
  expect([...own].filter((id) => !ids.includes(id))).toEqual([]);
  expect(rules).toHaveLength(own.size);
});

test('every rule is a file of its own, listed, and what it reports is its own', () => {
  const files = readdirSync(join(home, 'check/rules')).filter((name) => name.endsWith('.ts'));
  expect([...own].map((id) => `${id}.ts`).sort()).toEqual(files.sort());
  for (const { id, finding } of rules) expect([...new Set(Object.keys(finding.entries).map(ruleOf))]).toEqual([id]);
});

test('an error of a rule is what would be printed otherwise than it is typed, or not at all', () => {
  const errors = rules.flatMap(({ finding }) =>
    Object.entries(finding.entries).flatMap(([code, { severity }]) => (severity === 'error' ? [code] : [])),
  );
  expect(errors.sort()).toEqual([
    // Markup that failed and would be printed as source, or makes a number twice.
    'emphasis-mark',
    'heading-mark',
    'heading-mark/quote',
    'image-mark',
    'image-mark/blank',
    // What is printed differs from what is seen in the source.
    'invisible-character/control',
    'invisible-character/direction',
    'invisible-character/unknown',
    'label-form/double',
    // Figures that a spreadsheet could not show: what is printed is no figure.
    'sheet-value',
    'sheet-value/narrow',
    'sheet-value/short',
  ]);
});

describe.each(pages)('the page of $id', ({ id, path, summary, sections, wrong, right }) => {
  test('has every part', () => {
    expect(`${id}.md`).toBe(basename(path));
    expect(summary).toMatch(/^\S.*\p{Script=Han}.*$/u);
    expect([...sections.keys()]).toEqual(['', '为什么', '错', '对', '依据', 'English']);
    for (const name of ['为什么', '依据']) expect(sections.get(name)).toMatch(/\p{Script=Han}/u);
    expect(sections.get('English')).toMatch(/[a-z]/);
    expect(wrong.length).toBeGreaterThan(0);
    expect(right.length).toBeGreaterThan(0);
  });

  test('shows mistakes that are reported where they are marked', async () => {
    for (const example of wrong.filter(isRun)) {
      const run = await runExample(example);
      const shown = (places: readonly MarkedRange[]): readonly string[] =>
        places.map((place) => `${place.path}: ${around(run.files.get(place.path) ?? '', place)}`);
      expect(run.marked.length, 'an example marks what is wrong in it').toBeGreaterThan(0);
      expect(shown(placesOf(run, id))).toEqual(shown(run.marked));
    }
  });

  test('shows nothing wrong under 对', async () => {
    for (const example of right.filter(isRun)) {
      const run = await runExample(example);
      expect(placesOf(run, id)).toEqual([]);
    }
  });
});

/** A place as a reader of a failed test can find it. */
const around = (text: string, { start, end }: MarkedRange): string =>
  `${text.slice(Math.max(0, start - 8), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 8)} (${start}–${end})`;
