import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { convertFragment } from '../../docs/manual/convert-page.js';
import { cellWidth } from '../../src/report/terminal-text.js';
import { packageRoot, putFile, runBulletin, temporaryFolder } from './run-bulletin.js';

const office = ['--name', '试验周报', '--publisher', '某某市试验中心'];

/** Every file below a folder, by its path with `/`, sorted. */
function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

/** The same but for what `undo` needs. */
const withoutHistory = (folder: string): readonly string[] =>
  filesIn(folder).filter((path) => !path.startsWith('issues/.history/'));

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

describe('a new office', () => {
  test('can check and build at once, and go on with its next issue', () => {
    const home = temporaryFolder();
    const run = runBulletin(['init', '公报', ...office, '--period', '2001-03-05/2001-03-09'], { cwd: home });
    expect(run).toMatchObject({ status: 0, stdout: '公报\n' });
    expect(run.stderr).toContain('下一步');
    const root = join(home, '公报');
    const checked = runBulletin(['check', '--format', 'short'], { cwd: root });
    // Nothing but that its sample is still there.
    expect(checked).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\S+:5:1: .*\[left-over\].*\n$/),
    });
    expect(runBulletin(['build'], { cwd: root })).toMatchObject({ status: 0, stdout: 'dist/1.pdf\n' });
    expect(runBulletin(['new'], { cwd: root })).toMatchObject({ status: 0, stdout: 'issues/2\n' });
    expect(read(root, 'issues/2/index.md')).toContain('period: 2001-03-12/2001-03-16\n');
    expect(readdirSync(home)).toEqual(['公报']);
  });

  test('is told how to install the program in its folder, unless it is installed already', () => {
    const home = temporaryFolder();
    const step = `npm install --prefix . "${packageRoot.replace(/\/$/, '')}"`;
    const said = (folder: string, env = {}): string =>
      runBulletin(['init', folder, ...office], { cwd: home, env }).stderr;
    // What npx puts before PATH is no installation.
    const ofNpx = join(home, 'elsewhere/node_modules/.bin');
    putFile(ofNpx, 'bulletin', '');
    expect(said('甲', { PATH: `${ofNpx}${delimiter}${process.env.PATH}` })).toContain(step);
    putFile(home, '乙/node_modules/.bin/bulletin', '');
    expect(said('乙')).not.toContain('npm install');
    putFile(home, 'programs/bulletin', '');
    const installed = { PATH: `${join(home, 'programs')}${delimiter}${process.env.PATH}` };
    expect(said('丙', installed)).not.toContain('npm install');
  });

  test('is told for a CI how the program gets into the repository, as no runner has a folder of this computer', () => {
    const home = temporaryFolder();
    const { version } = JSON.parse(read(packageRoot, 'package.json'));
    const said = (folder: string): string =>
      runBulletin(['init', folder, ...office, '--ci', 'github'], { cwd: home }).stderr;
    const steps = [
      `npm pack --pack-destination . "${packageRoot.replace(/\/$/, '')}"`,
      `npm install --prefix . ./bulletin-${version}.tgz`,
    ];
    for (const step of steps) expect(said(`新${steps.indexOf(step)}`)).toContain(step);
    for (const [index, asked] of ['file:../bulletin', 'link:/opt/bulletin'].entries()) {
      putFile(home, `外${index}/package.json`, JSON.stringify({ dependencies: { bulletin: asked } }));
      putFile(home, `外${index}/node_modules/.bin/bulletin`, '');
      expect(said(`外${index}`)).toContain(steps[1]);
    }
    for (const [index, asked] of ['^0.1.0', 'file:bulletin-0.1.0.tgz'].entries()) {
      putFile(home, `内${index}/package.json`, JSON.stringify({ devDependencies: { bulletin: asked } }));
      expect(said(`内${index}`)).not.toContain('npm install');
    }
  });

  test('within a repository is told where its service looks for the workflow', () => {
    const home = temporaryFolder();
    mkdirSync(join(home, '.git'));
    const said = (folder: string): string =>
      runBulletin(['init', folder, ...office, '--ci', 'gitlab', '--lang', 'en'], { cwd: home }).stderr;
    expect(said('公报')).toContain('move .gitlab-ci.yml');
    rmSync(join(home, '公报'), { recursive: true });
    expect(said('.')).not.toContain('move .gitlab-ci.yml');
  });

  test('finds in bulletin.yaml what else it may state, in a form that holds', () => {
    const root = temporaryFolder();
    expect(runBulletin(['init', ...office], { cwd: root }).status).toBe(0);
    const hinted = read(root, 'issues/bulletin.yaml').replace(/^# (?=[a-z_]+: )/gm, '');
    expect(Object.keys(parse(hinted))).toEqual([
      'name',
      'publisher',
      'template',
      'masthead',
      'max_pages',
      'output',
      'formats',
      'compare',
      'rules',
      'terms',
    ]);
    putFile(root, 'issues/bulletin.yaml', hinted);
    const checked = runBulletin(['check', '--format', 'short'], { cwd: root });
    expect(checked).toMatchObject({ status: 0, stdout: expect.stringMatching(/^.*\[left-over\].*\n$/) });
  });

  test('states all that bulletin.yaml and the header have', () => {
    const root = temporaryFolder();
    const typed = [
      ...['init', ...office, '--copies', '30', '--distribution', '发：各处室', '--distribution', '报=市领导'],
      ...['--staff', '责编=甲某', '--staff', '审核=乙某', '--section', '工作: 动态', '--section', '试验/情况'],
      ...['--number', '120', '--issue', '7', '--period', '2001年3月5日—9日', '--date', '2001-03-12'],
      ...['--series', '窗口=试验窗口', '--measure', '窗口.咨询=人次', '--measure', '窗口.受理=件'],
      ...['--opening', '窗口.咨询=3021', '--opening', '窗口.受理=44', '--quiet'],
    ];
    expect(runBulletin(typed, { cwd: root })).toEqual({ status: 0, stdout: '.\n', stderr: '' });
    expect(parse(read(root, 'issues/bulletin.yaml'))).toEqual({
      name: '试验周报',
      publisher: '某某市试验中心',
      template: 'bulletin',
      distribution: { 报: '市领导', 发: '各处室' },
      copies: 30,
      statistics: {
        窗口: {
          title: '试验窗口',
          measures: { 咨询: '人次', 受理: '件' },
          opening: [{ year: 2001, through: 119, 咨询: 3021, 受理: 44 }],
        },
      },
    });
    expect(parse(read(root, 'issues/120/index.md').split('---\n')[1] ?? '')).toEqual({
      number: 120,
      year: 2001,
      issue: 7,
      period: '2001-03-05/2001-03-09',
      date: '2001-03-12',
      staff: { 责编: '甲某', 审核: '乙某' },
      statistics: { 窗口: { 咨询: null, 受理: null } },
    });
    expect(readdirSync(join(root, 'issues/120'))).toEqual(['01-工作 动态.md', '02-试验情况.md', 'index.md']);
    expect(runBulletin(['build', '--draft'], { cwd: root })).toMatchObject({ status: 0 });
    const filled = read(root, 'issues/120/index.md').replace('{咨询: , 受理: }', '{咨询: 9, 受理: 6}');
    putFile(root, 'issues/120/index.md', filled);
    expect(runBulletin(['build'], { cwd: root })).toMatchObject({ status: 0, stdout: 'dist/120.pdf\n' });
    expect(runBulletin(['stats', '--format', 'csv'], { cwd: root }).stdout).toContain('3030');
  });

  test.each([
    [[], { kinsoku: 'push-in-first', breaker: 'first-fit' }],
    [['--line-breaks', 'word'], { kinsoku: 'word', autospace: '0.25em', shrink: 'equal' }],
    [['--line-breaks', 'push-out'], { kinsoku: 'push-out', breaker: 'first-fit' }],
    [['--line-breaks', 'total-fit'], { breaker: 'total-fit' }],
  ])('has a template of its own that says how lines are broken: %j', (typed, composition) => {
    const root = temporaryFolder();
    expect(runBulletin(['init', ...office, ...typed], { cwd: root }).status).toBe(0);
    const template = parse(read(root, 'templates/bulletin/template.yaml'));
    expect(Object.keys(template)).toEqual(['extends', 'composition']);
    expect(template).toMatchObject({ extends: 'bulletin', composition: { ...composition, 'line-end-mark': 'half' } });
    expect(runBulletin(['check'], { cwd: root })).toMatchObject({ status: 0 });
  });

  test('gets a template to change, checks of each commit, and its editors know the files', () => {
    const root = temporaryFolder();
    const typed = ['init', ...office, '--template', 'gb9704', '--ci', 'gitlab', '--scripts', 'none'];
    expect(runBulletin(typed, { cwd: root }).status).toBe(0);
    expect(withoutHistory(root)).toEqual([
      '.editorconfig',
      '.gitattributes',
      '.gitignore',
      '.gitlab-ci.yml',
      '.vscode/extensions.json',
      '.vscode/schemas/bulletin.schema.json',
      '.vscode/schemas/fonts.schema.json',
      '.vscode/schemas/header.schema.json',
      '.vscode/schemas/holidays.schema.json',
      '.vscode/schemas/people.schema.json',
      '.vscode/schemas/template.schema.json',
      '.vscode/settings.json',
      '.vscode/tasks.json',
      'issues/1/01-工作动态.md',
      'issues/1/index.md',
      'issues/bulletin.yaml',
      'templates/gb9704/template.yaml',
      '使用说明.md',
    ]);
    expect(read(root, 'templates/gb9704/template.yaml')).toBe(read(packageRoot, 'templates/gb9704/template.yaml'));
    expect(read(root, '.gitlab-ci.yml')).toBe(read(packageRoot, 'docs/ci/gitlab-ci.yml'));
    expect(runBulletin(['check'], { cwd: root })).toMatchObject({ status: 0 });
    const [, schema = ''] = /\$schema=(\S+)/.exec(read(root, 'issues/bulletin.yaml')) ?? [];
    expect(existsSync(join(root, 'issues', schema))).toBe(true);
    const settings = JSON.parse(read(root, '.vscode/settings.json'));
    for (const path of Object.keys(settings['yaml.schemas'])) expect(existsSync(join(root, path)), path).toBe(true);
  });

  test('gets a guide with its own names, whose commands there are', () => {
    const root = temporaryFolder();
    const typed = ['--name', '试验*周报*', '--publisher', '某某市<试验>中心', '--period', '2001-03-05/2001-03-09'];
    const own = [
      '--staff',
      '责编=张|三',
      '--section',
      '政务_动态_',
      '--series',
      '窗口=一号窗口',
      '--measure',
      '窗口.受理=件',
    ];
    expect(runBulletin(['init', ...typed, ...own, '--number', '7', '--issue', '1'], { cwd: root }).status).toBe(0);
    const guide = read(root, '使用说明.md');
    const html = convertFragment(guide);
    for (const name of ['试验*周报*', '某某市&#x3C;试验>中心', '张|三', '政务_动态_', '一号窗口的受理']) {
      expect(html).toContain(name);
    }
    expect(html).not.toMatch(/<(?:em|strong)>/);
    const calls = [...guide.matchAll(/`npx --no bulletin ([^`]+)`/g)].map(([, call = '']) => call);
    expect(calls).toContain('release 7');
    expect(calls.length).toBeGreaterThan(10);
    for (const call of calls) {
      const words = call.replaceAll(/<[^>]*>/g, 'x').split(' ');
      expect(runBulletin([...words, '--help'], { cwd: root }).status, call).toBe(0);
    }
  });

  test('reads the schemas of the program where that is installed in the workspace', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(packageRoot, join(root, 'node_modules/bulletin'), 'dir');
    putFile(root, 'package.json', '{}\n');
    expect(runBulletin(['init', ...office], { cwd: root }).status).toBe(0);
    expect(existsSync(join(root, '.vscode/schemas'))).toBe(false);
    const [, schema = ''] = /\$schema=(\S+)/.exec(read(root, 'issues/bulletin.yaml')) ?? [];
    expect(existsSync(join(root, 'issues', schema))).toBe(true);
    expect(read(root, 'package.json')).toBe('{}\n');
  });
});

test.each(['zh', 'en'])('in %s, what it says at the end fits 80 columns', (language) => {
  const home = temporaryFolder();
  const typed = ['init', '公报', ...office, '--ci', 'github', '--scripts', 'all', '--lang', language];
  const said = runBulletin(typed, { cwd: home }).stderr;
  for (const line of said.split('\n')) expect(cellWidth(line), line).toBeLessThanOrEqual(80);
});

describe('whole or not at all:', () => {
  test.each([
    ['files', (root: string) => ['.gitignore', '生成.sh'].map((name) => putFile(root, name, '我的\n'))],
    ['a link in the place of a folder', (root: string) => symlinkSync(temporaryFolder(), join(root, '.vscode'))],
    ['a file in the place of a folder', (root: string) => putFile(root, '.vscode', '')],
  ])('%s in the way are named, and nothing is written', (_, put) => {
    const root = temporaryFolder();
    put(root);
    const before = readdirSync(root);
    const run = runBulletin(['init', ...office, '--scripts', 'linux'], { cwd: root });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    for (const name of before) expect(run.stderr).toContain(name);
    expect(readdirSync(root)).toEqual(before);
  });

  test('a workspace is not made again', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'issues'));
    const run = runBulletin(['init', ...office], { cwd: root });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(basename(root));
    expect(filesIn(root)).toEqual([]);
  });

  test('what can’t be finished is taken back', () => {
    const root = temporaryFolder();
    mkdirSync(join(root, '.vscode'));
    chmodSync(join(root, '.vscode'), 0o500);
    const isRefused = ((): boolean => {
      try {
        accessSync(join(root, '.vscode'), constants.W_OK);
        return false;
      } catch {
        return true;
      }
    })();
    // A file system that refuses the superuser too: a name of 256 bytes.
    const typed = isRefused ? ['init', ...office] : ['init', '名'.repeat(90), ...office];
    const run = runBulletin(typed, { cwd: root });
    chmodSync(join(root, '.vscode'), 0o700);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^错误：.*写不进去/);
    expect(readdirSync(root)).toEqual(['.vscode']);
    expect(filesIn(root)).toEqual([]);
  });

  test('the dry run lists the files that would be made', () => {
    const root = temporaryFolder();
    const run = runBulletin(['init', ...office, '--dry-run', '--scripts', 'none'], { cwd: root });
    expect(run.status).toBe(0);
    expect(readdirSync(root)).toEqual([]);
    expect(runBulletin(['init', ...office, '--scripts', 'none'], { cwd: root }).status).toBe(0);
    expect(run.stdout.trim().split('\n').sort()).toEqual(withoutHistory(root));
  });
});

test.skipIf(process.platform === 'win32')('a folder may have the longest of names, and any', () => {
  const home = temporaryFolder();
  for (const name of ['名'.repeat(84), 'a"b $(touch x) it\'s']) {
    const { status, stdout, stderr } = runBulletin(['init', name, ...office], { cwd: home });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${name}\n` });
    const [, typed = ''] = /cd (.*)/.exec(stderr) ?? [];
    const found = spawnSync('sh', ['-c', `cd ${typed} && basename "$PWD"`], { cwd: home, encoding: 'utf8' });
    expect(found.stdout).toBe(`${name}\n`);
  }
  expect(readdirSync(home)).toHaveLength(2);
});

test('a workspace that one stands in is named and left as it is', () => {
  const root = temporaryFolder();
  putFile(root, 'issues/bulletin.yaml', 'name: 试验周报\n');
  const run = runBulletin(['init', ...office], { cwd: root });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain(`“${root}”`);
  expect(filesIn(root)).toEqual(['issues/bulletin.yaml']);
});

test.each([
  ['without a terminal nothing is asked', ['--name', '试验周报'], '--publisher'],
  ['an issue of a running year needs its number', [...office, '--number', '120'], '--issue'],
  ['a template there is not', [...office, '--template', 'letter'], 'gb9704'],
  ['a service there is not', [...office, '--ci', 'gitee'], 'gitlab'],
  ['no pair', [...office, '--staff', '甲某'], '责编='],
  ['no kind of receivers', [...office, '--distribution', '抄=甲处'], '抄=甲处'],
  ['a measure of no series', [...office, '--measure', '窗口.咨询=人次'], '窗口.咨询=人次'],
  ['a series without measures', [...office, '--series', '窗口=试验窗口'], '--measure 窗口'],
  ['receivers stated twice', [...office, '--distribution', '报=甲处', '--distribution', '报=乙处'], '报'],
  ['a title of two lines', [...office, '--section', '工作动态\n![](x.png)'], '分成了几行'],
  ['a name of two lines', [...office, '--staff', '责\n编=甲某'], '分成了几行'],
  [
    'what was counted before the first issue of the year',
    [...office, ...['--series', '窗口=窗口', '--measure', '窗口.咨询=人次', '--opening', '窗口.咨询=7']],
    '窗口.咨询=7',
  ],
  ['no period', [...office, '--period', '下周'], '下周'],
  ['copies that are no number', [...office, '--copies', '一百'], 'issues/bulletin.yaml:6:9'],
  ['figures in the name', ['--name', '{{窗口.本周}}', '--publisher', '某某市试验中心'], 'placeholder-place'],
  ['a number that leads out', [...office, '--number', '../9', '--issue', '1'], 'value-number'],
  ['a number too long for a folder', [...office, '--number', '9007199254740991', '--issue', '1'], '9007199254740991'],
  [
    'a year that has begun without what was counted',
    [...office, '--number', '9', '--issue', '9', '--series', '窗口=窗口', '--measure', '窗口.咨询=人次'],
    '咨询',
  ],
])('%s: exit 2, and nothing is made', (_, typed, said) => {
  const home = temporaryFolder();
  const run = runBulletin(['init', '公报', ...typed], { cwd: home });
  expect(run).toMatchObject({ status: 2, stdout: '' });
  expect(run.stderr).toContain(said);
  expect(readdirSync(home)).toEqual([]);
});

/** What a machine for tests must have; elsewhere what needs it is left out, and said to be. */
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
if (!hasTerminal && process.env.CI === 'true') throw new Error('the tests of questions need util-linux’s script');

describe.skipIf(!hasTerminal)('at a terminal', () => {
  /** Runs it in a pseudo terminal and types these lines. */
  async function answer(cwd: string, typed: string): Promise<{ status: number | null; shown: string }> {
    const program = `'${process.execPath}' '${join(packageRoot, 'bin/bulletin.js')}' init 公报`;
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, TERM: 'xterm', BULLETIN_CACHE_MAX: '0' };
    const run = spawn('script', ['-qec', program, '/dev/null'], { cwd, env });
    let shown = '';
    run.stdout.on('data', (data: Buffer) => {
      // The terminal is told apart from a pipe once the first question stands.
      const begun = /刊名，|接着上次/;
      if (!begun.test(shown) && begun.test(shown + data)) run.stdin.write(typed);
      shown += data.toString();
    });
    const [status] = await once(run, 'close');
    return { status, shown };
  }

  test('everything is asked for, and what is wrong again', async () => {
    const home = temporaryFolder();
    const typed = [
      ...[
        '',
        '试验周报',
        '某某市试验中心',
        '市领导',
        '',
        '各处室',
        '一百',
        '100',
        '责编=甲某、审核',
        '责编=甲某、审核=乙某',
      ],
      ...['300', '', '40', '三月', '2001年3月5日—9日', '', '工作动态、重点工作'],
      ...[
        '窗 口',
        '412',
        '窗口',
        '试验窗口',
        '咨询',
        '咨询 人次、受理（件）、最长等候 分钟 最大、受理率 % 公式 受理/咨询',
      ],
      ...['3，021', '四四', '44', '<', '<', '3021', '4.5', '45', '18.5', ''],
      ...['公文', 'gb9704', '挤', 'word', 'gitee', 'github', 'all', ''],
    ];
    const { status, shown } = await answer(home, typed.join('\r'));
    expect(status).toBe(0);
    for (const said of [
      '不能空着',
      '“一百”',
      '看不懂',
      '指标要有单位',
      '“四四”',
      '“受理”要填整数，读到的是“4.5”',
      '“窗 口”',
      '“412”是数',
      '“3，021”记作 3021',
      '先挤后推',
      '可以是：word',
      '可以是：none',
    ]) {
      expect(shown).toContain(said);
    }
    const root = join(home, '公报');
    expect(parse(read(root, 'issues/bulletin.yaml'))).toMatchObject({
      name: '试验周报',
      template: 'gb9704',
      distribution: { 报: '市领导', 发: '各处室' },
      copies: 100,
      statistics: {
        窗口: {
          measures: {
            咨询: '人次',
            受理: '件',
            最长等候: { unit: '分钟', take: '最大' },
            受理率: { unit: '%', of: '受理/咨询' },
          },
          opening: [{ year: 2001, through: 299, 咨询: 3021, 受理: 45, 最长等候: 18.5 }],
        },
      },
    });
    // The whole template is copied, and says how lines are to be broken.
    expect(parse(read(root, 'templates/gb9704/template.yaml'))).toMatchObject({
      composition: { kinsoku: 'word', autospace: '0.25em', 'unit-glue': 'off', 'line-end-mark': 'half' },
      grid: { lines: 22 },
    });
    expect(readdirSync(join(root, 'issues/300'))).toEqual(['01-工作动态.md', '02-重点工作.md', 'index.md']);
    expect(read(root, 'issues/300/index.md')).toContain('date: 2001-03-09\nstaff:\n  责编: 甲某\n  审核: 乙某\n');
    expect(existsSync(join(root, '.github/workflows/bulletin.yml'))).toBe(true);
    expect(runBulletin(['build', '--draft'], { cwd: root }).status).toBe(0);
  });

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\r\u0004'],
  ])('%s keeps the answers, and the same command goes on from there', async (_, key) => {
    const home = temporaryFolder();
    const { status, shown } = await answer(home, `试验周报\r某某市试验中心\r${key}`);
    expect(status).toBe(130);
    expect(shown).toContain('bulletin-init.json');
    expect(readdirSync(home)).toEqual(['bulletin-init.json']);
    const again = await answer(home, '\r'.repeat(16));
    expect(again.shown).toContain('接着上次的问');
    expect(again.status).toBe(0);
    expect(read(join(home, '公报'), 'issues/bulletin.yaml')).toContain('name: 试验周报\npublisher: 某某市试验中心\n');
    expect(readdirSync(home)).toEqual(['公报']);
  });

  test('Ctrl-C before any answer leaves nothing behind', async () => {
    const home = temporaryFolder();
    const { status, shown } = await answer(home, '\u0003');
    expect(status).toBe(130);
    expect(shown).toContain('什么都没有写');
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('the files to double-click', () => {
  const root = (): string => {
    const folder = temporaryFolder();
    expect(runBulletin(['init', ...office, '--scripts', 'all'], { cwd: folder }).status).toBe(0);
    return folder;
  };

  test('of Windows are what cmd.exe reads right in any code page', () => {
    const folder = root();
    for (const name of ['预览', '检查', '生成']) {
      const bytes = readFileSync(join(folder, `${name}.cmd`));
      const text = bytes.toString('utf8');
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const [before = '', after = ''] = text.split('chcp 65001 >nul\r\n');
      expect(before).toBe('@echo off\r\n');
      expect(after).toMatch(/\p{Script=Han}/u);
      expect(text).not.toMatch(/^\s*:|goto/im);
      // What means something to cmd.exe stands in no text that it echoes.
      for (const [, said = ''] of text.matchAll(/echo ([^\r\n]+)/g))
        expect(said.replace('off', '')).not.toMatch(/[()&|<>^%!"]/);
      expect(text).toMatch(/\r\npause\r\n/);
    }
  });

  test.skipIf(process.platform === 'win32')('of other systems say what happened, and wait', () => {
    const folder = root();
    const double = (name: string, env: Record<string, string> = {}) => {
      expect(statSync(join(folder, name)).mode & 0o111).toBe(0o111);
      const surroundings = {
        PATH: process.env.PATH ?? '',
        HOME: process.env.HOME ?? '',
        BULLETIN_CACHE_MAX: '0',
        ...env,
      };
      return spawnSync(join(folder, name), { cwd: '/', env: surroundings, encoding: 'utf8', input: '\n' });
    };
    const installed = join(folder, 'node_modules/.bin');
    const bare = temporaryFolder();
    for (const name of ['sh', 'dirname']) symlinkSync(join('/bin', name), join(bare, name));
    const withoutNode = double('检查.sh', { PATH: bare });
    expect(withoutNode).toMatchObject({ status: 2 });
    expect(withoutNode.stdout).toContain('没有装 Node.js');
    symlinkSync(process.execPath, join(bare, 'node'));
    const withoutProgram = double('检查.sh', { PATH: bare });
    expect(withoutProgram).toMatchObject({ status: 2 });
    expect(withoutProgram.stdout).toContain('没有装 bulletin');

    mkdirSync(installed, { recursive: true });
    symlinkSync(join(packageRoot, 'bin/bulletin.js'), join(installed, 'bulletin'));
    const built = double('生成.command');
    expect(built.status).toBe(0);
    expect(built.stdout).toMatch(/dist\/1\.pdf\n[\s\S]*生成好了[\s\S]*按回车键关闭/);

    const section = join(folder, 'issues/1/01-工作动态.md');
    writeFileSync(section, '工作动态\n');
    const checked = double('检查.sh');
    expect(checked.status).toBe(1);
    expect(checked.stdout).toMatch(/01-工作动态\.md:1:1[\s\S]*改好存盘/);
  });
});
