import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, compile } from '../src/api/api.js';
import { reportedFinding } from '../src/report/reported-finding.js';
import { WatchedIssue } from '../src/workspace/watched-issue.js';
import { cacheWithFonts } from './cli/archive-workspace.js';
import { packageRoot, putFile, type Run, runBulletin, temporaryFolder } from './cli/run-bulletin.js';
import { linesOf, readContent } from './tools/read-content.js';
import { few } from './tools/suite.js';

const fixture = join(packageRoot, 'test/fixtures/first-stage');
/** The PDF that each released issue is kept with. */
const kept: Readonly<Record<string, string>> = {
  '31': '31.pdf',
  '32': '32.pdf',
  '33': '33.pdf',
  '34': '34-2.pdf',
  '35': '35.pdf',
  '2024-增1': '2024-增1.pdf',
};
const released = Object.keys(kept);
const pdfOf = (folder: string): string =>
  folder.includes('增') ? `dist/${folder}.pdf` : `dist/试验动态2024年第${folder}期（总第${folder}期）.pdf`;

/** The office's folder, in which this program runs with a cache. */
interface Office {
  readonly root: string;
  readonly run: (...typed: readonly string[]) => Run;
}

function openOffice(cache = cacheWithFonts()): Office {
  const root = join(temporaryFolder(), '公报');
  cpSync(join(fixture, 'workspace'), root, { recursive: true });
  const env = { BULLETIN_CACHE: cache, BULLETIN_CACHE_MAX: '' };
  return { root, run: (...typed) => runBulletin(typed, { cwd: root, env }) };
}

const read = (root: string, path: string): Buffer => readFileSync(join(root, path));
const build = ({ run }: Office, ...typed: readonly string[]): Run => run('build', '--no-system-fonts', ...typed);

/** Each released issue whose PDF in dist is not the kept one. */
const misplaced = ({ root }: Office): readonly string[] =>
  released.filter(
    (folder) =>
      !existsSync(join(root, pdfOf(folder))) ||
      !read(root, pdfOf(folder)).equals(read(root, `issues/${folder}/${kept[folder]}`)),
  );

/** What stands on each page, from the top; blanks are left out. */
const wordedPages = async (pdf: Uint8Array): Promise<readonly string[]> =>
  (await readContent(pdf)).map((page) =>
    linesOf(page)
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  );

interface Told {
  readonly file: string;
  readonly severity: string;
  readonly rule: string;
}

function findingsOf({ run }: Office, ...typed: readonly string[]): readonly Told[] {
  const { status, stdout } = run('check', '--no-system-fonts', '--format', 'json', ...typed);
  expect(status).not.toBe(70);
  return JSON.parse(stdout).findings;
}

const inReleased = ({ file }: Told): boolean => released.includes(file.split('/')[1] ?? '');

/** That its records are of an earlier program is said once, of the earliest. */
const hint = { file: 'issues/31/index.md', severity: 'hint', rule: 'released-without-record' };

/** What would make every issue red or look otherwise: stricter rules, another template, fonts that can't be made out. */
const upheavals: readonly (readonly [string, (root: string) => void])[] = [
  [
    'rules are made stricter',
    (root) =>
      appendFileSync(
        join(root, 'issues/bulletin.yaml'),
        'rules: {image-coarse: error, loose-line: error, confusable-word: error, colophon-alone: error, period-skip: error}\n',
      ),
  ],
  ['bulletin.yaml has other copies', (root) => edit(root, 'issues/bulletin.yaml', /^copies: .*$/m, 'copies: 600')],
  [
    'bulletin.yaml has a key that nobody knows',
    (root) => appendFileSync(join(root, 'issues/bulletin.yaml'), '新: 1\n'),
  ],
  ['the template is broken', (root) => putFile(root, 'templates/bulletin/template.yaml', 'paper: 1\n')],
  ['fonts.yaml is broken', (root) => putFile(root, 'fonts/fonts.yaml', 'roles: [\n')],
  ['there are no fonts', (root) => putFile(root, 'fonts/fonts.yaml', 'roles: {仿宋: [{files: [nowhere.ttf]}]}\n')],
];

function edit(root: string, path: string, from: string | RegExp, to: string): void {
  const before = read(root, path).toString();
  expect(before).toMatch(from);
  writeFileSync(join(root, path), before.replace(from, to));
}

describe('an archive of the first stage', () => {
  test('has nothing to be said about its released issues', () => {
    const office = openOffice();
    const findings = findingsOf(office, '--all');
    expect(findings.filter(inReleased)).toEqual([expect.objectContaining(hint)]);
    expect(new Set(findings.map(({ file }) => file.split('/')[1]))).toEqual(new Set(['31', '36', '37']));
  });

  test('is built with the PDFs that were released, byte by byte, and puts them back', () => {
    const office = openOffice();
    const run = build(office, '--all', '--report', 'report.json');
    expect(run.status).toBe(1);
    expect(misplaced(office)).toEqual([]);
    const { issues } = JSON.parse(read(office.root, 'report.json').toString());
    expect(issues.map(({ issue, status }: { issue: string; status: string }) => [issue, status])).toEqual([
      ...['31', '32', '33', '34', '35'].map((issue) => [issue, 'reused']),
      ['36', 'built'],
      ['37', 'failed'],
      ['2024-增1', 'reused'],
    ]);
    rmSync(join(office.root, 'dist'), { recursive: true });
    expect(build(office, ...released)).toMatchObject({ status: 0 });
    expect(misplaced(office)).toEqual([]);
    expect(build(office, ...released, '--dry-run').stdout.match(/没有变化/g)).toHaveLength(released.length);
  });

  // Figures take half a cell now, so that a line may hold one character more; the lines of 版记 share one width; proofs say on
  // every page which it is; and the bars of a chart have their figures, which stand behind those of the axes.
  test('is built with the pages that documents had which were not released', async () => {
    const office = openOffice();
    build(office, '36');
    build(office, '37', '--draft');
    for (const [built, before] of [
      [pdfOf('36'), '36.pdf'],
      [pdfOf('37').replace('.pdf', '-送审稿.pdf'), '37-送审稿.pdf'],
    ] as const) {
      const [now, then] = [read(office.root, built), read(fixture, `built/${before}`)];
      const worded = async (pdf: Uint8Array) =>
        (await wordedPages(pdf)).map((page) =>
          page.replace(/^送审稿第\d页，共\d页/, '送审稿').replace(/\d+期号/, '期号'),
        );
      expect(await worded(now)).toEqual(await worded(then));
    }
  });

  test.each(few(upheavals, 2))('stays green and is not set anew where %s', (_name, change) => {
    const office = openOffice();
    change(office.root);
    expect(findingsOf(office, ...released).filter(({ rule }) => rule !== hint.rule)).toEqual([]);
    const run = build(office, ...released, '--verbose');
    expect(run.status).toBe(0);
    expect(run.stderr).not.toContain('排版');
    expect(misplaced(office)).toEqual([]);
  });

  test('is judged alike by check, build, the API and the preview', async () => {
    const office = openOffice();
    rmSync(join(office.root, 'issues/31/31.pdf'));
    edit(office.root, 'issues/31/index.md', '受理: 1089', '受理: 1090');
    edit(office.root, 'issues/35/01-窗口运行情况.md', '今年以来', '今年');
    for (const folder of released) {
      const told = (findings: readonly Told[]) =>
        findings.map(({ file, severity, rule }) => ({ file, severity, rule }));
      const checked = told(findingsOf(office, folder));
      expect(told((await check({ workspace: office.root, issues: [folder], systemFonts: false })).findings)).toEqual(
        checked,
      );
      const request = { numbers: [folder], systemFonts: false, cwd: office.root, packageRoot, version: 'test' };
      const { findings } = await (await WatchedIssue.open(request, office.root)).build(new Set());
      const watched = told(findings.map((found) => reportedFinding(found, 'zh')));
      expect(watched.filter(({ severity }) => severity === 'error')).toEqual(
        checked.filter(({ severity }) => severity === 'error'),
      );
      const { status, stderr } = build(office, folder);
      expect(status === 0).toBe(checked.every(({ severity }) => severity !== 'error'));
      for (const { rule } of checked) expect(stderr).toContain(`[${rule}]`);
    }
  });

  test('is handed back by the API as it was printed', async () => {
    const { root } = openOffice();
    const { issues, errors } = await compile({ workspace: root, issues: released, systemFonts: false });
    expect(errors).toBe(0);
    for (const { issue, pdf = new Uint8Array() } of issues) {
      expect(read(root, `issues/${issue}/${kept[issue]}`).equals(pdf)).toBe(true);
    }
  });

  test('is red where what was printed changed, and says how corrections are made', () => {
    const office = openOffice();
    edit(office.root, 'issues/32/01-asterisk-eaten-01.md', '297', '298');
    const run = office.run('check', '32', '--no-system-fonts');
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('corrections（更正）');
    expect(build(office, '32').status).toBe(1);
    expect(existsSync(join(office.root, pdfOf('32')))).toBe(false);
  });

  test('is red where an earlier figure, its record or the number of its folder changed', () => {
    const office = openOffice();
    const rulesOf = (folder: string): readonly string[] => [
      ...new Set(findingsOf(office, folder).flatMap(({ rule, severity }) => (severity === 'error' ? [rule] : []))),
    ];
    edit(office.root, 'issues/30/index.md', /^ {2}窗口: \{咨询: 100/m, '  窗口: {咨询: 101');
    expect(rulesOf('31')).toContain('released-changed');
    edit(office.root, 'issues/30/index.md', '咨询: 101', '咨询: 100');
    edit(office.root, 'issues/31/index.md', /^ {4}pages: 2$/m, '    pages: 二');
    expect(rulesOf('31')).not.toEqual([]);
    edit(office.root, 'issues/31/index.md', '二', '2');
    expect(rulesOf('31')).toEqual([]);
    cpSync(join(office.root, 'issues/35'), join(office.root, 'issues/38'), { recursive: true });
    expect(rulesOf('38')).toContain('folder-number');
  });

  test('goes on: it is listed and counted, the next issue is released, and one more begun', () => {
    const office = openOffice();
    const { issues } = JSON.parse(office.run('list', '--format', 'json').stdout);
    expect(issues.map(({ status, releases }: { status: string; releases: number }) => [status, releases])).toEqual([
      ['figures', 0],
      ['released', 1],
      ['released', 1],
      ['released', 1],
      ['released', 2],
      ['released', 1],
      ['open', 0],
      ['open', 0],
      ['released', 1],
    ]);
    const { rows } = JSON.parse(office.run('stats', '--issue', '35', '--format', 'json').stdout);
    expect(rows).toContainEqual(expect.objectContaining({ number: 35, measure: '受理', correction: -2, total: 1307 }));
    expect(office.run('release', '36', '--no-system-fonts')).toMatchObject({ status: 0 });
    expect(findingsOf(office, '36')).toEqual([]);
    edit(office.root, 'issues/37/index.md', /^date: *$/m, 'date: 2024-09-17');
    edit(office.root, 'issues/37/index.md', '{咨询: , 受理: }', '{咨询: 129, 受理: 60}');
    expect(office.run('new')).toMatchObject({ status: 0, stdout: 'issues/38\n' });
  });
});

describe('the cache of the first stage', () => {
  /** The place the workspace had when the entries were written: they are found by it. */
  const formerPlace = '/tmp/versions/first-stage';

  test('is as good as none: every build of it ends as one without', () => {
    const cache = cacheWithFonts();
    const office = openOffice(cache);
    moveEntries(cache, formerPlace, office.root);
    for (const typed of [['--all'], ['--all', '--dry-run'], ['37', '--draft'], ['36', '--force']]) {
      const { status, stderr } = build(office, ...typed);
      expect(status).not.toBe(70);
      expect(stderr).not.toContain('    at ');
    }
    expect(build(office, '36', '--dry-run').stdout).toContain('没有变化');
    expect(misplaced(office)).toEqual([]);
  });

  test.each(['{}', 'null', '[[]]', '{"inputs":{"program":""},"attachments":[]}', '{'])(
    'does no harm where whole entries hold %s',
    (text) => {
      const cache = cacheWithFonts();
      const office = openOffice(cache);
      build(office, '36');
      const entries = readdirSync(cache).filter((name) => name.endsWith('.entry'));
      expect(entries.length).toBeGreaterThan(5);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(text.length);
      const body = Buffer.concat([length, Buffer.from(text)]);
      for (const name of entries) {
        const head = keyOf(name.replace('.entry', ''), sha256(body));
        writeFileSync(join(cache, name), Buffer.concat([Buffer.from(head), body]));
      }
      expect(build(office, '36', '--dry-run')).toMatchObject({ status: 0, stdout: expect.stringContaining('要生成') });
      expect(build(office, '36')).toMatchObject({ status: 0 });
    },
  );

  /** Puts the entries of the fixture into a cache, as they would be had the workspace stood where it stands now. */
  function moveEntries(cache: string, from: string, to: string): void {
    let moved = 0;
    const places = ['31', '36', '37', '2024-增1'].flatMap((folder) =>
      [true, false].map((draft) => (root: string) => JSON.stringify([root, folder, draft])),
    );
    const renamed = new Map(
      places.flatMap((place) =>
        ['last build', 'names'].map((kind) => [keyOf(kind, place(from)), keyOf(kind, place(to))] as const),
      ),
    );
    for (const name of readdirSync(join(fixture, 'cache'))) {
      const bytes = read(fixture, `cache/${name}`);
      const key = name.replace('.entry', '');
      const now = renamed.get(key) ?? key;
      if (now !== key) moved += 1;
      const body = bytes.subarray(64);
      expect(bytes.toString('latin1', 0, 64)).toBe(keyOf(key, sha256(body)));
      writeFileSync(join(cache, `${now}.entry`), Buffer.concat([Buffer.from(keyOf(now, sha256(body))), body]));
    }
    expect(moved).toBeGreaterThan(5);
  }

  /** As the first stage made keys. */
  function keyOf(...parts: readonly string[]): string {
    const hash = createHash('sha256').update('bulletin entry 1');
    for (const part of parts) hash.update(`\0${part.length}\0`).update(part);
    return hash.digest('hex');
  }

  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
});
