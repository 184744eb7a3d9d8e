import * as fastCheck from 'fast-check';
import { inject } from 'vitest';
import type { Suite } from './suite.js';

/*
 * fast-check as all tests import it: every property is tried from the seed of the suite that runs, and as many times its
 * own number of runs as that suite asks for.
 */

export * from 'fast-check';

/** How often a property is tried that does not say so itself. */
const USUAL_RUNS = 100;

type Tries = Pick<fastCheck.Parameters<unknown>, 'numRuns' | 'endOnFailure'>;

export function assert<Ts>(property: fastCheck.IAsyncProperty<Ts>, tries?: Tries): Promise<void>;
export function assert<Ts>(property: fastCheck.IProperty<Ts>, tries?: Tries): void;
export function assert<Ts>(property: fastCheck.IRawProperty<Ts>, tries: Tries = {}): unknown {
  const { seed, runsFactor }: Suite = inject('suite');
  return fastCheck.assert(property, { ...tries, seed, numRuns: (tries.numRuns ?? USUAL_RUNS) * runsFactor });
}

/** So many values of a kind, others with another seed. */
export const sample = <T>(kind: fastCheck.Arbitrary<T>, count: number): T[] =>
  fastCheck.sample(kind, { seed: inject('suite').seed, numRuns: count });
