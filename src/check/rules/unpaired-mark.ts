import { declareFindings, type Finding } from '../../model/finding.js';
import type { Bilingual } from '../../model/message.js';
import type { CheckedText } from '../checked-text.js';
import { lineIndent } from '../line-indent.js';
import { type PairedMarks, pairMarks } from '../pair-marks.js';
import type { Rule } from '../rule.js';
import { runningText } from '../running-text.js';

const finding = declareFindings({
  'unpaired-mark': {
    severity: 'warning',
    zh: '{name} {mark} 后面少一个 {missing}',
    en: 'the {name} {mark} has no {missing} that closes it',
    note: {
      zh: '补上另一半；引文分几段时，每段开头都用前引号，只在最后一段末尾用后引号',
      en: 'add the other half; a quotation of several paragraphs opens in each and closes once, in the last',
    },
  },
  'unpaired-mark/unopened': {
    severity: 'warning',
    zh: '{name} {mark} 前面少一个 {missing}',
    en: 'the {name} {mark} closes nothing: there is no {missing} before it',
    note: { zh: '补上另一半，或删去这一个', en: 'add the other half, or remove this one' },
  },
  'unpaired-mark/crossed': {
    severity: 'warning',
    zh: '“{mark}”放早了：里面的“{inner}”还没有结束',
    en: '“{mark}” comes too early: “{inner}” inside it is still open',
    note: { zh: '先结束里面的一对，再结束外面的一对', en: 'close the inner pair before the outer one' },
  },
  'unpaired-mark/repeated': {
    severity: 'warning',
    zh: '“{mark}”里面又用了“{mark}”，里面一层要用“{wanted}”',
    en: '“{mark}” inside another “{mark}”; the inner pair is “{wanted}”',
  },
});

const PARTNERS = '“”‘’《》〈〉（）〔〕【】「」『』';
/** What an editor calls a mark: nobody makes out a quotation mark between quotation marks. */
function nameOf(mark: string): Bilingual {
  const isOpening = PARTNERS.indexOf(mark) % 2 === 0;
  const kind = /[“”‘’「」『』]/.test(mark)
    ? { zh: '引号', en: 'quotation mark' }
    : /[《》〈〉]/.test(mark)
      ? { zh: '书名号', en: 'title mark' }
      : { zh: '括号', en: 'bracket' };
  return { zh: `${isOpening ? '前' : '后'}${kind.zh}`, en: `${isOpening ? 'opening' : 'closing'} ${kind.en}` };
}

const INNER: ReadonlyMap<string, string> = new Map([
  ['“', '‘’'],
  ['‘', '“”'],
  ['《', '〈〉'],
  ['〈', '《》'],
]);

/** Quotation marks, title marks and brackets go by twos and one inside the other [GB/T 15834-2011 4.8, 4.9, 4.15]. */
export const unpairedMark: Rule = {
  id: 'unpaired-mark',
  group: 'words',
  finding,
  *check({ texts }) {
    const all = texts.map(show);
    const around = bracketsAround(all);
    for (const [i, here] of all.entries()) {
      const next = all[i + 1];
      const continued = next !== undefined && isContinued(here, next);
      yield* reportMarks({ ...here, marks: withoutAt(here.marks, around.get(here)) }, continued);
    }
  },
};

/** How many paragraphs brackets may go around. */
const MOST_WITHIN = 20;

/** The bracket that a paragraph begins or ends with where brackets go around several paragraphs, such as a note on sources. */
function bracketsAround(all: readonly Shown[]): ReadonlyMap<Shown, number> {
  const around = new Map<Shown, number>();
  let open: { readonly shown: Shown; readonly at: number } | undefined;
  for (const [i, shown] of all.entries()) {
    const { text, running, marks } = shown;
    if (text.kind !== 'paragraph' || i - (open?.at ?? i) > MOST_WITHIN) open = undefined;
    const last = running.trimEnd().length - 1;
    if (open && running.charAt(last) === '）' && marks.unopened.includes(last)) {
      around.set(open.shown, 0).set(shown, last);
      open = undefined;
    } else if (running.startsWith('（') && marks.unclosed.includes(0)) open = { shown, at: i };
  }
  return around;
}

function withoutAt(marks: PairedMarks, at: number | undefined): PairedMarks {
  if (at === undefined) return marks;
  const other = (place: number): boolean => place !== at;
  return { ...marks, unclosed: marks.unclosed.filter(other), unopened: marks.unopened.filter(other) };
}

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
    if (isSure(mark)) yield finding('unpaired-mark', text.rangeOf(at, at + 1), { name: nameOf(mark), mark, missing });
  }
  for (const at of marks.unopened) {
    const mark = running.charAt(at);
    const missing = PARTNERS.charAt(PARTNERS.indexOf(mark) - 1);
    if (endsLabel(text, running, at)) continue;
    if (isSure(mark))
      yield finding('unpaired-mark/unopened', text.rangeOf(at, at + 1), { name: nameOf(mark), mark, missing });
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
