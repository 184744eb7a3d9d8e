import { beganIn } from '../../model/began-in.js';
import { declareFindings, type Finding } from '../../model/finding.js';
import type { Placeholder } from '../../model/issue.js';
import type { Account, Ledger, LedgerIssue, LedgerSeries } from '../../model/ledger.js';
import { printedUnit } from '../../model/measure.js';
import { nameAt, seriesNamed } from '../../model/names.js';
import { type CheckedText, PLACEHOLDER_MARK } from '../checked-text.js';
import { type PlacedPlaceholder, placeholdersIn } from '../placed-placeholders.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'since-begun': {
    severity: 'warning',
    zh: '“{measure}”从第{issue}期才有，不是“{word}”的数',
    en: '“{measure}” is counted from issue {issue} on, not all “{word}”',
    note: {
      zh: '在后面写明从哪一期起：{example}',
      en: 'say behind it since when: {example}',
    },
  },
});

/** 今年以来 beside the total of a measure that began within the year. */
export const sinceBegun: Rule = {
  id: 'since-begun',
  group: 'figures',
  finding,
  check({ header: { identity }, ledger, texts }) {
    const issue = identity.type === 'regular' ? ledger.issues.get(identity.number.value) : undefined;
    if (!issue) return [];
    return texts.flatMap((text) => {
      const placed = placeholdersIn(text);
      return placed.flatMap((one) => checkPlaceholder(text, one, { placed, ledger, issue }));
    });
  },
};

interface Looking {
  /** All placeholders of the text. */
  readonly placed: readonly PlacedPlaceholder[];
  readonly ledger: Ledger;
  readonly issue: LedgerIssue;
}

const TOTAL_FIGURE = '本年';
const SINCE_FORMAT = '自起';
const sinceWords = /今年以来|年初以来|今年(?=累计)|本年(?=累计)|全年(?=累计)/g;

function checkPlaceholder(
  text: CheckedText,
  { placeholder, at }: PlacedPlaceholder,
  looking: Looking,
): readonly Finding[] {
  const { placed, ledger, issue } = looking;
  const series = seriesNamed(ledger.series, placeholder.series, issue);
  if (!series || placeholder.figure !== TOTAL_FIGURE || placeholder.format === SINCE_FORMAT) return [];
  const start = Math.max(...['。', '！', '？', '\n'].map((mark) => text.text.lastIndexOf(mark, at - 1))) + 1;
  const word = text.text.slice(start, at).match(sinceWords)?.at(-1);
  const late = latest(series, placeholder, looking);
  if (word === undefined || !late) return [];
  const end = /[。！？\n]|$/.exec(text.text.slice(at));
  const rest = text.text.slice(at, at + (end?.index ?? 0));
  const isSaid =
    /自.{1,8}起/.test(rest) ||
    placed.some(
      (other) =>
        other.at > at &&
        other.at <= at + rest.length &&
        other.placeholder.format === SINCE_FORMAT &&
        other.placeholder.measure === placeholder.measure,
    );
  if (isSaid) return [];
  const names = [placeholder.series, TOTAL_FIGURE, ...(placeholder.measure === undefined ? [] : [placeholder.measure])];
  const example = `{{${names.join('.')}|${SINCE_FORMAT}}}`;
  const measure = nameAt(late.account.measure, issue);
  const found = finding('since-begun', placeholder.range, { measure, issue: late.issue, word, example });
  return [
    { ...found, ...fixOf(text, { placeholder, at }, { example, unit: printedUnit(late.account.measure, issue) }) },
  ];
}

/** The measure that began last within the year, of those that a placeholder prints, and its first 期号. */
function latest(series: LedgerSeries, { measure }: Placeholder, { ledger, issue }: Looking) {
  const { definition, accounts } = series;
  const listed = definition.list ?? definition.measures.filter(({ listed }) => listed).map(({ name }) => name);
  const asked = measure === undefined ? listed : [measure];
  const begun = asked.flatMap((name): { account: Account; issue: number }[] => {
    const account = accounts.get(name);
    const began = account && beganIn({ ledger, series, account, issue }, issue.year);
    return account && began ? [{ account, issue: began.issue.issue }] : [];
  });
  return begun.sort((a, b) => b.issue - a.issue)[0];
}

/** A list says it for each of its measures; behind a single figure it stands after the unit. */
function fixOf(
  text: CheckedText,
  { placeholder, at }: PlacedPlaceholder,
  { example, unit }: { readonly example: string; readonly unit: string },
) {
  const { range, measure } = placeholder;
  if (placeholder.format !== undefined) return {};
  if (measure === undefined) return { fix: { range, text: example } };
  const behind = at + PLACEHOLDER_MARK.length + unit.length;
  const isUnit = text.text.slice(at + PLACEHOLDER_MARK.length, behind) === unit;
  if (!isUnit || !text.isPlain(at + PLACEHOLDER_MARK.length, behind)) return {};
  const place = { file: range.file, start: range.end + unit.length, end: range.end + unit.length };
  return { fix: { range: place, text: example } };
}
