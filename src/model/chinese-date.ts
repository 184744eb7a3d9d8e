import type { CalendarDate, Period } from './calendar.js';
import type { IssueHeader } from './header.js';

/** `12月2日` */
export const monthAndDay = ({ month, day }: CalendarDate): string => `${month}月${day}日`;

/** `2024年12月25日` */
export const chineseDate = (date: CalendarDate): string => `${date.year}年${monthAndDay(date)}`;

/** `12月2日—12月6日`; one day alone; with the years where the period turns one. */
export function chinesePeriod({ from, to }: Period): string {
  if (from.year !== to.year) return `${chineseDate(from)}—${chineseDate(to)}`;
  const first = monthAndDay(from);
  const last = monthAndDay(to);
  return first === last ? first : `${first}—${last}`;
}

/** `2024年第48期（总第519期）`, `2024年增刊第1期` */
export function chineseIssueNumber({ identity, year }: IssueHeader): string {
  return identity.type === 'special'
    ? `${year.value}年增刊第${identity.special.value}期`
    : `${year.value}年第${identity.issue.value}期（总第${identity.number.value}期）`;
}
