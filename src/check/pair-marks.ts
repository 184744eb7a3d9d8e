/** An opening mark and the closing one that belongs to it, by the offsets of the two characters. */
interface MarkPair {
  readonly open: number;
  readonly close: number;
}

export interface PairedMarks {
  readonly pairs: readonly MarkPair[];
  /** Opening marks that nothing closes, in the order of the text. */
  readonly unclosed: readonly number[];
  /** Closing marks that nothing opened. */
  readonly unopened: readonly number[];
  /** Closing marks that stand before the end of what was opened inside their pair: `“（”）`. */
  readonly crossed: readonly { readonly close: number; readonly inner: number }[];
  /** Quotation marks and title marks opened directly inside a pair of the same kind. */
  readonly repeated: readonly number[];
}

/** The marks that go by twos. A half-width bracket pairs with a full-width one: its width is another matter. */
const KINDS = ['“”', '‘’', '《》', '〈〉', '（）', '〔〕', '【】', '「」', '『』'] as const;
const BRACKETS = KINDS.indexOf('（）');
/** Kinds that take turns inside each other [GB/T 15834-2011 4.8.3.4, 4.15.3.5]. */
const ALTERNATING = [KINDS.indexOf('“”'), KINDS.indexOf('‘’'), KINDS.indexOf('《》'), KINDS.indexOf('〈〉')];

interface OpenMark {
  readonly at: number;
  /** The closing mark of an outer pair that came before this one was closed. */
  crossedBy?: number;
  /** The mark of quotation or title directly around this one. */
  readonly around: OpenMark | undefined;
  closed: boolean;
}

interface Pairing {
  readonly text: string;
  /** Open marks by kind, the innermost last. */
  readonly open: readonly OpenMark[][];
  readonly opened: OpenMark[];
  readonly pairs: MarkPair[];
  readonly unopened: number[];
  readonly crossed: { close: number; inner: number }[];
  /** How many pairs of brackets were closed by what may be a list label, so that their real end may still come. */
  doubtful: number;
}

/** Pairs the marks of one paragraph. The `）` of a list label, `1）` or `a）`, belongs to nothing, nor does an apostrophe. */
export function pairMarks(text: string): PairedMarks {
  const pairing: Pairing = {
    text,
    open: KINDS.map(() => []),
    opened: [],
    pairs: [],
    unopened: [],
    crossed: [],
    doubtful: 0,
  };
  for (const { 0: mark, index } of text.matchAll(/[“”‘’《》〈〉（）()〔〕【】「」『』]/g)) {
    const wide = mark === '(' ? '（' : mark === ')' ? '）' : mark;
    const kind = KINDS.findIndex((both) => both.includes(wide));
    if (KINDS[kind]?.startsWith(wide)) openMark(pairing, kind, index);
    else if (mark !== '’' || !isApostrophe(pairing, kind, index)) closeMark(pairing, kind, index);
  }
  const { opened, pairs, unopened, crossed } = pairing;
  return {
    pairs,
    unopened,
    crossed,
    unclosed: opened.filter(({ closed }) => !closed).map(({ at }) => at),
    repeated: opened
      .filter(({ at, closed, around }) => closed && around?.closed && text.charAt(around.at) === text.charAt(at))
      .map(({ at }) => at),
  };
}

function openMark({ open, opened }: Pairing, kind: number, at: number): void {
  const around = ALTERNATING.includes(kind) ? innermost(open, kind) : undefined;
  const mark: OpenMark = { at, around, closed: false };
  open[kind]?.push(mark);
  opened.push(mark);
}

/** The last mark still open of a kind and the one it takes turns with. */
function innermost(open: Pairing['open'], kind: number): OpenMark | undefined {
  const place = ALTERNATING.indexOf(kind);
  const same = open[kind]?.at(-1);
  const other = open[ALTERNATING[place ^ 1] ?? kind]?.at(-1);
  return same && other && other.at > same.at ? other : same;
}

function closeMark(pairing: Pairing, kind: number, at: number): void {
  const mark = pairing.open[kind]?.pop();
  const label = kind === BRACKETS ? labelBefore(pairing.text, at) : undefined;
  if (!mark) {
    if (label !== undefined) return;
    if (kind === BRACKETS && pairing.doubtful > 0) pairing.doubtful -= 1;
    else pairing.unopened.push(at);
    return;
  }
  if (label !== undefined && label - 1 !== mark.at) pairing.doubtful += 1;
  mark.closed = true;
  pairing.pairs.push({ open: mark.at, close: at });
  if (mark.crossedBy !== undefined) pairing.crossed.push({ close: mark.crossedBy, inner: mark.at });
  for (const others of pairing.open) {
    const inner = others.at(-1);
    if (inner && inner.at > mark.at) inner.crossedBy ??= at;
  }
}

/** What stands before the `）` of a list label, behind a mark or a blank. */
const LABEL = /(?:^|[\s（(，、；：。！？“])(\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3}|[①-⑳])$/;
/** The longest label and the mark before it, characters. */
const LABEL_LENGTH = 4;

/** Where what may be a list label before a `）` begins. */
function labelBefore(text: string, at: number): number | undefined {
  const label = LABEL.exec(text.slice(Math.max(0, at - LABEL_LENGTH), at))?.[1];
  return label === undefined ? undefined : at - label.length;
}

const isApostrophe = ({ text, open }: Pairing, kind: number, at: number): boolean =>
  /[A-Za-z]/.test(text.charAt(at - 1)) && (/[A-Za-z]/.test(text.charAt(at + 1)) || open[kind]?.length === 0);

/**
 * Whether each offset of a text stands inside a pair of the kinds whose opening marks are given. A quotation
 * that isn't closed goes on to the end: the next paragraph may close it.
 */
export function insideMarks(text: string, opening: string): (at: number) => boolean {
  const { pairs, unclosed } = pairMarks(text);
  const isKind = (at: number): boolean => opening.includes(text.charAt(at));
  const open = unclosed.filter(isKind).map((at) => ({ open: at, close: text.length }));
  return insidePairs(text, [...pairs.filter((pair) => isKind(pair.open)), ...open]);
}

/** Whether each offset of a text stands inside one of these pairs. */
export function insidePairs(text: string, pairs: readonly MarkPair[]): (at: number) => boolean {
  if (pairs.length === 0) return () => false;
  /** By how many pairs each offset is deeper than the one before it, then how deep it is. */
  const depths = new Int32Array(text.length + 1);
  const enter = (at: number, by: number): void => {
    depths[at] = (depths[at] ?? 0) + by;
  };
  for (const { open, close } of pairs) {
    enter(open, 1);
    enter(close, -1);
  }
  for (let at = 1; at < depths.length; at += 1) enter(at, depths[at - 1] ?? 0);
  return (at) => (depths[at] ?? 0) > 0;
}
