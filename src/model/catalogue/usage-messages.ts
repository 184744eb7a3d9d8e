import type { MessageEntry } from './entry.js';

/** Wrong calls and environments that can't do the work: exit status 2. */
export const usageMessages = {
  'no-workspace': {
    zh: '这里不是公报的工作文件夹：从“{folder}”往上都没有 issues 文件夹',
    en: 'no workspace here: no issues/ folder in “{folder}” or above it',
  },
} as const satisfies Record<string, MessageEntry>;
