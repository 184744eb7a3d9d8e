import type { FindingEntry } from './entry.js';

export const checkMarkMessages = {} as const satisfies Record<string, FindingEntry>;
