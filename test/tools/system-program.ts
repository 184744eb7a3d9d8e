import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Whether a program that a test needs is installed, for `test.skipIf(!requireProgram('qpdf'))`. A user's machine may be
 * without it and is told what was skipped; where `CI` is true nothing may be skipped.
 * @throws Error where `CI` is true and the program is missing
 */
export function requireProgram(name: string): boolean {
  // Some of them know no --version, but start.
  const found = spawnSync(name, ['--version']).error === undefined;
  if (found) return true;
  if (process.env.CI === 'true') throw new Error(`${name} is not installed, and CI is to run every test`);
  process.stderr.write(`tests that need ${name} are skipped: it is not installed\n`);
  return false;
}

export interface ProgramResult {
  readonly status: number | null;
  readonly stdout: string;
  /** The same as it came, where it is no text. */
  readonly output: Uint8Array;
  readonly stderr: string;
}

const MAX_OUTPUT_BYTES = 2 ** 28;

/**
 * Runs a program on a document, without any font of the system: what is not embedded can't be drawn. `{pdf}` in the
 * arguments stands for the document's path.
 */
export function runOnPdf(pdf: Uint8Array, program: string, args: readonly string[]): ProgramResult {
  const folder = mkdtempSync(join(tmpdir(), 'bulletin-test-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    const fontConfiguration = join(folder, 'fonts.conf');
    writeFileSync(fontConfiguration, '<?xml version="1.0"?><fontconfig/>');
    const { status, stdout, stderr, error } = spawnSync(
      program,
      args.map((arg) => arg.replace('{pdf}', path)),
      { env: { ...process.env, FONTCONFIG_FILE: fontConfiguration }, maxBuffer: MAX_OUTPUT_BYTES },
    );
    if (error) throw error;
    return { status, stdout: stdout.toString(), output: stdout, stderr: stderr.toString() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
