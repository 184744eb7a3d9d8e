import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandNames } from '../../src/command-names.js';
import { cacheWithFonts } from './archive-workspace.js';
import { type Run, type RunOptions, runBulletin, spawnBulletin, workspaceWith } from './run-bulletin.js';

/* Most tests call the program in a process that runs many. What it says and does there is what it does when a shell starts it. */

/** One call of each command that ends by itself. */
const calls: Readonly<Record<string, readonly string[]>> = {
  build: ['build', '9', '--no-system-fonts'],
  check: ['check', '9', '--no-system-fonts', '--format', 'json'],
  stats: ['stats', '--lang', 'en'],
  watch: ['watch', '7'],
  new: ['new', '10'],
  review: ['review', '9', 'issues/9/index.md'],
  redline: ['redline', '9', '--from', 'draft', '--no-system-fonts'],
  release: ['release', '9', '--dry-run', '--no-system-fonts'],
  import: ['import', 'issues/9/index.md', '--history', '2000'],
  undo: ['undo', '--list'],
  backup: ['backup', '.', '--lang', 'en'],
  list: ['list', '--format', 'csv'],
  ci: ['ci', '--no-system-fonts'],
  init: ['init', 'another', '--name', '试验周报', '--publisher', '某某试验中心', '--dry-run'],
  doctor: ['doctor', '--format', 'json', '--no-system-fonts'],
  fonts: ['fonts', '--lock', '--no-system-fonts'],
  cache: ['cache', 'clear'],
  completion: ['completion', 'bash'],
  complete: ['complete', 'bash', '--', 'build', ''],
  update: ['update', 'issues/9/index.md'],
  manual: ['manual', '--lang', 'en'],
  help: ['help', 'build'],
};

/** As names of files have it. */
const TIME = /\d{8}-(?:\d{6}(?=-)|\d{4}(?=\.zip))/g;

test.each([...commandNames])('%s does in a process of its own what it does in one that runs many', (name) => {
  const typed = calls[name];
  if (!typed) throw new Error(`no call of ${name}`);
  const outcome = (run: (typed: readonly string[], options: RunOptions) => Run) => {
    const cwd = workspaceWith(9);
    const env = { BULLETIN_CACHE: cacheWithFonts() };
    const said = run(typed, { cwd, env });
    const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).sort();
    const files = names.map((file) => file.replace(TIME, '…'));
    const pdfs = names
      .filter((file) => file.endsWith('.pdf'))
      .map((file) => readFileSync(join(cwd, file)).toString('base64'));
    // What differs from folder to folder and from time to time.
    const [stdout, stderr] = [said.stdout, said.stderr].map((text) =>
      text
        .replaceAll(cwd, '.')
        .replaceAll(TIME, '…')
        .replaceAll(env.BULLETIN_CACHE, 'cache')
        .replaceAll(/[\d.]+ (?:ms|s|毫秒|秒|GB|MB|KB)/g, '…'),
    );
    return { status: said.status, stdout, stderr, files, pdfs };
  };
  const started = outcome(spawnBulletin);
  expect(started.status).not.toBe(70);
  expect(outcome(runBulletin)).toEqual(started);
});
