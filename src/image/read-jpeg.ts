import type { Orientation } from '../model/image.js';
import type { ByteRange, ImageBytes } from './image-bytes.js';
import { broken, ImageError, truncated } from './image-error.js';
import { checkPixels, MAX_DECODED } from './image-limits.js';
import { type Exif, readExif } from './read-exif.js';
import { isSrgb, MAX_PROFILE } from './read-profile.js';

/** A JPEG file [ITU-T T.81] that is what it says; whether its coded samples are whole is known once they are decoded. */
export interface JpegFile {
  readonly format: 'jpeg';
  /** The width as it is stored, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly components: 1 | 3;
  readonly orientation: Orientation;
  /** Pixels to an inch. */
  readonly density?: number;
  /** Whether all readers see the same colours: those of sRGB, or greys. */
  readonly isPlain: boolean;
  /** What a decoder needs, without the camera's notes, thumbnails and what follows the image. */
  readonly picture: readonly (ByteRange | Uint8Array)[];
  /** The same with the colour profile. */
  readonly withProfile: readonly (ByteRange | Uint8Array)[];
}

/** T.81, table B.1. */
const SOF0 = 0xc0;
const SOF2 = 0xc2;
const DHT = 0xc4;
const JPG = 0xc8;
const DAC = 0xcc;
const SOF15 = 0xcf;
const RST0 = 0xd0;
const RST7 = 0xd7;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const DRI = 0xdd;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;

/** Files of cameras have about 20, those with a large profile and much metadata a few hundred. */
const MAX_SEGMENTS = 4096;
/** Progressive images have about ten; each takes as long to decode as the whole image. */
const MAX_SCANS = 64;
const CENTIMETRES_IN_INCH = 2.54;
/** The part of a scan's header that says which coefficients it has, as it is in an image that is not progressive. */
const ALL_COEFFICIENTS = Uint8Array.of(0, 63, 0);

interface Segment {
  readonly marker: number;
  /** Where it begins, its marker included; a scan ends behind its coded samples. */
  readonly start: number;
  readonly end: number;
  /** What the segment holds, without marker and length. */
  readonly data: ByteRange;
}

/**
 * Goes through all markers of a JPEG up to the end of the image.
 * @throws ImageError
 */
export function readJpeg(bytes: ImageBytes): JpegFile {
  const { segments, end } = collectSegments(bytes);
  const frame = readFrame(bytes, segments);
  checkScans(bytes, segments, frame);
  const exif = exifOf(bytes, segments);
  const density = jfifDensity(bytes, segments) ?? exif.density;
  const profile = segments.filter((segment) => isTagged(bytes, segment, APP2, 'ICC_PROFILE\0'));
  const parts = (isKept: (segment: Segment) => boolean) => [
    { start: 0, end: 2 },
    ...segments.filter(isKept).flatMap((segment) => partsOf(bytes, segment, frame)),
    end,
  ];
  const isNeeded = (segment: Segment) => isForDecoding(bytes, segment);
  return {
    format: 'jpeg',
    width: frame.width,
    height: frame.height,
    components: frame.components.length === 1 ? 1 : 3,
    orientation: exif.orientation ?? 1,
    ...(density && { density }),
    isPlain: hasKnownTransform(bytes, segments, frame) && !isForeign(bytes, profile),
    picture: parts(isNeeded),
    withProfile: parts((segment) => isNeeded(segment) || profile.includes(segment)),
  };
}

function collectSegments(bytes: ImageBytes): { readonly segments: readonly Segment[]; readonly end: ByteRange } {
  const segments: Segment[] = [];
  for (let at = 2; ; ) {
    const start = skipFill(bytes, at);
    const marker = bytes.view(start, 2).getUint8(1);
    if (marker === EOI) return { segments, end: { start, end: start + 2 } };
    if (marker < SOF0 || (marker >= RST0 && marker <= SOI)) throw broken(`the marker ${marker.toString(16)}`);
    const length = bytes.view(start + 2, 2).getUint16(0);
    const data = { start: start + 4, end: start + 2 + length };
    if (length < 2) throw broken('the length of a segment');
    if (data.end > bytes.size) throw truncated();
    at = marker === SOS ? skipSamples(bytes, data.end) : data.end;
    segments.push({ marker, start, end: at, data });
    if (segments.length > MAX_SEGMENTS) throw broken('too many segments');
  }
}

/** B.1.1.2: any number of bytes 0xFF may stand before a marker. */
function skipFill(bytes: ImageBytes, start: number): number {
  for (let at = start; ; ) {
    const piece = bytes.from(at);
    const other = piece.findIndex((byte) => byte !== 0xff);
    if (other === 0 && at === start) throw broken('no marker after a segment');
    if (other >= 0) return at + other - 1;
    at += piece.length;
  }
}

/** The place of the next marker that is neither a restart of the coding nor a byte 0xFF of it. */
function skipSamples(bytes: ImageBytes, start: number): number {
  for (let at = start; ; ) {
    const piece = bytes.from(at);
    const found = markerIn(piece);
    if (found >= 0) return at + found;
    const isCut = piece.at(-1) === 0xff;
    // A marker may lie across the end of a piece: the next is made to begin with it.
    if (isCut && piece.length === 1) bytes.view(at, 2);
    else at += piece.length - (isCut ? 1 : 0);
  }
}

function markerIn(piece: Uint8Array): number {
  for (let at = piece.indexOf(0xff); at >= 0; at = piece.indexOf(0xff, at + 1)) {
    const next = piece[at + 1];
    if (next === undefined) return -1;
    const isCoding = next === 0 || next === 0xff || (next >= RST0 && next <= RST7);
    if (!isCoding) return at;
  }
  return -1;
}

interface Frame {
  readonly isProgressive: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}

interface Component {
  readonly id: number;
  /** Sampling factors. */
  readonly across: number;
  readonly down: number;
}

/** SOFs but DHT, JPG and DAC, which stand among them. */
const isFrame = ({ marker }: Segment): boolean =>
  marker >= SOF0 && marker <= SOF15 && marker !== DHT && marker !== JPG && marker !== DAC;

/** B.2.2 */
function readFrame(bytes: ImageBytes, segments: readonly Segment[]): Frame {
  const [segment, ...others] = segments.filter(isFrame);
  if (!segment || others.length > 0) throw broken('not one frame');
  const { marker, data } = segment;
  if (marker > SOF2) throw new ImageError('image/coding', { coding: marker > JPG ? arithmetic : lossless });
  const size = data.end - data.start;
  if (size < 6) throw broken('the length of a frame');
  const view = bytes.view(data.start, size);
  const precision = view.getUint8(0);
  if (precision !== 8) throw new ImageError('image/coding', { coding: deep(precision) });
  const count = view.getUint8(5);
  if (size !== 6 + 3 * count) throw broken('the length of a frame');
  if (count === 4) throw new ImageError('image/cmyk', {});
  if (count !== 1 && count !== 3) throw broken(`${count} components`);
  const height = view.getUint16(1);
  const width = view.getUint16(3);
  checkPixels(width, height);
  const components = Array.from({ length: count }, (_, index): Component => {
    const factors = view.getUint8(7 + 3 * index);
    return { id: view.getUint8(6 + 3 * index), across: factors >> 4, down: factors & 15 };
  });
  for (const { across, down } of components) {
    if (across < 1 || across > 4 || down < 1 || down > 4) throw broken('sampling factors');
  }
  return { isProgressive: marker === SOF2, width, height, components };
}

const arithmetic = { zh: '算术编码', en: 'with arithmetic coding' };
const lossless = { zh: '无损编码', en: 'with lossless or hierarchical coding' };
const deep = (bits: number) => ({ zh: `每个样本 ${bits} 位`, en: `of ${bits} bits a sample` });

/** B.2.3: every component is in a scan, and no decoder is kept busy or full by them. */
function checkScans(bytes: ImageBytes, segments: readonly Segment[], frame: Frame): void {
  const scans = segments.filter(({ marker }) => marker === SOS);
  if (scans.length > MAX_SCANS) throw broken(`${scans.length} scans`);
  const [first] = scans;
  if (!first) throw broken('no scan');
  if (first.start < (segments.find(isFrame)?.start ?? 0)) throw broken('a scan before the frame');
  const seen = new Set<number>();
  let isWhole = true;
  for (const { data } of scans) {
    const size = data.end - data.start;
    const view = bytes.view(data.start, size);
    const count = size > 0 ? view.getUint8(0) : 0;
    if (count < 1 || count > frame.components.length || size !== 4 + 2 * count) throw broken('the header of a scan');
    for (let index = 0; index < count; index += 1) seen.add(view.getUint8(1 + 2 * index));
    if (count < frame.components.length) isWhole = false;
  }
  if (frame.components.some(({ id }) => !seen.has(id))) throw broken('a component in no scan');
  // Where samples come in several scans, a decoder has to hold the coefficients of the whole image.
  const isHeld = frame.isProgressive || !isWhole;
  if (isHeld && coefficientsSize(frame) > MAX_DECODED) throw new ImageError('image/progressive', {});
}

/** What the coefficients take, in bytes: 64 of two bytes for each square of 8 × 8 samples. */
function coefficientsSize({ width, height, components }: Frame): number {
  const across = Math.max(...components.map((component) => component.across));
  const down = Math.max(...components.map((component) => component.down));
  const samples = components.map((part) => ((width * part.across) / across) * ((height * part.down) / down));
  return 2 * samples.reduce((sum, count) => sum + count, 0);
}

/** Whether a segment's data begin with this name. */
function isTagged(bytes: ImageBytes, { marker, data }: Segment, of: number, tag: string): boolean {
  if (marker !== of || data.end - data.start < tag.length) return false;
  const view = bytes.view(data.start, tag.length);
  return Buffer.from(view.buffer, view.byteOffset, tag.length).toString('latin1') === tag;
}

const jfif = (bytes: ImageBytes, segments: readonly Segment[]): Segment | undefined =>
  segments.find((segment) => isTagged(bytes, segment, APP0, 'JFIF\0'));

const isForDecoding = (bytes: ImageBytes, segment: Segment): boolean =>
  isFrame(segment) ||
  [DHT, DQT, DRI, SOS].includes(segment.marker) ||
  isTagged(bytes, segment, APP0, 'JFIF\0') ||
  isTagged(bytes, segment, APP14, 'Adobe');

/**
 * A segment as it is; but a scan that is not progressive always has all coefficients, and some cameras say otherwise, which
 * decoders then warn of.
 */
function partsOf(bytes: ImageBytes, segment: Segment, frame: Frame): readonly (ByteRange | Uint8Array)[] {
  const { marker, start, end, data } = segment;
  if (marker !== SOS || frame.isProgressive) return [{ start, end }];
  const coefficients = { start: data.end - ALL_COEFFICIENTS.length, end: data.end };
  if (Buffer.compare(bytes.join([coefficients]), ALL_COEFFICIENTS) === 0) return [{ start, end }];
  return [{ start, end: coefficients.start }, ALL_COEFFICIENTS, { start: data.end, end }];
}

/** Where an Exif segment comes, only the first counts. */
function exifOf(bytes: ImageBytes, segments: readonly Segment[]): Exif {
  const tag = 'Exif\0\0';
  const segment = segments.find((other) => isTagged(bytes, other, APP1, tag));
  if (!segment) return {};
  const start = segment.data.start + tag.length;
  return readExif(bytes.view(start, segment.data.end - start));
}

/** JFIF 1.02: units, and how many dots to each, across and down. */
function jfifDensity(bytes: ImageBytes, segments: readonly Segment[]): number | undefined {
  const segment = jfif(bytes, segments);
  if (!segment || segment.data.end - segment.data.start < 12) return undefined;
  const view = bytes.view(segment.data.start + 7, 5);
  const density = view.getUint16(1);
  if (density !== view.getUint16(3)) return undefined;
  const units = view.getUint8(0);
  if (units === 1) return density;
  return units === 2 ? Math.round(density * CENTIMETRES_IN_INCH) : undefined;
}

/**
 * Whether everyone takes three components for YCbCr. Readers of PDF go by Adobe's marker alone, decoders of JPEG also by
 * JFIF and by the names of the components.
 */
function hasKnownTransform(bytes: ImageBytes, segments: readonly Segment[], { components }: Frame): boolean {
  if (components.length === 1) return true;
  const adobe = segments.find((segment) => isTagged(bytes, segment, APP14, 'Adobe'));
  if (adobe) return adobe.data.end - adobe.data.start >= 12 && bytes.view(adobe.data.start + 11, 1).getUint8(0) === 1;
  return jfif(bytes, segments) !== undefined || components.every(({ id }, index) => id === index + 1);
}

/** ICC.1:2010, B.4: a profile in parts, each with its number and how many there are. */
function isForeign(bytes: ImageBytes, parts: readonly Segment[]): boolean {
  const head = 14;
  const whole = parts
    .filter(({ data }) => data.end - data.start > head)
    .map(({ data }) => ({
      number: bytes.view(data.start + head - 2, 1).getUint8(0),
      start: data.start + head,
      end: data.end,
    }))
    .sort((a, b) => a.number - b.number);
  const size = whole.reduce((sum, { start, end }) => sum + end - start, 0);
  return size > 0 && (size > MAX_PROFILE || !isSrgb(bytes.join(whole)));
}
