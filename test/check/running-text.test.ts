import { expect, test } from 'vitest';
import type { FoundInText } from '../../src/check/checked-text.js';
import type { FoundAt } from '../../src/check/collect-texts.js';
import { rules } from '../../src/check/run-rules.js';
import * as fc from '../tools/fast-check.js';
import { checkIssue, shownIn } from './check-issue.js';

/** What rules of words, marks, dates and figures have something to say about, or have in some weeks. */
const PARAGRAPHS = [
  '3月19日（星期二），中心召开会议。',
  '2029年12月31日，某局来访。1月4日（周五）上午，某厅来访。',
  '本月（2月），窗口共受理{{窗口.本月.受理}}件。今年以来，{{窗口.本年.受理}}件。',
  '2030年，本年累计受理{{窗口.本年.受理}}件。12月累计咨询多件，本月更多。',
  '电话13812345678，身份证号11010519491231002X，卡号6222021234567890123。',
  '他说"好",,反应很好。。共1,234件和 5678 件……',
];

const PERIODS = ['2030-03-18/2030-03-22', '2030-01-01/2030-01-04', '2029-12-28/2030-01-03', '2031-02-10/2031-02-14'];

test('what is found in a text that was looked at before is what is found in it for the first time, whenever its issue is', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...PARAGRAPHS), { minLength: 1 }),
      fc.uniqueArray(fc.constantFrom(...PERIODS), { minLength: 2 }),
      (paragraphs, periods) => {
        const text = paragraphs.join('\n\n');
        const known = new Map<string, FoundInText>();
        const foundAt: FoundAt = (kind, _, start) => {
          const key = `${kind} ${start}`;
          const found = known.get(key) ?? new Map();
          known.set(key, found);
          return found;
        };
        for (const period of periods) {
          const again = checkIssue(rules, { text, period, foundAt });
          expect(shownIn(again)).toEqual(shownIn(checkIssue(rules, { text, period })));
        }
      },
    ),
    { numRuns: 8 },
  );
});
