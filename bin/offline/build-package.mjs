/**
 * Builds the offline package: all that an office needs, in one file to unpack. `npm run offline -- <platform>` writes
 * `dist/bulletin-<version>-<platform>.zip` (Windows) or `.tar.gz`; the same sources make the same bytes.
 *
 * `--key FILE`, or the file that `BULLETIN_SIGNING_KEY` names, is a private key of Ed25519 (PEM), with which the checksums are
 * signed. `--portable` builds a package that keeps its cache in its own folder.
 */
import { createPrivateKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './fetch-pinned.mjs';
import { gatherFiles, packageRoot, platforms } from './gather-files.mjs';
import { sealPackage } from './seal-package.mjs';

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string', default: process.env.BULLETIN_SIGNING_KEY ?? '' },
      'out-dir': { type: 'string', short: 'o', default: 'dist' },
      portable: { type: 'boolean', default: false },
    },
  });
  const [platform] = positionals;
  if (positionals.length !== 1 || !platforms.includes(platform)) {
    process.stderr.write(`npm run offline -- ${platforms.join('|')} [--key FILE] [--portable] [--out-dir DIR]\n`);
    return 2;
  }
  const key = values.key === '' ? undefined : createPrivateKey(readFileSync(resolve(values.key)));
  if (key && key.asymmetricKeyType !== 'ed25519') throw new Error(`${values.key} is no key of Ed25519`);
  run(process.execPath, [join(packageRoot, 'bin/prepare.mjs')]);
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const { name, bytes } = sealPackage(await gather(platform), { version, platform, key, portable: values.portable });
  const folder = resolve(values['out-dir']);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  if (!key) process.stderr.write('not signed: bulletin update takes it with --sha256 alone\n');
  process.stdout.write(`${join(folder, name)}\n`);
  return 0;
}

async function gather(platform) {
  const scratch = mkdtempSync(join(tmpdir(), 'bulletin-offline-'));
  try {
    return await gatherFiles(platform, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

process.exitCode = await main();
