import { broken } from './image-error.js';

/*
 * Node inflates either all at once or asynchronously. What a check says about an image has to be found at once, and without
 * room for an image that only claims its size: here is inflating in pieces, without looking back further than a window.
 * Libraries that do so (pako, fflate) can't be stopped by the number of blocks: forty megabytes of block headers with
 * next to nothing in them keep pako busy for nine seconds.
 */

/** In bytes: how far back a copy may reach [RFC 1951, 2]. */
const WINDOW = 32 * 1024;
const LONGEST_COPY = 258;
const LONGEST_CODE = 15;
/** Codes of so many bits are looked up, longer ones counted through: they are rare. */
const QUICK_BITS = 9;
/** What begins a block takes longer than what is in it: more blocks than these and one for so many bytes only cost time. */
const FREE_BLOCKS = 4096;
const USUAL_BLOCK = 1024;

/** RFC 1951, 3.2.5: what the symbols from 257 on stand for. */
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** RFC 1951, 3.2.7: the order in which the lengths of the code of code lengths are written. */
const LENGTHS_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Inflates a zlib stream [RFC 1950, RFC 1951] and hands on what comes out, in pieces of at most about a window; each is good
 * until the next. What follows the stream is not read. The receiver stops it by throwing.
 * @throws ImageError where the stream is damaged or ends too soon
 */
export function inflate(input: Iterable<Uint8Array>, receive: (piece: Uint8Array) => void): void {
  const bits = new BitReader(input);
  const checksum = new Adler32();
  const output = new Output((piece) => {
    checksum.add(piece);
    receive(piece);
  });
  const header = (bits.take(8) << 8) | bits.take(8);
  // Method 8, no preset dictionary; a window of at most 32 KB.
  const isHeader = (header & 0x0f20) === 0x0800 && header >> 12 <= 7 && header % 31 === 0;
  if (!isHeader) throw broken('the header of the compressed data');
  const fixed = fixedCodes();
  let count = 0;
  for (let isLast = false; !isLast; count += 1) {
    isLast = bits.take(1) === 1;
    inflateBlock(bits, output, fixed);
    if (count > FREE_BLOCKS + output.total / USUAL_BLOCK) throw broken('too many compressed blocks');
  }
  output.end();
  bits.skipToByte();
  const stated = bits.take(8) * 0x1000000 + (bits.take(8) << 16) + (bits.take(8) << 8) + bits.take(8);
  if (stated !== checksum.value) throw broken('the checksum of the compressed data');
}

function inflateBlock(bits: BitReader, output: Output, fixed: Codes): void {
  const type = bits.take(2);
  if (type === 3) throw broken('a compressed block of no known type');
  if (type === 0) copyStored(bits, output);
  else inflateCodes(bits, output, type === 1 ? fixed : readCodes(bits));
}

function copyStored(bits: BitReader, output: Output): void {
  bits.skipToByte();
  const length = bits.take(8) | (bits.take(8) << 8);
  const complement = bits.take(8) | (bits.take(8) << 8);
  if ((length ^ complement) !== 0xffff) throw broken('the length of a stored block');
  for (let count = 0; count < length; count += 1) output.put(bits.take(8));
}

interface Codes {
  readonly symbols: HuffmanCode;
  readonly distances: HuffmanCode;
}

function inflateCodes(bits: BitReader, output: Output, { symbols, distances }: Codes): void {
  for (;;) {
    const symbol = symbols.next(bits);
    if (symbol < 256) output.put(symbol);
    else if (symbol === 256) return;
    else {
      const length = based(bits, LENGTH_BASE[symbol - 257], LENGTH_EXTRA[symbol - 257]);
      const code = distances.next(bits);
      output.copy(based(bits, DISTANCE_BASE[code], DISTANCE_EXTRA[code]), length);
    }
  }
}

function based(bits: BitReader, base: number | undefined, extra: number | undefined): number {
  if (base === undefined || extra === undefined) throw broken('a code that stands for nothing');
  return extra === 0 ? base : base + bits.take(extra);
}

/** RFC 1951, 3.2.6. */
const fixedCodes = (): Codes => ({
  symbols: new HuffmanCode([
    ...new Array<number>(144).fill(8),
    ...new Array<number>(112).fill(9),
    ...new Array<number>(24).fill(7),
    ...new Array<number>(8).fill(8),
  ]),
  distances: new HuffmanCode(new Array<number>(30).fill(5)),
});

/** RFC 1951, 3.2.7. */
function readCodes(bits: BitReader): Codes {
  const symbolCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const lengthCount = bits.take(4) + 4;
  const own = new Array<number>(LENGTHS_ORDER.length).fill(0);
  for (const place of LENGTHS_ORDER.slice(0, lengthCount)) own[place] = bits.take(3);
  const code = new HuffmanCode(own);
  const lengths: number[] = [];
  while (lengths.length < symbolCount + distanceCount) {
    const symbol = code.next(bits);
    if (symbol < 16) lengths.push(symbol);
    else repeatLength(bits, symbol, lengths);
  }
  if (lengths.length > symbolCount + distanceCount) throw broken('too many code lengths');
  return {
    symbols: new HuffmanCode(lengths.slice(0, symbolCount)),
    distances: new HuffmanCode(lengths.slice(symbolCount)),
  };
}

function repeatLength(bits: BitReader, symbol: number, lengths: number[]): void {
  const before = lengths.at(-1);
  if (symbol === 16 && before === undefined) throw broken('a code length before the first');
  const length = symbol === 16 ? (before ?? 0) : 0;
  const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
  for (let count = 0; count < times; count += 1) lengths.push(length);
}

/** A canonical Huffman code [RFC 1951, 3.2.2]. */
class HuffmanCode {
  /** By length: how many codes have it. */
  readonly #counts = new Uint16Array(LONGEST_CODE + 1);
  /** In the order of their codes. */
  readonly #symbols: Uint16Array;
  /** By the next bits of the stream: the symbol and the length of its code, `symbol << 4 | length`; 0 for a longer code. */
  readonly #quick: Uint16Array;
  readonly #quickMask: number;

  /** @param lengths by symbol: of its code in bits, 0 where it has none */
  constructor(lengths: readonly number[]) {
    for (const length of lengths) if (length > 0) this.#counts[length] = (this.#counts[length] ?? 0) + 1;
    const longest = this.#counts.findLastIndex((count) => count > 0);
    const quickBits = Math.min(QUICK_BITS, Math.max(1, longest));
    this.#quickMask = (1 << quickBits) - 1;
    this.#quick = new Uint16Array(1 << quickBits);
    this.#symbols = new Uint16Array(lengths.length);
    const nextCode: number[] = [];
    const nextPlace: number[] = [];
    let code = 0;
    let place = 0;
    for (let length = 1; length <= LONGEST_CODE; length += 1) {
      nextCode[length] = code;
      nextPlace[length] = place;
      const count = this.#counts[length] ?? 0;
      if (code + count > 1 << length) throw broken('more codes than there is room for');
      code = (code + count) << 1;
      place += count;
    }
    lengths.forEach((length, symbol) => {
      if (length === 0) return;
      const own = nextCode[length] ?? 0;
      const at = nextPlace[length] ?? 0;
      nextCode[length] = own + 1;
      nextPlace[length] = at + 1;
      this.#symbols[at] = symbol;
      if (length > quickBits) return;
      for (let index = reversed(own, length); index <= this.#quickMask; index += 1 << length) {
        this.#quick[index] = (symbol << 4) | length;
      }
    });
  }

  /** The symbol of the code that comes next. */
  next(bits: BitReader): number {
    // There are always so many: the checksum follows the last block.
    const ahead = bits.peek(LONGEST_CODE);
    const entry = this.#quick[ahead & this.#quickMask] ?? 0;
    if (entry > 0) {
      bits.skip(entry & 15);
      return entry >> 4;
    }
    return this.#count(ahead, bits);
  }

  /** Goes through the lengths: a code is one of a length where it is below the first one that is not. */
  #count(ahead: number, bits: BitReader): number {
    let code = 0;
    let first = 0;
    let place = 0;
    for (let length = 1; length <= LONGEST_CODE; length += 1) {
      code |= (ahead >> (length - 1)) & 1;
      const count = this.#counts[length] ?? 0;
      if (code - first < count) {
        bits.skip(length);
        return this.#symbols[place + code - first] ?? 0;
      }
      place += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw broken('a code that none has');
  }
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit += 1) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}

/** Bits from the least significant of each byte on. */
class BitReader {
  readonly #pieces: Iterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array();
  #at = 0;
  #hold = 0;
  #held = 0;

  constructor(input: Iterable<Uint8Array>) {
    this.#pieces = input[Symbol.iterator]();
  }

  /** @param count at most 16 */
  take(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  peek(count: number): number {
    while (this.#held < count) {
      if (this.#at === this.#piece.length) this.#nextPiece();
      this.#hold |= (this.#piece[this.#at] ?? 0) << this.#held;
      this.#at += 1;
      this.#held += 8;
    }
    return this.#hold & ((1 << count) - 1);
  }

  skip(count: number): void {
    this.#hold >>>= count;
    this.#held -= count;
  }

  skipToByte(): void {
    this.skip(this.#held & 7);
  }

  #nextPiece(): void {
    do {
      const next = this.#pieces.next();
      if (next.done) throw broken('the compressed data ends too soon');
      this.#piece = next.value;
    } while (this.#piece.length === 0);
    this.#at = 0;
  }
}

/** What was put out: a window of what was handed on, and behind it what was not yet. */
class Output {
  readonly #receive: (piece: Uint8Array) => void;
  readonly #bytes = new Uint8Array(2 * WINDOW + LONGEST_COPY);
  #at = WINDOW;
  /** In bytes: what was handed on. */
  #done = 0;

  constructor(receive: (piece: Uint8Array) => void) {
    this.#receive = receive;
  }

  /** In bytes: all that was put out. */
  get total(): number {
    return this.#done + this.#at - WINDOW;
  }

  put(byte: number): void {
    this.#bytes[this.#at] = byte;
    this.#at += 1;
    if (this.#at >= 2 * WINDOW) this.#handOn();
  }

  copy(distance: number, length: number): void {
    const bytes = this.#bytes;
    const at = this.#at;
    if (distance > this.total) throw broken('a copy from before the start');
    if (distance >= length) bytes.copyWithin(at, at - distance, at - distance + length);
    else for (let index = at; index < at + length; index += 1) bytes[index] = bytes[index - distance] ?? 0;
    this.#at += length;
    if (this.#at >= 2 * WINDOW) this.#handOn();
  }

  end(): void {
    if (this.#at > WINDOW) this.#handOn();
  }

  #handOn(): void {
    this.#receive(this.#bytes.subarray(WINDOW, this.#at));
    this.#bytes.copyWithin(0, this.#at - WINDOW, this.#at);
    this.#done += this.#at - WINDOW;
    this.#at = WINDOW;
  }
}

const MODULUS = 65521;
/** In bytes: the sums of so many stay small integers. */
const STRETCH = 2048;

/** RFC 1950, 8.2. */
class Adler32 {
  #a = 1;
  #b = 0;

  add(bytes: Uint8Array): void {
    let a = this.#a;
    let b = this.#b;
    for (let start = 0; start < bytes.length; start += STRETCH) {
      const end = Math.min(bytes.length, start + STRETCH);
      for (let index = start; index < end; index += 1) {
        a += bytes[index] ?? 0;
        b += a;
      }
      a %= MODULUS;
      b %= MODULUS;
    }
    this.#a = a;
    this.#b = b;
  }

  get value(): number {
    return this.#b * 0x10000 + this.#a;
  }
}
