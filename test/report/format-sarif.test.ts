import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { fontDefects } from '../../src/model/font-defects.js';
import { unreadFile, wholeFile } from '../../src/model/source.js';
import { formatSarif } from '../../src/report/format-sarif.js';
import { readRulePage } from '../../src/report/rule-page.js';
import { finding } from '../tools/finding.js';
import { sample, section } from './sample-findings.js';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-schema.json'), 'utf8'));
const isValid = new Ajv().compile(schema);

const page = readRulePage('# html\n\n不能用 HTML。\n\n## 为什么\n\n印不出来。\n\n## English\n\nHTML can’t be set.\n');
const pageOf = (rule: string) => (rule === 'html' ? page : undefined);
const log = (findings = sample, language: 'zh' | 'en' = 'zh') =>
  JSON.parse(formatSarif({ findings, version: '1.2.3', pageOf }, language));

test.each([
  ['findings of every kind', sample],
  ['nothing', []],
])('a log of %s is valid', (_name, findings) => {
  isValid(log([...findings]));
  expect(isValid.errors).toBe(null);
});

test('a log with a mistake is not', () => {
  const wrong = log();
  wrong.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
  expect(isValid(wrong)).toBe(false);
});

test('results stand by place, each with its level and the rule it belongs to', () => {
  const [{ tool, results }] = log().runs;
  expect(results.map(({ ruleId, level }: Record<string, unknown>) => [ruleId, level])).toEqual([
    ['heading-skips', 'note'],
    ['html', 'error'],
    ['label-order', 'warning'],
    ['term-form', 'error'],
  ]);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
});

test('places are lines and columns of a file below the workspace, whose name is a URI', () => {
  const [{ results }] = log().runs;
  const { artifactLocation, region } = results[1].locations[0].physicalLocation;
  expect(decodeURIComponent(artifactLocation.uri)).toBe(section.path);
  expect(region).toEqual({ startLine: 3, startColumn: 2, endLine: 3, endColumn: 5 });
});

test.each([
  ['/usr/share/fonts/a b.ttf', 'file:///usr/share/fonts/a%20b.ttf'],
  ['C:/Windows/Fonts/simsun.ttc', 'file:///C:/Windows/Fonts/simsun.ttc'],
])('a file outside the workspace stands by its own URI: %s', (path, uri) => {
  const found = finding('font-unusable', wholeFile(unreadFile(path)), { reason: fontDefects.damaged });
  const [{ results }] = log([found]).runs;
  expect(results[0].locations[0].physicalLocation.artifactLocation).toEqual({ uri });
});

test('a mend is handed out as a replacement', () => {
  const [{ results }] = log().runs;
  const [{ artifactChanges }] = results[2].fixes;
  expect(artifactChanges[0].replacements).toEqual([
    {
      deletedRegion: { startLine: 4, startColumn: 1, endLine: 4, endColumn: 2 },
      insertedContent: { text: '（二）' },
    },
  ]);
});

test('rules say what their pages say, in the language asked for', () => {
  const described = (language: 'zh' | 'en') =>
    log([...sample], language).runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === 'html');
  expect(described('zh')).toMatchObject({ shortDescription: { text: '不能用 HTML。' }, help: { text: '印不出来。' } });
  expect(described('en')).toMatchObject({ help: { text: 'HTML can’t be set.' } });
});
