import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openImage } from '../../src/image/open-image.js';
import { createMemo } from '../../src/memo/memo.js';
import { memorySource } from '../../src/model/byte-source.js';
import { FileChanged } from '../../src/model/read-error.js';
import * as fc from '../tools/fast-check.js';
import { pictureOf, segment, withSegments } from './make-jpeg.js';
import { type Chunk, idat, iend, ihdr, pngOf } from './make-png.js';

const path = { value: '图', range: { file: { path: 'issues/1/01.md', text: '图' }, start: 0, end: 1 } };
const most = fc.constantFrom({ width: 10_000, height: 10_000 }, { width: 20, height: 20 }, { width: 3, height: 400 });

/** Opened anew, so that nothing is known of it. */
async function open(bytes: Uint8Array) {
  return (await openImage({ ...memorySource(bytes), state: 'one' }, { id: '图', path })).value;
}

/** What proving finds, and what encoding finds. */
async function findings(bytes: Uint8Array, size: { width: number; height: number }) {
  const proved = await (await open(bytes))?.prove(size);
  const encoded = await (await open(bytes))?.encode(size);
  return [proved, encoded?.findings].map((found) => found?.map(({ code }) => code));
}

describe('proving finds what encoding finds', () => {
  it('in photos whose bytes were changed or cut', async () => {
    const picture = pictureOf(48, 33);
    const files = [
      await picture.jpeg().toBuffer(),
      await picture.jpeg({ progressive: true }).toBuffer(),
      await pictureOf(48, 33, 1).jpeg().toBuffer(),
      await picture.withMetadata({ icc: 'p3' }).jpeg().toBuffer(),
    ];
    const change = fc.array(fc.tuple(fc.double({ min: 0.3, max: 1, noNaN: true, maxExcluded: true }), fc.nat(255)), {
      maxLength: 3,
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), change, fc.boolean(), most, async (whole, changes, isCut, size) => {
        const bytes = Buffer.from(whole);
        for (const [place, value] of changes) bytes[Math.floor(place * bytes.length)] = value;
        const cut = Math.floor((changes[0]?.[0] ?? 1) * bytes.length);
        const file = isCut ? Buffer.concat([bytes.subarray(0, cut), Uint8Array.of(0xff, 0xd9)]) : bytes;
        const [proved, encoded] = await findings(file, size);
        expect(proved).toEqual(encoded);
        if (proved && proved.length > 0) refused += 1;
      }),
      { numRuns: 100 },
    );
    expect(refused).toBeGreaterThan(10);
  });

  it('in PNGs of every kind with profiles and transparency of any bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const extras = fc.record({ profile: fc.option(bytes), transparency: fc.option(bytes) });
    const kind = fc.constantFrom(...[0, 2, 3, 4, 6].map((colorType) => ({ colorType, bitDepth: 8 })), {
      colorType: 2,
      bitDepth: 16,
    });
    await fc.assert(
      fc.asyncProperty(kind, extras, fc.nat(255), most, async ({ colorType, bitDepth }, extra, fill, size) => {
        const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colorType] ?? 0;
        const row = Buffer.from([0, ...new Array<number>((30 * channels * bitDepth) / 8).fill(fill)]);
        const { profile, transparency } = extra;
        const chunks: readonly Chunk[] = [
          ihdr({ width: 30, height: 30, bitDepth, colorType }),
          ...(profile ? [{ type: 'iCCP', data: Buffer.concat([Buffer.from('a\0\0'), deflateSync(profile)]) }] : []),
          ...(colorType === 3 ? [{ type: 'PLTE', data: new Uint8Array(768) }] : []),
          ...(transparency ? [{ type: 'tRNS', data: transparency }] : []),
          idat(Buffer.concat(new Array<Buffer>(30).fill(row))),
          iend,
        ];
        const [proved, encoded] = await findings(pngOf(...chunks), size);
        expect(proved).toEqual(encoded);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a file that stays as it is', () => {
  /** A source that counts how often it is read, and fails when it is told to. */
  function counted(bytes: Uint8Array, state: string) {
    const counts = { reads: 0, fails: false };
    const source = {
      ...memorySource(bytes),
      state,
      readAt(offset: number, length: number) {
        counts.reads += 1;
        if (counts.fails) throw new FileChanged();
        return bytes.subarray(offset, offset + length);
      },
    };
    return { source, counts };
  }
  const all = { width: 100, height: 100 };

  it('is looked at, proved and encoded once', async () => {
    const memo = createMemo();
    for (const file of [await pictureOf(40, 30).jpeg().toBuffer(), await pictureOf(40, 30, 4).png().toBuffer()]) {
      const { source, counts } = counted(file, `${file.length}`);
      const first = (await openImage(source, { id: '图', path }, memo)).value;
      const encoded = await first?.encode(all);
      await first?.prove(all);
      const { reads } = counts;
      expect(reads).toBeGreaterThan(0);
      const elsewhere = { ...path, range: { ...path.range, end: 0 } };
      const again = (await openImage(source, { id: '又', path: elsewhere }, memo)).value;
      expect(again).toMatchObject({ id: '又', width: 40, height: 30 });
      expect((await again?.encode(all))?.value).toBe(encoded?.value);
      expect(await again?.prove(all)).toEqual([]);
      expect(counts.reads).toBe(reads);
      // In another size it is another image.
      expect((await again?.encode({ width: 7, height: 7 }))?.value).toMatchObject({ width: 7 });
      expect(counts.reads).toBeGreaterThan(reads);
    }
  });

  it('is refused again where it is named next, without another look', async () => {
    const memo = createMemo();
    const { source, counts } = counted(Buffer.from('no picture'), 'broken');
    expect((await openImage(source, { id: '图', path }, memo)).findings).toHaveLength(1);
    const { reads } = counts;
    const elsewhere = { ...path, range: { ...path.range, start: 1 } };
    expect((await openImage(source, { id: '图', path: elsewhere }, memo)).findings).toMatchObject([
      { range: { start: 1 } },
    ]);
    expect(counts.reads).toBe(reads);
  });

  it('is looked at again where it has another state, or could not be read', async () => {
    const memo = createMemo();
    // Longer than what is held of a file.
    const notes = new Array<Buffer>(3).fill(segment(0xfe, Buffer.alloc(60_000)));
    const file = withSegments(await pictureOf(40, 30).jpeg().toBuffer(), ...notes);
    const { source, counts } = counted(file, 'one');
    counts.fails = true;
    expect((await openImage(source, { id: '图', path }, memo)).findings).toMatchObject([{ code: 'image/unreadable' }]);
    counts.fails = false;
    const image = (await openImage(source, { id: '图', path }, memo)).value;
    counts.fails = true;
    expect((await image?.encode(all))?.findings).toMatchObject([{ code: 'image/unreadable' }]);
    counts.fails = false;
    expect((await image?.encode(all))?.findings).toEqual([]);
    const other = counted(await pictureOf(20, 10).jpeg().toBuffer(), 'two');
    expect((await openImage(other.source, { id: '图', path }, memo)).value).toMatchObject({ width: 20, height: 10 });
  });
});
