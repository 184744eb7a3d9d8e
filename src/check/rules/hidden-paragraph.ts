import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedBlock } from '../checked-text.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'hidden-paragraph': {
    severity: 'hint',
    zh: '这里换了行，但没有空行，下一行会接着印，不另起一段',
    en: 'the line ends here, but without an empty line the next one is set as the same paragraph',
    note: { zh: '要另起一段，就空一行', en: 'leave a line empty to begin a paragraph' },
  },
  'hidden-paragraph/indent': {
    severity: 'warning',
    zh: '下一行空了两格，但前面没有空行，会接着印，不另起一段',
    en: 'the next line is indented, but without an empty line it is set as the same paragraph',
    note: { zh: '要另起一段，就空一行', en: 'leave a line empty to begin a paragraph' },
  },
  'hidden-paragraph/mark': {
    severity: 'warning',
    zh: '这一行前面没有空行，会接着上一行印，不另起一段',
    en: 'without an empty line before it this item is set in the paragraph of the one before',
    note: {
      zh: '要另起一段，就空一行；要列成几项，写成“- 甲”“1. 甲”',
      en: 'leave a line empty before it, or write the items as “- a” or “1. a”',
    },
  },
});

/** A line that ends a sentence, with the next line in the same paragraph: most likely an empty line was forgotten. */
export const hiddenParagraph: Rule = {
  id: 'hidden-paragraph',
  group: 'structure',
  finding,
  *check({ texts }) {
    for (const text of texts) {
      if (text.kind !== 'paragraph' || text.block.kind === 'quote') continue;
      const breaks = softBreaks(text);
      // Who ends lines within sentences too does so to read them in the editor.
      const wraps = breaks.some(({ type }) => type === 'wrap');
      for (const found of breaks) {
        if (found.type === 'indent') yield withEmptyLine(text, found.at, 'hidden-paragraph/indent');
        else if (found.type === 'mark') yield withEmptyLine(text, found.at, 'hidden-paragraph/mark');
        else if (!wraps) yield finding('hidden-paragraph', text.rangeOf(found.at - 1, found.at), {});
      }
    }
  },
};

interface SoftBreak {
  /** Whether it stands before an indented line or one with the mark of an item, after a sentence, or neither. */
  readonly type: 'indent' | 'mark' | 'sentence' | 'wrap';
  /** Offset in the text of what stands behind the break. */
  readonly at: number;
}

/** The ends of lines within a paragraph, hard breaks left out. */
function softBreaks({ block, text, rangeOf }: CheckedBlock): readonly SoftBreak[] {
  const { file, start, end } = block.range;
  const breaks: SoftBreak[] = [];
  if (text === '' || !/[\r\n]/.test(file.text.slice(start, end))) return breaks;
  let last = rangeOf(0, 1).end;
  for (let at = 1; at < text.length; at += 1) {
    const range = rangeOf(at, at + 1);
    // A line end between Latin words is a blank of the text: it is in the range, elsewhere it is before it.
    const source = file.text.slice(last, range.end);
    last = Math.max(last, range.end);
    const isHard = text.charAt(at) === '\n' || text.charAt(at - 1) === '\n';
    if (!isHard && /[\r\n]/.test(source)) breaks.push({ type: breakType(text, at, source), at });
  }
  return breaks;
}

/** What parts the text before from what follows, by its last characters and the source between. */
function breakType(text: string, at: number, source: string): SoftBreak['type'] {
  if (ITEM.test(text.slice(at, at + 10))) return 'mark';
  if (NUMBER.test(text.slice(at, at + 10)) && /[。；：！？]$/.test(text.charAt(at - 1))) return 'mark';
  if (/[\r\n][ \t]*\u3000/.test(source)) return 'indent';
  return /[。！？][”’）」』]?$/.test(text.slice(0, at).slice(-2)) ? 'sentence' : 'wrap';
}

/** `· 甲`, `① 甲`, `2）甲`, `-甲`: what word processors put before the items of a list. */
const ITEM = /^(?:[·•●○◆◇■□▪▲★※→\u2460-\u2473\u2776-\u277f]|\d{1,3}[)）]|[-+*＊－](?=\p{Script=Han}))/u;

/** `2、乙`, `二、乙` behind the end of another: a number that is no label, so that no paragraph begins with it. */
const NUMBER = /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})、(?=\p{Script=Han})/u;

/** Two full-width blanks, or the mark of an item, say that a paragraph was meant. */
function withEmptyLine(
  { rangeOf, block: { range } }: CheckedBlock,
  at: number,
  code: 'hidden-paragraph/indent' | 'hidden-paragraph/mark',
): Finding {
  const before = rangeOf(at - 1, at);
  const found = finding(code, code === 'hidden-paragraph/mark' ? rangeOf(at, at + 1) : before, {});
  const gap = { file: range.file, start: before.end, end: rangeOf(at, at + 1).start };
  const lineEnd = /^[ \t]*(\r\n|\r|\n)[ \t\u3000]*$/.exec(range.file.text.slice(gap.start, gap.end))?.[1];
  return lineEnd === undefined ? found : { ...found, fix: { range: gap, text: lineEnd.repeat(2) } };
}
