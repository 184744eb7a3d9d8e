import sharp, { type Sharp } from 'sharp';

/* JPEG files: such as encoders write, and their parts put together in other ways. */

/** A picture of which every place is another colour. */
export function gradient(width: number, height: number, channels: 1 | 3 | 4 = 3): Buffer {
  const samples = Buffer.alloc(width * height * channels);
  for (let index = 0; index < width * height; index += 1) {
    const x = Math.round((255 * (index % width)) / Math.max(1, width - 1));
    const y = Math.round((255 * Math.floor(index / width)) / Math.max(1, height - 1));
    samples.set([x, y, 255 - x, y].slice(0, channels), index * channels);
  }
  return samples;
}

export const pictureOf = (width: number, height: number, channels: 1 | 3 | 4 = 3): Sharp =>
  sharp(gradient(width, height, channels), { raw: { width, height, channels } });

/** A segment with its marker and length. */
export function segment(marker: number, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4 + data.length);
  bytes.set([0xff, marker]);
  bytes.writeUInt16BE(2 + data.length, 2);
  bytes.set(data, 4);
  return bytes;
}

/** A JPEG with segments put in right after its beginning. */
export const withSegments = (jpeg: Uint8Array, ...segments: readonly Uint8Array[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/** The place of the first marker of a kind. */
export const findMarker = (jpeg: Uint8Array, marker: number): number =>
  Buffer.from(jpeg).indexOf(Uint8Array.of(0xff, marker));

/** A JPEG with one byte of a segment changed; `at` from the marker on. */
export function changed(jpeg: Uint8Array, marker: number, at: number, value: number): Buffer {
  const bytes = Buffer.from(jpeg);
  bytes[findMarker(jpeg, marker) + at] = value;
  return bytes;
}

export interface ExifEntry {
  readonly tag: number;
  readonly type: number;
  /** A rational is numerator and denominator. */
  readonly value: number | readonly [number, number];
}

/** The data of an Exif segment. */
export function exif(entries: readonly ExifEntry[], little: boolean): Buffer {
  const head = 6;
  const bytes = Buffer.alloc(head + 8 + 2 + 12 * entries.length + 4 + 8 * entries.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset + head);
  bytes.write('Exif\0\0', 'latin1');
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, entries.length, little);
  entries.forEach(({ tag, type, value }, index) => {
    const at = 10 + 12 * index;
    view.setUint16(at, tag, little);
    view.setUint16(at + 2, type, little);
    view.setUint32(at + 4, 1, little);
    if (typeof value === 'number') {
      view.setUint16(at + 8, value, little);
      return;
    }
    const place = 10 + 12 * entries.length + 4 + 8 * index;
    view.setUint32(at + 8, place, little);
    view.setUint32(place, value[0], little);
    view.setUint32(place + 4, value[1], little);
  });
  return bytes;
}
