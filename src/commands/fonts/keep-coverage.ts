import { type EntryCache, entryKey } from '../../cache/entry-cache.js';
import type { MeasureCoverage } from '../../compile-fonts.js';
import type { Coverages } from '../../model/font-table.js';
import type { FontDigests } from '../../read/digest-fonts.js';

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
    const known = entries.read(key)?.data;
    // The digest of an entry proves that it is what was written here.
    if (known) return known as Coverages;
    const coverage = measure(file, index);
    entries.write(key, coverage);
    return coverage;
  };
