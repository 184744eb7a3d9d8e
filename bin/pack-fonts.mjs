/**
 * Puts the fonts that come with the program beside fonts.yaml as the package for npm has them: each as a stream of brotli, out of the
 * packages of npm that they are taken from. npm runs it before it packs. What is there and sound stays: to compress them all takes two
 * minutes of a processor. An installed package, which has no src/, has them already.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const packageRoot = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(packageRoot, 'fonts');
const ENDING = '.ttf.br';
/** One step less is twice as quick and takes 1 MB more for all of them; one step more takes twice as long. */
const QUALITY = 10;
/** As far as brotli looks back: two to the power of this, in bytes. */
const WINDOW = 24;

if (existsSync(join(packageRoot, 'src'))) await packFonts();

async function packFonts() {
  const { packagedFonts } = await import('../build/model/packaged-fonts.js');
  const wanted = new Set(packagedFonts.map(({ name }) => `${name}${ENDING}`));
  for (const name of readdirSync(folder)) {
    if (name.endsWith(ENDING) && !wanted.has(name)) rmSync(join(folder, name));
  }
  await Promise.all(packagedFonts.map(packOnce));
}

/** Packs a font unless it is there, or another run is at it: that is waited for. */
async function packOnce(font) {
  const claim = `${pathOf(font)}.claim`;
  while (!(await isThere(font))) {
    if (!isClaimed(claim)) {
      await pack(font);
      rmSync(claim);
      return;
    }
    await setTimeout(500);
  }
}

/** Whether another run that still lives has claimed a font; else this one has now. */
function isClaimed(claim) {
  try {
    writeFileSync(claim, String(process.pid), { flag: 'wx' });
    return false;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(readFileSync(claim, 'utf8')), 0);
  } catch (error) {
    // The other run was killed, or has just finished: the claim is tried for anew.
    if (error.code === 'ESRCH') rmSync(claim, { force: true });
  }
  return true;
}

async function isThere(font) {
  const { unpackFont } = await import('../build/font/unpack-font.js');
  const { memorySource } = await import('../build/model/byte-source.js');
  try {
    unpackFont(memorySource(readFileSync(pathOf(font))), font);
    return true;
  } catch {
    return false;
  }
}

async function pack(font) {
  const bytes = await readFont(font);
  const packed = await promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT,
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: WINDOW,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const written = `${pathOf(font)}.${process.pid}`;
  writeFileSync(written, packed);
  renameSync(written, pathOf(font));
}

/** The font out of its package. @throws Error where that has become another one */
async function readFont({ name, sha256, package: packageName, files }) {
  const { decodeWoff } = await import('../build/font/decode-woff.js');
  const { digestOf, memorySource } = await import('../build/model/byte-source.js');
  const file = readFileSync(join(packageRoot, 'node_modules', packageName, files[0]));
  const bytes = files[0].endsWith('.woff') ? decodeWoff(memorySource(file)) : file;
  const found = digestOf(bytes);
  if (found !== sha256) throw new Error(`${packageName}/${files[0]} has the SHA-256 ${found}: it is not ${name}`);
  return bytes;
}

function pathOf({ name }) {
  return join(folder, `${name}${ENDING}`);
}
