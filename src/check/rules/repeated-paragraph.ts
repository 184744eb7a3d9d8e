import { declareFindings, type Finding } from '../../model/finding.js';
import type { Heading } from '../../model/issue.js';
import { type CheckedText, PLACEHOLDER_MARK } from '../checked-text.js';
import { type RecentIssue, tablesIn, tableText } from '../recent-issue.js';
import type { Rule } from '../rule.js';
import { type SimilarTexts, similarTexts } from '../similar-texts.js';

const finding = declareFindings({
  'repeated-paragraph': {
    severity: 'warning',
    zh: '这一段和第{number}期的一段有 {percent}% 相同',
    en: '{percent}% of this paragraph equals one in issue {number}',
    note: { zh: '请核对是不是上次的内容忘了改', en: 'check that it was not left over from that issue' },
  },
  'repeated-paragraph/short': {
    severity: 'hint',
    zh: '这一段和第{number}期的一段一样',
    en: 'this paragraph stands in issue {number} too',
    note: { zh: '核对是不是上次的忘了改；每期都这样写的，不用改', en: 'check it; leave what is said in every issue' },
  },
  'repeated-paragraph/numbers': {
    severity: 'warning',
    zh: '这一段里写的{numbers}和第{number}期的一样',
    en: 'the numbers typed here, {numbers}, are those of issue {number}',
    note: {
      zh: '核对是不是上次的忘了改；每期都不变的，不用改',
      en: 'check that they were not left over; leave what never changes',
    },
  },
  'repeated-paragraph/section': {
    severity: 'warning',
    zh: '这一部分的各段都和第{number}期的一样',
    en: 'all paragraphs of this section are those of issue {number}',
    note: { zh: '请核对是不是上次的内容忘了改', en: 'check that it was not left over from that issue' },
  },
  'repeated-paragraph/table': {
    severity: 'warning',
    zh: '这张表里的数都和第{number}期的一样',
    en: 'all figures of this table are those of issue {number}',
    note: { zh: '请核对是不是上次的表忘了改', en: 'check that it was not left over from that issue' },
  },
});

/** Paragraphs, sections, tables and typed numbers that are almost the same as in one of the last issues. */
export const repeatedParagraph: Rule = {
  id: 'repeated-paragraph',
  group: 'people',
  finding,
  check({ texts, recent, issue }) {
    if (recent.length === 0) return [];
    const search = searchIn(recent);
    const repeated = texts.flatMap((text) => {
      const found = text.kind === 'paragraph' ? checkParagraph(text, search) : undefined;
      return found ? [{ text, ...found }] : [];
    });
    return [...joinSections(texts, repeated), ...tablesIn(issue).flatMap((table) => checkTable(table, recent))];
  },
};

interface Search {
  /** Paragraphs in which all words were typed. */
  readonly long: SimilarTexts<number>;
  /** The issues that a short paragraph stands in. */
  readonly short: ReadonlyMap<string, readonly number[]>;
  /** Paragraphs with figures of the ledger, their typed numbers taken out; of each issue, the newest first. */
  readonly figures: readonly SimilarTexts<{ readonly number: number; readonly text: string }>[];
}

function searchIn(recent: readonly RecentIssue[]): Search {
  const short = new Map<string, number[]>();
  for (const { number, paragraphs } of recent) {
    for (const text of new Set(paragraphs)) if (isShort(text)) short.set(text, [...(short.get(text) ?? []), number]);
  }
  return {
    long: similarTexts(
      recent.flatMap(({ number, paragraphs }) => paragraphs.filter(isTelling).map((text) => [text, number] as const)),
    ),
    short,
    figures: recent.map(({ number, paragraphs }) =>
      similarTexts(paragraphs.filter(hasBoth).map((text) => [withoutNumbers(text), { number, text }] as const)),
    ),
  };
}

/** Paragraphs that are shorter are compared as a whole, in UTF-16 units. */
const SHORTEST = 40;
/** Shorter ones are words of courtesy, or the name of whoever wrote the text. */
const LEAST_WORDS = 10;

/** Long enough, and without a placeholder: what the ledger fills in is worded alike every week. */
const isTelling = (text: string): boolean =>
  text.length >= SHORTEST && !text.includes(PLACEHOLDER_MARK) && !text.includes('\t');

/** A sentence. */
const isShort = (text: string): boolean =>
  text.length < SHORTEST && text.length >= LEAST_WORDS && !text.includes(PLACEHOLDER_MARK) && /[。！；]$/.test(text);

/** What is counted and was typed: not a date, the number of a hotline, or an hour. */
const NUMBER = /(?<![\d.,])\d+(?:[.,]\d+)*余?[%％‰万亿件人个次户家名份元吨项起宗批条场](?!\d)/g;

const numbersIn = (text: string): readonly string[] => text.match(NUMBER) ?? [];
const withoutNumbers = (text: string): string => text.replace(/\d+(?:[.,]\d+)*/g, '#');
const hasBoth = (text: string): boolean => text.includes(PLACEHOLDER_MARK) && numbersIn(text).length > 0;

interface Repeated {
  readonly number: number;
  readonly found: Finding;
}

function checkParagraph(text: CheckedText, { long, short, figures }: Search): Repeated | undefined {
  const { text: words } = text;
  const range = text.rangeOf(0, words.length);
  if (isTelling(words)) {
    const like = long.find(words);
    if (!like) return undefined;
    const params = { number: like.entry, percent: Math.floor(like.likeness * 100) };
    return { number: like.entry, found: finding('repeated-paragraph', range, params) };
  }
  if (isShort(words)) {
    // What stands in several of them stands in every issue.
    const [number, ...others] = short.get(words) ?? [];
    if (number === undefined || others.length > 0) return undefined;
    return { number, found: finding('repeated-paragraph/short', range, { number }) };
  }
  return hasBoth(words) ? checkNumbers(text, figures) : undefined;
}

/** Numbers that were typed beside figures of the ledger and are those of the last issue, but of no issue before that. */
function checkNumbers(text: CheckedText, figures: Search['figures']): Repeated | undefined {
  const form = withoutNumbers(text.text);
  const [last, ...others] = figures.flatMap((texts) => texts.find(form)?.entry ?? []);
  if (!last) return undefined;
  const lastNumbers = new Set(numbersIn(last.text));
  const constant = new Set(others.flatMap((other) => numbersIn(other.text)));
  const same = [...text.text.matchAll(NUMBER)].filter(([number]) => lastNumbers.has(number) && !constant.has(number));
  const [first] = same;
  if (!first) return undefined;
  const params = { numbers: [...new Set(same.map(([number]) => number))], number: last.number };
  const range = text.rangeOf(first.index, first.index + first[0].length);
  return { number: last.number, found: finding('repeated-paragraph/numbers', range, params) };
}

/** Where every paragraph of a section stands in the same earlier issue, that is said once, at its title. */
function joinSections(
  texts: readonly CheckedText[],
  repeated: readonly (Repeated & { readonly text: CheckedText })[],
): readonly Finding[] {
  const typed = new Map<Heading, number>();
  for (const { kind, section, text } of texts) {
    const isTyped = kind === 'paragraph' && !text.includes(PLACEHOLDER_MARK);
    if (section && isTyped) typed.set(section, (typed.get(section) ?? 0) + 1);
  }
  const again = new Map<Heading, Repeated[]>();
  const single: Finding[] = [];
  for (const { text, number, found } of repeated) {
    const isWhole = text.section && found.code !== 'repeated-paragraph/numbers';
    if (!text.section || !isWhole) single.push(found);
    else {
      const own = again.get(text.section) ?? [];
      again.set(text.section, own);
      own.push({ number, found });
    }
  }
  const ofSections = [...again].flatMap(([section, own]) => {
    const [first] = own;
    const isAll =
      own.length > 1 && own.length === typed.get(section) && own.every((each) => each.number === first?.number);
    if (!first || !isAll) return own.map(({ found }) => found);
    return [finding('repeated-paragraph/section', section.range, { number: first.number })];
  });
  return [...ofSections, ...single];
}

/** A table with fewer digits may come again with the same ones. */
const LEAST_DIGITS = 4;

function checkTable(table: Parameters<typeof tableText>[0], recent: readonly RecentIssue[]): readonly Finding[] {
  const text = tableText(table);
  if (text.includes(PLACEHOLDER_MARK) || (text.match(/\d/g) ?? []).length < LEAST_DIGITS) return [];
  const [same, ...others] = recent.filter(({ paragraphs }) => paragraphs.includes(text));
  if (!same || others.length > 0) return [];
  return [finding('repeated-paragraph/table', table.range, { number: same.number })];
}
