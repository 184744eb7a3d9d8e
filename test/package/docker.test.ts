import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageRoot, workspaceWith } from '../cli/run-bulletin.js';
import { isLong } from '../tools/suite.js';
import { isOffline, npmEnvironment } from './run-npm.js';

/*
 * No Docker runs here: its instructions are done by hand, each stage in a folder of its own, with nothing of this repository
 * but what is copied into it.
 */

interface Instruction {
  readonly keyword: string;
  readonly rest: string;
}

const linesOf = (name: string): readonly string[] =>
  readFileSync(join(packageRoot, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

const instructions: readonly Instruction[] = linesOf('Dockerfile').map((line) => {
  const [keyword = '', ...rest] = line.split(' ');
  return { keyword, rest: rest.join(' ') };
});

/** From each FROM to the next. */
const stages: Instruction[][] = [];
for (const instruction of instructions) {
  if (instruction.keyword === 'FROM') stages.push([]);
  stages.at(-1)?.push(instruction);
}

/** What .dockerignore lets through, which names all that it does. */
const letThrough = linesOf('.dockerignore').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
const isLetThrough = (path: string): boolean => letThrough.some((name) => path === name || path.startsWith(`${name}/`));

const made = mkdtempSync(join(tmpdir(), 'bulletin-docker-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** A folder that stands for the file system of an image. */
class Image {
  readonly root: string;
  #workdir = '/';
  readonly env: Record<string, string> = {};

  constructor(name: string) {
    this.root = join(made, name);
    mkdirSync(join(this.root, 'tmp'), { recursive: true });
  }

  /** Paths of the image are those of this folder. */
  #here = (text: string): string => text.replace(/(^|[\s=])\/(?=[a-z])/g, `$1${this.root}/`);

  in = (path: string): string => join(this.root, path);

  do({ keyword, rest }: Instruction, from: Readonly<Record<string, Image>>): void {
    switch (keyword) {
      case 'WORKDIR':
        this.#workdir = rest;
        mkdirSync(this.in(rest), { recursive: true });
        break;
      case 'ENV': {
        const [name = '', value = ''] = rest.split('=');
        this.env[name] = this.#here(value);
        break;
      }
      case 'COPY':
        this.#copy(rest.split(' '), from);
        break;
      case 'RUN':
        this.#run(rest);
        break;
    }
  }

  #copy(words: readonly string[], from: Readonly<Record<string, Image>>): void {
    const stage = words[0]?.startsWith('--from=') ? from[words[0].slice('--from='.length)] : undefined;
    const paths = stage ? words.slice(1) : words;
    const [target = '', sources] = [paths.at(-1), paths.slice(0, -1)];
    const there = target.startsWith('/') ? this.in(target) : this.in(join(this.#workdir, target));
    for (const source of sources) {
      const isMany = target.endsWith('/');
      cpSync(stage ? stage.in(source) : join(packageRoot, source), isMany ? join(there, source) : there, {
        recursive: true,
      });
    }
  }

  #run(command: string): void {
    // That would empty the cache of whoever runs the tests.
    const typed = this.#here(command.replace(/ && npm cache clean --force$/, ''));
    const { status, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', typed], {
      cwd: this.in(this.#workdir),
      encoding: 'utf8',
      env: { ...npmEnvironment, npm_config_prefix: this.in('/usr/local'), npm_config_prefer_offline: 'true' },
    });
    if (status !== 0) throw new Error(`${command}\n${stderr}`);
  }
}

describe('the Dockerfile', () => {
  test('copies what is there and what .dockerignore lets through, and that lets nothing else through', () => {
    const copied = instructions
      .filter(({ keyword, rest }) => keyword === 'COPY' && !rest.startsWith('--from='))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
    expect(copied.filter((path) => !isLetThrough(path))).toEqual([]);
    expect([...letThrough].sort()).toEqual([...copied].sort());
    expect(linesOf('.dockerignore')[0]).toBe('*');
  });

  test('begins from a Node.js that the package runs on', () => {
    const bases = stages.flatMap(([from]) => (from ? [from.rest] : []));
    const [, needed = ''] =
      /(\d+)/.exec(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).engines.node) ?? [];
    for (const base of bases) {
      const [, major] = /^node:(\d+)-slim(?: AS package)?$/.exec(base) ?? [];
      expect(Number(major), base).toBeGreaterThan(Number(needed));
    }
  });

  test('ends with an image that starts bulletin, as a user without privileges, in /workspace', () => {
    const last = (keyword: string) => stages.at(-1)?.findLast((instruction) => instruction.keyword === keyword)?.rest;
    expect(['USER', 'WORKDIR', 'ENTRYPOINT', 'CMD'].map(last)).toEqual([
      'node',
      '/workspace',
      '["bulletin"]',
      '["--help"]',
    ]);
    const keywords = stages.at(-1)?.map(({ keyword }) => keyword) ?? [];
    expect(keywords.lastIndexOf('RUN')).toBeLessThan(keywords.indexOf('USER'));
  });

  test.runIf(isLong)(
    'done by hand makes a program that builds a workspace, and brings no source and no compiler',
    ({ skip }) => {
      const [first, second] = [new Image('first'), new Image('second')];
      try {
        for (const instruction of stages[0] ?? []) first.do(instruction, {});
        for (const instruction of stages[1] ?? []) second.do(instruction, { package: first });
      } catch (error) {
        skip(error instanceof Error && isOffline(error.message));
        throw error;
      }

      const cwd = workspaceWith(1);
      const run = (...typed: readonly string[]) =>
        spawnSync(second.in('/usr/local/bin/bulletin'), typed, {
          cwd,
          encoding: 'utf8',
          env: { PATH: process.env.PATH ?? '', ...second.env },
        });
      expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
      expect(run('build', '--no-system-fonts')).toMatchObject({ status: 0, stdout: `dist${sep}1.pdf\n` });
      expect(existsSync(second.in('/tmp/bulletin-cache'))).toBe(true);
      const modules = second.in('/usr/local/lib/node_modules');
      for (const name of ['bulletin/src', 'bulletin/node_modules/esbuild', 'bulletin/node_modules/typescript']) {
        expect(existsSync(join(modules, name)), name).toBe(false);
      }
    },
  );
});
