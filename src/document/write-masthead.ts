import { chineseDate, chineseIssueNumber, chinesePeriod } from '../model/chinese-date.js';
import type { Masthead, MastheadName } from '../model/document.js';
import type { Image } from '../model/image.js';
import type { Issue, TextRun } from '../model/issue.js';
import { runFor } from '../model/text-run.js';

/** 报头: markings, name, number, period, publisher and date. */
export function writeMasthead(issue: Issue, image: Image | undefined): Masthead {
  const { header, publisher } = issue;
  const { identity, period } = header;
  const numbered = identity.type === 'special' ? identity.special : identity.number;
  return {
    marking: header.marking.map((line) => runFor(line.range, line.value)),
    name: nameOf(issue, image),
    number: runFor(numbered.range, chineseIssueNumber(header)),
    period: runFor(period.range, `（${chinesePeriod(period.value)}）`),
    publisher: runFor(publisher.range, publisher.value),
    date: dateOf(issue),
  };
}

function nameOf({ masthead, name }: Issue, image: Image | undefined): MastheadName {
  switch (masthead.type) {
    case 'text':
      return { type: 'text', text: runFor(name.range, name.value) };
    case 'image':
      return { type: 'image', image, alternative: name.value };
    case 'preprinted':
      return { type: 'preprinted' };
  }
}

/** The printing date; room to write it in by hand where it isn't known yet. */
function dateOf({ header: { date, year } }: Issue): TextRun {
  if (date) return runFor(date.range, chineseDate(date.value));
  const blank = '\u3000';
  return { ...runFor(year.range, `${year.value}年${blank}月${blank}日`), missing: true };
}
