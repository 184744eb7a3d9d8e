import { finding } from '../intake/finding.js';
import type { PrintedFigures } from '../intake/old/find-printed-figures.js';
import { decimalText, type Exact, isSame, isZero, minus, nothing, plus, signedText } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import type { Opening, SeriesDefinition } from '../model/settings.js';
import { unreadFile, wholeFile } from '../model/source.js';

/*
 * What issues of a year printed of a series, one after the other: the total of each is that of the one before it and its own
 * week. Where all of them agree, what was counted before the first of them follows.
 */

/** An issue's figures of a series: of one that is imported now, or of one that is there already. */
export interface ChainLink {
  readonly number: number;
  /** 期号: before the first of a year nothing was counted. */
  readonly issue: number;
  /** The file or folder that findings name. */
  readonly path: string;
  readonly figures: Pick<PrintedFigures, 'week' | 'totals'>;
}

export interface FigureChain {
  /** Whether the weeks belong into the ledger. */
  readonly isProved: boolean;
  /** What was counted before, where bulletin.yaml doesn't say so yet. */
  readonly opening?: { readonly through: number; readonly figures: ReadonlyMap<string, Exact> };
  readonly findings: readonly Finding[];
}

/** @param links of one year and series, in the order of their numbers */
export function chainFigures(
  links: readonly ChainLink[],
  { key }: SeriesDefinition,
  { year, opening }: { readonly year: number; readonly opening: Opening | undefined },
): FigureChain {
  const of = (before: number, folder: number): Shared => ({
    series: key,
    before: String(before),
    folder: String(folder),
    year,
  });
  const [first] = links;
  const findings = links.flatMap((link, at) => {
    const before = links[at - 1];
    if (!before) return [];
    const shared = of(before.number, link.number);
    return before.number + 1 === link.number ? breaks(before.figures.totals, link, shared) : [gap(link, shared)];
  });
  if (findings.length > 0 || !first) return { isProved: false, findings };
  const through = opening?.through.value;
  if (opening && through !== undefined && through < first.number) {
    const shared = of(through, first.number);
    const stated = new Map([...opening.values].map(([name, { value }]) => [name, value]));
    const wrong = through + 1 < first.number ? [gap(first, shared)] : breaks(stated, first, shared);
    return { isProved: wrong.length === 0, findings: wrong };
  }
  const wrong = opening ? openingTrouble(links, opening, of) : [];
  return wrong.length > 0 ? { isProved: false, findings: wrong } : openedBefore(first);
}

/** What was counted before the first issue, by what that printed. */
function openedBefore({ number, issue, figures: { week, totals } }: ChainLink): FigureChain {
  const base = new Map(
    [...week].flatMap(([name, own]) => {
      const total = totals.get(name);
      return total ? [[name, minus(total, own)] as const] : [];
    }),
  );
  // Without its total nothing says what was counted before.
  if (base.size < week.size) return { isProved: false, findings: [] };
  const isFirst = issue === 1 && [...base.values()].every(isZero);
  const opening = isFirst ? {} : { opening: { through: number - 1, figures: base } };
  return { isProved: true, findings: [], ...opening };
}

/** An opening that counts new issues already has to be what one of them printed. */
function openingTrouble(
  links: readonly ChainLink[],
  { through, values }: Opening,
  of: (before: number, folder: number) => Shared,
): readonly Finding[] {
  const covered = links.find(({ number }) => number === through.value);
  const last = links.at(-1);
  if (!covered) return last ? [gap(last, of(last.number, through.value))] : [];
  return [...values].flatMap(([measure, { value }]) => {
    const printed = covered.figures.totals.get(measure);
    const week = covered.figures.week.get(measure) ?? nothing;
    const total = minus(value, week);
    return printed && !isSame(printed, value)
      ? [broken(covered, of(covered.number - 1, covered.number), { measure, total, week, printed })]
      : [];
  });
}

interface Shared {
  readonly series: string;
  readonly before: string;
  readonly folder: string;
  readonly year: number;
}

/** The measures of which the total before and the week aren't the total that was printed. */
const breaks = (before: ReadonlyMap<string, Exact>, link: ChainLink, shared: Shared): readonly Finding[] =>
  [...link.figures.totals].flatMap(([measure, printed]) => {
    const total = before.get(measure);
    const week = link.figures.week.get(measure);
    if (!total || !week || isSame(plus(total, week), printed)) return [];
    return [broken(link, shared, { measure, total, week, printed })];
  });

const gap = ({ path }: ChainLink, shared: Shared): Finding =>
  finding('import-old/gap', wholeFile(unreadFile(path)), shared);

interface BrokenLink {
  readonly measure: string;
  readonly total: Exact;
  readonly week: Exact;
  readonly printed: Exact;
}

function broken({ path }: ChainLink, shared: Shared, { measure, total, week, printed }: BrokenLink): Finding {
  const sum = plus(total, week);
  return finding('import-old/chain', wholeFile(unreadFile(path)), {
    ...shared,
    measure,
    total: decimalText(total),
    week: decimalText(week),
    sum: decimalText(sum),
    printed: decimalText(printed),
    difference: signedText(minus(printed, sum)),
  });
}
