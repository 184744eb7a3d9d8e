import type { Finding } from '../model/finding.js';
import type { Heading, Inline, Paragraph } from '../model/issue.js';
import type { SourceRange } from '../model/source.js';

/** Stands in a checked text for a placeholder, whatever it prints (U+FFFC, object replacement character). */
export const PLACEHOLDER_MARK = '\ufffc';

/**
 * A stretch of text that is read by itself, as one string: typed label, lead and content without their Markdown, a hard
 * break as `\n`. Numbers that the program counts and the marks of footnotes are not in it. Text of different emphasis is
 * joined, so that a rule sees the sentence as a reader does.
 */
export type CheckedText = CheckedBlock | CheckedPart;

/** A heading or a paragraph. */
export type CheckedBlock = TextContent &
  ({ readonly kind: 'heading'; readonly block: Heading } | { readonly kind: 'paragraph'; readonly block: Paragraph });

/** What is no sentence of the text: a table's cell, what stands above or below it, the words below a picture, a footnote. */
export interface CheckedPart extends TextContent {
  readonly kind: 'cell' | 'caption' | 'remark' | 'footnote';
}

interface TextContent {
  readonly part: 'preamble' | 'section';
  /** Level-1 heading that the text stands below or is; none in the preamble. */
  readonly section: Heading | undefined;
  /** What the text is made of, without its label. */
  readonly content: readonly Inline[];
  readonly text: string;
  /** Where `text.slice(start, end)` was written. */
  rangeOf(start: number, end: number): SourceRange;
  /** Whether these characters stand in the source one for one, so that they can be replaced there. */
  isPlain(start: number, end: number): boolean;
  /** Stretches of the text that are addresses or the texts of links: rules of Chinese punctuation leave them alone. */
  readonly addresses: readonly { readonly start: number; readonly end: number }[];
  /** What rules that look at nothing else found in it before, by rule; by time too, where a rule looks at that. */
  readonly found: FoundInText;
}

export type FoundInText = Map<string, readonly Finding[]>;
