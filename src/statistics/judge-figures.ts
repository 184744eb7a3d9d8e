import type { Finding } from '../model/finding.js';
import type { Ledger } from '../model/ledger.js';
import type { Bilingual } from '../model/message.js';
import { accountNamed, seriesNamed } from '../model/names.js';
import type { Answer } from '../model/query-ledger.js';
import type { RecordedAddend, ReleaseRecord } from '../model/release-record.js';
import type { SourceRange } from '../model/source.js';
import { figureOf } from './figures.js';
import { finding } from './finding.js';
import {
  type Asked,
  answersTo,
  BASE,
  type CountedAddend,
  countedIn,
  exactOf,
  pointsOf,
  type Seen,
} from './recorded-figures.js';

/*
 * What a later change to the ledger makes of the figures that an issue printed. Exact figures are compared, never words: how
 * they are put may be another program's.
 */

interface Judged extends Seen {
  /** The issue's folder. */
  readonly folder: string;
  /** Where its record is named. */
  readonly place: SourceRange;
  /** Its record and those before it, newest first, as far as its figures reach back; asked for only where they are needed. */
  readonly records: () => Iterable<ReleaseRecord>;
}

/**
 * Errors where an issue would print other figures now than it did. What changed is named where it stands; where no record has
 * what was counted then, as that of a first stage has not, the figure is named.
 */
export function judgeFigures(record: ReleaseRecord, judged: Judged): readonly Finding[] {
  const changed = changedIn(record, judged);
  const [first] = changed;
  if (first === undefined) return [];
  for (const one of judged.records()) {
    const causes = changedAddends(one, first.written, judged);
    if (causes.length > 0) return causes;
  }
  const params = { number: judged.folder, figure: first.written, suspects: suspectsFor(first, judged.ledger) };
  return [finding('released-changed/printed', judged.place, params)];
}

/** A figure or a chart that would come out otherwise. */
interface ChangedFigure {
  /** As it is written in the text. */
  readonly written: string;
  /** What is asked for, and what that comes to now; none of a chart, which shows more than one. */
  readonly asked?: { readonly figure: string; readonly answer: Answer };
}

function changedIn({ figures, charts }: ReleaseRecord, seen: Seen): readonly ChangedFigure[] {
  const otherFigures = figures.flatMap(({ exact, ...asked }): readonly ChangedFigure[] => {
    for (const [label, recorded] of Object.entries(exact)) {
      const measure = label.endsWith(BASE) ? label.slice(0, -BASE.length) : label;
      const answer = answersTo({ ...asked, measure }, seen).get(label);
      if (!answer || !isOther(exactOf(answer), recorded)) continue;
      return [{ written: `{{${written(asked, asked.figure)}}}`, asked: { figure: asked.figure, answer } }];
    }
    return [];
  });
  const otherCharts = charts.filter(({ exact, ...asked }) => {
    const now = pointsOf(asked, seen);
    return Object.entries(exact).some(([measure, recorded]) => isOther(now.get(measure)?.join(), recorded.join()));
  });
  return [...otherFigures, ...otherCharts.map((chart) => ({ written: `chart:${written(chart)}` }))];
}

const written = ({ series, measure }: Pick<Asked, 'series' | 'measure'>, figure?: string): string =>
  [series, figure, measure].filter((part) => part !== undefined).join('.');

/** What can't be asked for any more, since bulletin.yaml has it no more, is no other figure. */
const isOther = (now: string | undefined, recorded: string): boolean => now !== undefined && now !== recorded;

/** Where it may have been changed, where no record has what was counted. */
function suspectsFor({ asked }: ChangedFigure, { issues }: Ledger): Bilingual {
  const issue = asked?.answer.type === 'known' ? issues.get(asked.answer.number) : undefined;
  if (!asked || !issue) return { zh: '更早的某一期，或者期初', en: 'an issue before it, or an opening' };
  const { number, year } = issue;
  if (number < 0) return { zh: `${year}年的数（history-${year}.csv）`, en: `history-${year}.csv` };
  if (isOfWeek(asked.figure)) {
    return { zh: `第${number}期，或者对它的更正`, en: `issue ${number}, or a correction of it` };
  }
  return {
    zh: `${year}年到第${number}期为止的某一期，或者${year}年的期初`,
    en: `one of the issues of ${year} up to ${number}, or the opening of ${year}`,
  };
}

/** Whether what a figure is made of, or compared to, is one week. */
function isOfWeek(name: string): boolean {
  const figure = figureOf(name);
  return figure?.type === 'week' || (figure?.type === 'change' && figureOf(figure.stated)?.type === 'week');
}

/** Where an addend is written. */
function sourceOf({ kind, year, number, from }: RecordedAddend): Bilingual {
  if (number < 0) return { zh: `${year}年的数（history-${year}.csv）里`, en: `history-${year}.csv` };
  switch (kind) {
    case 'opening':
      return { zh: `${year}年的期初里`, en: `the opening of ${year}` };
    case 'week':
      return { zh: `第${number}期的`, en: `issue ${number}` };
    case 'correction':
      return { zh: `第${from}期里对第${number}期的更正，`, en: `what issue ${from} corrects of issue ${number}` };
  }
}

/** What a record has counted that is not so any more, and what it hasn't although it was counted by then. */
function changedAddends(
  record: ReleaseRecord,
  figure: string,
  { ledger, folder, place, seenFrom }: Judged,
): readonly Finding[] {
  if (!seenFrom) return [];
  const known = new Map(numbered(record.addends, keyOf).map(([key, addend]) => [key, addend]));
  const then = ledger.issues.get(Number(record.issue)) ?? seenFrom;
  const now = new Map(numbered(countedIn(ledger, seenFrom.number, then), ({ recorded }) => keyOf(recorded)));
  const findings: Finding[] = [];
  for (const [key, was] of known) {
    const { addend, recorded } = now.get(key) ?? {};
    const params = { number: folder, figure, series: was.series, measure: was.measure, was: was.value };
    if (!addend || !recorded) {
      const series = seriesNamed(ledger.series, was.series, then);
      if (!series || !accountNamed(series.accounts, was.measure, then)) continue;
      findings.push(finding('released-changed/addend-gone', place, { ...params, source: sourceOf(was) }));
    } else if (recorded.value !== was.value) {
      const changed = { ...params, source: sourceOf(was), now: recorded.value };
      findings.push(finding('released-changed/addend', addend.range, changed));
    } else if (recorded.month !== was.month) {
      findings.push(finding('released-changed/addend-month', addend.range, { ...params, issue: was.number }));
    }
  }
  return [...findings, ...newAddends(record, figure, { ledger, now, known, folder })];
}

interface CountedNow {
  readonly now: ReadonlyMap<string, CountedAddend>;
  readonly known: ReadonlyMap<string, RecordedAddend>;
  readonly folder: string;
}

/** What came to be counted among the issues that a record is of. */
function newAddends(
  record: ReleaseRecord,
  figure: string,
  { ledger, now, known, folder }: CountedNow,
): readonly Finding[] {
  const own = Number(record.issue);
  const year = ledger.issues.get(own)?.year ?? 0;
  // One without `since` has nothing of the year before.
  const { since = Number(record.previous?.issue ?? 0) } = record;
  const first = record.since === undefined ? year : year - 1;
  return [...now].flatMap(([key, { addend, recorded }]) => {
    const isCovered = recorded.from > since && recorded.from <= own && (since > 0 || recorded.year >= first);
    if (known.has(key) || !isCovered) return [];
    const { series, measure, value } = recorded;
    const params = { number: folder, figure, series, measure, source: sourceOf(recorded), now: value };
    return [finding('released-changed/addend-new', addend.range, params)];
  });
}

interface CountedNow {
  readonly ledger: Ledger;
  readonly now: ReadonlyMap<string, CountedAddend>;
  readonly known: ReadonlyMap<string, RecordedAddend>;
  readonly folder: string;
}

const keyOf = ({ kind, series, measure, year, number, from }: RecordedAddend): string =>
  JSON.stringify([kind, series, measure, year, number, from]);

/** Each with its key, of which there may be several. */
function numbered<T>(items: readonly T[], keyOfItem: (item: T) => string): readonly (readonly [string, T])[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const key = keyOfItem(item);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return [`${key} ${count}`, item];
  });
}
