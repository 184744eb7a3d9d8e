import type { FindingEntry } from './entry.js';

export const checkWordMessages = {} as const satisfies Record<string, FindingEntry>;
