import type { FindingEntry } from './entry.js';

/** Findings of the ledger and of the figures in running text. */
export const statisticsMessages = {
  'figure-unknown': {
    severity: 'error',
    zh: '没有“{figure}”这个数',
    en: 'there is no figure “{figure}”',
  },
} as const satisfies Record<string, FindingEntry>;
