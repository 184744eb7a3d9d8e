/*
 * Texts in pieces, as Unicode cuts them [UAX #29]. A segmenter of ICU, and each text that it is given, holds memory that the
 * collector knows nothing of: there is one of a kind, and it is asked only where a text needs it.
 */

/** A piece of a text and its UTF-16 offset. */
export interface Segment {
  readonly segment: string;
  readonly index: number;
}

type Granularity = 'grapheme' | 'word';

const segmenters = new Map<Granularity, Intl.Segmenter>();

function segmenterOf(granularity: Granularity): Intl.Segmenter {
  const segmenter = segmenters.get(granularity) ?? new Intl.Segmenter('zh', { granularity });
  segmenters.set(granularity, segmenter);
  return segmenter;
}

/** Text without any of these is one cluster a code point: combining marks, what joins pictographs, what is invisible. */
const compound =
  /[\r\p{Mark}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Default_Ignorable_Code_Point}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u;

/** Whether a text may have clusters of several code points. */
export const hasCompounds = (text: string): boolean => compound.test(text);

/** What a reader takes for one character each. */
export function graphemesOf(text: string): readonly Segment[] {
  if (hasCompounds(text)) return [...segmenterOf('grapheme').segment(text)];
  const graphemes: Segment[] = [];
  let index = 0;
  for (const segment of text) {
    graphemes.push({ segment, index });
    index += segment.length;
  }
  return graphemes;
}

/** The words of a text, and what stands between them. */
export const segmentWordsOf = (text: string): readonly Segment[] => [...segmenterOf('word').segment(text)];

/** The word, or what stands between words, that an offset of a text is in; none behind its end. */
export const wordAt = (text: string, offset: number): Segment | undefined =>
  segmenterOf('word').segment(text).containing(offset);
