import { expect, test } from 'vitest';
import { formatRulePage } from '../../src/report/format-rule-page.js';
import { readRulePage } from '../../src/report/rule-page.js';

const text = `# some-rule

查什么。

## 为什么

因为。

## 错

\`\`\`\`md
\`\`\`
## 不是标题
\`\`\`
\`\`\`\`

\`\`\`index.md
份数: ⟦0⟧
\`\`\`

## 对

\`\`\`md
正文。
\`\`\`

## 依据

某标准。

## English

Because.
`;

const page = readRulePage(text);

test('a page is taken apart at its headings, not at those in its examples', () => {
  expect(page).toMatchObject({ id: 'some-rule', summary: '查什么。' });
  expect([...page.sections.keys()]).toEqual(['', '为什么', '错', '对', '依据', 'English']);
});

test('it is shown in Chinese without its fences; another file than a section’s is named', () => {
  const shown = formatRulePage(page, 'zh', false);
  expect(shown).toMatch(/^some-rule {2}查什么。\n\n为什么\n {2}因为。\n/);
  expect(shown).toContain('\n  ## 不是标题\n');
  expect(shown).toContain('  [index.md]\n  份数: ⟦0⟧\n');
  expect(shown).toMatch(/某标准。\n$/);
  expect(shown).not.toContain('Because');
});

test('it is shown in English with the examples', () => {
  const shown = formatRulePage(page, 'en', false);
  expect(shown).toMatch(/^some-rule\n\nWhy\n {2}Because\.\n/);
  expect(shown).toContain('正文。');
  expect(shown).not.toContain('因为');
});
