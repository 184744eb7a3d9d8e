import { finding } from '../intake/finding.js';
import type { AskedSeries } from '../intake/sheets/find-columns.js';
import type { FoundFigure } from '../intake/sheets/find-figures.js';
import { createMemo } from '../memo/memo.js';
import { compare, decimalText, type Exact, isSame, minus, nothing, plus, signedText } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import type { Ledger } from '../model/ledger.js';
import type { Settings } from '../model/settings.js';
import type { SourceFile } from '../model/source.js';
import type { WorkspaceSources } from '../model/sources.js';
import { type PlannedCorrection, writeCorrections } from '../parse/yaml/write-corrections.js';
import { explainFigure } from '../statistics/explain-total.js';
import { compileLedger } from './compile-ledger.js';

/* What departments say of their own totals of the year, beside the ledger's: it is never taken. */

interface YearsInput {
  readonly years: readonly FoundFigure[];
  readonly asked: readonly AskedSeries[];
  readonly settings: Settings;
  /** 总第 of the issue. */
  readonly number: number;
  readonly folder: string;
  /** Its header with the figures of the week. */
  readonly index: SourceFile;
  /** The headers of the regular issues before it. */
  readonly headers: WorkspaceSources['headers'];
  readonly history: readonly SourceFile[];
}

/** Lines that make the ledger agree with the sheets, and whether they go below `corrections` or bring it. */
export interface CorrectionLines {
  readonly lines: string;
  readonly isBelow: boolean;
}

/** What the ledger says otherwise, and the corrections that would make it agree, tried out; none where there are none. */
export function compareYears(input: YearsInput): {
  readonly value: CorrectionLines | undefined;
  readonly findings: readonly Finding[];
} {
  const { years, index } = input;
  const book = ledgerOf(input, index);
  const found = years.flatMap((year) => {
    const total = totalIn(book, input, year);
    return total && !isSame(total, year.value) ? [{ year, total, difference: minus(year.value, total) }] : [];
  });
  if (found.length === 0) return { value: undefined, findings: [] };
  const findings = found.map(({ year: { cell, measure, value, range }, total, difference }) =>
    finding('import-sheet/year', range, {
      cell,
      measure,
      stated: decimalText(value),
      total: decimalText(total),
      difference: signedText(difference),
    }),
  );
  const planned = planCorrections(book, input, found);
  const written = planned && writeCorrections(index, planned);
  if (!written) return { value: undefined, findings };
  const mended = ledgerOf(input, { ...index, text: written.text });
  const agrees = found.every(({ year }) => {
    const total = totalIn(mended, input, year);
    return total !== undefined && isSame(total, year.value);
  });
  return { value: agrees ? written : undefined, findings };
}

function ledgerOf({ settings, folder, headers, history }: YearsInput, index: SourceFile): Ledger {
  return compileLedger(settings, [...headers, { folder, index }], createMemo(), history).ledger;
}

/** The declared names of a figure that has those of its issue. */
function declaredNames({ asked }: YearsInput, { series, measure }: FoundFigure) {
  const own = asked.find(({ key }) => key === series);
  return { series: own?.declaredAs ?? series, measure: own?.measures.get(measure)?.name ?? measure };
}

function totalIn(ledger: Ledger, input: YearsInput, figure: FoundFigure): Exact | undefined {
  const names = declaredNames(input, figure);
  const { number } = input;
  if (!ledger.issues.has(number) || !ledger.series.get(names.series)?.accounts.has(names.measure)) return undefined;
  return explainFigure(ledger, { ...names, figure: '本年', number }).value?.total;
}

interface Difference {
  readonly year: FoundFigure;
  readonly difference: Exact;
}

/**
 * Corrections of the last issue before whose figures stay above zero, else of what the opening counted. Which issue it was
 * that was counted wrong nobody knows here.
 */
function planCorrections(
  ledger: Ledger,
  input: YearsInput,
  found: readonly Difference[],
): readonly PlannedCorrection[] | undefined {
  const planned = new Map<string, PlannedCorrection & { readonly changes: Map<string, string> }>();
  for (const { year, difference } of found) {
    const number = correctedBy(ledger, input, { year, difference });
    if (number === undefined) return undefined;
    const key = `${year.series} ${number}`;
    const file = year.range.file.path.split(/[\\/]/).at(-1) ?? '';
    const known = planned.get(key) ?? {
      series: year.series,
      number,
      changes: new Map<string, string>(),
      reason: `按${file}的本年累计更正`,
    };
    known.changes.set(year.measure, signedText(difference));
    planned.set(key, known);
  }
  return [...planned.values()];
}

function correctedBy(ledger: Ledger, input: YearsInput, { year, difference }: Difference): number | undefined {
  const names = declaredNames(input, year);
  const { number } = input;
  const addends = explainFigure(ledger, { ...names, figure: '本年', number }).value?.parts[0].addends ?? [];
  const weeks = new Map<number, Exact>();
  for (const addend of addends) {
    if (addend.kind !== 'opening') weeks.set(addend.number, plus(weeks.get(addend.number) ?? nothing, addend.value));
  }
  const week = [...weeks]
    .filter(([own, value]) => own < number && compare(plus(value, difference), nothing) >= 0)
    .map(([own]) => own);
  const opening = addends.flatMap((addend) => (addend.kind === 'opening' ? [addend.through] : []))[0];
  return week.length > 0 ? Math.max(...week) : opening;
}
