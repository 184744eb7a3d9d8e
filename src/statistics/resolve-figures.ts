import { mapTexts } from '../model/block-content.js';
import { monthAndDay } from '../model/chinese-date.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import type { Inline, Issue, Placeholder, TextRun } from '../model/issue.js';
import type { Ledger, LedgerIssue } from '../model/ledger.js';
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
export function resolveFigures(issue: Issue, ledger: Ledger): Outcome<ResolvedIssue> {
  const findings: Finding[] = [];
  const figures: PrintedFigure[] = [];
  const seenFrom = ledgerIssueOf(issue.header, ledger);
  const resolve = (content: readonly Inline[]): readonly Inline[] =>
    content.flatMap((inline): readonly Inline[] => {
      if (inline.type !== 'placeholder') return [inline];
      const worded = wordPlaceholder(inline, issue.header, () => wordFigure(inline, ledger, seenFrom));
      if (worded.type === 'text') {
        findings.push(...worded.hints);
        if (inline.figure !== '') figures.push({ placeholder: inline, text: worded.text });
        return worded.text === '' ? [] : [textInPlaceOf(inline, { text: worded.text, missing: false })];
      }
      findings.push(worded.finding);
      return worded.type === 'partial' ? worded.parts.map((part) => textInPlaceOf(inline, part)) : [inline];
    });
  return { value: { ...mapTexts(issue, resolve), figures }, findings };
}

/** `{{月}}` is the issue's own; with anything behind it, it names a series. */
function wordPlaceholder(placeholder: Placeholder, header: IssueHeader, wordFigure: () => Worded): Worded {
  const { series: fact, figure, format, range } = placeholder;
  if (figure !== '' || !isIssueFact(fact)) return wordFigure();
  if (format !== undefined)
    return { type: 'finding', finding: finding('figure-format/unfit', range, { figure: fact, format }) };
  const text = wordIssueFact(fact, header);
  if (text !== undefined) return { type: 'text', text, hints: [] };
  return { type: 'finding', finding: finding('figure-unavailable/special-number', range, { fact }) };
}

/** The issue as the ledger keeps it; none for a special issue, which is outside of it. */
export function ledgerIssueOf({ identity }: IssueHeader, ledger: Ledger): LedgerIssue | undefined {
  if (identity.type === 'special') return undefined;
  const entry = ledger.issues.get(identity.number.value);
  if (!entry) throw new Error(`the ledger was built without issue ${identity.number.value}`);
  return entry;
}

const textInPlaceOf = ({ range, emphasis, link }: Placeholder, { text, missing }: WordedPart): TextRun => ({
  type: 'text',
  text,
  file: range.file,
  map: [{ type: 'replaced', at: 0, length: text.length, sourceStart: range.start, sourceEnd: range.end }],
  emphasis,
  ...(link !== undefined && { link }),
  ...(missing && { missing }),
});

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
const isIssueFact = (name: string): boolean => facts.has(name);

/** `2024`, `12`, `48`, `519`, `12月2日`, `12月6日`. */
const wordIssueFact = (name: string, header: IssueHeader): string | undefined => facts.get(name)?.(header);
