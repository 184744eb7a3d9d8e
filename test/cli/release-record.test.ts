import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../../src/model/zip-file.js';
import {
  bytes,
  copyOf,
  countedWorkspace,
  findingsOf,
  imageOf,
  list,
  read,
  releasedArchive,
  replace,
  run,
  settings,
  sha256,
  sound,
  week,
} from './counted-archive.js';
import { header, packageRoot, putFile, startBulletin, temporaryFolder } from './run-bulletin.js';

let released = '';
beforeAll(() => {
  released = releasedArchive();
  return () => rmSync(released, { recursive: true, force: true });
});

const INDEX = 'issues/10/index.md';

const recordOf = (root: string, number: number) => JSON.parse(read(root, `issues/${number}/${number}-印发.json`));

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

describe('an edit to an archive', () => {
  test('names the issue, the line and the key that changed, and what it was', () => {
    const root = copyOf(released);
    replace(root, 'issues/11/index.md', '受理: 11', '受理: 10');
    const [cause] = findingsOf(root, '12').filter(({ file }) => file === 'issues/11/index.md');
    expect(cause).toMatchObject({ line: 7, severity: 'error', rule: 'released-changed' });
    expect(cause?.message).toMatch(/11.*受理.*12.*11.*10/);
    // What issue 10 was printed with is as it was.
    expect(findingsOf(root, '10')).toEqual([]);
  });

  test('is told with the first line that differs, and with what it was', () => {
    const root = copyOf(released);
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
    const root = copyOf(released);
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
    const root = copyOf(released);
    appendFileSync(join(root, 'issues/10/10.pdf'), ' ');
    expect(list(root).stderr).toContain('[released-pdf]');
    writeFileSync(join(root, 'issues/10/厅.png'), imageOf(9));
    const { status, stderr } = list(root);
    expect(status).toBe(1);
    expect(stderr).toContain('[released-changed]');
  });
});

describe('a change to a figure of last year', () => {
  const compared = '# 比较\n\n受理比上年同周{{窗口.同比.受理}}，累计比上年同期{{窗口.本年同比.受理}}。\n';
  const place = 'issues/62/index.md';

  /** Issues 8 to 10 of 2001 and the same of 2002, of which the last is released, and of 2001 those that are asked for. */
  function twoYears(...numbers: readonly string[]): string {
    const root = temporaryFolder();
    const openings = '[{year: 2001, through: 7, 咨询: 40, 受理: 5}, {year: 2002, through: 59, 咨询: 40, 受理: 5}]';
    putFile(root, 'issues/bulletin.yaml', settings.replace(/opening: .*/, `opening: ${openings}`));
    for (const number of [8, 9, 10, 60, 61, 62]) {
      const counted = number % 52;
      putFile(root, `issues/${number}/index.md`, header(number, week(counted * 10, counted)));
      putFile(root, `issues/${number}/01-比较.md`, number < 60 ? '# 试验\n\n本周{{窗口.本周}}。\n' : compared);
    }
    for (const number of [...numbers, '62']) {
      const { status, stderr } = run(root, 'release', number);
      expect(status, stderr).toBe(0);
    }
    expect(findingsOf(root, '62')).toEqual([]);
    return root;
  }

  test.each([
    ['has no release', []],
    ['has one', ['10']],
  ])('is found where it stands, where last year %s', (_name, numbers) => {
    const root = twoYears(...numbers);
    replace(root, 'issues/9/index.md', '受理: 9', '受理: 8');
    const [cause, ...more] = findingsOf(root, '62');
    expect(cause).toMatchObject({ file: 'issues/9/index.md', line: 7, rule: 'released-changed' });
    expect(cause?.message).toMatch(/^第9期的“窗口”受理，印发第62期时是 9，现在是 8：.*本年同比\.受理/);
    expect(more.every(({ file }) => file === 'issues/9/index.md' || file === place)).toBe(true);
    replace(root, 'issues/9/index.md', '受理: 8', '受理: 9');
    replace(root, 'issues/bulletin.yaml', '受理: 5}, ', '受理: 6}, ');
    expect(findingsOf(root, '62')).toContainEqual(
      expect.objectContaining({
        file: 'issues/bulletin.yaml',
        message: expect.stringMatching(/^2001年的期初里“窗口”受理，.*是 5，现在是 6/),
      }),
    );
  });

  test('is told with the issues that it can be, where no record has what was counted', () => {
    const root = twoYears();
    const file = 'issues/62/62-印发.json';
    const { since: _, addends, ...record } = recordOf(root, 62);
    const own = addends.filter(({ year }: { year: number }) => year === 2002);
    putFile(root, file, `${JSON.stringify({ ...record, addends: own }, undefined, 2)}\n`);
    replace(root, place, /record: .*/, `record: ${sha256(bytes(root, file))}`);
    expect(findingsOf(root, '62')).toEqual([]);
    replace(root, 'issues/10/index.md', '受理: 10', '受理: 11');
    expect(findingsOf(root, '62')).toContainEqual(
      expect.objectContaining({ file: place, message: expect.stringContaining('改过的是第10期，或者对它的更正，') }),
    );
    replace(root, 'issues/10/index.md', '受理: 11', '受理: 10');
    replace(root, 'issues/8/index.md', '受理: 8', '受理: 9');
    expect(findingsOf(root, '62')).toContainEqual(
      expect.objectContaining({
        file: place,
        message: expect.stringContaining('2001年到第10期为止的某一期，或者2001年的期初'),
      }),
    );
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
