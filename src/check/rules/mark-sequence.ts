import { declareFindings, type Finding } from '../../model/finding.js';
import { isClosing, isOpening } from '../character-kind.js';
import type { CheckedText } from '../checked-text.js';
import { mendedBy, textRule } from '../running-text.js';

const finding = declareFindings({
  'mark-sequence': {
    severity: 'warning',
    zh: '“{typed}”这两个符号不能连在一起',
    en: '“{typed}” cannot stand together',
    note: { zh: '删去多余的一个', en: 'delete the one that is too many' },
  },
  'mark-sequence/mend': {
    severity: 'warning',
    zh: '“{typed}”两个标点连用，应当只用“{wanted}”',
    en: '“{typed}” cannot stand together; write “{wanted}”',
  },
  'mark-sequence/start': {
    severity: 'warning',
    zh: '这一段以“{typed}”开头',
    en: 'this paragraph begins with “{typed}”',
    note: { zh: '删去，或者补上前面缺的文字', en: 'remove it, or write what is missing before it' },
  },
  'mark-sequence/quoted': {
    severity: 'warning',
    zh: '“{typed}”里，引号内外都有停顿的标点，只留一个',
    en: '“{typed}”: a stop inside and one outside the quotation; keep one',
    note: {
      zh: '完整引用一句话、前面有冒号的，留引号里面的；引的话是句子的一部分，留外面的',
      en: 'keep the inner one where a colon leads in a whole sentence, else the outer one',
    },
  },
  'mark-sequence/part': {
    severity: 'hint',
    zh: '引号里的话是句子的一部分，末尾一般不用“{mark}”',
    en: 'what is quoted is a part of the sentence, and has no “{mark}” at its end',
    note: {
      zh: '删去，或者移到引号外面；引的是完整的一句话，不用改',
      en: 'remove it or put it outside; leave it where a whole sentence is quoted',
    },
  },
  'mark-sequence/item': {
    severity: 'hint',
    zh: '这一项里面已经有句号，末尾不用分号',
    en: 'there is a full stop inside this item, so that none ends with “；”',
    note: {
      zh: '各项末尾都改成句号，或者把项里的句号改成逗号',
      en: 'end all items with “。”, or have “，” inside this one',
    },
  },
  'mark-sequence/solidus': {
    severity: 'hint',
    zh: '分隔号“/”的前后一般不再用“{mark}”',
    en: 'no “{mark}” stands beside the solidus “/”',
    note: { zh: '删去“{mark}”，或者删去“/”', en: 'remove “{mark}” or “/”' },
  },
  'mark-sequence/backslash': {
    severity: 'hint',
    zh: '“\\”是写路径、程序用的；分隔两项用“/”',
    en: '“\\” is of paths and programs; two choices are parted by “/”',
    note: { zh: '写成“{wanted}”；确实是路径的，不用改', en: 'write “{wanted}”, unless it is a path' },
  },
  'mark-sequence/bracket': {
    severity: 'hint',
    zh: '括号里的话注释前面的词语，末尾一般不用“。”',
    en: 'what is in brackets explains the words before it, and has no “。” at its end',
    note: {
      zh: '删去；注释的是整句话，就把括号移到句号后面',
      en: 'remove it, or put the brackets behind the full stop',
    },
  },
});

/** Every place where two marks stand together of which one is too many; overlapping, so that each pair is seen. */
const PAIR = /(?=([，。、；：？！][，。、；：？！]|[“‘（《〈〔【][，。、；：]|[，、][）》〉〕】]))/g;

/** Two different marks of pause or stop never follow each other, and none stands at the inner edge of brackets. */
export const markSequence = textRule({ id: 'mark-sequence', group: 'marks', finding }, function* (text, shown) {
  const isBlock = text.kind === 'paragraph' || text.kind === 'heading';
  const first = isBlock ? /^[，。、；：？！](?![）)])/.exec(shown)?.[0] : undefined;
  if (first !== undefined) yield finding('mark-sequence/start', text.rangeOf(0, 1), { typed: first });
  yield* stopsAtClosing(text, shown);
  yield* stopsInItems(text, shown);
  yield* besideSolidus(text, shown);
  for (const { 1: typed = '', index: start } of shown.matchAll(PAIR)) {
    const end = start + typed.length;
    if (isAllowed(typed) || isDoubled(shown, start, end) || isQuotedMark(shown, start, end)) continue;
    const wanted = mendOf(typed, end === shown.length);
    const range = text.rangeOf(start, end);
    if (wanted === undefined) yield finding('mark-sequence', range, { typed });
    else {
      const found = finding('mark-sequence/mend', range, { typed, wanted });
      yield mendedBy(found, text, { start, end, text: wanted });
    }
  }
});

/** The numbers of items inside a paragraph. */
const ITEM = String.raw`(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、是]|（[一二三四五六七八九十\d]{1,2}）|[①-⑳]|(?<!\d)\d{1,2}[.．、](?!\d))`;
/** 一是优化。压缩；二是精简 [GB/T 15834-2011 A.5]: from one item's number to the next, with both marks between them. */
const STOPPED_ITEM = new RegExp(
  String.raw`(?<=(?:^|[：；，。\n])${ITEM}[^。；：\n]{1,80}。(?:[^；\n]{1,120}))；(?=\s?${ITEM})`,
  'g',
);

function* stopsInItems(text: CheckedText, shown: string): Iterable<Finding> {
  if (!shown.includes('；') || !shown.includes('。')) return;
  for (const { index } of shown.matchAll(STOPPED_ITEM)) {
    yield finding('mark-sequence/item', text.rangeOf(index, index + 1), {});
  }
}

/** 甲、/乙 and 男\\女 [GB/T 15834-2011 A.14]. */
const BESIDE_SOLIDUS = /([，。、；：])\/(?!\/)|(?<![/:])\/([，。、；：])/g;
/** Once, between Han: with several, a drive or an ending it is a path. */
const BACKSLASH =
  /(?<![\\:]\p{Script=Han}{0,20})(?<=(\p{Script=Han}))\\(?=(\p{Script=Han})\p{Script=Han}{0,20}(?![\\.\p{L}\p{N}]))/gu;

function* besideSolidus(text: CheckedText, shown: string): Iterable<Finding> {
  for (const { 0: typed, 1: before, 2: after, index } of shown.matchAll(BESIDE_SOLIDUS)) {
    const mark = before ?? after ?? '';
    yield finding('mark-sequence/solidus', text.rangeOf(index, index + typed.length), { mark });
  }
  if (!shown.includes('\\')) return;
  for (const { 1: first = '', 2: second = '', index } of shown.matchAll(BACKSLASH)) {
    yield finding('mark-sequence/backslash', text.rangeOf(index, index + 1), { wanted: `${first}/${second}` });
  }
}

/** 。”。 and 。”，; 落实“一次办好。”的要求. [GB/T 15834-2011 B.2.1] */
const AFTER_QUOTED = /([。；，、：])[”’](?:[。；，、：]|(?=[的地]))/g;
/** 某某（含甲。）参加: a whole sentence of its own stands in brackets behind the full stop [B.2.2]. */
const BRACKETED = /(?<![。！？；：\n])（[^（）。！？\n]{1,60}(。)）/g;

function* stopsAtClosing(text: CheckedText, shown: string): Iterable<Finding> {
  if (!shown.includes('。')) return;
  for (const { 0: typed, 1: mark = '', index: start } of shown.matchAll(AFTER_QUOTED)) {
    const isTwice = typed.length === 3;
    if (isTwice && (mark === '，' || mark === '、')) continue;
    if (isTwice) yield finding('mark-sequence/quoted', text.rangeOf(start, start + 3), { typed });
    else yield finding('mark-sequence/part', text.rangeOf(start, start + 1), { mark });
  }
  for (const { 0: typed, index } of shown.matchAll(BRACKETED)) {
    if (index === 0) continue;
    const at = index + typed.length - 2;
    yield finding('mark-sequence/bracket', text.rangeOf(at, at + 1), {});
  }
  yield* quotedParts(text, shown);
}

/** 会议强调“要…。”: without a colon before it, what is quoted is a part of the sentence, and the full stop is the sentence's. */
const SAID = /(?:强调|指出|要求|提出|表示|认为|说)“[^“”。！？；：\n]{1,80}。”(?=$|\n)/g;

function* quotedParts(text: CheckedText, shown: string): Iterable<Finding> {
  for (const { 0: typed, index } of shown.matchAll(SAID)) {
    const at = index + typed.length - 2;
    yield finding('mark-sequence/part', text.rangeOf(at, at + 1), { mark: '。' });
  }
}

/** The same mark twice is another rule's; ？！ together are a strong question. */
const isAllowed = (typed: string): boolean => typed.charAt(0) === typed.charAt(1) || /^[？！]{2}$/.test(typed);

/** One of the pair is doubled: how many of it are meant is settled first. */
const isDoubled = (shown: string, start: number, end: number): boolean =>
  (start > 0 && shown.charAt(start - 1) === shown.charAt(start)) || shown.charAt(end) === shown.charAt(end - 1);

/** “，” speaks of the mark itself. */
const isQuotedMark = (shown: string, start: number, end: number): boolean =>
  isOpening(shown.charAt(start)) && isClosing(shown.charAt(end));

/** What was meant, where that is certain: a full stop ends the paragraph, and a comma parts more than a 顿号. */
function mendOf(typed: string, isLast: boolean): string | undefined {
  if (typed === '、，') return '，';
  if (/^[，、；：]。$/.test(typed) && isLast) return '。';
  return undefined;
}
