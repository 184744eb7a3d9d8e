import { declareFindings } from '../../model/finding.js';
import { type CheckedText, placeholderMark } from '../checked-text.js';
import type { Rule } from '../rule.js';
import { similarTexts } from '../similar-texts.js';

const finding = declareFindings({
  'repeated-paragraph': {
    severity: 'warning',
    zh: '这一段和第{number}期的一段有 {percent}% 相同',
    en: '{percent}% of this paragraph equals one in issue {number}',
    note: { zh: '请核对是不是上次的内容忘了改', en: 'check that it was not left over from that issue' },
  },
});

/** A paragraph that is almost the same as one of the last issues. */
export const repeatedParagraph: Rule = {
  id: 'repeated-paragraph',
  group: 'people',
  finding,
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
