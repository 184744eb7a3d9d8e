import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runBulletin, temporaryFolder } from '../cli/run-bulletin.js';
import type { FaultKind, FaultShim } from './fault-shim.js';

/**
 * The law of everything that writes: wherever it is killed or refused, every file is old or new, whole and with its
 * permissions; the same call then does what it would have done; and what is refused is told, with exit 2 and without a trace.
 * What was kept of sources is enough to take all of it back.
 */

/** A command that writes. */
export interface Trial {
  readonly name: string;
  /** Makes the folder that it is run in. */
  readonly prepare: () => string;
  readonly typed: readonly string[];
  /** Its exit status where nothing happens to it; 0 where none is stated. */
  readonly status?: number;
  /** Its exit status where all is done already; the same where none is stated. */
  readonly again?: number;
  /** Whether `undo` takes back what it wrote, also where that is not all. */
  readonly undoable?: true;
}

/** A trial whose undisturbed run is known. */
export interface MeasuredTrial extends Trial {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly faults: readonly TriedFault[];
  /** What was left by faults so far, and the next run made whole: the same again needs no run. */
  readonly mended: Set<string>;
}

export interface TriedFault {
  readonly at: number;
  readonly kind: FaultKind;
  /** The call that it happens to. */
  readonly touch: string;
}

/** What stands in a folder: each file and folder by its path, with its permissions and a digest of its bytes. */
type Snapshot = ReadonlyMap<string, string>;

const FOLDER = 'folder';
/** Its names tell the time, so that no two runs leave the same. */
const HISTORY = 'issues/.history';

function snapshotOf(root: string): Snapshot {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const paths = all.filter((path) => !`/${path}/`.includes(`/${HISTORY}/`));
  return new Map(
    paths.map((path) => {
      const stats = lstatSync(join(root, path));
      if (stats.isDirectory()) return [path, FOLDER];
      const digest = createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex');
      return [path, `${(stats.mode & 0o7777).toString(8)} ${digest}`];
    }),
  );
}

/** The calls that a system answers so: a write to an open file is not refused for want of rights. */
const calls: Readonly<Record<FaultKind, RegExp>> = {
  KILL: /./u,
  ENOSPC: /^(?:open|write|mkdir|link|fsync) /u,
  EROFS: /./u,
  EIO: /./u,
  EPERM: /^(?:open|rename|link|mkdir|unlink|rmdir|chmod|chown) /u,
  EMFILE: /^open /u,
  CUT: /^read /u,
};

/** Runs the trial undisturbed and lists the faults that may happen to it, by place and then by kind. */
export function measureTrial(trial: Trial, shim: FaultShim): MeasuredTrial {
  const root = trial.prepare();
  const before = snapshotOf(root);
  const touches = shim.listTouches(trial.typed, root, { cwd: root });
  expect(touches.length, `${trial.name} writes`).toBeGreaterThan(1);
  const kinds: readonly FaultKind[] = ['KILL', 'ENOSPC', 'EROFS', 'EIO', 'EPERM', 'EMFILE'];
  const faults = touches.flatMap((touch, index) =>
    kinds.filter((kind) => calls[kind].test(touch)).map((kind) => ({ at: index + 1, kind, touch })),
  );
  const after = snapshotOf(root);
  expect(runBulletin(trial.typed, { cwd: copyOf(trial, before) }).status).toBe(trial.status ?? 0);
  return { ...trial, before, after, faults, mended: new Set([stateOf(before)]) };
}

/** A fresh folder for one run. */
function copyOf({ prepare }: Trial, before: Snapshot): string {
  const root = prepare();
  expect(snapshotOf(root)).toEqual(before);
  return root;
}

/** What a process that was killed may leave: it is hidden, and removed by the next that writes there. */
const isLeftover = (path: string): boolean => path.split('/').some((part) => /^\..+\.(?:tmp|lock)$/u.test(part));

/** What a killed `init` leaves, and the next one removes. */
const isMark = (path: string): boolean => path === '.bulletin-init.json';

/** @throws what `expect` does, where the law doesn't hold */
export function expectLaw(trial: MeasuredTrial, fault: TriedFault, shim: FaultShim): void {
  const { typed, after, status = 0, again = status } = trial;
  const { at, kind, touch } = fault;
  const root = copyOf(trial, trial.before);
  const run = shim.run(typed, { folder: root, at, kind }, { cwd: root });
  const where = `${trial.name}: ${kind} at ${at}, ${touch}\n${run.stderr}`;
  const left = snapshotOf(root);
  expectWhole(trial, left, where);
  const isDone = isSame(withoutLeftovers(left), after);
  if (kind === 'KILL') expect(run.status, where).toBe(null);
  else if (run.status === status) expect(isDone, where).toBe(true);
  else {
    expect([run.status, run.stderr.includes('    at ')], where).toEqual([2, false]);
    expect(run.stderr, where).toMatch(/^错误：/mu);
    if (kind !== 'EROFS' && !/^(?:unlink|rmdir) /u.test(touch)) {
      expectNoTrace(trial, left, where);
      expectWholeHistory(root, where);
    }
  }
  if (trial.undoable) expectUndone(trial, root, where);
  if (trial.mended.has(stateOf(left))) return;
  const next = runBulletin(typed, { cwd: root });
  const saying = `${where}\nnext: ${next.stderr}`;
  expect(isDone ? [status, again] : [status], saying).toContain(next.status);
  // Who finds nothing to write sweeps nothing.
  const now = [...snapshotOf(root)].filter(([path]) => !(isDone && isLeftover(path)));
  expect(now, saying).toEqual([...after]);
  trial.mended.add(stateOf(left));
}

/** A snapshot as text, whatever the number of the process was. */
const stateOf = (snapshot: Snapshot): string => JSON.stringify([...snapshot]).replaceAll(/\.\d+\.(?=tmp|lock)/gu, '.');

const isSame = (a: Snapshot, b: Snapshot): boolean => JSON.stringify([...a]) === JSON.stringify([...b]);

const withoutLeftovers = (left: Snapshot): Snapshot =>
  new Map([...left].filter(([path]) => !isLeftover(path) && !isMark(path)));

function expectWhole({ before, after }: MeasuredTrial, left: Snapshot, where: string): void {
  for (const [path, state] of withoutLeftovers(left)) {
    if (state !== FOLDER) expect([before.get(path), after.get(path)], `${where}\n${path}`).toContain(state);
  }
  const gone = [...before.keys()].filter((path) => !left.has(path) && after.has(path));
  expect(gone, where).toEqual([]);
}

/** No temporary file, no lock, no folder made for nothing. */
function expectNoTrace({ before }: MeasuredTrial, left: Snapshot, where: string): void {
  const isEmpty = (path: string): boolean => ![...left.keys()].some((other) => other.startsWith(`${path}/`));
  const trace = [...left].filter(
    ([path, state]) => !before.has(path) && (isLeftover(path) || isMark(path) || (state === FOLDER && isEmpty(path))),
  );
  expect(trace, where).toEqual([]);
}

/** Whatever is kept is kept as a whole. */
function expectWholeHistory(root: string, where: string): void {
  const home = join(root, HISTORY);
  const names = existsSync(home) ? readdirSync(home) : ['.gitignore'];
  expect(names, where).toContain('.gitignore');
  const broken = names.filter((name) => name !== '.gitignore' && !existsSync(join(home, name, 'record.json')));
  expect(broken, where).toEqual([]);
}

/** That all can be taken back in a copy of what a fault left. */
function expectUndone({ before }: MeasuredTrial, left: string, where: string): void {
  const root = temporaryFolder();
  cpSync(left, root, { recursive: true });
  const run = runBulletin(['undo'], { cwd: root });
  const saying = `${where}\nundo: ${run.stderr}`;
  expect(run.status, saying).toBe(0);
  expect([...withoutLeftovers(snapshotOf(root))], saying).toEqual([...before]);
}

/** So many faults, spread over the run, of each kind by turns. */
export function someOf(faults: readonly TriedFault[], count: number): readonly TriedFault[] {
  const step = faults.length / count;
  return Array.from(
    { length: Math.min(count, faults.length) },
    (_, index) => faults[Math.floor((index + 0.5) * step)],
  ).filter((fault) => fault !== undefined);
}
