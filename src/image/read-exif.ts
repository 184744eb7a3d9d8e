import type { Orientation } from '../model/image.js';

/** What is taken from a camera's notes. */
export interface Exif {
  readonly orientation?: Orientation;
  /** Pixels to an inch. */
  readonly density?: number;
}

/** No directory in use has as many entries. */
const MAX_ENTRIES = 200;
const ENTRY_SIZE = 12;
const ORIENTATION = 0x0112;
const X_RESOLUTION = 0x011a;
const Y_RESOLUTION = 0x011b;
const RESOLUTION_UNIT = 0x0128;
const SHORT = 3;
const RATIONAL = 5;
const CENTIMETRES_IN_INCH = 2.54;

/**
 * The first directory of Exif data, which is laid out as a TIFF file [Exif 2.32, 4.6]. What is wrong in it counts as not
 * stated: the picture is whole without.
 * @param view from the byte order mark on
 */
export function readExif(view: DataView): Exif {
  if (view.byteLength < 8) return {};
  const order = view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return {};
  const values = readDirectory(view, view.getUint32(4, little), little);
  const orientation = asOrientation(values.get(ORIENTATION));
  const density = densityOf(values);
  return { ...(orientation && { orientation }), ...(density && { density }) };
}

/** Single numbers by tag. */
function readDirectory(view: DataView, start: number, little: boolean): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  if (start + 2 > view.byteLength) return values;
  const count = Math.min(view.getUint16(start, little), MAX_ENTRIES);
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + ENTRY_SIZE * index;
    if (at + ENTRY_SIZE > view.byteLength) break;
    const type = view.getUint16(at + 2, little);
    const value = type === SHORT ? view.getUint16(at + 8, little) : rationalAt(view, at, little);
    if (value !== undefined) values.set(view.getUint16(at, little), value);
  }
  return values;
}

function rationalAt(view: DataView, entry: number, little: boolean): number | undefined {
  if (view.getUint16(entry + 2, little) !== RATIONAL) return undefined;
  const at = view.getUint32(entry + 8, little);
  return at + 8 <= view.byteLength ? view.getUint32(at, little) / view.getUint32(at + 4, little) : undefined;
}

const orientations: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];
const asOrientation = (value: number | undefined): Orientation | undefined =>
  orientations.find((orientation) => orientation === value);

/** Inches where no unit is stated. */
function densityOf(values: ReadonlyMap<number, number>): number | undefined {
  const x = values.get(X_RESOLUTION);
  if (!x || !Number.isFinite(x) || x !== (values.get(Y_RESOLUTION) ?? x)) return undefined;
  switch (values.get(RESOLUTION_UNIT) ?? 2) {
    case 2:
      return Math.round(x);
    case 3:
      return Math.round(x * CENTIMETRES_IN_INCH);
    default:
      return undefined;
  }
}
