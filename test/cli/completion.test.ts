import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { afterAll, describe, expect, test } from 'vitest';
import { knownRules } from '../../src/catalogue.js';
import { valueKinds } from '../../src/command-line/complete-line.js';
import { createProgram } from '../../src/command-line/create-program.js';
import { writeWeeklyWorkspace } from '../bench/weekly-workspace.js';
import { isLong } from '../tools/suite.js';
import { requireProgram } from '../tools/system-program.js';
import { packageRoot, putFile, runBulletin, spawnBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];
/** Where zsh keeps what it knows of its own functions, so that it is gathered once. */
const zshDump = join(mkdtempSync(join(tmpdir(), 'bulletin-zsh-')), 'dump');
afterAll(() => rmSync(dirname(zshDump), { recursive: true, force: true }));
const there = new Map(shells.map((shell) => [shell, requireProgram(shell)]));

/** Offers what a shell offers when the tabulator is pressed behind a line. */
interface Offering {
  readonly line: string;
  readonly cwd: string;
}

/** A folder with `bulletin` to be found by a shell. */
function programFolder(): string {
  const folder = temporaryFolder();
  const program = join(folder, 'bulletin');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(packageRoot, 'bin/bulletin.js')}" "$@"\n`);
  chmodSync(program, 0o755);
  return folder;
}

/** Fills COMP_WORDS as readline does with COMP_WORDBREAKS as it is: parted at blanks and at `=`. */
const bashDriver = String.raw`
eval "$(bulletin completion bash)" || exit 1
COMP_WORDS=()
while IFS= read -r word; do COMP_WORDS+=("$word"); done
COMP_CWORD=$(( ${'$'}{#COMP_WORDS[@]} - 1 ))
_bulletin "${'$'}{COMP_WORDS[0]}" "${'$'}{COMP_WORDS[COMP_CWORD]}" "${'$'}{COMP_WORDS[COMP_CWORD-1]}"
printf '%s\n' "${'$'}{COMPREPLY[@]}"
`;

/** A second, interactive zsh gets the line typed; all that is added to its matches is kept. */
const zshDriver = String.raw`
zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner 'PROMPT=; autoload -Uz compinit; compinit -u -d $DUMP; eval "$(bulletin completion zsh)"'
zpty -w inner 'compadd() { local -a hits; builtin compadd -A hits "$@"; (( $#hits )) && print -rl -- $hits >> $KEPT; builtin compadd "$@" }'
zpty -w inner 'finish() { print -r -- "end" >> $KEPT; exit }; zle -N finish; bindkey "^X" finish; bindkey "^I" complete-word; LISTMAX=9999'
zpty -w inner 'zle-line-init() { print -r begin >> $KEPT }; zle -N zle-line-init'
repeat 2400 { zpty -r -t inner >/dev/null; grep -q '^begin' $KEPT 2>/dev/null && break; sleep 0.05 }
zpty -w -n inner "$LINE"$'\t\x18'
repeat 2400 { zpty -r -t inner >/dev/null; grep -q '^end' $KEPT && break; sleep 0.05 }
zpty -d inner
`;

const fishDriver = 'bulletin completion fish | source; complete -C "$LINE"';

/** The values that a real shell offers, each once, in its order. */
function offered(shell: Shell, { line, cwd }: Offering): readonly string[] {
  const kept = join(temporaryFolder(), 'kept');
  const { HOME = '', PATH = '' } = process.env;
  const env = {
    HOME,
    PATH: `${programFolder()}:${PATH}`,
    LANG: 'C.UTF-8',
    LINE: line,
    KEPT: kept,
    DUMP: zshDump,
    TERM: 'dumb',
  };
  const run = (program: string, args: readonly string[], input = '') =>
    spawnSync(program, args, { cwd, env, input, encoding: 'utf8' });
  if (shell === 'zsh') {
    const { stderr } = run('zsh', ['-f', '-c', zshDriver]);
    expect(stderr).toBe('');
    const lines = readFileSync(kept, 'utf8').split('\n');
    expect(lines).toContain('end');
    return [...new Set(lines.filter((value) => !['', 'begin', 'end'].includes(value)))];
  }
  const words = line.split(/ +|(=)/).filter((word) => word !== undefined);
  const { stdout, stderr, status } =
    shell === 'bash'
      ? run('bash', ['--norc', '-c', bashDriver], words.map((word) => `${word}\n`).join(''))
      : run('fish', ['--no-config', '-c', fishDriver]);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  const values = stdout.split('\n').map((text) => text.split('\t')[0] ?? '');
  return [...new Set(values.filter((value) => value !== ''))];
}

describe.each(shells)('%s', (shell) => {
  const isThere = there.get(shell) === true;
  /** The scripts ask the program for the same; that they hand on the answer shows in a few. */
  const isLeftOut = !isLong && shell !== 'bash';

  test.skipIf(!isThere)('completes commands, and those of commands', () => {
    const cwd = workspaceWith(1);
    expect(offered(shell, { line: 'bulletin bu', cwd })).toEqual(['build']);
    expect(offered(shell, { line: 'bulletin cache ', cwd })).toEqual(['clear']);
    expect(offered(shell, { line: 'bulletin help cache ', cwd })).toEqual(['clear']);
  });

  test.skipIf(!isThere)('completes the issues of the workspace, the newest first, also of one named by -C', () => {
    const root = workspaceWith(8, 9, 10, 104);
    putFile(root, 'issues/2024-增1/index.md', '');
    putFile(root, 'issues/附件/表.csv', '');
    expect(offered(shell, { line: 'bulletin build ', cwd: root })).toEqual(['104', '10', '9', '8', '2024-增1']);
    expect(offered(shell, { line: `bulletin -C ${root} check 10`, cwd: '/' })).toEqual(['104', '10']);
    expect(offered(shell, { line: `bulletin check --cwd=${root} 104 1`, cwd: '/' })).toEqual(['10']);
  });

  test.skipIf(!isThere)('completes options, their values, and files', () => {
    const cwd = workspaceWith(1);
    putFile(cwd, 'press/old.pdf', '');
    expect(offered(shell, { line: 'bulletin build --fo', cwd })).toEqual(expect.arrayContaining(['--force']));
    const prefix = shell === 'fish' ? '--format=' : '';
    expect(offered(shell, { line: 'bulletin check --format js', cwd })).toEqual(['json']);
    expect(offered(shell, { line: 'bulletin check --format=j', cwd })).toEqual([`${prefix}json`, `${prefix}junit`]);
    expect(offered(shell, { line: 'bulletin --lang ', cwd })).toEqual(['zh', 'en']);
    const [folder = ''] = offered(shell, { line: 'bulletin build -o pr', cwd });
    expect(folder.replace(/\/$/, '')).toBe('press');
  });

  test.skipIf(!isThere || isLeftOut)('completes rules, series and measures', () => {
    const cwd = temporaryFolder();
    writeWeeklyWorkspace(cwd, 2);
    expect(offered(shell, { line: 'bulletin check --explain label-', cwd })).toEqual(
      expect.arrayContaining(knownRules.ids.filter((rule) => rule.startsWith('label-'))),
    );
    expect(offered(shell, { line: 'bulletin stats --series ', cwd })).toEqual(['窗口']);
    expect(offered(shell, { line: 'bulletin stats --explain 收', cwd })).toEqual(['收件']);
    expect(offered(shell, { line: 'bulletin stats --issue ', cwd })).toEqual(['2', '1']);
  });

  test.skipIf(!isThere || isLeftOut)('offers nothing, and says nothing, where there is no sound workspace', () => {
    const cwd = workspaceWith(1);
    putFile(cwd, 'issues/bulletin.yaml', 'statistics: [\n');
    expect(offered(shell, { line: 'bulletin stats --series ', cwd })).toEqual([]);
    expect(offered(shell, { line: 'bulletin -C /no/such/folder build ', cwd })).toEqual([]);
    expect(offered(shell, { line: 'bulletin build ', cwd: temporaryFolder() })).toEqual([]);
    rmSync(join(cwd, 'issues'), { recursive: true });
    putFile(cwd, 'issues', 'a file');
    expect(offered(shell, { line: 'bulletin build ', cwd })).toEqual([]);
    expect(offered(shell, { line: 'bulletin nosuch ', cwd })).toEqual([]);
  });
});

test('quotes and backslashes that bash leaves in words are taken off', () => {
  const root = workspaceWith(1);
  const say = (shell: string, ...words: string[]) => runBulletin(['complete', shell, '--', ...words], { cwd: root });
  expect(say('bash', '-C', '"my folder', '').stdout).toMatch(/^values\n/);
  putFile(root, 'my folder/issues/7/index.md', '');
  expect(say('bash', '-C', '"my folder"', 'build', '').stdout).toBe('values\n7\n');
  expect(say('bash', '-C', 'my\\ folder', 'build', '').stdout).toBe('values\n7\n');
  expect(say('fish', '-C', 'my folder', 'build', '').stdout).toBe('values\n7\n');
});

test('no option or value of the line that is completed is taken for one of its own', () => {
  const { status, stdout, stderr } = runBulletin([
    'complete',
    'bash',
    '--',
    '--version',
    '--lang',
    'fr',
    '--help',
    'bu',
  ]);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'values\nbuild\n', stderr: '' });
});

test('a shell there is no script for is refused by the names of those there are', () => {
  const { status, stdout, stderr } = runBulletin(['completion', 'zhs']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('zsh');
});

test('a thousand issues are completed in as many steps as ten', () => {
  const steps = [10, 1000].map((count) => {
    const root = temporaryFolder();
    writeWeeklyWorkspace(root, count);
    const calls = join(temporaryFolder(), 'calls');
    const env = {
      NODE_OPTIONS: `--require ${fileURLToPath(import.meta.resolve('./count-file-calls.cjs'))}`,
      CALLS: calls,
    };
    const { stdout } = spawnBulletin(['complete', 'bash', '--', '-C', root, 'build', ''], { env });
    expect(stdout.split('\n')).toHaveLength(count + 2);
    return Number(readFileSync(calls, 'utf8'));
  });
  expect(steps[0]).toBeGreaterThan(0);
  expect(steps[1]).toBe(steps[0]);
});

test('every kind of value belongs to an option or argument of the program', () => {
  const program = createProgram({ arguments: [], packageRoot, version: '0' }, 'zh', () => {});
  const below = (command: Command): readonly string[] => [
    ...command.options.map(({ long }) => `${command.name()} ${long}`),
    ...command.registeredArguments.map((_, index) => `${command.name()} ${index}`),
    ...command.commands.flatMap(below),
  ];
  expect(below(program)).toEqual(expect.arrayContaining(Object.keys(valueKinds)));
});
