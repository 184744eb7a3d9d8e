import { memorySource } from '../model/byte-source.js';
import type { Face } from '../model/face.js';
import type { FontFile } from '../model/font-library.js';
import type { Coverage, Coverages, RepertoireId } from '../model/font-table.js';
import { openFont } from './open-font.js';
import { repertoires } from './repertoires.js';

/** The coverage of face number `index` of a font file. @throws FontError */
export type MeasureCoverage = (file: FontFile, index: number) => Coverages;

/** Measures faces, each once: some roles share theirs. Every outline is looked at, not the character map alone. */
export function coverageMeter(): MeasureCoverage {
  let wanted: ReturnType<typeof repertoires> | undefined;
  const known = new WeakMap<FontFile, Map<number, Coverages>>();
  return (file, index) => {
    const faces = known.get(file) ?? new Map<number, Coverages>();
    known.set(file, faces);
    wanted ??= repertoires();
    const coverage = faces.get(index) ?? measure(openWhole(file, index), wanted);
    faces.set(index, coverage);
    return coverage;
  };
}

/** All of it at once: its outlines one by one would be tens of thousands of reads. */
const openWhole = ({ source }: FontFile, index: number): Face =>
  openFont(memorySource(source.readAt(0, source.size)), index);

function measure(face: Face, wanted: ReturnType<typeof repertoires>): Coverages {
  const lacking = new Map<number, boolean>();
  const lacks = (codePoint: number): boolean => {
    const lack = lacking.get(codePoint) ?? !hasOutline(face, codePoint);
    lacking.set(codePoint, lack);
    return lack;
  };
  const cover = (id: RepertoireId): Coverage => ({ total: wanted[id].length, missing: wanted[id].filter(lacks) });
  return { gb2312: cover('gb2312'), general: cover('general'), gb18030: cover('gb18030') };
}

function hasOutline(face: Face, codePoint: number): boolean {
  const glyph = face.glyphOf(codePoint);
  return glyph !== 0 && face.boundsOf(glyph) !== undefined;
}
