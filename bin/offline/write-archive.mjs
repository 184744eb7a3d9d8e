/**
 * Archives of which the same files make the same bytes: in the order of their paths, and all of the same time. Systems unpack a
 * ZIP on Windows and a tar.gz on Linux by a double click; only the latter keeps which files are programs everywhere.
 *
 * A file is `{path, bytes, executable}`, its path parted by `/`.
 */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** Names are UTF-8. [PKWARE APPNOTE 6.3.10] */
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION_NEEDED = 20;
/** Unix made it, so that modes of files count. */
const MADE_BY = (3 << 8) | VERSION_NEEDED;
/** 1980-01-01, as DOS writes it, and in seconds since 1970: the first day that a ZIP knows. */
const FIRST_DAY = { dos: 0x0021, unix: 315_532_800 };
const MODES = { program: 0o755, file: 0o644 };
/** The bits of a regular file beside its mode. */
const REGULAR = 0o100000;
/** Level 9 takes twice the time for 0.4 % of the runtime. */
const COMPRESSION = { level: 6 };

/** @throws Error where two have one name: systems differ in which of them is left, and in whether `A` and `a` are one */
function inOrder(files) {
  const known = new Set();
  for (const { path } of files) {
    const key = path.toLowerCase();
    if (known.has(key)) throw new Error(`${path} is in the archive twice`);
    known.add(key);
  }
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function writeZip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { path, bytes, executable } of inOrder(files)) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(bytes, COMPRESSION);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(VERSION_NEEDED, 0);
    facts.writeUInt16LE(UTF8_NAMES, 2);
    facts.writeUInt16LE(DEFLATED, 4);
    facts.writeUInt16LE(FIRST_DAY.dos, 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(0x04034b50);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(MADE_BY, 4);
    facts.copy(entry, 6);
    entry.writeUInt32LE(((REGULAR | (executable ? MODES.program : MODES.file)) << 16) >>> 0, 38);
    entry.writeUInt32LE(at, 42);
    parts.push(local, facts, name, packed);
    directory.push(entry, name);
    at += local.length + facts.length + name.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const BLOCK = 512;

export function writeTarGz(files) {
  const blocks = inOrder(files).flatMap(({ path, bytes, executable }) => [
    tarHeader(path, bytes.length, executable ? MODES.program : MODES.file),
    bytes,
    Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK),
  ]);
  const packed = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), COMPRESSION);
  // Which system packed it stands in the tenth byte; 255 is none. [RFC 1952]
  packed[9] = 255;
  return packed;
}

/** The header of ustar [POSIX.1-2017, pax]; it belongs to root, and names are UTF-8. */
function tarHeader(path, size, mode) {
  const header = Buffer.alloc(BLOCK);
  const [prefix, name] = partPath(path);
  header.write(name, 0);
  header.write(octal(mode, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(FIRST_DAY.unix, 11), 136);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  return header;
}

const octal = (number, digits) => number.toString(8).padStart(digits, '0');

/** A path in the two fields that ustar has for it, of 155 and 100 bytes. */
function partPath(path) {
  if (Buffer.byteLength(path) <= 100) return ['', path];
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, name];
  }
  throw new Error(`${path} is too long for a tar`);
}
