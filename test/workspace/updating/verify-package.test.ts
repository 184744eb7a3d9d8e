import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sealPackage } from '../../../bin/offline/seal-package.mjs';
import { UsageError } from '../../../src/model/usage-error.js';
import { compareVersions } from '../../../src/workspace/updating/install-version.js';
import { type VerifiedPackage, verifyPackage } from '../../../src/workspace/updating/verify-package.js';
import { temporaryFolder } from '../../cli/run-bulletin.js';
import { assert, integer, property } from '../../tools/fast-check.js';

const key = generateKeyPairSync('ed25519').privateKey;

/** Text that compresses, bytes that don't, and a file without any. */
const files = [
  { path: 'bin/bulletin.js', bytes: Buffer.from('abc\n'.repeat(300)), executable: true },
  {
    path: 'fonts/a.ttf',
    bytes: Buffer.from(Array.from({ length: 900 }, (_, at) => (at * at * 31) % 251)),
    executable: false,
  },
  { path: 'empty', bytes: Buffer.alloc(0), executable: false },
];

/** A version's folder with the key, beside which packages are put to be verified. */
function verifierFor(platform: string) {
  const installed = temporaryFolder();
  writeFileSync(join(installed, 'update-key.pem'), createPublicKey(key).export({ type: 'spki', format: 'pem' }));
  writeFileSync(join(installed, 'platform'), `${platform}\n`);
  const path = join(installed, 'package');
  return (bytes: Uint8Array): VerifiedPackage => {
    writeFileSync(path, bytes);
    return verifyPackage({ path, file: 'package', sha256: undefined, installed });
  };
}

/** What was packed, as plain data. */
const contentOf = ({ version, files: packed }: VerifiedPackage) => ({
  version,
  files: [...packed].map(([path, file]) => [path, Buffer.from(file.read()).toString('base64')]),
});

describe.each(['win-x64', 'linux-x64'])('a package for %s', (platform) => {
  const sealed = sealPackage(files, { version: '1.2.3', platform, key });

  test('gives back what was packed', () => {
    const verified = verifierFor(platform)(sealed.bytes);
    expect(verified.version).toBe('1.2.3');
    for (const { path, bytes } of files) expect(Buffer.from(verified.files.get(path)?.read() ?? 'none')).toEqual(bytes);
    expect(verified.files.get('bin/bulletin.js')?.executable).toBe(true);
    expect(verified.files.get('fonts/a.ttf')?.executable).toBe(false);
  });

  test('is refused with any bit changed, unless all that is unpacked is the same', () => {
    const verify = verifierFor(platform);
    const whole = contentOf(verify(sealed.bytes));
    const flipped = property(integer({ min: 0, max: sealed.bytes.length * 8 - 1 }), (bit) => {
      const bytes = Uint8Array.from(sealed.bytes);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      try {
        expect(contentOf(verify(bytes))).toEqual(whole);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
      }
    });
    assert(flipped, { numRuns: 300 });
  });

  test('is refused when it ends anywhere before its end', () => {
    const verify = verifierFor(platform);
    const cut = property(integer({ min: 0, max: sealed.bytes.length - 1 }), (length) => {
      expect(() => verify(sealed.bytes.subarray(0, length))).toThrow(UsageError);
    });
    assert(cut);
  });
});

test('versions come in the order of their numbers, and trials before what they are trials of', () => {
  const ordered = ['0.1.0', '0.2.0-beta', '0.2.0-rc.1', '0.2.0', '0.10.0', '1.0.0-a', '1.0.0'];
  expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered);
  expect(compareVersions('0.2.0', '0.2.0')).toBe(0);
});
