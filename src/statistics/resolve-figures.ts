import { mapTexts } from '../model/block-content.js';
import { monthAndDay } from '../model/chinese-date.js';
import { type Finding, type Outcome, unmade } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import type { Inline, Issue, Placeholder, TextRun } from '../model/issue.js';
import type { Ledger, LedgerIssue } from '../model/ledger.js';
import type { Bilingual } from '../model/message.js';
import { finding } from './finding.js';
import type { PrintedFigure } from './recorded-figures.js';
import { type Worded, type WordedPart, wordFigure } from './word-figure.js';

/** An issue with its figures in the text. */
export interface ResolvedIssue extends Issue {
  /** What each placeholder of the ledger printed, in the order of the text. */
  readonly figures: readonly PrintedFigure[];
}

/**
 * Puts the ledger's figures into the text. A placeholder that prints nothing stays where it is, and a finding at its
 * place says why: so a draft can still be set.
 */
export function resolveFigures(issue: Issue, ledger: Ledger): Outcome<ResolvedIssue, never> {
  const findings: Finding[] = [];
  const figures: PrintedFigure[] = [];
  const seenFrom = ledgerIssueOf(issue.header, ledger);
  const resolve = (content: readonly Inline[]): readonly Inline[] =>
    content.flatMap((inline): readonly Inline[] => {
      if (inline.type !== 'placeholder') return [inline];
      const worded = wordPlaceholder(inline, issue.header, () => wordFigure(inline, ledger, seenFrom));
      findings.push(...worded.findings);
      const parts = worded.value;
      if (!parts) return [inline];
      const isWhole = parts.every(({ missing }) => !missing);
      if (isWhole && inline.figure !== '') figures.push({ placeholder: inline, text: textOf(parts) });
      return parts.filter(({ text }) => text !== '').map((part) => textInPlaceOf(inline, part));
    });
  return { value: { ...mapTexts(issue, resolve), figures }, findings };
}

/** `{{月}}` is the issue's own; with anything behind it, it names a series. */
function wordPlaceholder(placeholder: Placeholder, header: IssueHeader, wordFigure: () => Worded): Worded {
  const { series: fact, figure, format, range } = placeholder;
  if (figure !== '' || !isIssueFact(fact)) return wordFigure();
  if (format !== undefined) return unmade(finding('figure-format/unfit', range, { figure: fact, format }));
  const text = wordIssueFact(fact, header);
  if (text !== undefined) return { value: [{ text, missing: false }], findings: [] };
  return unmade(finding('figure-unavailable/special-number', range, { fact }));
}

/** The issue as the ledger keeps it; none for a special issue, which is outside of it. */
export function ledgerIssueOf({ identity }: IssueHeader, ledger: Ledger): LedgerIssue | undefined {
  if (identity.type === 'special') return undefined;
  const entry = ledger.issues.get(identity.number.value);
  if (!entry) throw new Error(`the ledger was built without issue ${identity.number.value}`);
  return entry;
}

const textOf = (parts: readonly WordedPart[]): string => parts.map(({ text }) => text).join('');

const textInPlaceOf = ({ range, emphasis, link }: Placeholder, { text, missing }: WordedPart): TextRun => ({
  type: 'text',
  text,
  file: range.file,
  map: [{ type: 'replaced', at: 0, length: text.length, sourceStart: range.start, sourceEnd: range.end }],
  emphasis,
  ...(link !== undefined && { link }),
  ...(missing && { missing }),
});

interface IssueFact extends Bilingual {
  readonly name: string;
  /** Nothing where a special issue has no such number. */
  readonly of: (header: IssueHeader) => string | undefined;
}

/** What `{{月}}` and its like stand for. */
export const issueFacts: readonly IssueFact[] = [
  { name: '年', of: ({ year }) => String(year.value), zh: '这一期的年份：2024', en: 'the year' },
  {
    name: '月',
    of: ({ period }) => String(period.value.to.month),
    zh: '起止日期最后一天的月份：12',
    en: 'the month of the period’s last day',
  },
  {
    name: '期',
    of: ({ identity }) => (identity.type === 'regular' ? String(identity.issue.value) : undefined),
    zh: '本年第几期：48；增刊没有',
    en: 'the number within the year; a special issue has none',
  },
  {
    name: '总第',
    of: ({ identity }) => (identity.type === 'regular' ? String(identity.number.value) : undefined),
    zh: '总第几期：519；增刊没有',
    en: 'the number of all issues; a special issue has none',
  },
  { name: '起', of: ({ period }) => monthAndDay(period.value.from), zh: '第一天：12月2日', en: 'the first day' },
  { name: '止', of: ({ period }) => monthAndDay(period.value.to), zh: '最后一天：12月6日', en: 'the last day' },
];

const facts = new Map(issueFacts.map(({ name, of }) => [name, of]));

/** Whether a placeholder of this name stands for what the issue itself is, not for a figure of a series. */
const isIssueFact = (name: string): boolean => facts.has(name);

/** `2024`, `12`, `48`, `519`, `12月2日`, `12月6日`. */
const wordIssueFact = (name: string, header: IssueHeader): string | undefined => facts.get(name)?.(header);
