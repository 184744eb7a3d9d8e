import { describe, test } from 'vitest';
import { expectLaw, measureTrial } from './fault-law.js';
import { openFaultShim } from './fault-shim.js';
import { trials } from './trials.js';

const shim = openFaultShim();

describe.skipIf(!shim)('wherever it is killed or refused, all is old or new, and the next run does the rest:', () => {
  test.each(trials)('$name', (trial) => {
    if (!shim) return;
    const measured = measureTrial(trial, shim);
    for (const fault of measured.faults) expectLaw(measured, fault, shim);
  });
});
