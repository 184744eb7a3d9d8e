import { type EntryCache, entryKey, readEntry } from '../../cache/entry-cache.js';
import type { Coverage, Coverages } from '../../model/font-table.js';
import { type Guard, isCount, isListOf, isShape } from '../../model/guards.js';
import type { FontDigests } from '../../read/digest-fonts.js';
import type { MeasureCoverage } from '../../recipes/compile-fonts.js';

const LAST_CODE_POINT = 0x10ffff;

const isCodePoint: Guard<number> = (value): value is number => isCount(value) && value <= LAST_CODE_POINT;

const isCoverage = isShape<Coverage>({ total: isCount, missing: isListOf(isCodePoint) });

const isCoverages: Guard<Coverages> = isShape<Coverages>({
  gb2312: isCoverage,
  general: isCoverage,
  gb18030: isCoverage,
});

export interface KeptCoverage {
  readonly digestOf: FontDigests;
  readonly entries: EntryCache;
  /** Tells programs apart: another may read fonts in another way. */
  readonly program: string;
}

/** Measures a font once as long as neither it nor the program changes: half a second of work for each. */
export const keepCoverage =
  (measure: MeasureCoverage, { digestOf, entries, program }: KeptCoverage): MeasureCoverage =>
  (file, index) => {
    const digest = digestOf(file);
    if (digest === undefined) return measure(file, index);
    const key = entryKey('font coverage', program, digest, String(index));
    const known = readEntry(entries, key, isCoverages);
    if (known) return known;
    const coverage = measure(file, index);
    entries.write(key, coverage);
    return coverage;
  };
