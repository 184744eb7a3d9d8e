import { finding } from '../../model/finding.js';
import { isFirst, numberSequences } from '../number-sequences.js';
import type { Rule } from '../rule.js';

/** A number one without a number two. */
export const lonelyItem: Rule = {
  id: 'lonely-item',
  *check({ issue }) {
    for (const { blocks } of issue.sections) {
      const sequences = numberSequences(blocks);
      // Where several lists begin with one, that is what is odd.
      const restarted = new Set(sequences.flatMap((sequence) => [sequence.follows, sequence.follows && sequence]));
      for (const sequence of sequences) {
        const [only, second] = sequence.labels;
        if (!only || second || restarted.has(sequence) || !isFirst(only)) continue;
        yield finding('lonely-item', only.range, { label: only.text });
      }
    }
  },
};
