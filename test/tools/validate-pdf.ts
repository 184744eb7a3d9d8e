import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { requireProgram, runOnPdf } from './system-program.js';

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

export interface PdfValidator {
  /** The verdict of each profile. */
  validate(pdf: Uint8Array): Verdict[];
  close(): void;
}

/**
 * Compiles the validator into a folder that `close` removes.
 * @throws Error where it doesn't compile, and in `validate` where it can't read the document
 */
export function openValidator(): PdfValidator {
  const classes = mkdtempSync(join(tmpdir(), 'bulletin-vera-'));
  const source = join(import.meta.dirname, 'Vera.java');
  const { status, stderr } = spawnSync('javac', ['-cp', enginePath, '-d', classes, source], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`javac: ${stderr}`);
  return {
    validate: (pdf) => {
      const classPath = [enginePath, classes].join(delimiter);
      const run = runOnPdf(pdf, 'java', [...briefly, '-cp', classPath, 'Vera', profiles.join(','), '{pdf}']);
      if (run.status !== 0 && run.status !== 1) throw new Error(`veraPDF: ${run.stderr}`);
      return readVerdicts(run.stdout);
    },
    close: () => rmSync(classes, { recursive: true, force: true }),
  };
}

function readVerdicts(output: string): Verdict[] {
  const verdicts: (Verdict & { readonly failures: RuleFailure[] })[] = [];
  for (const line of output.split(/\r?\n/).filter((text) => text !== '')) {
    const [profile = '', second = '', third = '', fourth = ''] = line.split('\t');
    if (profile === '') verdicts.at(-1)?.failures.push({ rule: second, count: Number(third), message: fourth });
    else {
      const counts = { rules: Number(third), assertions: Number(fourth) };
      verdicts.push({ profile, passed: second === 'PASS', ...counts, failures: [] });
    }
  }
  return verdicts;
}
