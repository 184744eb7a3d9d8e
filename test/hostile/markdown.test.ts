import { describe, expect, test } from 'vitest';
import { putFile } from '../cli/run-bulletin.js';
import { few } from '../tools/suite.js';
import { buildHostile, section } from './build-hostile.js';

const many = 100_000;
/** As many bytes of text as a section may have. */
const most = 127 * 1024;

const build = (body: string) => buildHostile((root) => putFile(root, section, `# 试验情况\n\n${body}\n`));

describe('markup without end is stopped by a limit', () => {
  test.each(
    few([
      ['300 nested lists', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(2 * depth)}- 甲`).join('\n')],
      ['500 list marks on a line', `${'1. '.repeat(500)}甲`],
      ['500 nested quotations', `${'> '.repeat(500)}甲`],
      ['asterisks', '*'.repeat(many)],
      ['opened emphasis', '**a'.repeat(many / 3)],
      ['brackets', '['.repeat(many)],
      ['code spans', '`a'.repeat(many / 2)],
      ['tags', '<a '.repeat(many / 3)],
      ['table cells', `|${'|'.repeat(many / 2)}\n|${'-|'.repeat(many / 4)}`],
      ['footnotes', '[^a]'.repeat(many / 4)],
      ['line ends', '\r\n'.repeat(many / 2)],
      ['paragraphs', '甲\n\n'.repeat(many / 4)],
    ]),
  )('%s', (_, body) => {
    const { status, errors } = build(body);
    expect(status).toBe(1);
    expect(errors).toContain('section-too-large');
  });
});

describe('what is wrong a hundred thousand times is told of a thousand times', () => {
  test.each(
    few([
      ['full-width braces', '｛'.repeat(many / 5), 'placeholder-brace'],
      ['ASCII braces', '{'.repeat(many / 5), 'placeholder-brace'],
      ['opened placeholders', '{{甲.本周'.repeat(many / 12), 'placeholder-brace'],
      ['placeholders of no series', '{{甲.本周}}'.repeat(many / 12), 'series-unknown'],
    ]),
  )('%s', (_, body, rule) => {
    const { status, errors } = build(body);
    expect(status).toBe(1);
    expect(errors).toEqual(expect.arrayContaining(['more-findings', rule]));
  });
});

test('a link to an address of a hundred thousand characters is told of', () => {
  const { status, errors } = build(`[见此](https://a.b/${'c'.repeat(many)})`);
  expect(status).toBe(1);
  expect(errors).toContain('link-address');
});

test('a note without end is told of', () => {
  const { status, errors } = build('<!--'.repeat(many / 4));
  expect(status).toBe(1);
  expect(errors).toContain('comment-open');
});

describe('tables, images and footnotes up to the limits are set, or told of', () => {
  test.each(
    few([
      [
        'a table of a thousand rows',
        `${'|甲'.repeat(8)}|\n${'|-'.repeat(8)}|\n${`${'|1'.repeat(8)}|\n`.repeat(1000)}`,
        [],
      ],
      ['a table of 4,000 columns', `${'|甲'.repeat(4000)}|\n${'|-'.repeat(4000)}|`, ['table-too-wide']],
      ['rows of one cell', `|甲|乙|\n|-|-|\n${'丙\n'.repeat(2900)}`, ['table-row']],
      ['heads of tables', '|甲|乙|\n|-|\n\n'.repeat(900), ['table-row']],
      ['images amid text', '甲![乙](丙.png)'.repeat(600), ['image-place']],
      ['charts of no form', '![乙](chart:a/b)\n'.repeat(600), ['chart-address']],
      ['marks without footnotes', '甲[^1]'.repeat(600), ['footnote-undefined']],
      ['footnotes without marks', '[^1]: 甲\n\n'.repeat(1400), ['footnote-definition']],
      ['marks of one footnote', `${'甲[^1]'.repeat(600)}\n\n[^1]: 乙`, []],
      ['footnotes', Array.from({ length: 600 }, (_, i) => `甲[^${i}]\n\n[^${i}]: 乙`).join('\n\n'), ['footnote-many']],
    ]),
  )('%s', (_, body, rules) => {
    const { errors } = build(body);
    expect(errors).toEqual(expect.arrayContaining(rules));
    expect(errors).not.toContain('section-too-large');
  });
});

describe('as much text as a section may have is set, whatever it says', () => {
  test.each(
    few([
      ['Han', '汉'],
      ['marks', '，'],
      ['opening marks', '（'],
      ['dashes', '—'],
      ['digits', '1'],
      ['one word', 'a'],
      ['words', 'a '],
      ['accents on one letter', '\u0301'],
      ['addresses', 'https://a.b/'],
    ]),
  )('%s', (_, piece) => {
    const { errors } = build(piece.repeat(Math.floor(most / Buffer.byteLength(piece))));
    expect(errors).not.toContain('file-too-large');
  });

  test('in a heading', () => {
    const { rules } = buildHostile((root) => putFile(root, section, `# ${'汉'.repeat(most / 3)}\n\n正文。\n`));
    expect(rules).toContain('heading-long');
  });
});
