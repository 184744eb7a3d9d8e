import { expect, test } from 'vitest';
import { formatJunit } from '../../src/report/format-junit.js';
import { sample } from './sample-findings.js';

const folders = ['issues/1', 'issues/12'];
const xml = formatJunit({ findings: sample, folders }, 'zh');

test('each rule of a file is a test case, and an issue without findings one that passed', () => {
  const cases = [...xml.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(([, file, name]) => [
    file,
    name,
  ]);
  expect(cases).toEqual([
    ['issues/12/01-甲,乙:50%&amp;.md', 'heading-skips'],
    ['issues/12/01-甲,乙:50%&amp;.md', 'html'],
    ['issues/12/01-甲,乙:50%&amp;.md', 'label-order'],
    ['issues/people.yaml', 'term-form'],
    ['issues/1', 'check'],
  ]);
});

test('only errors fail, and the counts say so', () => {
  expect(xml.match(/<failure /g)).toHaveLength(2);
  expect(xml.match(/<system-out>/g)).toHaveLength(2);
  expect(xml).toContain('<testsuites name="bulletin" tests="5" failures="2" errors="0">');
});

test('it is well-formed whatever the words are', () => {
  const text = xml.replace(/^<\?xml .*\?>\n/, '');
  expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#x[0-9a-f]+;)/);
  // Takes the innermost elements away until nothing is left.
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/<(\w[\w-]*)(?: [\w-]+="[^"<]*")*(?:\/>|>[^<>]*<\/\1>)/g, '');
  }
  expect(rest.trim()).toBe('');
});

test('characters that XML can’t have are replaced', () => {
  const [finding] = sample;
  if (!finding) throw new Error('there is no sample');
  const params = { typed: '\u0000\u0008\ud800\uffff', before: 1 };
  const written = formatJunit({ findings: [{ ...finding, params }], folders: [] }, 'zh');
  for (const character of params.typed) expect(written).not.toContain(character);
});
