import { type CalendarDate, dayNumber, isoDate, isRealDate, type Period } from '../../model/calendar.js';
import type { Finding } from '../../model/finding.js';
import type { Located } from '../../model/source.js';
import { finding } from '../finding.js';
import type { YamlEntry, YamlValue } from './parse-yaml.js';
import { asScalar, excerpt } from './read-values.js';

const DATE = /^(?:(\d{4})-(\d{2})-(\d{2})|(\d{4})年(\d{1,2})月(\d{1,2})日)$/;
/** The last day of a Chinese period, whose year, and month perhaps, is the first day's. */
const DAY = /^(?:(\d{1,2})月)?(\d{1,2})日$/;
/** What stands between the days of a period: what a Chinese keyboard gives for 至, or else the solidus of ISO 8601. */
const BETWEEN = [/^(.*?)(?:[—–－～~]+|至|(?<=日\s*)-+)(.*)$/, /^(.*?)\/(.*)$/];

/** `2024-12-25` or `2024年12月25日`. */
export function readDate(entry: YamlEntry, findings: Finding[]): Located<CalendarDate> | undefined {
  const scalar = asScalar(entry, findings);
  if (!scalar) return undefined;
  const text = excerpt(scalar.value);
  const date = dateOf(text);
  if (date && isRealDate(date)) return { value: date, range: scalar.range };
  const wanted = date ? undefined : looseDate(text);
  if (date) findings.push(finding('value-date/unreal', scalar.range, { text }));
  else if (wanted) findings.push(finding('value-date/form', scalar.range, { text, wanted: isoDate(wanted) }));
  else findings.push(finding('value-date', scalar.range, { key: entry.key.value, text }));
  return undefined;
}

/** `2024-12-02/2024-12-06` or `2024年12月2日—12月6日`. */
export function readPeriod(entry: YamlEntry, findings: Finding[]): Located<Period> | undefined {
  const scalar = asScalar(entry, findings);
  if (!scalar) return undefined;
  const { range } = scalar;
  const text = excerpt(scalar.value);
  const refuse = (found: Finding): undefined => {
    findings.push(found);
    return undefined;
  };
  const period = periodOf(text, dateOf);
  if (!period) {
    const meant = periodOf(text.normalize('NFKC'), (part) => dateOf(part) ?? looseDate(part));
    if (!meant) return refuse(finding('value-period', range, { key: entry.key.value, text }));
    const wanted = `${isoDate(meant.from)}/${isoDate(meant.to)}`;
    return refuse(finding('value-period/form', range, { text, wanted }));
  }
  const unreal = [period.from, period.to].find((date) => !isRealDate(date));
  if (unreal) return refuse(finding('value-date/unreal', range, { text: isoDate(unreal) }));
  if (dayNumber(period.to) >= dayNumber(period.from)) return { value: period, range };
  return refuse(finding('value-period/reversed', range, { from: isoDate(period.from), to: isoDate(period.to) }));
}

function periodOf(text: string, read: (part: string) => CalendarDate | undefined): Period | undefined {
  const parts = BETWEEN.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  const from = read(parts?.[1]?.trim() ?? '');
  const end = parts?.[2]?.trim() ?? '';
  const to = read(end) ?? (from && dayAfter(from, end));
  return from && to ? { from, to } : undefined;
}

/** `12月6日` or `6日` in the year of `from`, or in the next where the turn of the year lies between. */
function dayAfter(from: CalendarDate, text: string): CalendarDate | undefined {
  const day = DAY.exec(text);
  if (!day) return undefined;
  const month = Number(day[1] ?? from.month);
  const turns = from.month === 12 && month === 1;
  return { year: turns ? from.year + 1 : from.year, month, day: Number(day[2]) };
}

function dateOf(text: string): CalendarDate | undefined {
  const date = DATE.exec(text);
  if (!date) return undefined;
  const [, year, month, day, hanYear, hanMonth, hanDay] = date;
  return { year: Number(year ?? hanYear), month: Number(month ?? hanMonth), day: Number(day ?? hanDay) };
}

/** A real day out of `2024/12/5`, `2024.12.5`, `2024-12-5`, `２０２４年１２月５日`. */
function looseDate(text: string): CalendarDate | undefined {
  const parts = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text.normalize('NFKC').trim());
  if (!parts) return undefined;
  const date = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  return isRealDate(date) ? date : undefined;
}

/** A list of days and periods, or one alone. */
export function readDays({ key, value }: YamlEntry, findings: Finding[]): readonly Located<Period>[] {
  const items = value.type === 'list' ? value.items : [value];
  return items.flatMap((item) => readDay({ key, value: item }, findings) ?? []);
}

function readDay(entry: YamlEntry, findings: Finding[]): Located<Period> | undefined {
  if (isPeriod(entry.value)) return readPeriod(entry, findings);
  const date = readDate(entry, findings);
  return date && { value: { from: date.value, to: date.value }, range: date.range };
}

/** Whether a second day is named behind the first one. */
const isPeriod = (value: YamlValue): boolean =>
  value.type === 'scalar' && /^.{8,}?(?:\/|[—–～~至]|日\s*[-－]).*\d/.test(value.value);
