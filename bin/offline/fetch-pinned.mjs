/**
 * Packages of npm that the offline package has and this repository's node_modules doesn't: runtimes of other systems, the
 * decoder of images that runs on all of them. npm fetches them, or has them in its cache; what they must be is pinned here.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Unpacks a package as it was published.
 * @param pinned `integrity` is the SHA-512 of its tarball, as a lock file of npm has it
 * @param scratch a folder for what is fetched
 * @returns the folder of its files
 * @throws Error where it can't be had, or is not what was pinned
 */
export function fetchPinned({ name, version, integrity }, scratch) {
  mkdirSync(scratch, { recursive: true });
  const listed = run('npm', [
    'pack',
    `${name}@${version}`,
    '--json',
    '--prefer-offline',
    '--pack-destination',
    scratch,
  ]);
  const tarball = join(scratch, JSON.parse(listed)[0].filename);
  const digest = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (digest !== integrity) throw new Error(`${name}@${version} is ${digest}, not ${integrity} as pinned`);
  const folder = join(scratch, name.replace('/', '+'));
  mkdirSync(folder, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  return folder;
}

/** What a program prints. npm is a script of the shell on Windows. */
export function run(program, given, options = {}) {
  const shell = process.platform === 'win32' && program === 'npm';
  const { status, error, stdout, stderr } = spawnSync(program, given, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell,
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${given.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}
