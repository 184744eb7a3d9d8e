import { declareFindings } from '../../model/finding.js';
import type { Block } from '../../model/issue.js';
import { numberSequences } from '../number-sequences.js';
import type { Rule } from '../rule.js';

const finding = declareFindings({
  'list-restart': {
    severity: 'hint',
    zh: '编号又从“{typed}”开始，前面已经编到“{last}”',
    en: 'the numbers begin again with “{typed}” after “{last}”',
    note: {
      zh: '接着前面的就写成下一个数；另起一列的，前一段最好用冒号引出',
      en: 'go on with the next number; a list of its own is best led in by a colon',
    },
  },
});

/** Numbers that begin again below the same heading, with nothing before them that announces another list. */
export const listRestart: Rule = {
  id: 'list-restart',
  group: 'structure',
  finding,
  *check({ issue }) {
    for (const { blocks } of issue.sections) {
      for (const { labels, follows, before } of numberSequences(blocks)) {
        const [first] = labels;
        const last = follows?.labels.at(-1);
        if (!first || !last || announcesList(before)) continue;
        yield finding('list-restart', first.range, { typed: first.text, last: last.text });
      }
    }
  },
};

/** A paragraph that leads in a list: `重点抓好以下工作。`, `一要做到：` */
function announcesList(block: Block | undefined): boolean {
  if (block?.type !== 'paragraph' || block.label) return false;
  const end = block.content.at(-1);
  return end?.type === 'text' && /(?:[：:]|(?:以下|如下|下列)[^。！？]{0,20}[。！？]?)$/.test(end.text.slice(-ENDING));
}

/** Characters that the last words before a list may have. */
const ENDING = 30;
