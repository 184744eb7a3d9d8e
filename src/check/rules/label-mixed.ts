import { declareFindings } from '../../model/finding.js';
import { type Label, labelOf } from '../../model/issue.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'label-mixed': {
    severity: 'warning',
    zh: '序号“{typed}”和前面的“{first}”写法不一致',
    en: 'the number “{typed}” is written otherwise than “{first}” before it',
    note: { zh: '圆点统一用半角“.”', en: 'use the ASCII full stop throughout' },
  },
});

/** `1.` and `2．` in one section. Brackets of two widths are a matter of punctuation and found there. */
export const labelMixed: Rule = {
  id: 'label-mixed',
  group: 'structure',
  finding,
  *check({ issue }) {
    for (const { blocks } of issue.sections) {
      const labels = blocks.flatMap((block) => labelOf(block) ?? []).filter(isDotted);
      const [first] = labels;
      if (!first) continue;
      for (const label of labels) {
        if (label.text.slice(-1) === first.text.slice(-1)) continue;
        yield finding('label-mixed', label.range, { typed: label.text, first: first.text });
      }
    }
  },
};

const isDotted = ({ text }: Label): boolean => /\d[.．]$/.test(text);
