import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CheckRequest, check } from '../../src/commands/check.js';
import { UsageError } from '../../src/model/usage-error.js';
import { packageRoot, putFile, workspaceWith } from '../cli/run-bulletin.js';
import { type ListeningTerminal, listeningTerminal } from './listening-terminal.js';

interface Run {
  readonly status: number;
  readonly terminal: ListeningTerminal;
}

async function run(root: string, request: Partial<CheckRequest> = {}, wishes = {}): Promise<Run> {
  const terminal = listeningTerminal(root, wishes);
  const asked = { numbers: [], systemFonts: false, cwd: undefined, packageRoot, version: '0.0.0', ...request };
  return { status: await check(asked, terminal), terminal };
}

/** What is found, as `path:line:column: severity [rule]`. */
async function found(root: string, request: Partial<CheckRequest> = {}): Promise<readonly string[]> {
  const { terminal } = await run(root, { ...request, format: 'short' });
  const lines = terminal.written().split('\n').filter(Boolean);
  return lines.map((line) => line.replace(/^(\S+: \w+): .* (\[[\w-]+\])$/, '$1 $2'));
}

/** Two numbers out of order: warnings. */
const unordered = '# 试验情况\n\n（一）甲。\n\n（三）乙。\n\n（七）丙。\n';
const warnings = ['issues/3/01-试验.md:5:1: warning [label-order]', 'issues/3/01-试验.md:7:1: warning [label-order]'];

test('sound sources are said to be sound', async () => {
  const { status, terminal } = await run(workspaceWith(3));
  expect({ status, written: terminal.written() }).toEqual({ status: 0, written: '' });
  expect(terminal.said()).toBe('查了第3期，没有发现问题\n');
  expect((await run(workspaceWith(3), {}, { quiet: true })).terminal.said()).toBe('');
});

test('findings are results, how many there are is talk, and warnings alone pass', async () => {
  const root = workspaceWith(3);
  putFile(root, 'issues/3/01-试验.md', unordered);
  const { status, terminal } = await run(root);
  expect(status).toBe(0);
  expect(terminal.written()).toMatch(
    /^issues\/3\/01-试验\.md:5:1: 警告：.* \[label-order\] 第1页第3行\n {2}5 │ （三）乙。\n/,
  );
  expect(terminal.said()).toBe('查了第3期：2 个警告\n');
});

test.each([
  ['2', 0],
  ['１', 1],
  ['0', 1],
])('--max-warnings %s, of two, exits with %i', async (maxWarnings, expected) => {
  const root = workspaceWith(3);
  putFile(root, 'issues/3/01-试验.md', unordered);
  const { status, terminal } = await run(root, { maxWarnings });
  expect(status).toBe(expected);
  expect(terminal.said().includes('--max-warnings')).toBe(expected === 1);
});

test.each(['-1', '', '1.5', 'all'])('--max-warnings “%s” is refused', async (maxWarnings) => {
  await expect(run(workspaceWith(3), { maxWarnings })).rejects.toThrow(UsageError);
});

test('an error exits with 1, and nothing is written to the workspace', async () => {
  const root = workspaceWith(3);
  putFile(root, 'issues/3/02-错.md', '本周没有标题。\n');
  const { status, terminal } = await run(root, { format: 'json' });
  expect(status).toBe(1);
  expect(JSON.parse(terminal.written())).toMatchObject({ version: 1, errors: 1, warnings: 0, hints: 0 });
  expect(() => readFileSync(join(root, 'dist/3.pdf'))).toThrow('ENOENT');
});

describe('several issues', () => {
  test('are all checked with --all, and what they share is reported once', async () => {
    const root = workspaceWith(3, 4);
    putFile(
      root,
      'issues/bulletin.yaml',
      `${readFileSync(join(root, 'issues/bulletin.yaml'), 'utf8')}rules: {nothing: off}\n`,
    );
    for (const number of [3, 4]) putFile(root, `issues/${number}/01-试验.md`, unordered);
    const all = await found(root, { all: true });
    expect(all.filter((line) => line.endsWith('[label-order]'))).toHaveLength(4);
    expect(all.filter((line) => line.endsWith('[rule-unknown]'))).toHaveLength(1);
    expect((await run(root, { all: true })).terminal.said()).toMatch(/^查了 2 期：/);
  });

  test('are found the same, alone or with others', async () => {
    const root = workspaceWith(3, 4, 5, 6, 7);
    for (const number of [3, 5, 7]) putFile(root, `issues/${number}/01-试验.md`, unordered);
    const alone = [];
    for (const number of ['3', '4', '5', '6', '7']) alone.push(...(await found(root, { numbers: [number] })));
    expect(await found(root, { all: true })).toEqual(alone);
    expect(alone.filter((line) => line.endsWith('[label-order]'))).toHaveLength(6);
  });

  test('are compared with the four before them', async () => {
    const root = workspaceWith(3, 4, 5, 6, 7, 8);
    const told = '某某试验组本周完成了甲项试验的第一轮登记，共核对器材三十二件，发现两件需要更换，已经报请某某科处理。';
    const other = '某某巡查组走访了乙片区的全部网点，听取了值班人员的意见，对排队时间长的问题提出了办法，下月起试行。';
    putFile(root, 'issues/3/01-试验.md', `# 试验情况\n\n${other}\n`);
    putFile(root, 'issues/4/01-试验.md', `# 试验情况\n\n${told}\n`);
    putFile(root, 'issues/8/01-试验.md', `# 试验情况\n\n${told}\n\n${other}\n`);
    const repeated = ['issues/8/01-试验.md:3:1: warning [repeated-paragraph]'];
    const isRepeated = (line: string): boolean => line.endsWith('[repeated-paragraph]');
    expect((await found(root, { numbers: ['8'] })).filter(isRepeated)).toEqual(repeated);
    expect((await found(root, { all: true })).filter(isRepeated)).toEqual(repeated);
  });

  test('a later one never matters to an earlier one', async () => {
    const root = workspaceWith(3, 4);
    putFile(root, 'issues/3/01-试验.md', unordered);
    putFile(root, 'issues/4/index.md', '---\nnumber：4\n');
    expect(await found(root, { numbers: ['3'] })).toEqual(warnings);
  });
});

test('severities of bulletin.yaml hold for what reading finds too', async () => {
  const root = workspaceWith(3);
  putFile(root, 'issues/3/草稿.md', '草稿。\n');
  putFile(root, 'issues/旧/index.md', '');
  const settings = readFileSync(join(root, 'issues/bulletin.yaml'), 'utf8');
  expect(await found(root)).toEqual([
    'issues/3/草稿.md:1:1: warning [section-name]',
    'issues/旧/index.md:1:1: hint [folder-name]',
  ]);
  putFile(root, 'issues/bulletin.yaml', `${settings}rules: {section-name: off, folder-name: warning}\n`);
  expect(await found(root)).toEqual(['issues/旧/index.md:1:1: warning [folder-name]']);
});

test('people.yaml is read where there is one', async () => {
  const root = workspaceWith(3);
  putFile(root, 'issues/people.yaml', '- {name: [\n');
  expect((await found(root)).some((line) => /^issues\/people\.yaml:\d+:\d+: error/.test(line))).toBe(true);
});

describe('--explain', () => {
  test('shows the page of a rule, and checks nothing', async () => {
    const { status, terminal } = await run('/', { explain: 'label-order' });
    expect(status).toBe(0);
    expect(terminal.written()).toMatch(/^label-order {2}\S/);
    expect(terminal.said()).toBe('');
  });

  test('takes a rule as findings show it, and speaks English', async () => {
    const { terminal } = await run('/', { explain: '[label-order]' }, { language: 'en' });
    expect(terminal.written()).toMatch(/^label-order\n\nWhy\n/);
  });

  test('names the nearest rule where there is none', async () => {
    const unknown = run('/', { explain: 'lable-order' });
    await expect(unknown).rejects.toMatchObject({ code: 'unknown-rule', params: { nearest: 'label-order' } });
  });

  test('takes no issue', async () => {
    await expect(run('/', { explain: 'label-order', numbers: ['3'] })).rejects.toThrow(UsageError);
  });
});
