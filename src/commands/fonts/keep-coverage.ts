import { keyOfParts, type Memo, type Step, storedAs } from '../../memo/memo.js';
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

const coverages: Step<Coverages> = { name: 'font coverage', most: 64, stored: storedAs(isCoverages) };

export interface KeptCoverage {
  readonly digestOf: FontDigests;
  readonly memo: Memo;
  /** Tells programs apart: another may read fonts in another way. */
  readonly program: string;
}

/** Measures a font once as long as neither it nor the program changes: half a second of work for each. */
export const keepCoverage =
  (measure: MeasureCoverage, { digestOf, memo, program }: KeptCoverage): MeasureCoverage =>
  (file, index) => {
    const digest = digestOf(file);
    if (digest === undefined) return measure(file, index);
    return memo.recall(coverages, keyOfParts(program, digest, String(index)), () => measure(file, index));
  };
