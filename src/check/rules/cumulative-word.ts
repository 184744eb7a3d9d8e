import { declareFindings, type Finding } from '../../model/finding.js';
import type { Ledger, LedgerIssue } from '../../model/ledger.js';
import { addsUp, type Measure } from '../../model/measure.js';
import { nameAt, seriesNamed } from '../../model/names.js';
import type { CheckedText } from '../checked-text.js';
import { placeholdersIn } from '../placed-placeholders.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'cumulative-word': {
    severity: 'warning',
    zh: '“{measure}”不能相加，前面不能用“{word}”',
    en: '“{measure}” doesn’t add up, so “{word}” can’t stand before it',
    note: {
      zh: '率、平均数、最大最小和期末数只说截至目前是多少：删去“{word}”，或者改写成“今年以来，{measure}为…”',
      en: 'a rate, a mean, an extreme or a level is so much to date: drop “{word}”, or write “今年以来，{measure}为…”',
    },
  },
});

/** 累计 or 共计 directly before a measure that is no sum. */
export const cumulativeWord: Rule = {
  id: 'cumulative-word',
  group: 'figures',
  finding,
  check({ header: { identity }, ledger, texts }) {
    const issue = identity.type === 'regular' ? ledger.issues.get(identity.number.value) : undefined;
    if (!issue) return [];
    const names = namesIn(ledger, issue);
    return texts.flatMap((text) => [...checkNames(text, names), ...checkPlaceholders(text, { ledger, issue, names })]);
  },
};

const WORDS = '累计|共计|总计|合计';

/** Names of measures that are no sums in any series, longest first. */
function namesIn(ledger: Ledger, issue: LedgerIssue): readonly string[] {
  const all = [...ledger.series.values()].flatMap(({ definition }) => definition.measures);
  const named = (measures: readonly Measure[]) => measures.flatMap((measure) => [measure.name, nameAt(measure, issue)]);
  const sums = new Set(named(all.filter(addsUp)));
  const others = named(all.filter((measure) => !addsUp(measure))).filter((name) => !sums.has(name));
  return [...new Set(others)].sort((a, b) => b.length - a.length);
}

function checkNames(text: CheckedText, names: readonly string[]): readonly Finding[] {
  if (names.length === 0) return [];
  const pattern = new RegExp(`(?<word>${WORDS})(?<measure>${names.join('|')})`, 'g');
  return Array.from(text.text.matchAll(pattern), ({ index, groups }) => {
    const { word = '', measure = '' } = groups ?? {};
    return finding('cumulative-word', text.rangeOf(index, index + word.length), { word, measure });
  });
}

interface Looking {
  readonly ledger: Ledger;
  readonly issue: LedgerIssue;
  readonly names: readonly string[];
}

/** 累计 before the figure itself, whose name may stand before it: 满意率累计{{…}}%. */
function checkPlaceholders(text: CheckedText, { ledger, issue, names }: Looking): readonly Finding[] {
  const before = new RegExp(`(?<word>${WORDS})[为达是]?$`);
  return placeholdersIn(text).flatMap(({ placeholder, at }) => {
    const series = seriesNamed(ledger.series, placeholder.series, issue);
    const measure = placeholder.measure ?? series?.definition.list?.[0];
    const match = before.exec(text.text.slice(Math.max(0, at - 4), at));
    const word = match?.groups?.word;
    if (!match || word === undefined || measure === undefined || !names.includes(measure)) return [];
    const start = Math.max(0, at - 4) + match.index;
    return [finding('cumulative-word', text.rangeOf(start, start + word.length), { word, measure })];
  });
}
