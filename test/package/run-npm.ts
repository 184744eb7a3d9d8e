import { spawnSync } from 'node:child_process';
import { packageRoot } from '../cli/run-bulletin.js';

/** What `npm test` tells its children of this package; what the user has set of npm stays. */
const OF_THIS_RUN = /^(?:npm_(?!config_)|npm_config_local_prefix|INIT_CWD)/i;

/** As a user has it who doesn't run tests. */
export const npmEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !OF_THIS_RUN.test(name)),
);

/** Runs npm, which takes what it has in its cache and nothing newer. */
export function runNpm(typed: readonly string[], cwd: string) {
  const { status, stdout, stderr, error } = spawnSync(
    'npm',
    [...typed, '--prefer-offline', '--no-audit', '--no-fund'],
    {
      cwd,
      encoding: 'utf8',
      env: npmEnvironment,
    },
  );
  if (error) throw error;
  return { status, stdout, stderr };
}

/** What npm would pack, or has packed. */
export interface Packed {
  readonly filename: string;
  /** In bytes. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number; readonly mode: number }[];
}

/** Packs this package into a folder; with `--dry-run` only says what that would be. */
export function pack(...options: readonly string[]): Packed {
  const { status, stdout, stderr } = runNpm(['pack', '--json', ...options], packageRoot);
  if (status !== 0) throw new Error(stderr);
  const packed: readonly Packed[] = Object.values(JSON.parse(stdout));
  const [first] = packed;
  if (!first) throw new Error('npm packed nothing');
  return first;
}

/** The sizes of packages' tarballs as a registry has them, in bytes. */
export function tarballSizes(...specifiers: readonly string[]): readonly number[] {
  const { status, stdout, stderr } = runNpm(['pack', '--dry-run', '--json', ...specifiers], packageRoot);
  if (status !== 0) throw new Error(stderr);
  const packed: readonly Packed[] = Object.values(JSON.parse(stdout));
  return packed.map(({ size }) => size);
}

/**
 * Whether npm failed for want of a network: what it doesn't have in its cache it has to fetch. A user's machine may have
 * none, and is told what was skipped; where `CI` is true nothing may be skipped.
 */
export function isOffline(stderr: string): boolean {
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENOTCACHED|ENETUNREACH/.test(stderr);
  if (!offline || process.env.CI === 'true') return false;
  process.stderr.write('tests of an installation are skipped: npm finds no network\n');
  return true;
}
