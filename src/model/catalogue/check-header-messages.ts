import type { FindingEntry } from './entry.js';

export const checkHeaderMessages = {} as const satisfies Record<string, FindingEntry>;
