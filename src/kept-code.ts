import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { thisSystem } from './read/surroundings.js';
import { cacheFolder } from './workspace/cache/cache-folder.js';
import { noteUse, readKept } from './workspace/cache/read-kept.js';
import { openWriter, writeIfPossible } from './workspace/files/write-file.js';

/*
 * One file of the bundle with what V8 compiled of it in an earlier run. Reading 300 modules one by one, and compiling
 * them, took more than half of the time of a build.
 */

/** A program that runs, and the code that is kept of it. */
interface LoadedProgram<Exports> {
  readonly exports: Exports;
  /** Keeps what V8 has compiled by now, where that is worth it. */
  readonly keepCode: () => void;
}

/**
 * Loads a file of the bundle.
 * @param use what the code is kept for: what other uses need is not read for it
 */
export function loadProgram<Exports>(bundle: string, name: string, use: string): LoadedProgram<Exports> {
  const place = findPlace(bundle, use);
  const file = join(bundle, name);
  const { script, kept } = compile(file, place);
  const module = { exports: {} as Exports };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  return {
    exports: module.exports,
    keepCode() {
      if (place !== undefined) writeCode(place, kept, script);
    },
  };
}

/** A file of the bundle as V8 has it, and what was kept of it. Nothing holds the texts and bytes that it was made of, 6 MB. */
function compile(file: string, place: string | undefined): { readonly script: Script; readonly kept: KeptCode } {
  const { code, ...kept } = place === undefined ? NOTHING : readCode(place);
  // The bundle is ASCII (`bin/prepare.mjs`): as such it is read in a quarter of the time. It is a function as it stands, since
  // V8 would copy a text that something is put around.
  const source = readFileSync(file, 'latin1');
  // Code that V8 rejects, as one of another version, is compiled anew.
  const script = new Script(source, { filename: file, ...(code && { cachedData: code }) });
  return { script, kept: { ...kept, isUsable: code !== undefined && !script.cachedDataRejected } };
}

/** What there is to know of code that is kept. */
interface KeptCode {
  /** Whether it was taken by V8. */
  readonly isUsable: boolean;
  /** When it was written, or last noted as used; ms since 1970. */
  readonly touched: number;
  /** What the run took that the code is of, in ms of the processor. */
  readonly cost: number;
}

const NOTHING = { touched: 0, cost: 0, code: undefined };

/** Where each part of a kept file begins, in bytes: the checksum of all that follows it, the run's cost, the code. */
const CHECKSUM = { at: 0, covers: 4 };
const COST = 4;
const CODE = 8;

/** Where the code of a use is kept; nowhere where nothing can be kept. */
function findPlace(bundle: string, use: string): string | undefined {
  const folder = cacheFolder(thisSystem());
  const fingerprint = readKept(join(bundle, '../.fingerprint'))?.bytes.toString('latin1');
  if (folder === undefined || fingerprint === undefined || !/^[\da-f]{64}$/.test(fingerprint)) return undefined;
  const version = process.versions.v8.replaceAll(/[^\da-z]/g, '-');
  return join(folder, `code-${use}-${version}-${process.arch}-${fingerprint.slice(0, 16)}.bin`);
}

function readCode(place: string): Omit<KeptCode, 'isUsable'> & { readonly code?: Buffer } {
  const { bytes: file, touched = 0 } = readKept(place) ?? {};
  const isWhole =
    file && file.length > CODE && file.readUInt32LE(CHECKSUM.at) === crc32(file.subarray(CHECKSUM.covers));
  return isWhole ? { touched, code: file.subarray(CODE), cost: file.readUInt32LE(COST) } : { touched, cost: 0 };
}

/** A run that costs so much more than the one whose code is kept called functions that were not compiled in that. */
const NOTABLE = 1.5;

/** Writes down what V8 has compiled by now, unless what is kept will do: then it is only noted as used. */
function writeCode(place: string, { isUsable, cost, touched }: KeptCode, script: Script): void {
  const { user, system } = process.cpuUsage();
  const spent = Math.min(Math.round((user + system) / 1000), 0xffff_ffff);
  if (isUsable && spent <= cost * NOTABLE) {
    noteUse(place, { touched });
    return;
  }
  const head = Buffer.alloc(CODE);
  head.writeUInt32LE(spent, COST);
  const file = Buffer.concat([head, script.createCachedData()]);
  file.writeUInt32LE(crc32(file.subarray(CHECKSUM.covers)), CHECKSUM.at);
  writeIfPossible(openWriter(), place, file, { durable: false });
}
