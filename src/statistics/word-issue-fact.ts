import { monthAndDay } from '../model/chinese-date.js';
import type { IssueHeader } from '../model/header.js';

/** What `{{月}}` and its like stand for; nothing where a special issue has no such number. */
const facts: ReadonlyMap<string, (header: IssueHeader) => string | undefined> = new Map([
  ['年', ({ year }) => String(year.value)],
  ['月', ({ period }) => String(period.value.to.month)],
  ['期', ({ identity }) => (identity.type === 'regular' ? String(identity.issue.value) : undefined)],
  ['总第', ({ identity }) => (identity.type === 'regular' ? String(identity.number.value) : undefined)],
  ['起', ({ period }) => monthAndDay(period.value.from)],
  ['止', ({ period }) => monthAndDay(period.value.to)],
]);

/** Whether a placeholder of this name stands for what the issue itself is, not for a figure of a series. */
export const isIssueFact = (name: string): boolean => facts.has(name);

/** `2024`, `12`, `48`, `519`, `12月2日`, `12月6日`. */
export const wordIssueFact = (name: string, header: IssueHeader): string | undefined => facts.get(name)?.(header);
