import { declareFindings, type Finding } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';
import type { CheckedText } from '../checked-text.js';
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
});

/** `#标题`, `＃ 标题`: number signs at the start of a line that make no heading. */
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
    }
  },
};

/** The most levels that a heading can have. */
const DEEPEST = 4;

function checkMarks(checked: CheckedText, index: number, marks: string): Finding | undefined {
  const { text, rangeOf, isPlain } = checked;
  const end = index + marks.length;
  const range = rangeOf(index, end);
  const indent = indentBefore(range);
  if (indent === undefined || !isPlain(index, end)) return undefined;
  // `#某某服务#` is a topic of a social network.
  if (marks.length === 1 && /^[^#＃\n]{1,40}[#＃]/.test(text.slice(end, end + 41))) return undefined;
  const found = finding('heading-mark', range, { typed: marks });
  const blanks = /^[ \t\u3000]*/.exec(text.slice(end))?.[0].length ?? 0;
  if (indent > 0 || marks.length > DEEPEST) return found;
  return mendedBy(found, checked, { start: index, end: end + blanks, text: `${'#'.repeat(marks.length)} ` });
}

/** How far a place is from the start of its line, if nothing but blanks and quotation marks are between. */
function indentBefore({ file, start }: SourceRange): number | undefined {
  let at = start;
  while (at > 0 && ' \t\u3000>'.includes(file.text.charAt(at - 1))) at -= 1;
  return at === 0 || /[\r\n]/.test(file.text.charAt(at - 1)) ? start - at : undefined;
}
