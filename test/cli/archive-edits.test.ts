import { appendFileSync, cpSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  bytes,
  copyOf,
  figures,
  findingsOf,
  imageOf,
  releasedArchive,
  replace,
  run,
  setHeadingsInSong,
  sha256,
  week,
} from './counted-archive.js';
import { header, putFile } from './run-bulletin.js';

let released = '';
beforeAll(() => {
  released = releasedArchive((root) => {
    const weeks = [8, 9, 10, 11, 12].map((number) => {
      const [from, to] = (/^period: (.*)\/(.*)$/m.exec(header(number)) ?? [])
        .slice(1)
        .map((day) => day.replace('2001', '2000'));
      return `${from},${to},${number},${number * 10},${number - 4}\n`;
    });
    putFile(root, HISTORY, `start,end,issue,窗口.咨询,窗口.受理\n${weeks.join('')}`);
    for (const number of [10, 12]) {
      putFile(
        root,
        `issues/${number}/02-比较.md`,
        '# 比较\n\n受理比上年同周{{窗口.同比.受理}}，本月受理{{窗口.本月.受理}}件。\n',
      );
    }
  });
  return () => rmSync(released, { recursive: true, force: true });
});

/** Bytes within the ZIP of issue 10’s sources, whose files are stored as they are. */
function inZip(root: string, from: string, to: string): void {
  const path = 'issues/10/10-稿件.zip';
  const zip = bytes(root, path);
  const at = zip.indexOf(from);
  expect(at).toBeGreaterThan(0);
  zip.write(to, at);
  writeFileSync(join(root, path), zip);
}

/** What is done to the archive, and where check names which rule. */
type Edit = readonly [name: string, edit: (root: string) => void, told: readonly string[]];

const INDEX = 'issues/10/index.md';
const TEXT = 'issues/10/01-试验.md';
const SECOND = 'issues/10/02-比较.md';
const PICTURE = 'issues/10/厅.png';
const TABLE = 'issues/10/表.csv';
const SETTINGS = 'issues/bulletin.yaml';
const HISTORY = 'issues/history-2000.csv';
const RECORD = 'issues/10/10-印发.json';
const changed = (file: string): string => `${file} released-changed`;
const entry = (root: string, from: RegExp, to: string): void => replace(root, INDEX, from, to);

const edits: readonly Edit[] = [
  [
    'a word of the text',
    (root) => replace(root, 'issues/10/01-试验.md', '本周', '这周'),
    [changed('issues/10/01-试验.md')],
  ],
  [
    'a placeholder',
    (root) => replace(root, 'issues/10/01-试验.md', '本年.受理', '本周.受理'),
    [changed('issues/10/01-试验.md')],
  ],
  ['the title', (root) => replace(root, 'issues/10/01-试验.md', '# 试验', '# 试用'), [changed('issues/10/01-试验.md')]],
  [
    'a note nobody prints',
    (root) => appendFileSync(join(root, 'issues/10/01-试验.md'), '\n<!-- 注 -->\n'),
    [changed('issues/10/01-试验.md')],
  ],
  [
    'a section more',
    (root) => putFile(root, 'issues/10/03-又一.md', '# 又一\n\n文字。\n'),
    [changed('issues/10/03-又一.md')],
  ],
  ['a section gone', (root) => rmSync(join(root, 'issues/10/01-试验.md')), [changed(INDEX)]],
  [
    'a section renamed',
    (root) => renameSync(join(root, 'issues/10/01-试验.md'), join(root, 'issues/10/03-试验.md')),
    [changed(INDEX), changed('issues/10/03-试验.md')],
  ],
  ['the date', (root) => entry(root, /^date: .*$/m, 'date: 2001-03-14'), [changed(INDEX)]],
  ['the period', (root) => entry(root, /^period: 2001-03-05/m, 'period: 2001-03-06'), [changed(INDEX)]],
  ['a figure of its own', (root) => entry(root, /受理: 10\}\}/, '受理: 11}}'), [changed(INDEX)]],
  ['a key more in the header', (root) => entry(root, /^date:/m, 'copies: 5\ndate:'), [changed(INDEX)]],
  [
    'published stated later',
    (root) => entry(root, /^date:/m, 'published: {窗口: {受理: 32}}\ndate:'),
    [changed(INDEX)],
  ],
  ['words below the header', (root) => appendFileSync(join(root, INDEX), '按语。\n'), [changed(INDEX)]],
  ['the picture', (root) => writeFileSync(join(root, 'issues/10/厅.png'), imageOf(9)), [changed('issues/10/厅.png')]],
  ['the picture gone', (root) => rmSync(join(root, 'issues/10/厅.png')), [changed(INDEX)]],
  ['the table', (root) => putFile(root, 'issues/10/表.csv', '处,件\n甲,2\n'), [changed('issues/10/表.csv')]],
  ['the table gone', (root) => rmSync(join(root, 'issues/10/表.csv')), [changed(INDEX)]],
  ['the kept PDF', (root) => appendFileSync(join(root, 'issues/10/10.pdf'), ' '), [`${INDEX} released-pdf`]],
  ['the kept PDF gone', (root) => rmSync(join(root, 'issues/10/10.pdf')), [`${INDEX} released-pdf`]],
  [
    'the kept sources',
    (root) => appendFileSync(join(root, 'issues/10/10-稿件.zip'), ' '),
    [`${INDEX} released-record`],
  ],
  ['the kept sources gone', (root) => rmSync(join(root, 'issues/10/10-稿件.zip')), [`${INDEX} released-record`]],
  ['the record', (root) => replace(root, RECORD, '"pages": 2', '"pages": 1'), [`${INDEX} released-record`]],
  ['a blank in the record', (root) => appendFileSync(join(root, RECORD), ' '), [`${INDEX} released-record`]],
  ['the record gone', (root) => rmSync(join(root, RECORD)), [`${INDEX} released-record`]],
  [
    'the record is another issue’s',
    (root) => cpSync(join(root, 'issues/12/12-印发.json'), join(root, RECORD)),
    [`${INDEX} released-record`],
  ],
  ['pages in the header', (root) => entry(root, /pages: 2/, 'pages: 1'), [`${INDEX} released-record`]],
  ['the date of the release', (root) => entry(root, /- date: .*/, '- date: 2001-03-20'), [`${INDEX} released-record`]],
  ['a total in the record', (root) => entry(root, /受理: 32/, '受理: 33'), [`${INDEX} released-record`]],
  ['a reason added', (root) => entry(root, /( +)pages: 2/, '$1reason: 试\n$1pages: 2'), [`${INDEX} released-record`]],
  [
    'a file of the record left out, and the picture',
    (root) => {
      entry(root, / +厅\.png: .*\n/, '');
      writeFileSync(join(root, 'issues/10/厅.png'), imageOf(9));
    },
    [`${INDEX} released-record`],
  ],
  ['the digest of the record left out', (root) => entry(root, / +record: .*\n/, ''), [`${INDEX} released-record`]],
  ['the digest of the record', (root) => entry(root, /record: .{8}/, 'record: 00000000'), [`${INDEX} released-record`]],
  [
    'released left out',
    (root) => entry(root, /released:[\s\S]*?---\n$/, '---\n'),
    ['issues/10/10.pdf released-record', `${RECORD} released-record`, 'issues/10/10-稿件.zip released-record'],
  ],
  [
    'the record made anew with a digest that fits',
    (root) => {
      replace(root, RECORD, '"recorded": "', '"recorded": "1');
      entry(root, /record: .*/, `record: ${sha256(bytes(root, RECORD))}`);
    },
    ['issues/12/index.md released-record'],
  ],
  [
    'all of a release taken away',
    (root) => {
      entry(root, /released:[\s\S]*?---\n$/, '---\n');
      for (const name of ['10.pdf', '10-印发.json', '10-稿件.zip']) rmSync(join(root, 'issues/10', name));
    },
    ['issues/12/index.md released-record'],
  ],
  [
    'the issue gone',
    (root) => rmSync(join(root, 'issues/10'), { recursive: true }),
    ['issues/12/index.md released-record'],
  ],
  [
    'a week before it',
    (root) => replace(root, 'issues/9/index.md', '受理: 9', '受理: 8'),
    [changed('issues/9/index.md'), changed(INDEX)],
  ],
  [
    'a week between two releases',
    (root) => replace(root, 'issues/11/index.md', '受理: 11', '受理: 10'),
    [changed('issues/11/index.md'), changed('issues/12/index.md')],
  ],
  [
    'two weeks that cancel out',
    (root) => {
      replace(root, 'issues/8/index.md', '受理: 8', '受理: 3');
      replace(root, 'issues/9/index.md', '受理: 9', '受理: 14');
    },
    [changed('issues/8/index.md'), changed('issues/9/index.md')],
  ],
  [
    'the opening and a week that cancel out',
    (root) => {
      replace(root, 'issues/bulletin.yaml', '受理: 5', '受理: 6');
      replace(root, 'issues/8/index.md', '受理: 8', '受理: 7');
    },
    [changed('issues/bulletin.yaml'), changed('issues/8/index.md')],
  ],
  [
    'the opening',
    (root) => replace(root, 'issues/bulletin.yaml', '受理: 5', '受理: 6'),
    [changed('issues/bulletin.yaml'), changed(INDEX)],
  ],
  [
    'the week before, which is compared with',
    (root) => replace(root, 'issues/9/index.md', '咨询: 90', '咨询: 91'),
    [changed('issues/9/index.md'), changed(INDEX)],
  ],
  [
    'a correction that is counted before it',
    (root) =>
      replace(
        root,
        'issues/9/index.md',
        /---\n$/,
        'corrections: [{series: 窗口, number: 8, 受理: -1, reason: 重复计件}]\n---\n',
      ),
    [changed('issues/9/index.md'), changed(INDEX)],
  ],
  // The text.
  ['another chart', (root) => replace(root, TEXT, 'chart:窗口.受理', 'chart:窗口.咨询'), [changed(TEXT)]],
  ['a caption', (root) => replace(root, TEXT, '图1 大厅', '图1 门厅'), [changed(TEXT)]],
  ['a blank line within a paragraph', (root) => replace(root, TEXT, '，今年', '，\n\n今年'), [changed(TEXT)]],
  ['two blanks that break a line', (root) => replace(root, TEXT, '，今年', '，  \n今年'), [changed(TEXT)]],
  // Sections.
  ['a section that is empty', (root) => putFile(root, TEXT, ''), [changed(TEXT)]],
  [
    'sections that change places',
    (root) => {
      renameSync(join(root, TEXT), join(root, 'issues/10/03-试验.md'));
      renameSync(join(root, SECOND), join(root, 'issues/10/01-比较.md'));
    },
    [changed(INDEX), changed('issues/10/03-试验.md'), changed('issues/10/01-比较.md')],
  ],
  // The header.
  ['the date left out', (root) => entry(root, /^date: .*\n/m, ''), [changed(INDEX)]],
  ['the number', (root) => entry(root, /^number: 10/m, 'number: 13'), [changed(INDEX)]],
  ['the number in the year', (root) => entry(root, /^issue: 10/m, 'issue: 11'), [changed(INDEX)]],
  ['the year', (root) => entry(root, /^year: 2001/m, 'year: 2002'), [changed(INDEX)]],
  ['a header that can’t be read', (root) => entry(root, /^number: 10/m, 'number: ['), [`${INDEX} yaml-syntax`]],
  // Images and tables.
  [
    'the picture of another name',
    (root) => renameSync(join(root, PICTURE), join(root, 'issues/10/门.png')),
    [changed(INDEX)],
  ],
  ['a picture that is none', (root) => putFile(root, PICTURE, '厅'), [changed(PICTURE)]],
  ['a row of the table more', (root) => appendFileSync(join(root, TABLE), '乙,2\n'), [changed(TABLE)]],
  ['the order of the table', (root) => putFile(root, TABLE, '件,处\n1,甲\n'), [changed(TABLE)]],
  // The record in the header, and its file.
  [
    'a picture, and its digest in the header',
    (root) => {
      writeFileSync(join(root, PICTURE), imageOf(9));
      entry(root, /厅\.png: .*/, `厅.png: ${sha256(imageOf(9))}`);
    },
    [`${INDEX} released-record`],
  ],
  ['the digest of the PDF', (root) => entry(root, /sha256: .{8}/, 'sha256: 00000000'), [`${INDEX} released-record`]],
  ['a record of nothing', (root) => writeFileSync(join(root, RECORD), ''), [`${INDEX} released-record`]],
  [
    'a record that is none, with a digest that fits',
    (root) => {
      replace(root, RECORD, '"version": 2', '"version": 9');
      entry(root, /record: .*/, `record: ${sha256(bytes(root, RECORD))}`);
    },
    [`${INDEX} released-record`],
  ],
  [
    'the digest of a font',
    (root) => replace(root, RECORD, /("仿宋": \{[^}]*"sha256": ").{8}/, '$100000000'),
    [`${INDEX} released-record`],
  ],
  [
    'the digest of a template',
    (root) => replace(root, RECORD, /("templates\/bulletin\/template.yaml": ").{8}/, '$100000000'),
    [`${INDEX} released-record`],
  ],
  [
    'an addend of the record',
    (root) => replace(root, RECORD, '"value": "9"', '"value": "8"'),
    [`${INDEX} released-record`],
  ],
  [
    'a PDF of one more release',
    (root) => putFile(root, 'issues/10/10-2.pdf', 'PDF'),
    ['issues/10/10-2.pdf released-record'],
  ],
  [
    'a record of one more release',
    (root) => putFile(root, 'issues/10/10-2-印发.json', '{}'),
    ['issues/10/10-2-印发.json released-record'],
  ],
  // Released on one day both, as they were in the test, they could have been withdrawn after the second.
  [
    'a release that is marked withdrawn by hand',
    (root) => {
      entry(root, /( +)record: .*\n/, '$&$1withdrawn: 有错字\n');
      replace(root, 'issues/12/12-印发.json', /"recorded": "[^"]*"/, '"recorded": "2999-01-01"');
      const record = `record: ${sha256(bytes(root, 'issues/12/12-印发.json'))}`;
      replace(root, 'issues/12/index.md', /record: .*/, record);
    },
    [`${INDEX} released-record`],
  ],
  // The kept PDF and the kept sources, with the settings and the template in them.
  [
    'the kept PDF is another issue’s',
    (root) => cpSync(join(root, 'issues/12/12.pdf'), join(root, 'issues/10/10.pdf')),
    [`${INDEX} released-pdf`],
  ],
  ['the kept PDF cut off', (root) => truncateSync(join(root, 'issues/10/10.pdf'), 1000), [`${INDEX} released-pdf`]],
  ['the template among the kept sources', (root) => inZip(root, 'leader', 'ledaer'), [`${INDEX} released-record`]],
  [
    'bulletin.yaml among the kept sources',
    (root) => inZip(root, 'copies: 3', 'copies: 4'),
    [`${INDEX} released-record`],
  ],
  // bulletin.yaml, which the ledger is made from.
  [
    'an opening that covers another issue',
    (root) => replace(root, SETTINGS, 'through: 7', 'through: 6'),
    [changed(SETTINGS)],
  ],
  ['the opening left out', (root) => replace(root, SETTINGS, / +opening: .*\n/, ''), [changed(INDEX)]],
  ['an opening of another year', (root) => replace(root, SETTINGS, 'year: 2001', 'year: 2000'), [changed(INDEX)]],
  [
    'a total that is the most of a week',
    (root) => replace(root, SETTINGS, '受理: 件', '受理: {unit: 件, take: max}'),
    [changed(INDEX)],
  ],
  ['a measure left out', (root) => replace(root, SETTINGS, ', 受理: 件', ''), [`${INDEX} measure-unknown`]],
  [
    'a measure that ended before',
    (root) => replace(root, SETTINGS, '受理: 件', '受理: {unit: 件, until: 9}'),
    [`${INDEX} measure-unfit`],
  ],
  // Figures of earlier issues in pairs that cancel.
  [
    'two weeks, and two of the other measure',
    (root) => {
      for (const [number, from, to] of [
        [8, '受理: 8', '受理: 9'],
        [9, '受理: 9', '受理: 8'],
        [8, '咨询: 80', '咨询: 70'],
        [9, '咨询: 90', '咨询: 100'],
      ] as const)
        replace(root, `issues/${number}/index.md`, from, to);
    },
    [changed('issues/8/index.md'), changed('issues/9/index.md')],
  ],
  [
    'a week and a correction that cancel out',
    (root) => {
      replace(root, 'issues/8/index.md', '受理: 8', '受理: 9');
      replace(
        root,
        'issues/9/index.md',
        /---\n$/,
        'corrections: [{series: 窗口, number: 8, 受理: -1, reason: 重复计件}]\n---\n',
      );
    },
    [changed('issues/8/index.md'), changed('issues/9/index.md')],
  ],
  [
    'a week before each of two releases, that cancel out',
    (root) => {
      replace(root, 'issues/9/index.md', '受理: 9', '受理: 10');
      replace(root, 'issues/11/index.md', '受理: 11', '受理: 10');
    },
    [changed('issues/9/index.md'), changed('issues/11/index.md')],
  ],
  [
    'a week before it and the name of its measure',
    (root) => {
      replace(root, SETTINGS, '受理: 件', '办理: {unit: 件, was: 受理, from: 13}');
      replace(root, 'issues/9/index.md', '受理: 9', '受理: 8');
    },
    [changed('issues/9/index.md')],
  ],
  ['the figure of last year', (root) => replace(root, HISTORY, ',10,100,6', ',10,100,7'), [changed(HISTORY)]],
  ['the figures of last year gone', (root) => rmSync(join(root, HISTORY)), [changed(INDEX)]],
  // Periods.
  [
    'the period before it, in another month',
    (root) => replace(root, 'issues/9/index.md', /^period: .*$/m, 'period: 2001-02-26/2001-02-28'),
    [changed('issues/9/index.md')],
  ],
  [
    'the period before it, which reaches over its own',
    (root) => replace(root, 'issues/9/index.md', /^(period: .*\/).*$/m, '$12001-03-06'),
    ['issues/10/index.md period-overlap'],
  ],
  ['the year before it', (root) => replace(root, 'issues/9/index.md', /^year: 2001/m, 'year: 2000'), [changed(INDEX)]],
  // Folders.
  [
    'its folder renamed',
    (root) => renameSync(join(root, 'issues/10'), join(root, 'issues/14')),
    ['issues/14/index.md folder-number', 'issues/12/index.md released-record'],
  ],
  [
    'its folder copied',
    (root) => cpSync(join(root, 'issues/10'), join(root, 'issues/14'), { recursive: true }),
    ['issues/14/index.md folder-number'],
  ],
  [
    'the folder of the issue before it deleted',
    (root) => rmSync(join(root, 'issues/9'), { recursive: true }),
    [changed(INDEX)],
  ],
  [
    'the folder of an issue before it renamed',
    (root) => renameSync(join(root, 'issues/8'), join(root, 'issues/7')),
    ['issues/7/index.md folder-number'],
  ],
];

test.each(edits)('an edit to an archive, of %s, is told', (_name, edit, told) => {
  const root = copyOf(released);
  edit(root);
  const found = findingsOf(root, '--all').map(({ file, rule }) => `${file} ${rule}`);
  expect(found).toEqual(expect.arrayContaining([...told]));
});

const harmless: readonly (readonly [string, (root: string) => void])[] = [
  [
    'a stricter rule',
    (root) =>
      appendFileSync(join(root, 'issues/bulletin.yaml'), 'rules: {full-width-digit: error, sentence-end: error}\n'),
  ],
  ['other copies for all', (root) => replace(root, 'issues/bulletin.yaml', 'copies: 3', 'copies: 4')],
  ['another publisher for all', (root) => replace(root, 'issues/bulletin.yaml', '某某试验中心', '某某检验中心')],
  ['another name for all', (root) => replace(root, 'issues/bulletin.yaml', 'name: 试验周报', 'name: 检验周报')],
  [
    'another title of the series',
    (root) => replace(root, 'issues/bulletin.yaml', 'title: 试验窗口', 'title: 检验窗口'),
  ],
  ['another unit', (root) => replace(root, 'issues/bulletin.yaml', '受理: 件', '受理: 个')],
  ['other receivers for all', (root) => replace(root, 'issues/bulletin.yaml', '甲处', '丁处')],
  ['another template', (root) => replace(root, 'issues/bulletin.yaml', 'template: bulletin', 'template: gb9704')],
  [
    'a template of the office’s own',
    (root) => putFile(root, 'templates/bulletin/template.yaml', 'extends: bulletin\n'),
  ],
  [
    'a series more',
    (root) => appendFileSync(join(root, 'issues/bulletin.yaml'), '  大厅: {title: 大厅, measures: {来访: 人}}\n'),
  ],
  [
    'a measure more',
    (root) => replace(root, 'issues/bulletin.yaml', '受理: 件}', '受理: 件, 办结: {unit: 件, from: 13}}'),
  ],
  [
    'a measure that is renamed from the next issue on',
    (root) => replace(root, SETTINGS, '受理: 件', '办理: {unit: 件, was: 受理, from: 13}'),
  ],
  [
    'a title that is another one from the next issue on',
    (root) =>
      replace(root, SETTINGS, 'title: 试验窗口', 'title: [{until: 12, is: 试验窗口}, {from: 13, is: 检验窗口}]'),
  ],
  ['another line end', (root) => putFile(root, 'issues/10/01-试验.md', figures.replaceAll('\n', '\r\n'))],
  ['a file that the text doesn’t name', (root) => writeFileSync(join(root, 'issues/10/别的.png'), imageOf(3))],
  ['the next issue’s figures', (root) => putFile(root, 'issues/13/index.md', header(13, week(130, 13)))],
  [
    'a later correction',
    (root) =>
      putFile(
        root,
        'issues/13/index.md',
        header(13, `${week(130, 13)}corrections: [{series: 窗口, number: 9, 受理: -1, reason: 重复计件}]\n`),
      ),
  ],
  ['a text before it', (root) => replace(root, 'issues/9/01-试验.md', '本周', '这周')],
  ['a picture before it', (root) => writeFileSync(join(root, 'issues/9/厅.png'), imageOf(5))],
  ['years compared by date', (root) => replace(root, SETTINGS, '    title:', '    compare: date\n    title:')],
  ['a rule that is off', (root) => appendFileSync(join(root, SETTINGS), 'rules: {image-coarse: off}\n')],
  ['another font', setHeadingsInSong],
  ['people', (root) => putFile(root, 'issues/people.yaml', '- {name: 王某某, titles: [某某试验中心主任]}\n')],
  ['decimals of a measure', (root) => replace(root, SETTINGS, '咨询: 人次', '咨询: {unit: 人次, digits: 1}')],
  ['another order of measures', (root) => replace(root, SETTINGS, '{咨询: 人次, 受理: 件}', '{受理: 件, 咨询: 人次}')],
  ['other formats', (root) => appendFileSync(join(root, SETTINGS), 'formats: [pdf, layout]\n')],
  ['files that were touched', (root) => utimesSync(join(root, TEXT), 1, 1)],
  ['no PDF in dist', (root) => rmSync(join(root, 'dist'), { recursive: true })],
];

describe('an archive stays as it is', () => {
  test.each(harmless)('with %s', (_name, edit) => {
    const root = copyOf(released);
    edit(root);
    expect(findingsOf(root, '10', '12').filter(({ file }) => /issues\/1[02]\//.test(file))).toEqual([]);
    expect(run(root, 'build', '10', '12').status).toBe(0);
    expect(bytes(root, 'dist/10.pdf').equals(bytes(released, 'issues/10/10.pdf'))).toBe(true);
  });
});
