import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { requireProgram } from './system-program.js';

/*
 * veraPDF, which says whether a document is what its metadata claim. Its engine comes with the npm package
 * @opendataloader/pdf and runs on Java; Vera.java is its command line here.
 */

const enginePath = join(
  dirname(createRequire(import.meta.url).resolve('@opendataloader/pdf')),
  '../lib/opendataloader-pdf-cli.jar',
);

/** PDF/A-2a and PDF/UA-1, as veraPDF calls them: untagged text passes the first alone. */
const profiles = ['2a', 'ua1'] as const;

/** A document takes a second or two: what Java does for programs that run for long costs as much again. */
const briefly = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

export interface Verdict {
  readonly profile: string;
  readonly passed: boolean;
  /** How many rules the profile has, and how often they were asked. */
  readonly rules: number;
  readonly assertions: number;
  readonly failures: readonly RuleFailure[];
}

export interface RuleFailure {
  /** Clause of the standard and number of the test: `7.4.2-1`. */
  readonly rule: string;
  readonly count: number;
  readonly message: string;
}

/** Whether there is a Java to compile and run the validator: see `requireProgram`. */
export const requireValidator = (): boolean => ['javac', 'java'].map(requireProgram).every((found) => found);

/**
 * The verdicts on documents by their names, each of them one of every profile. Java is started once for all of them: it takes longer
 * to start than to judge one.
 * @throws Error where the validator doesn't compile, or can't read a document
 */
export function validatePdfs(documents: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, readonly Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-vera-'));
  try {
    const run = (program: string, typed: readonly string[]): string => {
      const { status, stdout, stderr, error } = spawnSync(program, typed, { encoding: 'utf8', maxBuffer: MOST_OUTPUT });
      if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
      return stdout;
    };
    run('javac', ['-cp', enginePath, '-d', folder, join(import.meta.dirname, 'Vera.java')]);
    const paths = new Map([...documents.keys()].map((name, index) => [join(folder, `${index}.pdf`), name]));
    for (const [path, name] of paths) writeFileSync(path, documents.get(name) ?? '');
    const classPath = [enginePath, folder].join(delimiter);
    const printed = run('java', [...briefly, '-cp', classPath, 'Vera', profiles.join(','), ...paths.keys()]);
    return readVerdicts(printed, paths);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MOST_OUTPUT = 2 ** 26;

function readVerdicts(output: string, names: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Verdict[]> {
  const verdicts = new Map<string, (Verdict & { readonly failures: RuleFailure[] })[]>();
  let current: (Verdict & { readonly failures: RuleFailure[] })[] = [];
  for (const line of output.split(/\r?\n/).filter((text) => text !== '')) {
    const [first = '', second = '', third = '', fourth = ''] = line.split('\t');
    const name = names.get(first);
    if (name !== undefined) {
      current = [];
      verdicts.set(name, current);
    } else if (first === '') current.at(-1)?.failures.push({ rule: second, count: Number(third), message: fourth });
    else {
      const counts = { rules: Number(third), assertions: Number(fourth) };
      current.push({ profile: first, passed: second === 'PASS', ...counts, failures: [] });
    }
  }
  return verdicts;
}
