import { type Finding, finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { lineIndent } from '../line-indent.js';
import { type PairedMarks, pairMarks } from '../pair-marks.js';
import type { Rule } from '../rule.js';
import { runningText } from '../running-text.js';

const PARTNERS = '“”‘’《》〈〉（）〔〕【】「」『』';
const INNER: ReadonlyMap<string, string> = new Map([
  ['“', '‘’'],
  ['‘', '“”'],
  ['《', '〈〉'],
  ['〈', '《》'],
]);

/** Quotation marks, title marks and brackets go by twos and one inside the other [GB/T 15834-2011 4.8, 4.9, 4.15]. */
export const unpairedMark: Rule = {
  id: 'unpaired-mark',
  *check({ texts }) {
    let shown: Shown | undefined;
    for (const [i, text] of texts.entries()) {
      const here = shown?.text === text ? shown : show(text);
      const following = texts[i + 1];
      const next = following && show(following);
      yield* reportMarks(here, next !== undefined && isContinued(here, next));
      shown = next;
    }
  },
};

/** A text and the marks in it. */
interface Shown {
  readonly text: CheckedText;
  readonly running: string;
  readonly marks: PairedMarks;
}

function show(text: CheckedText): Shown {
  const running = runningText(text);
  return { text, running, marks: pairMarks(running) };
}

/**
 * Whether a quotation goes on in the next paragraph: it opens again there, and there it is either closed at the end or
 * goes on once more [GB/T 15834-2011 4.8.3.5]. A paragraph that only begins with a quoted name closes it at once.
 */
function isContinued(here: Shown, next: Shown): boolean {
  const [open, ...others] = here.marks.unclosed;
  if (open === undefined || others.length > 0) return false;
  const mark = here.running.charAt(open);
  if (!'“‘'.includes(mark) || next.running.charAt(0) !== mark) return false;
  const { text } = next;
  if (text.kind !== 'paragraph' || text.block.label || text.section !== here.text.section) return false;
  if (next.marks.unclosed[0] === 0) return true;
  const close = next.marks.pairs.find((pair) => pair.open === 0)?.close ?? 0;
  return close >= next.running.length - 2;
}

/** `1）` at the start of a line is a number, and reported as one. */
function endsLabel(text: CheckedText, running: string, at: number): boolean {
  const digits = /\d{1,3}$/.exec(running.slice(Math.max(0, at - 3), at))?.[0].length ?? 0;
  return digits > 0 && '）)'.includes(running.charAt(at)) && lineIndent(text.rangeOf(at - digits, at)) !== undefined;
}

function* reportMarks({ text, running, marks }: Shown, continued: boolean): Iterable<Finding> {
  // A straight quotation mark may be the missing half: it is reported as such.
  const isSure = (mark: string): boolean =>
    mark !== '(' &&
    mark !== ')' &&
    !('“”'.includes(mark) && running.includes('"')) &&
    !('‘’'.includes(mark) && running.includes("'"));
  for (const at of continued ? [] : marks.unclosed) {
    const mark = running.charAt(at);
    const missing = PARTNERS.charAt(PARTNERS.indexOf(mark) + 1);
    if (isSure(mark)) yield finding('unpaired-mark', text.rangeOf(at, at + 1), { mark, missing });
  }
  for (const at of marks.unopened) {
    const mark = running.charAt(at);
    const missing = PARTNERS.charAt(PARTNERS.indexOf(mark) - 1);
    if (endsLabel(text, running, at)) continue;
    if (isSure(mark)) yield finding('unpaired-mark/unopened', text.rangeOf(at, at + 1), { mark, missing });
  }
  for (const { close, inner } of marks.crossed) {
    const range = text.rangeOf(close, close + 1);
    yield finding('unpaired-mark/crossed', range, { mark: running.charAt(close), inner: running.charAt(inner) });
  }
  for (const at of marks.repeated) {
    const mark = running.charAt(at);
    const wanted = INNER.get(mark) ?? '';
    yield finding('unpaired-mark/repeated', text.rangeOf(at, at + 1), { mark, wanted });
  }
}
