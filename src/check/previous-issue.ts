import { isoDate, type Period } from '../model/calendar.js';
import { chinesePeriod } from '../model/chinese-date.js';
import type { IssueHeader } from '../model/header.js';
import type { Bilingual } from '../model/message.js';
import type { CheckedIssue, NumberedHeader } from './checked-issue.js';

/** The regular issue with the next lower number that `fits`; none for a special issue, which stands outside the row. */
export function previousIssue(
  { header, earlier }: Pick<CheckedIssue, 'header' | 'earlier'>,
  fits: (header: IssueHeader) => boolean = () => true,
): NumberedHeader | undefined {
  if (header.identity.type === 'special') return undefined;
  return earlier.findLast((before) => fits(before.header));
}

/** A period as both languages write it, with its year. */
export const periodText = (period: Period): Bilingual => {
  const { from, to } = period;
  const year = from.year === to.year ? `${from.year}年` : '';
  return { zh: `${year}${chinesePeriod(period)}`, en: `${isoDate(from)}/${isoDate(to)}` };
};
