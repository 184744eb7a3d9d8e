import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot, putFile } from '../cli/run-bulletin.js';
import { few } from '../tools/suite.js';
import { buildHostile, headerWith } from './build-hostile.js';

const template = readFileSync(join(packageRoot, 'templates/bulletin/template.yaml'), 'utf8');
const settings = (more: string): string => `name: 试验周报\npublisher: 某某试验中心\ntemplate: bulletin\n${more}\n`;

/** What of YAML a file's reader has to withstand, and the rule that says no. */
const kinds = {
  'issues/3/index.md': { wrap: headerWith, syntax: 'yaml-syntax', feature: 'yaml-feature' },
  'issues/bulletin.yaml': { wrap: settings, syntax: 'yaml-syntax', feature: 'yaml-feature' },
  'issues/people.yaml': { wrap: (more: string) => `${more}\n`, syntax: 'yaml-syntax', feature: 'yaml-feature' },
  'issues/holidays.yaml': { wrap: (more: string) => `${more}\n`, syntax: 'yaml-syntax', feature: 'yaml-feature' },
  'templates/bulletin/template.yaml': {
    wrap: (more: string) => `${template}${more}\n`,
    syntax: 'yaml-syntax',
    feature: 'yaml-feature',
  },
  'fonts/fonts.yaml': { wrap: (more: string) => `${more}\n`, syntax: 'yaml-syntax', feature: 'yaml-feature' },
};

const bomb = 'a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c]\ntitle: *d';

describe.each(few(Object.entries(kinds)))('%s', (path, { wrap, syntax, feature }) => {
  const build = (more: string) => buildHostile((root) => putFile(root, path, wrap(more)));

  test('an alias bomb', () => {
    expect(build(bomb)).toMatchObject({ status: 1, errors: expect.arrayContaining([feature]) });
  });

  test('an alias of what it stands in', () => {
    expect(build('a: &a {b: *a}')).toMatchObject({ status: 1, errors: expect.arrayContaining([feature]) });
  });

  test.each([
    ['brackets', '['.repeat(15_000)],
    ['closed brackets', '['.repeat(7000) + ']'.repeat(7000)],
    ['braces', '{a: '.repeat(3500)],
    ['dashes', `\n ${'- '.repeat(7000)}`],
  ])('%s by the thousand', (_, deep) => {
    expect(build(`a: ${deep}`)).toMatchObject({ status: 1, errors: expect.arrayContaining([syntax]) });
  });

  test.each([
    ['question marks by the thousand', '? '.repeat(7000)],
    ['indents by the hundred', Array.from({ length: 170 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['keys by the thousand', Array.from({ length: 1500 }, (_, index) => `k${index}: 1`).join('\n')],
    ['the same key by the thousand', 'a: 1\n'.repeat(3000)],
  ])('%s', (_, more) => {
    const { status, errors } = build(more);
    expect(status).toBe(1);
    expect(errors.length).toBeGreaterThan(0);
  });
});

describe('names of JavaScript’s own are names like any other', () => {
  test.each([
    ['a key', 'issues/bulletin.yaml', settings('__proto__: {name: x}'), 'key-unknown'],
    ['another key', 'issues/bulletin.yaml', settings('constructor: {a: b}'), 'key-unknown'],
    ['a key of the header', 'issues/3/index.md', headerWith('__proto__: {number: 4}'), 'key-unknown'],
    ['a series', 'issues/3/index.md', headerWith('statistics: {__proto__: {a: 1}}'), 'series-unknown'],
    ['a series of the settings', 'issues/bulletin.yaml', settings('statistics: {__proto__: {}}'), 'name-characters'],
    ['a template', 'issues/bulletin.yaml', settings('').replace('bulletin', '__proto__'), 'template-unknown'],
    ['a key of the template', 'templates/bulletin/template.yaml', `${template}__proto__: 1\n`, 'key-unknown'],
    ['a placeholder', 'issues/3/01-试验.md', '# 甲\n\n共{{constructor.本周}}件。\n', 'series-unknown'],
  ])('%s', (_, path, written, rule) => {
    const { status, errors } = buildHostile((root) => putFile(root, path, written));
    expect(status).toBe(1);
    expect(errors).toContain(rule);
  });
});

describe('a key written twice', () => {
  test.each([
    ['in the header', 'issues/3/index.md', headerWith('number: 3'), 'key-duplicate'],
    ['by its other name', 'issues/3/index.md', headerWith('总第: 3'), 'key-duplicate'],
    ['in the settings', 'issues/bulletin.yaml', settings('name: 乙'), 'key-duplicate'],
    ['in the template', 'templates/bulletin/template.yaml', `${template}folio: none\n`, 'key-duplicate'],
    [
      'in fonts.yaml',
      'fonts/fonts.yaml',
      'roles: {仿宋: [{families: [a]}], 仿宋: [{families: [a]}]}\n',
      'key-duplicate',
    ],
  ])('%s', (_, path, written, rule) => {
    const { status, errors } = buildHostile((root) => putFile(root, path, written));
    expect(status).toBe(1);
    expect(errors).toContain(rule);
  });
});

describe('values beyond all measure', () => {
  test.each([
    ['a number of a thousand digits', headerWith(`copies: ${'9'.repeat(1000)}`), 'value-number'],
    ['an issue number of twenty digits', headerWith('').replace(': 3', `: ${'9'.repeat(20)}`), 'value-number'],
    ['a year of five digits', headerWith('').replace('year: 2001', 'year: 20011'), 'value-year'],
    ['a header of 90 KB', headerWith(`title: ${'甲'.repeat(30_000)}`), 'front-matter'],
    [
      'a distribution list longer than a page',
      headerWith(`distribution: {报: ${'甲、'.repeat(9000)}}`),
      'colophon-too-long',
    ],
  ])('%s', (_, written, rule) => {
    const { status, errors } = buildHostile((root) => putFile(root, 'issues/3/index.md', written));
    expect(status).toBe(1);
    expect(errors).toContain(rule);
  });

  test('a title of 20,000 characters is set', () => {
    const written = headerWith(`title: ${'甲'.repeat(20_000)}`);
    expect(buildHostile((root) => putFile(root, 'issues/3/index.md', written)).status).toBe(0);
  });
});
