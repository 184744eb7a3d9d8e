import { declareFindings, type Finding } from '../../model/finding.js';
import { hasHan } from '../../model/han.js';
import type { CheckedIssue } from '../checked-issue.js';
import type { CheckedText } from '../checked-text.js';
import { countTraditional, radicalLetters, standardLetters, traditionalRuns } from '../look-alikes.js';
import type { Rule } from '../rule.js';
import { mendedBy, runningText } from '../running-text.js';

const finding = declareFindings({
  'look-alike': {
    severity: 'warning',
    zh: '“{typed}”看着是“{wanted}”，其实是部首符号或者兼容字，检索不到',
    en: '“{typed}” looks like “{wanted}” but is of radicals or compatibility characters, which no search finds',
  },
  'look-alike/traditional': {
    severity: 'warning',
    zh: '“{typed}”里有繁体字、异体字，规范的写法是“{wanted}”',
    en: '“{typed}” is written with traditional or variant characters; the standard form is “{wanted}”',
    note: {
      zh: '人名里确实用这个字的，写进 people.yaml 就不再提示',
      en: 'where it is part of a person’s name, state the name in people.yaml',
    },
  },
  'look-alike/mark': {
    severity: 'warning',
    zh: '{typed}（{code}）看着像 {wanted}，不是中文用的标点：换成 {wanted}',
    en: '{typed} ({code}) looks like {wanted} but is not the mark of Chinese text: write {wanted}',
  },
  'look-alike/dot': {
    severity: 'warning',
    zh: '汉字之间有“{typed}”（{code}）',
    en: '“{typed}” ({code}) between Chinese characters',
    note: { zh: '句子完了用“。”，人名中间用“·”', en: 'write “。” at the end of a sentence, “·” inside a name' },
  },
});

/** Marks by those that they are taken for, by turns: half-width, small and vertical forms, and signs of other scripts. */
const PAIRS =
  '｡。､、｢“｣”«《»》﹪%〜～∼～＆&﹠&﹐，﹑、﹒。﹔；﹕：﹖？﹗！﹙（﹚）﹝〔﹞〕〝“〞”〟”︰：﹁“﹂”﹃‘﹄’︵（︶）︽《︾》︿〈﹀〉︻【︼】︹〔︺〕︐，︑、︒。︓：︔；︕！︖？﹢+﹣-﹤<﹥>﹦=﹨\\﹩$﹫@';
const marks: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS.charAt(2 * i), PAIRS.charAt(2 * i + 1)]),
);
const MARKS = new RegExp(`[${[...marks.keys()].join('')}]`, 'g');

/** Dots between Han characters. */
const DOTS = /(?<=\p{Script=Han})[．●•・‧∙⋅･]/gu;
/** In Han characters: a part of a name that is parted by dots has fewer. */
const TOO_LONG = 6;
const LONG_RUN = new RegExp(String.raw`\p{Script=Han}{${TOO_LONG}}$`, 'u');

/** A round sign for 〇 in a number. */
const ZERO = /(?<=[〇一二三四五六七八九○])[○◯Ｏ](?=[〇一二三四五六七八九○十年号条期])/g;
/** 二○三○年: of a year `date-style` says what the whole of it should be. */
const YEAR_BEHIND = /^[〇零一二三四五六七八九○]{0,3}年/;

/** What looks like a letter or a mark and is another: it is printed well, and nobody who searches for it finds it. */
export const lookAlike: Rule = {
  id: 'look-alike',
  group: 'words',
  finding,
  *check(issue) {
    const isSimplified = !isTraditional(issue);
    const own = new Set(issue.people?.file.text ?? '');
    for (const text of issue.texts) {
      const shown = runningText(text);
      yield* checkLetters(text, shown);
      if (isSimplified) yield* checkTraditional(text, shown, own);
      yield* checkMarks(text, shown);
    }
    yield* checkHeader(issue);
  },
};

function* checkLetters(text: CheckedText, shown: string): Generator<Finding> {
  for (const { 0: typed, index: start } of shown.matchAll(radicalLetters)) {
    const mend = { start, end: start + typed.length, text: standardLetters(typed) };
    const found = finding('look-alike', text.rangeOf(start, mend.end), { typed, wanted: mend.text });
    yield mendedBy(found, text, mend);
  }
}

/** Traditional characters: one that stands alone may be that of a name, and is not changed for its author. */
function* checkTraditional(text: CheckedText, shown: string, own: ReadonlySet<string>): Generator<Finding> {
  const isPassage = countTraditional(shown) > 1;
  for (const { typed, index: start } of traditionalRuns(shown)) {
    const wanted = standardLetters(typed);
    const differing = Array.from(typed).filter((letter, at) => letter !== wanted.charAt(at));
    if (differing.every((letter) => own.has(letter))) continue;
    const end = start + typed.length;
    const found = finding('look-alike/traditional', text.rangeOf(start, end), { typed, wanted });
    yield isPassage ? mendedBy(found, text, { start, end, text: wanted }) : found;
  }
}

function* checkMarks(text: CheckedText, shown: string): Generator<Finding> {
  if (!hasHan(shown)) return;
  const replace = (start: number, typed: string, wanted: string): Finding => {
    const end = start + typed.length;
    const params = { typed, wanted, code: codePoint(typed) };
    const found = finding('look-alike/mark', text.rangeOf(start, end), params);
    return mendedBy(found, text, { start, end, text: wanted });
  };
  for (const { 0: typed, index } of shown.matchAll(MARKS)) yield replace(index, typed, marks.get(typed) ?? typed);
  for (const { 0: typed, index } of shown.matchAll(ZERO)) {
    if (!YEAR_BEHIND.test(shown.slice(index + 1, index + 5))) yield replace(index, typed, '〇');
  }
  for (const { 0: typed, index } of shown.matchAll(DOTS)) {
    const before = shown.slice(Math.max(0, index - 2 * TOO_LONG), index);
    // A part of a name has two characters at least: `第●条` has a place that is to be filled in.
    const isBetween =
      /\p{Script=Han}{2}$/u.test(before) && /^\p{Script=Han}{2}/u.test(shown.slice(index + 1, index + 5));
    const mayBeName = isBetween && !LONG_RUN.test(before);
    // The full-width point is typed for a full stop as often as for the dot of a name, the others for this one alone.
    if (typed === '．' ? !mayBeName : mayBeName) yield replace(index, typed, typed === '．' ? '。' : '·');
    else if (isBetween) {
      yield finding('look-alike/dot', text.rangeOf(index, index + 1), { typed, code: codePoint(typed) });
    }
  }
}

/**
 * Looks into the values of the header and the settings, whatever they are: the receivers and names there are searched for too.
 */
function* checkHeader({ header, settings, people }: CheckedIssue): Generator<Finding> {
  const whole = [settings.file, ...(people ? [people.file] : [])].map((file) => ({
    file,
    start: 0,
    end: file.text.length,
  }));
  for (const { file, start, end } of [header.range, ...whole]) {
    for (const { 0: typed, index } of file.text.slice(start, end).matchAll(radicalLetters)) {
      const range = { file, start: start + index, end: start + index + typed.length };
      const wanted = standardLetters(typed);
      yield { ...finding('look-alike', range, { typed, wanted }), fix: { range, text: wanted } };
    }
  }
}

/**
 * The share of letters of another form from which a text counts as traditional. There a third of them have one in the
 * standard.
 */
const TRADITIONAL_SHARE = 0.2;

/** Whether an issue is written in traditional characters as a whole. */
function isTraditional({ texts, settings }: CheckedIssue): boolean {
  const all = [...texts.map(({ text }) => text), settings.file.text];
  const traditional = sumOf(all, countTraditional);
  return traditional > 0 && traditional > sumOf(all, countHan) * TRADITIONAL_SHARE;
}

const countHan = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

const sumOf = (texts: readonly string[], count: (text: string) => number): number =>
  texts.reduce((sum, text) => sum + count(text), 0);

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
