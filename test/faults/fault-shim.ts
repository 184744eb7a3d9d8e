import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { type Run, type RunOptions, spawnBulletin, temporaryFolder } from '../cli/run-bulletin.js';

/** What happens: the program is killed, the disk is full or turns read-only from there on, one call fails, or a read finds the end. */
export type FaultKind = 'KILL' | 'ENOSPC' | 'EROFS' | 'EIO' | 'EPERM' | 'EMFILE' | 'CUT';

/** Where it happens: at a touch of something below a folder, by its number in `listTouches`, from 1. */
export interface Fault {
  readonly folder: string;
  readonly at: number;
  readonly kind: FaultKind;
  /** Whether what is opened for reading, and reads, are the touches, instead of what changes something. */
  readonly reads?: boolean;
}

/** Runs the real program with faults. */
export interface FaultShim {
  /** Each touch of a run without a fault, as the call and the path: `open /tmp/…`. */
  listTouches(typed: readonly string[], folder: string, options?: RunOptions & Pick<Fault, 'reads'>): readonly string[];
  run(typed: readonly string[], fault: Fault, options?: RunOptions): Run;
}

/**
 * The shim; none where this computer can't have one, for `describe.skipIf(!shim)`. A user's machine may be without a
 * compiler and is told what was skipped.
 * @throws Error where `CI` is true and it can't be made on Linux
 */
export function openFaultShim(): FaultShim | undefined {
  const library = makeLibrary();
  if (library === undefined) return undefined;
  const environment = ({ folder, at, kind, reads }: Fault): Record<string, string> => ({
    LD_PRELOAD: library,
    FAULT_FOLDER: realpathSync(folder),
    FAULT_AT: String(at),
    FAULT_ERRNO: String(kind === 'KILL' ? 0 : kind === 'CUT' ? -1 : constants.errno[kind]),
    FAULT_STAYS: kind === 'ENOSPC' || kind === 'EROFS' ? '1' : '0',
    FAULT_READS: reads ? '1' : '0',
  });
  return {
    listTouches(typed, folder, { reads = false, ...options } = {}) {
      const log = join(temporaryFolder(), 'touches');
      const env = { ...options.env, ...environment({ folder, at: 0, kind: 'KILL', reads }), FAULT_LOG: log };
      spawnBulletin(typed, { ...options, env });
      return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
    },
    run: (typed, fault, options = {}) =>
      spawnBulletin(typed, { ...options, env: { ...options.env, ...environment(fault) } }),
  };
}

function makeLibrary(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-faults-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, 'faults.so');
  const source = fileURLToPath(new URL('faults.c', import.meta.url));
  const compilers = process.platform === 'linux' ? ['cc', 'gcc'] : [];
  const trouble = compilers.map((compiler) => compile(compiler, source, library));
  if (trouble.includes('')) return library;
  const reason = `no faults can be made here: ${trouble.join('; ') || 'the shim is for Linux'}`;
  if (process.env.CI === 'true' && process.platform === 'linux') throw new Error(reason);
  process.stderr.write(`tests that need faults are skipped: ${reason}\n`);
  return undefined;
}

/** What is wrong; nothing where the library was made. */
function compile(compiler: string, source: string, library: string): string {
  const { error, status, stderr } = spawnSync(compiler, ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  });
  return error ? `${compiler} is not installed` : status === 0 ? '' : stderr;
}
