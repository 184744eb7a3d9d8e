/**
 * Where each character of a text came from in its source file.
 *
 * Markdown's text is not its source: `\*` is one character made of two, `&amp;` one of five, a soft break none or one of
 * a line end and an indent. A map is a list of segments in the order of the text; inside a `copied` segment characters
 * correspond one to one, a `replaced` segment stands for its source as a whole.
 *
 *     source   咨 询 &amp; 受 \*
 *     text     咨 询 &     受 *
 *     segments [copied ][rep.][c][replaced]
 */
export interface OffsetSegment {
  readonly type: 'copied' | 'replaced';
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly length: number;
  /** UTF-16 offsets in the source file. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
}

export type OffsetMap = readonly OffsetSegment[];

/**
 * The source offsets that `text.slice(start, end)` came from. An empty slice maps to an empty range at its place, and whatever is
 * asked of a map without segments to one at 0.
 */
export function sourceOffsets(map: OffsetMap, start: number, end: number): { start: number; end: number } {
  const first = segmentAt(map, start);
  const last = end > start ? segmentAt(map, end - 1) : first;
  if (!first || !last) return { start: 0, end: 0 };
  const from = first.type === 'copied' ? first.sourceStart + (start - first.at) : first.sourceStart;
  if (end <= start) return { start: from, end: from };
  const to = last.type === 'copied' ? last.sourceStart + (end - last.at) : last.sourceEnd;
  return { start: from, end: to };
}

/** The segment that holds the character at `offset`; the last one for an offset past the end. */
function segmentAt(map: OffsetMap, offset: number): OffsetSegment | undefined {
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const segment = map[middle];
    if (segment && segment.at <= offset) low = middle;
    else high = middle - 1;
  }
  return map[low];
}
