import type { Memo } from '../memo/memo.js';
import type { Contribution, Contributor } from '../model/contribution.js';
import type { IssueSources } from '../model/sources.js';
import { parseCreditNotes } from '../parse/parse-credit-notes.js';
import { parsePreamble, parseSection } from '../parse/parse-section.js';
import { creditContributors } from '../statistics/credit-contributors.js';
import { monthIn } from '../statistics/keep-issues.js';
import { compileHeader } from './compile-headers.js';

/* The recipe of the contributors: parse the texts of issues → who supplied how much of them. */

/** The year and the month that an issue counts in. */
export interface Counted {
  readonly year: number;
  readonly month: number;
}

/** The year and the month that an issue is counted in; undefined where its header can't be made out. */
export function countedPlaceOf(issue: Pick<IssueSources, 'folder' | 'index'>, memo: Memo): Counted | undefined {
  const header = compileHeader(issue, memo).value;
  return header && { year: header.year.value, month: monthIn(header.year.value, header.period.value) };
}

/** Who supplied the most first. What is wrong with the texts is for `check` to say. */
export function compileContributors(issues: readonly IssueSources[]): readonly Contributor[] {
  const all = new Map<string, { contribution: Contribution; folder: string }[]>();
  for (const { folder, index, sections } of issues) {
    for (const file of [index, ...sections]) {
      const blocks = file === index ? parsePreamble(index).value : parseSection(file).value?.blocks;
      for (const contribution of creditContributors(blocks ?? [], parseCreditNotes(file))) {
        const { contributor } = contribution;
        all.set(contributor, [...(all.get(contributor) ?? []), { contribution, folder }]);
      }
    }
  }
  const contributors = [...all].map(([contributor, pieces]) => ({
    contributor,
    paragraphs: sum(pieces.map(({ contribution }) => contribution.paragraphs)),
    characters: sum(pieces.map(({ contribution }) => contribution.characters)),
    ranges: pieces.flatMap(({ contribution }) => contribution.ranges),
    issues: new Set(pieces.map(({ folder }) => folder)).size,
  }));
  return contributors.sort(byAmount);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const byAmount = (a: Contributor, b: Contributor): number =>
  b.paragraphs - a.paragraphs || b.characters - a.characters || (a.contributor < b.contributor ? -1 : 1);
