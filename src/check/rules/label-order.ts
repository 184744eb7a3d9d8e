import { declareFindings, type Finding } from '../../model/finding.js';
import type { Heading } from '../../model/issue.js';
import type { CheckedText } from '../checked-text.js';
import { citedIn } from '../cited-text.js';
import type { Rule } from '../rule.js';
import { runningText } from '../running-text.js';

const finding = declareFindings({
  'label-order/inline': {
    severity: 'warning',
    zh: '序号不连续：这里是“{typed}”，前面数到“{before}”',
    en: 'numbers are not in order: “{typed}” here, the count before is “{before}”',
    note: { zh: '补上漏掉的，或者改正序号', en: 'add what is missing, or mend the number' },
  },
  'label-order/comma': {
    severity: 'hint',
    zh: '“{typed}”后面用逗号：“{wanted}”',
    en: '“{typed}” is followed by a comma: “{wanted}”',
    note: {
      zh: '国家标准这样规定；要按口语的停顿用顿号，不用改',
      en: 'the standard has it so; leave “、” where it is meant as the pause of speech',
    },
  },
});

const HAN = '一二三四五六七八九十';
/** What may stand before a number that begins a clause, and before one that begins an item: （一）、（三） are a row. */
const CLAUSE_START = String.raw`(?<=^|[，。；：、\n “（])`;
const ITEM_START = String.raw`(?<=^|[。；：\n])`;

/** How items are counted, each kind by itself. */
interface Kind {
  readonly pattern: RegExp;
  /** Numbers that paragraphs begin with too are counted by the parser; within one it is for itself. */
  readonly isWithin: boolean;
}

/** 一是, 一要, 第一，, ①; （1）, （一） and 1. */
const KINDS: readonly Kind[] = [
  ...[
    `${CLAUSE_START}([${HAN}])是`,
    `${CLAUSE_START}([${HAN}])要`,
    `${CLAUSE_START}第([${HAN}])[，,、是](?!第|[${HAN}])`,
  ],
  `${CLAUSE_START}([①-⑳])(?![①-⑳、，])`,
]
  .map((source) => ({ pattern: new RegExp(source, 'g'), isWithin: false }))
  .concat(
    [`${ITEM_START}[（(]([${HAN}]|\\d{1,2})[）)](?![、和至（(])`, `${ITEM_START}(\\d{1,2})[.．](?!\\d)`].map(
      (source) => ({
        pattern: new RegExp(source, 'g'),
        isWithin: true,
      }),
    ),
  );

/** `第一、`, `首先、` at the head of a clause [GB/T 15834-2011 B.3.1]; 第一、第二产业 and 首先、其次 are rows. */
const ORDINAL = new RegExp(
  String.raw`(?<=^|[。；：\n])(第[${HAN}]|其[一二三四五]|首先|其次|再次|最后)、(?![第其首再最二三四五六七八九十])`,
  'g',
);

/** Items that are counted within sentences, in and over paragraphs. */
export const labelOrder: Rule = {
  id: 'label-order',
  group: 'structure',
  finding,
  *check({ texts }) {
    let counted = new Map<Kind, Count>();
    let section: Heading | undefined;
    for (const text of texts) {
      if (text.kind === 'heading' || text.section !== section) counted = new Map();
      section = text.section;
      if (text.kind !== 'paragraph') continue;
      const shown = runningText(text);
      yield* countItems(text, shown, counted);
      yield* checkCommas(text, shown);
    }
  },
};

interface Count {
  readonly number: number;
  readonly typed: string;
}

/** @param counted what each kind has come to in the paragraphs before, below the same heading */
function* countItems(text: CheckedText, shown: string, counted: Map<Kind, Count>): Iterable<Finding> {
  const isCited = citedIn(shown);
  for (const kind of KINDS) {
    if (kind.isWithin) counted.delete(kind);
    for (const { 0: whole, 1: item = '', index: start } of shown.matchAll(kind.pattern)) {
      const typed = whole.replace(/[，,、]$/, '');
      const number = numberOf(item);
      const before = counted.get(kind);
      // A row that was not begun with one is none: 二是 may stand in a title or in what somebody said.
      if (number === 1) counted.set(kind, { number, typed });
      else if (before) {
        counted.set(kind, { number, typed });
        if (number === before.number + 1) continue;
        if (isCited(start)) continue;
        yield finding('label-order/inline', text.rangeOf(start, start + typed.length), { typed, before: before.typed });
      }
    }
  }
}

function numberOf(item: string): number {
  if (/^\d/.test(item)) return Number(item);
  return (HAN.includes(item) ? HAN.indexOf(item) : item.charCodeAt(0) - '①'.charCodeAt(0)) + 1;
}

function* checkCommas(text: CheckedText, shown: string): Iterable<Finding> {
  for (const { 0: typed, 1: word = '', index: start } of shown.matchAll(ORDINAL)) {
    yield finding('label-order/comma', text.rangeOf(start, start + typed.length), { typed: word, wanted: `${word}，` });
  }
}
