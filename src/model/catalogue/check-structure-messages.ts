import type { FindingEntry } from './entry.js';

export const checkStructureMessages = {} as const satisfies Record<string, FindingEntry>;
