import { decimalText, type Exact, nothing, plus } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import type { IssueHeader, IssueIdentity } from '../model/header.js';
import type {
  Account,
  AccountYear,
  Addend,
  Ledger,
  LedgerFinding,
  LedgerIssue,
  LedgerSeries,
  Spoil,
} from '../model/ledger.js';
import { isEntered, type Measure } from '../model/measure.js';
import { accountNamed, seriesNamed } from '../model/names.js';
import { hasMeasure } from '../model/query-ledger.js';
import type { WeekFigures } from '../model/schema/value-schema.js';
import type { Opening, SeriesDefinition } from '../model/settings.js';
import type { SourceFile } from '../model/source.js';
import { finding } from './finding.js';

/** A regular issue that the ledger counts, with the header it was read from. */
export interface KeptIssue extends LedgerIssue {
  readonly header: IssueHeader;
  readonly identity: RegularIdentity;
}

type RegularIdentity = Extract<IssueIdentity, { type: 'regular' }>;

/**
 * The ledger while it is written: openings first, then issue by issue in the order of their numbers, so that every
 * running figure in it is the one that the issue being entered sees.
 */
export interface LedgerBook {
  /** The issues in the order of their numbers, as far as they have been entered. */
  readonly issues: Map<number, KeptIssue>;
  /** The first that was entered for each 期号 of a year. */
  readonly byIssue: Map<string, KeptIssue>;
  /** The one that was entered last. */
  last?: KeptIssue;
  /** 总第 of issues that are there, but whose header could not be read. */
  readonly unreadable: Set<number>;
  /** The same issues by the year they count in. */
  readonly years: Map<number, KeptIssue[]>;
  /** The past figures of years whose issues aren't kept, with their file. */
  readonly history: Map<number, { readonly file: SourceFile; readonly issues: readonly LedgerIssue[] }>;
  readonly series: ReadonlyMap<string, SeriesBook>;
  /** About which issues are kept. */
  readonly keeping: LedgerFinding[];
  readonly findings: LedgerFinding[];
}

export interface SeriesBook {
  readonly definition: SeriesDefinition;
  /** 总第 of the first issue it counts in. */
  begins?: number;
  /** 总第 of the last issue that an opening covers before the series begins; infinite where there is none. */
  readonly opened: number;
  /** The opening of each year that has one. */
  readonly openings: ReadonlyMap<number, Opening>;
  /** Openings that an issue has been found to overlap, and those that end before an issue that is known. */
  readonly overlapped: Set<Opening>;
  readonly dated: Set<Opening>;
  readonly silent: Set<number>;
  readonly accounts: ReadonlyMap<string, AccountBook>;
}

export interface AccountBook {
  readonly series: string;
  readonly measure: Measure;
  readonly years: Map<number, YearBook>;
  /** Figures of the weeks by 总第, corrected as far as the corrections have been entered. */
  readonly weeks: Map<number, Exact>;
  /** 总第 of the issues with figures, as they were entered. */
  readonly entered: number[];
}

export interface YearBook {
  readonly addends: Addend[];
  /** The sum of the addends. */
  total: Exact;
  spoiled?: Spoil;
  /** How far the total is off the one that the last released issue was printed with. */
  drift?: Exact;
  /** 总第 of the last released issue whose total is the one that it was printed with. */
  lastSound?: number;
}

/** An empty book for the declared series. */
export function openBook(definitions: readonly SeriesDefinition[]): LedgerBook {
  return {
    issues: new Map(),
    byIssue: new Map(),
    unreadable: new Set(),
    years: new Map(),
    history: new Map(),
    series: new Map(definitions.map((definition) => [definition.key, openSeries(definition)])),
    keeping: [],
    findings: [],
  };
}

function openSeries(definition: SeriesDefinition): SeriesBook {
  const openings = new Map<number, Opening>();
  for (const opening of definition.openings) {
    if (!openings.has(opening.year.value)) openings.set(opening.year.value, opening);
  }
  const accounts = definition.measures.map((measure): [string, AccountBook] => [
    measure.name,
    { series: definition.key, measure, years: new Map(), weeks: new Map(), entered: [] },
  ]);
  return {
    definition,
    opened: Math.min(...definition.openings.map((opening) => opening.through.value)),
    openings,
    overlapped: new Set(),
    dated: new Set(),
    silent: new Set(),
    accounts: new Map(accounts),
  };
}

/** So many units of its last decimal are the most that every program can hold of a number. */
const MOST_UNITS = BigInt(Number.MAX_SAFE_INTEGER);

/** Enters an addend in a year's account. A sum that other programs can't hold exactly is refused and spoils the year. */
export function post(book: LedgerBook, account: AccountBook, year: number, addend: Addend): void {
  const entry = yearBook(account, year);
  const total = plus(entry.total, addend.value);
  if ([addend.value, total].some(({ over }) => over > MOST_UNITS || over < -MOST_UNITS)) {
    const limit = decimalText({ over: MOST_UNITS, under: total.under });
    const params = { series: account.series, measure: account.measure.name, limit };
    report(book, finding('total-too-large', addend.range, params), { countedFrom: addend.countedFrom, years: [year] });
    spoil(account, year, { from: addend.countedFrom, missing: false });
    return;
  }
  entry.addends.push(addend);
  entry.total = total;
}

/** Marks a year's totals as wrong from an issue on. */
export function spoil(account: AccountBook, year: number, { from, missing }: Spoil): void {
  const entry = yearBook(account, year);
  const known = entry.spoiled;
  entry.spoiled = known ? { from: Math.min(known.from, from), missing: known.missing && missing } : { from, missing };
}

export function spoilSeries(series: SeriesBook, year: number, reason: Spoil): void {
  for (const account of series.accounts.values()) spoil(account, year, reason);
}

/** The account that an issue means by a name: a measure may have been called otherwise then. */
export function accountIn(series: SeriesBook, name: string, issue: KeptIssue): AccountBook | undefined {
  return accountNamed(series.accounts, name, issue);
}

/** The series that an issue means by a name. */
export const seriesIn = (book: LedgerBook, name: string, issue: KeptIssue): SeriesBook | undefined =>
  seriesNamed(book.series, name, issue);

/** What an issue's header says of a series, whatever it calls it. */
export const statedOf = (book: LedgerBook, series: SeriesBook, issue: KeptIssue): WeekFigures | undefined =>
  [...issue.header.statistics].find(([name]) => seriesIn(book, name, issue) === series)?.[1];

/** The measures that an issue has to state. */
export const statedIn = (book: LedgerBook, series: SeriesBook, issue: KeptIssue): readonly AccountBook[] =>
  [...series.accounts.values()].filter(({ measure }) => isEntered(measure) && hasMeasure(book, measure, issue));

export const isCountedIn = (series: SeriesBook, number: number): boolean =>
  series.begins !== undefined && series.begins <= number;

export function yearBook(account: AccountBook, year: number): YearBook {
  const known = account.years.get(year);
  if (known) return known;
  const entry: YearBook = { addends: [], total: nothing };
  account.years.set(year, entry);
  return entry;
}

/** Notes a finding, and from which issue on it may falsify the totals of which years. */
export function report(book: LedgerBook, found: Finding, scope: Omit<LedgerFinding, 'finding'>): void {
  book.findings.push({ finding: found, ...scope });
}

/** The ledger as it is read: what is entered later does not change it. */
export function closeBook(book: LedgerBook): Ledger {
  const past = [...book.history.values()].flatMap(({ issues }) => issues);
  const kept = [...book.issues.values()].map(plainIssue);
  const issues = [...past, ...kept];
  const years = new Map<number, LedgerIssue[]>();
  for (const issue of issues) years.set(issue.year, [...(years.get(issue.year) ?? []), issue]);
  return {
    issues: new Map(issues.map((issue) => [issue.number, issue])),
    years,
    series: new Map([...book.series].map(([key, series]) => [key, closeSeries(series)])),
  };
}

/** An issue without its header, which is not looked at. */
export const plainIssue = ({ number, year, issue, period, month, previous }: LedgerIssue): LedgerIssue => ({
  number,
  year,
  issue,
  period,
  month,
  ...(previous !== undefined && { previous }),
});

const closeSeries = ({ definition, begins, silent, accounts }: SeriesBook): LedgerSeries => ({
  definition,
  ...(begins !== undefined && { begins }),
  silent: new Set(silent),
  accounts: new Map([...accounts].map(([name, account]) => [name, closeAccount(account)])),
});

const closeAccount = ({ measure, years }: AccountBook): Account => ({
  measure,
  years: new Map([...years].map(([year, entry]) => [year, closeYear(entry)])),
});

const closeYear = ({ addends, spoiled }: YearBook): AccountYear => ({
  addends: [...addends],
  ...(spoiled && { spoiled }),
});
