import type { FindingEntry } from './entry.js';

/** Findings in front matter and bulletin.yaml. */
export const headerMessages = {
  'header-key-missing': {
    severity: 'error',
    zh: '缺少“{key}”',
    en: '“{key}” is missing',
    note: { zh: '写成：{example}', en: 'write: {example}' },
  },
} as const satisfies Record<string, FindingEntry>;
