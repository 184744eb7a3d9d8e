import type { FindingEntry } from './entry.js';

/** Findings in the Markdown of sections and 按语. */
export const sectionMessages = {
  'no-title': {
    severity: 'error',
    zh: '这一部分没有标题',
    en: 'this section has no title',
    note: { zh: '第一行写“# 标题”', en: 'begin the file with “# title”' },
  },
} as const satisfies Record<string, FindingEntry>;
