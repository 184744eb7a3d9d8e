import type { Heading, Paragraph } from '../model/issue.js';
import type { SourceRange } from '../model/source.js';

/** Stands in a checked text for a placeholder, whatever it prints (U+FFFC, object replacement character). */
export const placeholderMark = '\ufffc';

/**
 * A heading or a paragraph as one string: typed label, lead and content without their Markdown, a hard break as `\n`.
 * Numbers that the program counts are not in it. Text of different emphasis is joined, so that a rule sees the sentence
 * as a reader does.
 */
export interface CheckedText {
  readonly block: Heading | Paragraph;
  readonly part: 'preamble' | 'section';
  /** Level-1 heading that the text stands below or is; none in the preamble. */
  readonly section: Heading | undefined;
  readonly text: string;
  /** Where `text.slice(start, end)` was written. */
  rangeOf(start: number, end: number): SourceRange;
  /** Whether these characters stand in the source one for one, so that they can be replaced there. */
  isPlain(start: number, end: number): boolean;
  /** Stretches of the text that are addresses or the texts of links: rules of Chinese punctuation leave them alone. */
  readonly addresses: readonly { readonly start: number; readonly end: number }[];
}
