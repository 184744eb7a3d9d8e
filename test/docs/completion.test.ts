import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, temporaryFolder } from '../cli/run-bulletin.js';
import { requireProgram } from '../tools/system-program.js';

const page = readFileSync(join(packageRoot, 'docs/completion.md'), 'utf8');

/** The commands of a section's code blocks that put the script into a file. */
function kept(shell: string): string {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${shell}\n`)) ?? '';
  const blocks = Array.from(section.matchAll(/```sh\n(.*?)```/gs), ([, block = '']) => block);
  return blocks.find((block) => block.includes('completions/') || block.includes('_bulletin')) ?? '';
}

/** A home with `bulletin` on the path, and what runs there. */
function openHome() {
  const home = temporaryFolder();
  const program = join(home, 'bulletin');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${join(packageRoot, 'bin/bulletin.js')}" "$@"\n`);
  chmodSync(program, 0o755);
  const env = { HOME: home, PATH: `${home}:${process.env.PATH}`, LANG: 'C.UTF-8', TERM: 'dumb' };
  const run = (command: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: packageRoot, env, encoding: 'utf8' });
    expect({ status, stderr }, args.join(' ')).toEqual({ status: 0, stderr: '' });
    return stdout;
  };
  return { home, run };
}

test.skipIf(!requireProgram('bash'))('bash finds what the page has kept', () => {
  const { home, run } = openHome();
  run('bash', '-c', kept('bash'));
  const file = join(home, '.local/share/bash-completion/completions/bulletin');
  expect(run('bash', '-c', `source ${file} && complete -p bulletin`)).toContain('_bulletin');
});

test.skipIf(!requireProgram('zsh'))('zsh finds what the page has kept, and what it evaluates', () => {
  const { home, run } = openHome();
  run('bash', '-c', kept('zsh'));
  expect(existsSync(join(home, '.zfunc/_bulletin'))).toBe(true);
  const start = 'fpath+=(~/.zfunc); autoload -Uz compinit && compinit -u -D';
  expect(run('zsh', '-f', '-c', `${start}; print $_comps[bulletin]`)).toBe('_bulletin\n');
  const evaluated =
    'autoload -Uz compinit && compinit -u -D; eval "$(bulletin completion zsh)"; print $_comps[bulletin]';
  expect(run('zsh', '-f', '-c', evaluated)).toBe('_bulletin\n');
});

test.skipIf(!requireProgram('fish'))('fish finds what the page has kept', () => {
  const { run } = openHome();
  run('bash', '-c', kept('fish'));
  expect(run('fish', '-c', 'complete -C "bulletin build 51"')).toBe('519\n');
});
