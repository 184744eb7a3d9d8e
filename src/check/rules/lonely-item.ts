import { contentOf, plainText } from '../../model/block-content.js';
import { declareFindings } from '../../model/finding.js';
import { type Block, type Label, labelOf } from '../../model/issue.js';
import { isFirst, numberSequences } from '../number-sequences.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'lonely-item': {
    severity: 'hint',
    zh: '只有“{label}”，没有第二项',
    en: 'there is “{label}” and no second one',
    note: { zh: '只有一项就不用编号；还有别的就补上', en: 'a single item needs no number; or is another one missing?' },
  },
});

/** A number one without a number two. */
export const lonelyItem: Rule = {
  id: 'lonely-item',
  group: 'structure',
  finding,
  *check({ issue }) {
    for (const { blocks } of issue.sections) {
      const sequences = numberSequences(blocks);
      // Where several lists begin with one, that is what is odd.
      const restarted = new Set(sequences.flatMap((sequence) => [sequence.follows, sequence.follows && sequence]));
      for (const sequence of sequences) {
        const [only, second] = sequence.labels;
        if (!only || second || restarted.has(sequence) || !isFirst(only) || goesOn(blocks, only)) continue;
        yield finding('lonely-item', only.range, { label: only.text });
      }
    }
  },
};

/** Whether the second item stands in the same paragraph: （1）甲；（2）乙。 */
function goesOn(blocks: readonly Block[], only: Label): boolean {
  const block = blocks.find((each) => labelOf(each) === only);
  const second = only.text.replace('一', '二').replace('1', '2');
  return block !== undefined && plainText(contentOf(block)).includes(second);
}
