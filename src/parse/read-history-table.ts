import { dayNumber, isRealDate, type Period } from '../model/calendar.js';
import { csvValue } from '../model/csv.js';
import { type Exact, readExact } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import { isEntered, type Measure } from '../model/measure.js';
import type { SeriesDefinition } from '../model/settings.js';
import { locate, type SourceFile } from '../model/source.js';
import { type CsvField, readCsv } from './read-csv.js';
import { readPeriod } from './yaml/read-dates.js';

/** What a table of past figures says: a week or a month a row. */
export interface HistoryTable {
  /** The measures in the order of the table, as `系列.指标`. */
  readonly measures: readonly string[];
  readonly rows: readonly HistoryTableRow[];
  /** What of it is left out. */
  readonly leftOut: readonly LeftOut[];
}

interface HistoryTableRow {
  readonly period: Period;
  readonly issue: number | undefined;
  /** One figure for each measure; undefined where its cell is empty. */
  readonly figures: readonly (Exact | undefined)[];
}

/** What could not be made out, on a line of the table. */
interface LeftOut {
  readonly line: number;
  readonly why: 'column' | 'dates' | 'number' | 'other-year';
  readonly text: string;
}

interface TableRequest {
  readonly file: SourceFile;
  /** The year that the figures are of. */
  readonly year: number;
  readonly series: readonly SeriesDefinition[];
}

/** A title, a line of units and a row of heads stand within so many rows. */
const HEAD_ROWS = 8;

type Role = 'start' | 'end' | 'period' | 'issue' | 'month';

const roles: readonly (readonly [Role, RegExp])[] = [
  ['start', /^(?:start|开始|起始|起)(?:日期|时间)?$/],
  ['end', /^(?:end|结束|截止|止)(?:日期|时间)?$/],
  ['period', /^(?:period|起止|时间|日期|周期|统计周期)(?:日期|时间)?$/],
  ['issue', /^(?:issue|期|期号|期数|期次)$/],
  ['month', /^(?:month|月|月份)$/],
];

/** Reads a table as offices keep it, with heads in either language; none where it has no heads that say when and what. */
export function readHistoryTable({ file, year, series }: TableRequest): HistoryTable | undefined {
  const delimiter = file.text.includes('\t') && !file.text.includes(',') ? '\t' : ',';
  const { rows } = readCsv(file, delimiter);
  const headAt = rows.slice(0, HEAD_ROWS).findIndex((row) => isHead(row, series));
  const head = rows[headAt];
  if (!head) return undefined;
  const columns = head.map((field) => ({
    field,
    role: roleOf(textOf(field)),
    measure: measureOf(textOf(field), series),
  }));
  const counted = columns.flatMap(({ measure }, at) => (measure === undefined ? [] : [{ measure, at }]));
  const leftOut = columns
    .filter(({ role, measure, field }) => role === undefined && measure === undefined && textOf(field) !== '')
    .map(({ field }): LeftOut => ({ line: lineOf(field), why: 'column', text: textOf(field) }));
  const at = (role: Role): number => columns.findIndex((column) => column.role === role);
  const read: HistoryTableRow[] = [];
  for (const row of rows.slice(headAt + 1)) {
    const cell = (role: Role): string => (at(role) < 0 ? '' : textOf(row[at(role)]));
    const first = textOf(row[0]);
    if (/^(?:合计|总计|累计|全年|小计)$/.test(first)) continue;
    const period = periodOf(cell, year);
    const line = row[0] ? lineOf(row[0]) : 0;
    if (!period || period.to.year < year || period.from.year > year) {
      leftOut.push({ line, why: period ? 'other-year' : 'dates', text: first });
      continue;
    }
    const issue = /^第?(\d{1,3})期?$/.exec(cell('issue'))?.[1];
    const figures = counted.map(({ at: column }) => {
      const text = textOf(row[column]);
      const value = figureOf(text);
      if (value === undefined && text !== '') leftOut.push({ line, why: 'number', text });
      return value;
    });
    read.push({ period, issue: issue === undefined ? undefined : Number(issue), figures });
  }
  read.sort((a, b) => dayNumber(a.period.to) - dayNumber(b.period.to));
  return { measures: counted.map(({ measure }) => measure), rows: read, leftOut };
}

const isHead = (row: readonly CsvField[], series: readonly SeriesDefinition[]): boolean =>
  row.some((field) => ['start', 'period', 'month'].includes(roleOf(textOf(field)) ?? '')) &&
  row.some((field) => measureOf(textOf(field), series) !== undefined);

function textOf(field: CsvField | undefined): string {
  if (!field) return '';
  const { file, start, end } = field.range;
  return csvValue(file.text.slice(start, end));
}

const lineOf = ({ range }: CsvField): number => locate(range).line;

const roleOf = (text: string): Role | undefined => roles.find(([, words]) => words.test(text.replace(/\s/g, '')))?.[0];

/** `系列.指标` of a head such as `综窗.受理`, `省本级综窗受理（件）` or, where one series alone has it, `受理`. */
function measureOf(text: string, series: readonly SeriesDefinition[]): string | undefined {
  const head = text.replace(/\s/g, '').replace(/[（(][^（）()]*[)）]$/, '');
  const named = series.flatMap(({ key, title, measures }) =>
    measures.filter(isEntered).flatMap((measure) =>
      namesOf(measure).map((name) => ({
        id: `${key}.${measure.name}`,
        full: [key, ...title.map(({ is }) => is)].flatMap((of) => [`${of}.${name}`, `${of}${name}`]),
        short: name,
      })),
    ),
  );
  const full = named.find((one) => one.full.includes(head));
  const short = new Set(named.filter((one) => one.short === head).map(({ id }) => id));
  return full?.id ?? (short.size === 1 ? [...short][0] : undefined);
}

const namesOf = ({ name, former }: Measure): readonly string[] => (former ? [name, former.name] : [name]);

/** `1，634` and `1634件` are numbers; a word is none. */
function figureOf(text: string): Exact | undefined {
  const [, digits] =
    /^(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*[\p{Script=Han}%‰]{0,3}$/u.exec(text.normalize('NFKC')) ?? [];
  return digits === undefined || /[万亿]/.test(text) ? undefined : readExact(digits.replace(/[,，]/g, ''));
}

function periodOf(cell: (role: Role) => string, year: number): Period | undefined {
  if (cell('start') !== '') return typedPeriod(`${cell('start')}/${cell('end')}`, year);
  if (cell('period') !== '') return typedPeriod(cell('period'), year) ?? monthOf(cell('period'), year);
  return monthOf(cell('month'), year);
}

function monthOf(text: string, year: number): Period | undefined {
  const [, typedYear, typed] =
    /^(?:(\d{4})\s*[-年./]\s*)?(\d{1,2})月?(?:份)?$/.exec(text.normalize('NFKC').trim()) ?? [];
  const month = Number(typed);
  if (!(month >= 1 && month <= 12)) return undefined;
  const own = typedYear === undefined ? year : Number(typedYear);
  const days = [31, 30, 29, 28].find((day) => isRealDate({ year: own, month, day })) ?? 28;
  return { from: { year: own, month, day: 1 }, to: { year: own, month, day: days } };
}

/** A period as headers have it, perhaps without its year: `1月3日—6日`, `1.3-1.6`. */
function typedPeriod(text: string, year: number): Period | undefined {
  const short = /^(\d{1,2})[.月](\d{1,2})日?\s*[-—–~～至]+\s*(?:(\d{1,2})[.月])?(\d{1,2})日?$/.exec(
    text.normalize('NFKC').trim(),
  );
  const [, month = '', day = '', lastMonth = month, lastDay = ''] = short ?? [];
  // Two whole dates, whatever stands between them.
  const whole = text.replace(/^(\d{4}[-./]\d{1,2}[-./]\d{1,2})\s*[-—–~～至]+\s*(\d{4}[-./].*)$/, '$1/$2');
  const meant = short ? `${year}年${month}月${day}日—${lastMonth}月${lastDay}日` : whole;
  const range = { file: { path: '', text: meant }, start: 0, end: meant.length };
  const findings: Finding[] = [];
  const entry = { key: { value: '', range }, value: { type: 'scalar', value: meant.trim(), range } } as const;
  const period = readPeriod(entry, findings);
  const wanted = findings.find(({ code }) => code === 'value-period/form')?.params.wanted;
  return period?.value ?? (typeof wanted === 'string' ? typedPeriod(wanted, year) : undefined);
}
