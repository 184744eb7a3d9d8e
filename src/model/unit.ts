import { dividedBy, type Exact, whole } from './exact.js';

/* Units that are multiples of one another: 元, 万元, 亿元; 件, 百万件. */

const powers: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n, 万: 10_000n, 亿: 100_000_000n };

/** What a figure is multiplied with to be in another unit; none where the two are not of the same. */
export function conversion(from: string, to: string): Exact | undefined {
  const [entered, printed] = [splitUnit(from), splitUnit(to)];
  return entered.base === printed.base ? dividedBy(whole(entered.power), whole(printed.power)) : undefined;
}

/** `万元` is ten thousand 元. */
function splitUnit(unit: string): { readonly power: bigint; readonly base: string } {
  const prefix = /^[十百千万亿]*/.exec(unit)?.[0] ?? '';
  const power = [...prefix].reduce((product, word) => product * (powers[word] ?? 1n), 1n);
  return { power, base: unit.slice(prefix.length) };
}
