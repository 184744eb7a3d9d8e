import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { printTable } from './measure.js';

const worker = fileURLToPath(new URL('measure-image.js', import.meta.url));
/** In bytes: the largest file that is read. */
const MOST = 40 * 1024 * 1024;

/** How long images take and how much memory, each in a process of its own: those of every week, and those made to hurt. */
export async function run() {
  const root = mkdtempSync(join(tmpdir(), 'bulletin-bench-'));
  try {
    const lines = [['image', 'file KB', 'guard ms', 'encode ms', 'peak MB', 'embedded KB', 'outcome']];
    for (const [name, make] of Object.entries(images)) {
      const bytes = await make();
      writeFileSync(join(root, name), bytes);
      const { code, kilobytes, guard, encode, peak } = measure(root, name);
      const size = Math.round(bytes.length / 1024);
      lines.push([name, size, guard.toFixed(0), encode.toFixed(0), peak.toFixed(0), kilobytes, code]);
    }
    return [printTable('images for the width of A4 at 300 dpi: one run each, in a process of its own', lines)];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function measure(root, name) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [worker, root, name], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout);
}

const images = {
  'photo of 12 MP': () => photo(4000, 3000).jpeg({ quality: 85 }).toBuffer(),
  'photo of 40 MP': () => photo(8000, 5000).jpeg({ quality: 85 }).toBuffer(),
  'progressive photo of 33 MP': () => photo(6600, 5000).jpeg({ quality: 85, progressive: true }).toBuffer(),
  'progressive photo of 40 MP, 4:4:4': () =>
    photo(8000, 5000).jpeg({ quality: 60, progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
  'small photo': () => photo(1800, 1200).jpeg({ quality: 85 }).toBuffer(),
  'screen 1920 × 1080 with alpha': () => screen(1920, 1080).ensureAlpha().png().toBuffer(),
  'screen 1600 × 900': () => screen(1600, 900).png().toBuffer(),
  'PNG of 40 MP with alpha': () => screen(8000, 5000).ensureAlpha().png({ compressionLevel: 1 }).toBuffer(),
  'interlaced PNG of 25 MP with alpha': () => screen(5000, 5000).ensureAlpha().png({ progressive: true }).toBuffer(),
  'white PNG of 40 MP, 16 bits': () => png(8000, 5000, 16, [idat(Buffer.alloc(5000 * (1 + 8 * 8000)))]),
  '900 MP claimed in 68 bytes': () => png(30_000, 30_000, 8, [chunk('IDAT', Buffer.alloc(11))]),
  '40 MP claimed by 68 bytes': () => png(8000, 5000, 8, [chunk('IDAT', Buffer.alloc(11))]),
  'bomb of 1 GB': () => png(100, 100, 8, [idat(Buffer.alloc(1_000_000_000))]),
  'PNG of empty chunks': () => png(100, 100, 8, [Buffer.alloc(MOST - 1000, chunk('IDAT', Buffer.alloc(0)))]),
  'PNG of notes': () => png(100, 100, 8, [Buffer.alloc(MOST - 1000, chunk('tEXt', Buffer.from('a\0b')))]),
  'JPEG of fill bytes': () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(MOST - 3, 0xff)]),
  'JPEG of escaped bytes': async () => {
    const jpeg = await photo(100, 100).jpeg().toBuffer();
    return Buffer.concat([
      jpeg.subarray(0, -2),
      Buffer.alloc(MOST - jpeg.length, Uint8Array.of(0xff, 0)),
      jpeg.subarray(-2),
    ]);
  },
  'JPEG of 60 scans of 33 MP': async () => {
    const jpeg = await photo(6600, 5000).jpeg({ quality: 1, progressive: true }).toBuffer();
    const scan = jpeg.subarray(jpeg.lastIndexOf(Uint8Array.of(0xff, 0xda)), -2);
    const scans = new Array(50).fill(scan);
    return Buffer.concat([jpeg.subarray(0, -2), ...scans, jpeg.subarray(-2)]);
  },
};

/** As uneven as a photo, and as smooth. */
const photo = (width, height) =>
  sharp({
    create: { width, height, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  }).blur(1.5);

/** Areas with edges. */
function screen(width, height) {
  const samples = Buffer.alloc(width * height * 3);
  for (let at = 0; at < samples.length; at += 1) samples[at] = (Math.floor(at / 97) * 31 + Math.floor(at / 8111)) % 256;
  return sharp(samples, { raw: { width, height, channels: 3 } });
}

/** A PNG of RGB with alpha. */
function png(width, height, depth, chunks) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 6], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const idat = (samples) => chunk('IDAT', deflateSync(samples));

function chunk(type, data) {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}
