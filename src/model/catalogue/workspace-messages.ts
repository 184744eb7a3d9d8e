import type { FindingEntry } from './entry.js';

/** What reading the files of a workspace may find. */
export const workspaceMessages = {
  'not-utf8': {
    severity: 'error',
    zh: '文件不是 UTF-8 编码（从这里起读不出来）',
    en: 'the file is not UTF-8 (unreadable from here on)',
    note: { zh: '用记事本或 WPS 另存为“UTF-8”再试', en: 'save it again as UTF-8' },
  },
} as const satisfies Record<string, FindingEntry>;
