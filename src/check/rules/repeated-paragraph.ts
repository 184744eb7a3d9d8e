import { declareFindings, type Finding } from '../../model/finding.js';
import type { Heading, Table } from '../../model/issue.js';
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
  'repeated-paragraph/small-table': {
    severity: 'hint',
    zh: '这张表和第{number}期的一样',
    en: 'this table stands in issue {number} too',
    note: { zh: '核对是不是上次的忘了改；不变的，不用改', en: 'check it; leave what never changes' },
  },
  'repeated-paragraph/cells': {
    severity: 'hint',
    zh: '这张表的 {count} 个数里，有 {same} 个和第{number}期的一样',
    en: '{same} of the {count} figures of this table are those of issue {number}',
    note: {
      zh: '核对是不是有的格忘了改；没有变化的，不用改',
      en: 'check for cells left over; leave what has not changed',
    },
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

/** How many digits a table has to have: with fewer the same ones may come again. */
const LEAST_DIGITS = 4;
/** A table has to have so many figures: of fewer some may be the same by chance. */
const LEAST_FIGURES = 6;
/** So many of its figures are the same where a table was changed and not all of it. */
const MOSTLY_SAME = 0.8;

function checkTable(table: Table, recent: readonly RecentIssue[]): readonly Finding[] {
  const text = tableText(table);
  const { range } = table;
  if (text.includes(PLACEHOLDER_MARK) || !/[\p{L}\p{N}]/u.test(text)) return [];
  const [same, ...others] = recent.filter(({ paragraphs }) => paragraphs.includes(text));
  if (!same) return checkCells(table, recent);
  if (others.length > 0) return [];
  const isSmall = (text.match(/\d/g) ?? []).length < LEAST_DIGITS;
  return [
    finding(isSmall ? 'repeated-paragraph/small-table' : 'repeated-paragraph/table', range, { number: same.number }),
  ];
}

/** Most of a table's figures are those at the same places of the last issue's, but were others in the issue before that. */
function checkCells(table: Table, recent: readonly RecentIssue[]): readonly Finding[] {
  const own = cellsIn(tableText(table));
  const [last, before] = recent.flatMap(({ number, paragraphs }) => {
    const like = paragraphs.map(cellsIn).find((cells) => isLike(own, cells));
    return like ? [{ number, cells: like }] : [];
  });
  if (!last) return [];
  const figures = own.flatMap((cell, index) => (isFigure(cell) ? [index] : []));
  const same = figures.filter((index) => own[index] === last.cells[index]);
  const constant = before ? same.filter((index) => own[index] === before.cells[index]).length : 0;
  const count = figures.length;
  if (count < LEAST_FIGURES || same.length < count * MOSTLY_SAME || constant > same.length / 2) return [];
  return [finding('repeated-paragraph/cells', table.range, { count, same: same.length, number: last.number })];
}

const cellsIn = (text: string): readonly string[] => text.split(/[\t\n]/);
const isFigure = (cell: string): boolean => /^[-+]?\d[\d.,]*[%％‰]?$/.test(cell.trim());

/** Whether two tables have the same rows and columns: as many cells, and the same words in all that are no figures. */
const isLike = (own: readonly string[], cells: readonly string[]): boolean =>
  own.length > 1 && own.length === cells.length && own.every((cell, index) => isFigure(cell) || cell === cells[index]);
