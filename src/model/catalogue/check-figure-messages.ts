import type { FindingEntry } from './entry.js';

export const checkFigureMessages = {} as const satisfies Record<string, FindingEntry>;
