import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../../src/model/zip-file.js';
import { blankRows, idat, iend, ihdr, pngOf } from '../image/make-png.js';
import { header, packageRoot, putFile, type Run, runBulletin, startBulletin, temporaryFolder } from './run-bulletin.js';

const sound = ['--no-system-fonts'];
const run = (root: string, ...typed: readonly string[]): Run => runBulletin([...typed, ...sound], { cwd: root });
const list = (root: string): Run => runBulletin(['list'], { cwd: root });
const bytes = (root: string, path: string): Buffer => readFileSync(join(root, path));
const read = (root: string, path: string): string => bytes(root, path).toString();
const replace = (root: string, path: string, from: string | RegExp, to: string): void => {
  const before = read(root, path);
  putFile(root, path, before.replace(from, to));
  // An edit that edits nothing proves nothing.
  expect(read(root, path)).not.toBe(before);
};
const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** A black square of so many pixels. */
const imageOf = (size: number): Buffer => pngOf(ihdr({ width: size, height: size }), idat(blankRows(size, size)), iend);

const settings = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处, 发: 乙处、丙处}
copies: 3
statistics:
  窗口:
    title: 试验窗口
    measures: {咨询: 人次, 受理: 件}
    opening: [{year: 2001, through: 7, 咨询: 40, 受理: 5}]
`;
const figures = `# 试验

本周{{窗口.本周}}，今年以来受理{{窗口.本年.受理}}件，咨询比上周{{窗口.环比.咨询}}。

![图1 大厅](厅.png)

![图2 受理](chart:窗口.受理)

![表1 各处](表.csv)
`;
const week = (asked: number, done: number): string => `statistics: {窗口: {咨询: ${asked}, 受理: ${done}}}\n`;

/** Issues 8 to 12 with figures, of which 10 and 12 are to be released. */
function countedWorkspace(root = temporaryFolder()): string {
  putFile(root, 'issues/bulletin.yaml', settings);
  for (const number of [8, 9, 10, 11, 12]) {
    putFile(root, `issues/${number}/index.md`, header(number, week(number * 10, number)));
    putFile(root, `issues/${number}/01-试验.md`, figures);
    putFile(root, `issues/${number}/表.csv`, '处,件\n甲,1\n');
    writeFileSync(join(root, `issues/${number}/厅.png`), imageOf(8));
  }
  return root;
}

let released = '';
beforeAll(() => {
  released = countedWorkspace(mkdtempSync(join(tmpdir(), 'bulletin-released-')));
  for (const number of ['10', '12']) {
    const { status, stderr } = run(released, 'release', number);
    expect(stderr).toContain('SHA-256');
    expect(status).toBe(0);
  }
  return () => rmSync(released, { recursive: true, force: true });
});

function copyOfReleased(): string {
  const root = join(temporaryFolder(), '公报');
  cpSync(released, root, { recursive: true });
  return root;
}

const recordOf = (root: string, number: number) => JSON.parse(read(root, `issues/${number}/${number}-印发.json`));

interface Told {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

const findingsOf = (root: string, ...numbers: readonly string[]): readonly Told[] =>
  JSON.parse(run(root, 'check', '--format', 'json', ...numbers).stdout).findings;

describe('the record of a release', () => {
  test('has every figure as text and exact, and what was counted since the release before', () => {
    const record = recordOf(released, 12);
    expect(record.figures).toEqual([
      { series: '窗口', figure: '本周', text: '咨询120人次、受理12件', exact: { 咨询: '120', 受理: '12' } },
      { series: '窗口', figure: '本年', measure: '受理', text: '55', exact: { 受理: '55' } },
      {
        series: '窗口',
        figure: '环比',
        measure: '咨询',
        text: '增长9.1%',
        exact: { 咨询: '120', '咨询（基数）': '110' },
      },
    ]);
    expect(record.charts).toEqual([
      {
        series: '窗口',
        measure: '受理',
        exact: { 受理: ['5', '8', '13', '9', '22', '10', '32', '11', '43', '12', '55'] },
      },
    ]);
    expect(record.addends).toContainEqual({
      kind: 'week',
      number: 11,
      from: 11,
      month: 3,
      value: '110',
      series: '窗口',
      measure: '咨询',
      year: 2001,
    });
    expect(record.addends.map(({ number }: { number: number }) => number).sort()).toEqual([11, 11, 12, 12]);
    const first = recordOf(released, 10);
    expect(first.addends).toContainEqual(expect.objectContaining({ kind: 'opening', number: 7, value: '5' }));
  });

  test('is as its schema says', () => {
    const schema = JSON.parse(readFileSync(join(packageRoot, 'docs/schemas/release-record.schema.json'), 'utf8'));
    const isRecord = new Ajv().compile(schema);
    for (const number of [10, 12]) expect(isRecord(recordOf(released, number)) || isRecord.errors).toBe(true);
    expect(isRecord({ ...recordOf(released, 10), version: 1 })).toBe(false);
  });

  test('is named by the header by its digest, and by the next record of the year', () => {
    expect(read(released, 'issues/12/index.md')).toContain(
      `record: ${sha256(bytes(released, 'issues/12/12-印发.json'))}`,
    );
    expect(recordOf(released, 12).previous).toEqual({
      issue: '10',
      release: 1,
      record: sha256(bytes(released, 'issues/10/10-印发.json')),
    });
    expect(recordOf(released, 10)).not.toHaveProperty('previous');
  });

  test('has the digests of the PDF, the sources, the settings, the templates and the fonts', () => {
    const record = recordOf(released, 10);
    expect(record.pdf).toBe(sha256(bytes(released, 'issues/10/10.pdf')));
    expect(record.sources).toBe(sha256(bytes(released, 'issues/10/10-稿件.zip')));
    expect(record.files['厅.png']).toBe(sha256(imageOf(8)));
    expect(record.settings).toEqual({ 'issues/bulletin.yaml': sha256(read(released, 'issues/bulletin.yaml')) });
    expect(record.templates).toHaveProperty(['templates/bulletin/template.yaml']);
    expect(record.fonts.仿宋.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(record.program).toMatch(/^bulletin \d/);
  });

  test('goes with a ZIP of the sources as they were printed', () => {
    const files = new Map(
      (readZip(bytes(released, 'issues/10/10-稿件.zip')) ?? []).map((file) => [file.path, file.bytes]),
    );
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'issues/10/01-试验.md',
        'issues/10/index.md',
        'issues/10/厅.png',
        'issues/10/表.csv',
        'issues/bulletin.yaml',
      ]),
    );
    expect(Buffer.from(files.get('issues/10/index.md') ?? '').toString()).toBe(header(10, week(100, 10)));
    expect(Buffer.from(files.get('issues/10/厅.png') ?? '').equals(imageOf(8))).toBe(true);
  });

  test('of the same sources is the same', () => {
    const root = countedWorkspace();
    run(root, 'release', '10');
    for (const name of ['10-印发.json', '10-稿件.zip']) {
      expect(bytes(root, `issues/10/${name}`).equals(bytes(released, `issues/10/${name}`))).toBe(true);
    }
  });

  test('of nothing wrong finds nothing', () => {
    expect(findingsOf(released, '--all').filter(({ file }) => /\/1[02]\//.test(file))).toEqual([]);
    expect(list(released)).toMatchObject({ status: 0, stderr: '' });
  });
});

/** What is done to the archive, and where check names which rule. */
type Edit = readonly [name: string, edit: (root: string) => void, told: readonly string[]];

const INDEX = 'issues/10/index.md';
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
    (root) => putFile(root, 'issues/10/02-又一.md', '# 又一\n\n文字。\n'),
    [changed('issues/10/02-又一.md')],
  ],
  ['a section gone', (root) => rmSync(join(root, 'issues/10/01-试验.md')), [changed(INDEX)]],
  [
    'a section renamed',
    (root) => renameSync(join(root, 'issues/10/01-试验.md'), join(root, 'issues/10/02-试验.md')),
    [changed(INDEX), changed('issues/10/02-试验.md')],
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
];

describe('an edit to an archive', () => {
  test.each(edits)('of %s is told', (_name, edit, told) => {
    const root = copyOfReleased();
    edit(root);
    const found = findingsOf(root, '--all').map(({ file, rule }) => `${file} ${rule}`);
    expect(found).toEqual(expect.arrayContaining(told.map((one) => one)));
  });

  test('names the issue, the line and the key that changed, and what it was', () => {
    const root = copyOfReleased();
    replace(root, 'issues/11/index.md', '受理: 11', '受理: 10');
    const [cause] = findingsOf(root, '12').filter(({ file }) => file === 'issues/11/index.md');
    expect(cause).toMatchObject({ line: 7, severity: 'error', rule: 'released-changed' });
    expect(cause?.message).toMatch(/11.*受理.*12.*11.*10/);
    // What issue 10 was printed with is as it was.
    expect(findingsOf(root, '10')).toEqual([]);
  });

  test('is told with the first line that differs, and with what it was', () => {
    const root = copyOfReleased();
    replace(root, 'issues/10/01-试验.md', '![图1 大厅]', '![图1 门厅]');
    replace(root, INDEX, /^date: .*$/m, 'date: 2001-03-14\ncopies: 9');
    const told = (file: string): string | undefined =>
      findingsOf(root, '10').find((found) => found.file === file && found.rule === 'released-changed')?.message;
    expect(told('issues/10/01-试验.md')).toMatch(/1 处.*第 5 行.*!\[图1 大厅\]\(厅\.png\)/);
    expect(told(INDEX)).toMatch(/1 处.*第 6 行.*date: 2001-03-13/);
    putFile(root, INDEX, `${read(released, INDEX)}按语。\n`);
    expect(told(INDEX)).toContain('加的');
  });

  test('to settings leaves the other formats of a released issue as they were printed', () => {
    const root = copyOfReleased();
    expect(run(root, 'build', '10', '--to', 'layout').status).toBe(0);
    const layout = read(root, 'dist/10-版面.txt');
    replace(root, 'issues/bulletin.yaml', '某某试验中心', '某某检验中心');
    putFile(root, 'templates/bulletin/template.yaml', 'extends: bulletin\ncomposition: {leader: {step: 2em}}\n');
    expect(run(root, 'build', '10', '--to', 'layout', '--force').status).toBe(0);
    expect(read(root, 'dist/10-版面.txt')).toBe(layout);
    expect(layout).toContain('某某试验中心');
    // A copy for Word too.
    expect(run(root, 'build', '10', '--to', 'docx').status).toBe(0);
    const copy = readFileSync(join(root, 'dist/10.docx'));
    expect(copy.includes('某某试验中心')).toBe(true);
    expect(copy.includes('某某检验中心')).toBe(false);
  });

  test('is told by list as well, where it is to the evidence', () => {
    const root = copyOfReleased();
    appendFileSync(join(root, 'issues/10/10.pdf'), ' ');
    expect(list(root).stderr).toContain('[released-pdf]');
    writeFileSync(join(root, 'issues/10/厅.png'), imageOf(9));
    const { status, stderr } = list(root);
    expect(status).toBe(1);
    expect(stderr).toContain('[released-changed]');
  });
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
  ['no PDF in dist', (root) => rmSync(join(root, 'dist'), { recursive: true })],
];

describe('an archive stays as it is', () => {
  test.each(harmless)('with %s', (_name, edit) => {
    const root = copyOfReleased();
    edit(root);
    expect(findingsOf(root, '10', '12').filter(({ file }) => /issues\/1[02]\//.test(file))).toEqual([]);
    expect(run(root, 'build', '10', '12').status).toBe(0);
    expect(bytes(root, 'dist/10.pdf').equals(bytes(released, 'issues/10/10.pdf'))).toBe(true);
  });
});

describe('a picture that is replaced while the issue is released', () => {
  const pictures = [imageOf(700), imageOf(701)] as const;
  /** In ms after the program starts: some are before it reads, some after. */
  const moments = Array.from({ length: 20 }, (_, index) => 60 + index * 20);

  test('is in the PDF as it is in the record, or nothing is recorded', async () => {
    const pdfs = new Map<string, string>();
    for (const picture of pictures) {
      const root = countedWorkspace();
      writeFileSync(join(root, 'issues/10/厅.png'), picture);
      run(root, 'release', '10');
      pdfs.set(recordOf(root, 10).pdf, sha256(picture));
    }
    expect(pdfs.size).toBe(2);
    for (const moment of moments) {
      const root = countedWorkspace();
      writeFileSync(join(root, 'issues/10/厅.png'), pictures[0]);
      const child = startBulletin(['release', '10', ...sound], { cwd: root });
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      const timer = setTimeout(() => {
        writeFileSync(join(root, 'issues/10/新.png'), pictures[1]);
        renameSync(join(root, 'issues/10/新.png'), join(root, 'issues/10/厅.png'));
      }, moment);
      const status = await ended;
      clearTimeout(timer);
      expect([0, 2]).toContain(status);
      if (status === 2) expect(read(root, INDEX)).not.toContain('released');
      else expect(recordOf(root, 10).files['厅.png']).toBe(pdfs.get(recordOf(root, 10).pdf));
    }
  });
});
