import { describe, test } from 'vitest';
import { expectLaw, measureTrial, someOf } from './fault-law.js';
import { openFaultShim } from './fault-shim.js';
import { trials } from './trials.js';

const shim = openFaultShim();

/** Of each command; all of them are tried by the long tests. */
const FAULTS = 6;

describe.skipIf(!shim)('wherever it is killed or refused, all is old or new, and the next run does the rest:', () => {
  test.each(trials)('$name', (trial) => {
    if (!shim) return;
    const measured = measureTrial(trial, shim);
    for (const fault of someOf(measured.faults, FAULTS)) expectLaw(measured, fault, shim);
  });
});
