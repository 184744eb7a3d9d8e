import type { FindingEntry } from './entry.js';

export const checkPeopleMessages = {} as const satisfies Record<string, FindingEntry>;
