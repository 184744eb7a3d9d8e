import { declareFindings, type Finding } from '../../model/finding.js';
import type { CheckedText } from '../checked-text.js';
import { citedIn } from '../cited-text.js';
import { type FoundPhrase, phraseFinder } from '../phrase-finder.js';
import type { Rule } from '../rule.js';
import { mendedBy, runningText } from '../running-text.js';

const finding = declareFindings({
  'term-form': {
    severity: 'warning',
    zh: '“{typed}”的规范写法是“{right}”',
    en: '“{typed}” should read “{right}”',
    note: {
      zh: '规范用词写在 bulletin.yaml 的 terms（用词）里',
      en: 'the right forms are stated under terms in bulletin.yaml',
    },
  },
});

/** A form that bulletin.yaml states as a wrong form of a term. */
export const termForm: Rule = {
  id: 'term-form',
  group: 'people',
  finding,
  check({ settings, texts }) {
    const right = new Map(
      settings.terms.flatMap((term) => term.wrong.map((form) => [form.value, term.right.value] as const)),
    );
    if (right.size === 0) return [];
    // Right forms are looked for too, so that 政务服务大厅 is not found in 省政务服务大厅.
    const find = phraseFinder([...right.keys(), ...settings.terms.map((term) => term.right.value)]);
    return texts.flatMap((text) => {
      const shown = runningText(text);
      const wrong = find(shown).filter((found) => right.has(found.phrase) && !isCut(shown, found));
      if (wrong.length === 0) return [];
      const isCited = citedIn(shown);
      return wrong
        .filter(({ start }) => !isCited(start))
        .map((found) => misspelt(text, found, right.get(found.phrase) ?? ''));
    });
  },
};

/** Whether a phrase is part of a longer Latin word or number. */
const isCut = (text: string, { start, end }: FoundPhrase): boolean =>
  isWithinWord(text, start) || isWithinWord(text, end);

const isWithinWord = (text: string, at: number): boolean =>
  at > 0 && /^[A-Za-z0-9]{2}/.test(text.slice(at - 1, at + 1));

function misspelt(text: CheckedText, { phrase, start, end }: FoundPhrase, right: string): Finding {
  const found = finding('term-form', text.rangeOf(start, end), { typed: phrase, right });
  return mendedBy(found, text, { start, end, text: right });
}
