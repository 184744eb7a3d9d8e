import { expect, test } from 'vitest';
import { type JudgedFinding, judgeProse } from '../bench/prose.js';

/** Per 10,000 Han, of findings that a good editor would call wrong. */
const MOST_WRONG = 2;

const { han, found } = judgeProse();
const shown = ({ name, rule, at }: JudgedFinding): string => `${name} ${rule}: ${at}`;
const of = (verdict: JudgedFinding['verdict']): readonly JudgedFinding[] =>
  found.filter((one) => one.verdict === verdict);

test('all that is found in the judged passages was judged, and all that was judged right is found', () => {
  expect(of('unjudged').map(shown)).toEqual([]);
  expect(of('missed').map(shown)).toEqual([]);
  expect(of('right').length).toBeGreaterThan(70);
});

test('next to nothing is found that is right, never as an error, and never with a mend', () => {
  const wrong = of('wrong');
  expect((wrong.length / han) * 10_000).toBeLessThanOrEqual(MOST_WRONG);
  expect(wrong.filter(({ severity, isMended }) => severity === 'error' || isMended).map(shown)).toEqual([]);
});
