import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { cacheFolder } from './cache/cache-folder.js';
import { thisSystem } from './cache/surroundings.js';
import { unlessRefused, writeWhole } from './cache/write-whole.js';
import type { main } from './cli.js';
import type { Launch } from './command-line/calling.js';
import { isCommandName } from './command-names.js';
import { exitCodes } from './exit-code.js';

/*
 * Runs the program from its one file with what V8 compiled of it in an earlier run. Reading 300 modules one by one, and
 * compiling them, took more than half of the time of a build.
 */

/** Runs the command line and sets the exit status of the process. */
export async function launch(launched: Launch): Promise<void> {
  const bundle = join(launched.packageRoot, 'build/bundle');
  const kept = keptCode(bundle, launched.arguments);
  const program = loadProgram(join(bundle, 'cli.js'), kept?.code);
  process.once('exit', (status) => {
    const isWhole = status === exitCodes.done || status === exitCodes.sourceErrors;
    if (kept && isWhole && !launched.arguments.includes('--dry-run')) keepCode(kept, program.script);
  });
  await program.exports.main(launched);
}

interface Program {
  readonly script: Script;
  readonly exports: { readonly main: typeof main };
}

/** Code that V8 rejects, as one of another version, is compiled anew. */
function loadProgram(file: string, code: Buffer | undefined): Program {
  const source = readFileSync(file, 'utf8');
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    ...(code && { cachedData: code }),
  });
  const module = { exports: {} as Program['exports'] };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return { script, exports: module.exports };
}

/** Where a command's code is kept, and what is there. */
interface KeptCode {
  readonly path: string;
  readonly code?: Buffer;
  /** What the run took that the code is of, in ms of the processor. */
  readonly cost: number;
}

/** Checksum of all that follows; the run's cost; then the code. */
const CHECKSUM = { at: 0, covers: 4 };
const COST = 4;
const CODE = 8;

/** None where nothing can be kept. Each command has code of its own: what the others need is not read for it. */
function keptCode(bundle: string, typed: readonly string[]): KeptCode | undefined {
  const folder = cacheFolder(thisSystem());
  const fingerprint = unlessRefused(() => readFileSync(join(bundle, '../.fingerprint'), 'latin1'));
  if (folder === undefined || fingerprint === undefined) return undefined;
  const command = typed.find((word) => isCommandName(word)) ?? 'help';
  const version = process.versions.v8.replaceAll(/[^\da-z]/g, '-');
  const path = join(folder, `code-${command}-${version}-${process.arch}-${fingerprint.slice(0, 16)}.bin`);
  const file = unlessRefused(() => readFileSync(path));
  const isWhole =
    file && file.length > CODE && file.readUInt32LE(CHECKSUM.at) === crc32(file.subarray(CHECKSUM.covers));
  return isWhole ? { path, code: file.subarray(CODE), cost: file.readUInt32LE(COST) } : { path, cost: 0 };
}

/** A run that costs so much more than the one whose code is kept called functions that were not compiled in that. */
const NOTABLE = 1.5;

function keepCode({ path, code, cost }: KeptCode, script: Script): void {
  const { user, system } = process.cpuUsage();
  const spent = Math.min(Math.round((user + system) / 1000), 0xffff_ffff);
  if (code && !script.cachedDataRejected && spent <= cost * NOTABLE) return;
  const head = Buffer.alloc(CODE);
  head.writeUInt32LE(spent, COST);
  const file = Buffer.concat([head, script.createCachedData()]);
  file.writeUInt32LE(crc32(file.subarray(CHECKSUM.covers)), CHECKSUM.at);
  unlessRefused(() => writeWhole(path, file, { durable: false }));
}
