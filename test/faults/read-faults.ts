import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./read-faults.c', import.meta.url));

/** Makes the library that lets looks at files fail; none where there is no compiler, or no way to preload one. */
export function makeReadFaults():
  | { readonly env: (plan: FaultPlan) => Record<string, string>; remove(): void }
  | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-faults-'));
  const library = join(folder, 'read-faults.so');
  const { status } = spawnSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl']);
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (status !== 0) {
    remove();
    return undefined;
  }
  const env = ({ below, at = 0, errno = 5, log }: FaultPlan): Record<string, string> => ({
    LD_PRELOAD: library,
    FAULT_FOLDER: realpathSync(below),
    FAULT_AT: String(at),
    FAULT_ERRNO: String(errno),
    ...(log !== undefined && { FAULT_LOG: log }),
  });
  return { env, remove };
}

export interface FaultPlan {
  /** The folder whose files can't be read. */
  readonly below: string;
  /** Which look fails, from 1; none where it is left out. */
  readonly at?: number;
  /** Of the system; 0 where a read finds the file's end. */
  readonly errno?: number;
  /** Gets a line for every look. */
  readonly log?: string;
}

export const EIO = 5;
export const EMFILE = 24;
export const CUT = 0;

/** How many looks a log tells of. */
export const looksIn = (log: string): number => linesIn(log).length;

/** Which look is the first that reads a file whose name ends so, from 1. */
export const firstRead = (log: string, end: string): number =>
  1 + linesIn(log).findIndex((line) => line.startsWith('read ') && line.endsWith(end));

const linesIn = (log: string): readonly string[] => readFileSync(log, 'utf8').split('\n').slice(0, -1);
