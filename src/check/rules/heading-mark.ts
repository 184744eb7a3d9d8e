import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { lineIndent } from '../line-indent.js';
import type { Rule } from '../rule.js';
import { mendedBy } from '../running-text.js';

const finding = declareFindings({
  'heading-mark': {
    severity: 'error',
    zh: '“{typed}”没有成为标题，会照样印出来',
    en: '“{typed}” makes no heading here and would be printed',
    note: {
      zh: '“#”用半角，写在行首，后面空一个半角空格：“# 标题”；要打出“#”本身，写成“\\#”',
      en: 'write “# heading”: an ASCII “#” and a blank; “\\#” prints the character itself',
    },
  },
  'heading-mark/quote': {
    severity: 'error',
    zh: '“＞”没有成为引文，会照样印出来',
    en: '“＞” makes no quotation here and would be printed',
    note: {
      zh: '引文用半角“>”，写在行首：“> 引文”；要打出“＞”本身，不要放在行首',
      en: 'begin the line with an ASCII “>”; “＞” itself cannot begin a line',
    },
  },
});

/** `#标题`, `＃ 标题`, `＞ 引文`: signs at the start of a line that make no heading and no quotation. */
export const headingMark: Rule = {
  id: 'heading-mark',
  group: 'structure',
  finding,
  *check({ texts }) {
    for (const text of texts) {
      if (text.kind !== 'paragraph') continue;
      for (const { index, 0: marks } of text.text.matchAll(/[#＃]+/g)) {
        const found = checkMarks(text, index, marks);
        if (found) yield found;
      }
      yield* checkQuotes(text);
    }
  },
};

/** The most levels that a heading can have. */
const DEEPEST = 4;

function checkMarks(checked: CheckedText, index: number, marks: string): Finding | undefined {
  const { text, rangeOf, isPlain } = checked;
  const end = index + marks.length;
  const range = rangeOf(index, end);
  const indent = lineIndent(range);
  if (indent === undefined || !isPlain(index, end)) return undefined;
  // `#某某服务#` is a topic of a social network.
  if (marks.length === 1 && /^[^#＃\n]{1,40}[#＃]/.test(text.slice(end, end + 41))) return undefined;
  const found = finding('heading-mark', range, { typed: marks });
  const blanks = /^[ \t\u3000]*/.exec(text.slice(end))?.[0].length ?? 0;
  if (indent > 0 || marks.length > DEEPEST) return found;
  return mendedBy(found, checked, { start: index, end: end + blanks, text: `${'#'.repeat(marks.length)} ` });
}

/** `＞5000元` compares. */
function* checkQuotes(checked: CheckedText): Iterable<Finding> {
  for (const { index, 0: typed } of checked.text.matchAll(/＞(?![ \u3000]*\d)[ \u3000]*/g)) {
    const range = checked.rangeOf(index, index + 1);
    if (lineIndent(range) === undefined) continue;
    yield mendedBy(finding('heading-mark/quote', range, {}), checked, {
      start: index,
      end: index + typed.length,
      text: '> ',
    });
  }
}
