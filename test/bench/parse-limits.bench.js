import { parseHeader } from '../../build/parse/parse-header.js';
import { parseSection } from '../../build/parse/parse-section.js';
import { medianTime, printTable } from './measure.js';

const REPEATS = 3;

/** Texts just within the limits of src/parse/check-limits.ts, and some far beyond them. */
const sections = {
  paragraphs: '正文内容。\n\n'.repeat(2900),
  items: '1. a\n'.repeat(2900),
  quotations: `${'> '.repeat(20)}a\n`.repeat(2900),
  references: `${'&amp;'.repeat(1990)}\n\n`.repeat(5),
  emphasis: `${'*a_ '.repeat(990)}\n\n`.repeat(5),
  addresses: 'http://a '.repeat(100_000),
  blanks: `a${' '.repeat(1_000_000)}b`,
  stops: `http://a${'.'.repeat(300_000)}x`,
  braces: '{{'.repeat(500_000),
  text: '正文，'.repeat(600_000),
};

const headers = {
  tags: '!a '.repeat(20_000),
  'full-width flow': `{${'a：1，'.repeat(9000)}`,
  'nested colons': 'a: b: c\n'.repeat(6000),
  keys: Array.from({ length: 6000 }, (_, index) => `k${index}: 1`).join('\n'),
};

/** How long the worst texts that are read at all take. */
export async function run() {
  const lines = [['text', 'ms']];
  for (const [name, text] of Object.entries(sections)) {
    const file = { path: 'issues/1/01-甲.md', text: `# 甲\n\n${text}` };
    lines.push([name, (await medianTime(REPEATS, () => parseSection(file))).toFixed(0)]);
  }
  for (const [name, text] of Object.entries(headers)) {
    const index = { path: 'issues/1/index.md', text: `---\n${text}\n---\n` };
    lines.push([`header: ${name}`, (await medianTime(REPEATS, () => parseHeader({ folder: '1', index }))).toFixed(0)]);
  }
  return [printTable(`parsing the worst texts within the limits: ms, median of ${REPEATS}`, lines)];
}
