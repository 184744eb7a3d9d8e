import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot, putFile } from '../cli/run-bulletin.js';
import { few } from '../tools/suite.js';
import { buildHostile, headerWith } from './build-hostile.js';

const template = readFileSync(join(packageRoot, 'templates/bulletin/template.yaml'), 'utf8');

function buildWith(from: string, to: string) {
  expect(template).toContain(from);
  return buildHostile((root) => {
    putFile(root, 'templates/bulletin/template.yaml', template.replace(from, to));
    putFile(root, 'issues/3/index.md', headerWith('title: 样例题目'));
  });
}

describe('a number that nothing can be set with is refused', () => {
  test.each([
    [
      'width: 210mm',
      ['width: 0mm', 'width: 1000000000mm', 'width: NaN', 'width: -1mm', 'width: 1e9mm', 'width: Infinitymm'],
    ],
    ['width: 156mm', ['width: 0mm', 'width: 0.0001mm', 'width: 999999999mm']],
    ['height: 225mm', ['height: 0mm', 'height: 999999999mm']],
    ['left: 28mm', ['left: 999999999mm']],
    ['columns: 28', ['columns: 0', 'columns: 1000000000', 'columns: NaN', 'columns: 1.5']],
    ['lines: 23', ['lines: 0', 'lines: 1000000000']],
    ['baseline: 0.88em', ['baseline: 1000000000em']],
    ['indent: 2em\n', ['indent: 1000000000em\n', 'indent: -2em\n']],
    ['heading-keep: 2', ['heading-keep: 1000000000']],
    ['size: 42pt', ['size: 0pt', 'size: 100000000pt']],
    ['  size: 小四', ['  size: 0.00001pt', '  size: 999999pt']],
    ['leading: 7.5mm', ['leading: 0mm', 'leading: 999999mm']],
    ['condense-to: 0.85', ['condense-to: 0', 'condense-to: 0.0000001', 'condense-to: 1e9']],
    ['word-space: 0.25em', ['word-space: 1000000000em']],
    ['thickness: 1.5pt', ['thickness: 1000000000pt']],
  ])('%s', (from, absurd) => {
    for (const to of few(absurd)) {
      const { status, errors } = buildWith(from, to);
      expect({ to, status, errors }).toEqual({ to, status: 1, errors: ['template-value'] });
    }
  });

  test.each([
    ['a masthead as high as the page', 'lines: 11 ', 'lines: 23 '],
    ['a line of the masthead beyond the page', 'line: 7}', 'line: 999}'],
  ])('%s', (_, from, to) => {
    expect(buildWith(from, to)).toMatchObject({ status: 1, errors: ['template-too-small'] });
  });
});

describe('a layout that is only ugly is set', () => {
  test.each(
    few([
      ['columns: 28', 'columns: 1'],
      ['columns: 28', 'columns: 999'],
      ['lines: 23', 'lines: 12'],
      ['lines: 23', 'lines: 999'],
      ['height: 225mm', 'height: 1mm'],
      ['indent: 2em\n', 'indent: 0em\n'],
      ['indent: 2em\n', 'indent: 28em\n'],
      ['heading-keep: 2', 'heading-keep: 999'],
      ['autospace: 0.125em', 'autospace: 0.5em'],
      ['thickness: 1.5pt', 'thickness: 0pt'],
    ]),
  )('%s as %s', (from, to) => {
    expect(buildWith(from, to).status).toBe(0);
  });

  test('but publisher and date are never printed over each other', () => {
    expect(buildWith('width: 156mm', 'width: 1mm')).toMatchObject({ status: 1, errors: ['imprint-too-long'] });
  });
});

test('a font role that there is not is no mistake of the text', () => {
  expect(buildWith('body: 仿宋', 'body: "\\e[31m"')).toMatchObject({ status: 2, rules: [] });
});
