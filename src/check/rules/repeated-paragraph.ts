import { finding } from '../../model/finding.js';
import { type CheckedText, placeholderMark } from '../checked-text.js';
import type { Rule } from '../rule.js';
import { similarTexts } from '../similar-texts.js';

/** A paragraph that is almost the same as one of the last issues. */
export const repeatedParagraph: Rule = {
  id: 'repeated-paragraph',
  check({ texts, recent }) {
    const known = similarTexts(
      recent.flatMap(({ number, paragraphs }) => paragraphs.filter(isTelling).map((text) => [text, number] as const)),
    );
    return texts.flatMap((text) => {
      const like = isParagraph(text) && isTelling(text.text) ? known.find(text.text) : undefined;
      if (!like) return [];
      const params = { number: like.entry, percent: Math.floor(like.likeness * 100) };
      return [finding('repeated-paragraph', text.rangeOf(0, text.text.length), params)];
    });
  },
};

/** In UTF-16 units: shorter ones are formulas. */
const shortest = 40;

const isParagraph = ({ kind }: CheckedText): boolean => kind === 'paragraph';

/** Long enough, and without a placeholder: what the ledger fills in is worded alike every week. */
const isTelling = (text: string): boolean => text.length >= shortest && !text.includes(placeholderMark);
