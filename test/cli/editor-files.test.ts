import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openYamlServer } from '../tools/yaml-language-server.js';
import { putFile, runBulletin, temporaryFolder } from './run-bulletin.js';

/* What `init` writes for editors, tried with what they use: the YAML language server, and the expressions of VS Code's tasks. */

const office = ['--name', '试验周报', '--publisher', '某某市试验中心', '--period', '2001-03-05/2001-03-09'];

function newWorkspace(): string {
  const root = temporaryFolder();
  expect(runBulletin(['init', ...office], { cwd: root }).status).toBe(0);
  return root;
}

const readJson = (root: string, path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

const INDEX = 'issues/1/index.md';

describe('the header of an issue', () => {
  let text = '';
  const opened = async (typed: (header: string) => string) => {
    const root = newWorkspace();
    text = typed(readFileSync(join(root, INDEX), 'utf8'));
    const { open } = await openYamlServer(root, readJson(root, '.vscode/settings.json'));
    return await open(INDEX, text);
  };

  test('is YAML to the editor, by its place', () => {
    const patterns = Object.entries(readJson(newWorkspace(), '.vscode/settings.json')['files.associations']);
    expect(patterns).toEqual([['**/issues/*/index.md', 'yaml']]);
  });

  test('has nothing against it as it is written', async () => {
    expect((await opened((header) => header)).diagnostics).toEqual([]);
  });

  test('has keys to complete, in both languages, and tells what they are', async () => {
    const file = await opened((header) => header.replace(/---\n$/, '\n---\n'));
    const lines = text.split('\n');
    const offered = await file.completeAt({ line: lines.lastIndexOf('---') - 1, character: 0 });
    expect(offered).toContain('copies');
    expect(offered).toContain('份数');
    const number = lines.findIndex((line) => line.startsWith('number:'));
    expect(await file.hoverAt({ line: number, character: 2 })).toContain('总第');
  });

  test('has what is wrong marked at its place, and a note behind it is left alone', async () => {
    const wrong = await opened((header) => header.replace('year: 2001', 'year: 二〇〇一'));
    const line = text.split('\n').findIndex((one) => one.startsWith('year:'));
    expect(wrong.diagnostics.map(({ range }) => range.start)).toEqual([{ line, character: 'year: '.length }]);
    const noted = await opened((header) => `${header}\n【编者按】本周，窗口办件{{综窗.本周.受理}}件。\n\n第二段。\n`);
    expect(noted.diagnostics).toEqual([]);
  });
});

describe('the tasks', () => {
  interface Task {
    readonly command: string;
    readonly problemMatcher: { readonly pattern: Readonly<Record<string, string>> };
  }
  const tasksOf = (root: string): readonly Task[] => readJson(root, '.vscode/tasks.json').tasks;

  const calledBy = (root: string, command: string): string =>
    command.replace(/^\$\{config:([\w.]+)\} /, (_, key) => `${readJson(root, '.vscode/settings.json')[key]} `);

  test('call commands that there are', () => {
    const root = newWorkspace();
    expect(tasksOf(root)).toHaveLength(3);
    for (const { command } of tasksOf(root)) {
      const typed = /^npx --no bulletin (.+)$/.exec(calledBy(root, command))?.[1]?.split(' ') ?? [];
      expect(runBulletin([...typed, '--help'], { cwd: root }).status, command).toBe(0);
    }
  });

  test('have every finding of check matched, with its place and its parts', () => {
    const root = newWorkspace();
    putFile(root, 'issues/1/02-要闻.md', '# 要闻\n\n召开会议,部署工作。{{没有}}\n');
    const check = tasksOf(root).find(({ command }) => command.includes(' check '));
    const typed = calledBy(root, check?.command ?? '').replace('npx --no bulletin ', '');
    const { stdout, status } = runBulletin(typed.split(' '), { cwd: root });
    expect(status).toBe(1);
    const { regexp = '', ...parts } = check?.problemMatcher.pattern ?? {};
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    const matches = lines.map((line) => new RegExp(regexp).exec(line));
    const found = matches.map((match) =>
      Object.fromEntries(Object.entries(parts).map(([part, group]) => [part, match?.[Number(group)]])),
    );
    const file = 'issues/1/02-要闻.md';
    expect(found).toContainEqual(
      expect.objectContaining({ file, line: '3', column: '5', severity: 'warning', code: 'half-width-mark' }),
    );
    for (const { message } of found) expect(message).toMatch(/\p{Script=Han}/u);
  });
});
