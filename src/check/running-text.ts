import { isoDate, type Period } from '../model/calendar.js';
import type { Finding } from '../model/finding.js';
import type { CheckedText } from './checked-text.js';
import type { Rule } from './rule.js';

/**
 * Stands in running text for each character of an address: no Chinese and no Western character, so that no rule of marks acts on
 * it. It is one of the code points that Unicode keeps for programs, and that no text has (23.7, noncharacters); private ones stand
 * for rare characters of names.
 */
export const ADDRESS_MARK = '\ufdd0';

/** A block's text with its addresses and the texts of its links out of sight; every offset holds. */
export function runningText({ text, addresses }: CheckedText): string {
  if (addresses.length === 0) return text;
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of addresses) {
    parts.push(text.slice(done, start), ADDRESS_MARK.repeat(end - start));
    done = end;
  }
  return parts.join('') + text.slice(done);
}

/** A rule that looks at every text by itself: what it finds depends on nothing else. */
export function textRule(
  facts: Omit<Rule, 'check' | 'checkTexts'>,
  checkText: (text: CheckedText, shown: string) => Iterable<Finding>,
): Rule {
  function* checkTexts(texts: readonly CheckedText[]): Generator<Finding> {
    for (const text of texts) yield* remembered(facts.id, text, () => [...checkText(text, runningText(text))]);
  }
  return { ...facts, checkTexts, check: ({ texts }) => checkTexts(texts) };
}

/** When an issue is: what rules of dates look at beside a text. */
export interface IssueTime {
  readonly period: Period;
  readonly year: number;
}

/** A rule that looks at every text by itself, and at the time of its issue: what it finds depends on nothing else. */
export function datedTextRule(
  facts: Omit<Rule, 'check' | 'checkTexts'>,
  checkText: (text: CheckedText, shown: string, time: IssueTime) => Iterable<Finding>,
): Rule {
  return {
    ...facts,
    *check({ texts, header }) {
      const time = { period: header.period.value, year: header.year.value };
      const key = `${facts.id} ${time.year} ${isoDate(time.period.from)} ${isoDate(time.period.to)}`;
      for (const text of texts) yield* remembered(key, text, () => [...checkText(text, runningText(text), time)]);
    },
  };
}

/** What a rule found before in a text that is made of the same, else what it finds now. */
function remembered(key: string, { found }: CheckedText, find: () => readonly Finding[]): readonly Finding[] {
  const before = found.get(key);
  if (before) return before;
  const findings = find();
  found.set(key, findings);
  return findings;
}

/** What is to stand in the place of `text.slice(start, end)`. */
export interface Mend {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The finding with its mend, where the characters stand in the source as they are shown. A tab stays: it may part the cells
 * of a table that was pasted.
 */
export function mendedBy(found: Finding, text: CheckedText, { start, end, text: wanted }: Mend): Finding {
  const losesTab = text.text.slice(start, end).includes('\t') && !wanted.includes('\t');
  return text.isPlain(start, end) && !losesTab
    ? { ...found, fix: { range: text.rangeOf(start, end), text: wanted } }
    : found;
}
