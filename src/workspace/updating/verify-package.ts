import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { basename, join } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import { FileChanged, systemCode, unlessUnreadable } from '../../model/read-error.js';
import { systemReason } from '../../model/system-error.js';
import { UsageError } from '../../model/usage-error.js';
import { readAll, withFile } from '../../read/read-file.js';
import { CURRENT_FILE, SUMS_FILE } from '../program-call.js';
import { DamagedArchive, type PackedFile, type PackedFiles, readPackageArchive } from './read-package-archive.js';
import { talk } from './update-talk.js';

/** The folder that holds the versions, in a package and where it is unpacked. */
const VERSIONS = '程序';
const SIGNATURE_FILE = 'SHA256SUMS.sig';
/** The public key, in PEM, by which the next package is known. */
const KEY_FILE = 'update-key.pem';
/** What a version was built for. */
const PLATFORM_FILE = 'platform';

/** The largest package, key or list that is read, in bytes. */
const MOST = { package: 512 * 1024 * 1024, text: 4 * 1024 * 1024 } as const;

/** A version as the program's packages number them. */
export const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[\w.]{1,40})?$/u;

/** A package in which all is as its maker packed it. */
export interface VerifiedPackage {
  readonly version: string;
  /** The files of the version, by their paths in its folder. */
  readonly files: PackedFiles;
}

interface VerifyRequest {
  /** The package. */
  readonly path: string;
  /** What messages call it. */
  readonly file: string;
  /** Its SHA-256 as it was typed, in the place of a signature. */
  readonly sha256: string | undefined;
  /** The folder of the version that runs: it has the key. */
  readonly installed: string;
}

/**
 * Looks at every file of a package before any is unpacked: its maker signed a list of checksums with the key that the installed
 * version has, or somebody vouches for all of the package by its SHA-256; everything is in that list and as that says.
 * @throws UsageError where anything of that is not so
 */
export function verifyPackage(request: VerifyRequest): VerifiedPackage {
  const { file, sha256 } = request;
  const bytes = readPackage(request);
  if (sha256 !== undefined) {
    const digest = digestOf(bytes);
    if (sha256.replaceAll(/\s/gu, '').toLowerCase() !== digest)
      throw new UsageError(talk('update-digest', { file, digest }));
  }
  try {
    const packed = readPackageArchive(bytes);
    const [top, version] = (packed && placeIn(packed)) ?? [];
    if (!packed || top === undefined || version === undefined)
      throw new UsageError(talk('update-no-package', { file }));
    const own = `${VERSIONS}/${version}/`;
    const files = new Map([...packed].map(([path, each]) => [path.slice(top.length), each] as const));
    const sums = files.get(`${own}${SUMS_FILE}`)?.read() ?? new Uint8Array();
    if (sha256 === undefined) checkSignature(request, sums, files.get(`${own}${SIGNATURE_FILE}`));
    checkContents(file, files, { sums: parseSums(sums), own, version });
    checkPlatform(request, files.get(`${own}${PLATFORM_FILE}`));
    const inVersion = [...files].filter(([path]) => path.startsWith(own));
    return { version, files: new Map(inVersion.map(([path, each]) => [path.slice(own.length), each])) };
  } catch (error) {
    if (error instanceof DamagedArchive) throw new UsageError(talk('update-damaged', { file, part: error.part }));
    throw error;
  }
}

function readPackage({ path, file }: VerifyRequest): Uint8Array {
  try {
    const bytes = withFile(path, MOST.package, readAll);
    if (bytes) return bytes;
  } catch (error) {
    const reason = error instanceof FileChanged ? error.message : systemCode(error);
    if (reason === undefined) throw error;
    throw new UsageError(talk('update-missing', { file, reason: systemReason(reason) }));
  }
  throw new UsageError(talk('update-no-package', { file }));
}

/** What stands before the folder of versions in a package, and the one version that is in it. */
function placeIn(packed: PackedFiles): readonly [top: string, version: string] | undefined {
  const lists = [...packed.keys()].flatMap((path) => {
    const [, top, version] = new RegExp(`^([^/]+/)${VERSIONS}/([^/]+)/${SUMS_FILE}$`, 'u').exec(path) ?? [];
    return top !== undefined && version !== undefined && VERSION.test(version) ? [[top, version] as const] : [];
  });
  const [first] = lists;
  const isAlone = lists.length === 1 && [...packed.keys()].every((path) => path.startsWith(first?.[0] ?? '/'));
  return isAlone ? first : undefined;
}

/** @throws UsageError where the list was not signed with the key of the installed version */
function checkSignature({ file, installed }: VerifyRequest, sums: Uint8Array, signature: PackedFile | undefined): void {
  const key = readKey(installed);
  if (!key) throw new UsageError(talk('update-no-key', {}));
  if (!signature) throw new UsageError(talk('update-unsigned', { file }));
  const text = Buffer.from(signature.read()).toString('latin1');
  const signed = Buffer.from(text, 'base64');
  // Node reads over what is no Base64.
  if (`${signed.toString('base64')}\n` !== text) throw new DamagedArchive(SIGNATURE_FILE);
  if (!verify(null, sums, key, signed)) throw new UsageError(talk('update-foreign', { file }));
}

function readKey(installed: string): KeyObject | undefined {
  const pem = unlessUnreadable(() => withFile(join(installed, KEY_FILE), MOST.text, readAll));
  try {
    return pem && createPublicKey(Buffer.from(pem));
  } catch {
    // A file that holds no key is as good as none.
    return undefined;
  }
}

/** The SHA-256 of files by their paths in the package, as a list for `sha256sum --check` states them. */
export function parseSums(sums: Uint8Array): ReadonlyMap<string, string> {
  const lines = Buffer.from(sums).toString('utf8').split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [, digest, path] = /^([\da-f]{64}) [ *](.+)$/u.exec(line) ?? [];
      return digest !== undefined && path !== undefined ? [[path, digest] as const] : [];
    }),
  );
}

interface Listed {
  readonly sums: ReadonlyMap<string, string>;
  readonly own: string;
  readonly version: string;
}

/** @throws UsageError where a file is not what the list says, or either has one that the other lacks */
function checkContents(file: string, files: PackedFiles, { sums, own, version }: Listed): void {
  const current = `${VERSIONS}/${CURRENT_FILE}`;
  const beside = new Set([`${own}${SUMS_FILE}`, `${own}${SIGNATURE_FILE}`, current]);
  const unlisted = [...files.keys()].find((path) => !beside.has(path) && !sums.has(path));
  const absent = [...sums.keys()].find((path) => !files.has(path));
  const unsafe = [...files.keys()].find((path) => !isSafe(path));
  const odd = unsafe ?? unlisted ?? absent;
  if (odd !== undefined) throw new UsageError(talk('update-unlisted', { file, part: odd }));
  for (const [path, digest] of sums) {
    if (digestOf(files.get(path)?.read() ?? '') !== digest) throw new DamagedArchive(path);
  }
  const named = files.get(current)?.read() ?? new Uint8Array();
  if (Buffer.from(named).toString('utf8').trim() !== version) throw new DamagedArchive(current);
}

/** Whether a path stays in the folder where it is unpacked, on any system. */
const isSafe = (path: string): boolean =>
  !/[\\:]|\p{Cc}/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

function checkPlatform({ file, installed }: VerifyRequest, packed: PackedFile | undefined): void {
  const textOf = (bytes: Uint8Array | undefined): string =>
    Buffer.from(bytes ?? [])
      .toString('utf8')
      .trim();
  const platform = textOf(packed?.read());
  const own = textOf(unlessUnreadable(() => withFile(join(installed, PLATFORM_FILE), MOST.text, readAll)));
  if (platform !== own || platform === '')
    throw new UsageError(talk('update-platform', { file: basename(file), platform, installed: own }));
}
