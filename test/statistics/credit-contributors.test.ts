import { describe, expect, test } from 'vitest';
import { parseCreditNotes } from '../../src/parse/parse-credit-notes.js';
import { parseSection } from '../../src/parse/parse-section.js';
import { creditContributors } from '../../src/statistics/credit-contributors.js';

/** `name paragraphs/characters` of each credit, in the order they are written. */
function credited(...lines: readonly string[]): readonly string[] {
  const file = { path: 'issues/9/01-某事.md', text: `# 某事\n\n${lines.join('\n\n')}\n` };
  const blocks = parseSection(file).value?.blocks ?? [];
  const contributions = creditContributors(blocks, parseCreditNotes(file));
  return contributions.map(({ contributor, paragraphs, characters }) => `${contributor} ${paragraphs}/${characters}`);
}

describe('a credit', () => {
  test.each([
    ['behind a paragraph is for that', ['甲乙丙。（某厅窗口供稿）'], ['某厅窗口 1/4']],
    ['as a line of its own is for what stands before it', ['甲乙。', '丙丁。', '（某厅供稿）'], ['某厅 2/6']],
    ['goes back to the credit before it', ['甲乙。（某厅供稿）', '丙。', '丁。（某局供稿）'], ['某厅 1/3', '某局 2/4']],
    ['goes back to the heading before it', ['甲乙。', '## 其二', '丙。（某局供稿）'], ['某局 1/2']],
    ['may name its office behind a colon', ['甲。（供稿单位：某厅）'], ['某厅 1/2']],
    ['of several offices is each one’s', ['甲乙。（某厅、某局供稿）'], ['某厅 1/3', '某局 1/3']],
    ['may be a comment behind the text', ['甲乙。', '<!-- 供稿: 某厅 -->', '丙。'], ['某厅 1/3']],
    [
      'may be a comment below the heading, for all that follows',
      ['<!-- 供稿：某厅 -->', '甲乙。', '丙。', '## 其二', '丁。'],
      ['某厅 2/5'],
    ],
    ['counts no blanks and no figures', ['甲 乙{{窗口.本周.收}}件。（某厅供稿）'], ['某厅 1/4']],
    ['is not what only speaks of it', ['各单位积极供稿（见附件）。', '（某厅供稿）是写法。'], []],
  ])('%s', (_name, lines, wanted) => {
    expect(credited(...lines)).toEqual(wanted);
  });

  test('has the place of each paragraph', () => {
    const file = { path: 'issues/9/01-某事.md', text: '# 某事\n\n甲。\n\n乙。（某厅供稿）\n' };
    const [one] = creditContributors(parseSection(file).value?.blocks ?? [], []);
    expect(one?.ranges.map(({ start }) => start)).toEqual([file.text.indexOf('甲'), file.text.indexOf('乙')]);
  });
});
