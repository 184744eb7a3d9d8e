/** A bulletin.yaml without statistics. */
export const weeklySettings: string;

/**
 * The header of an issue. Issue 1 is that of the first week of 2001; each is printed on the Tuesday after its week.
 * @param more lines of the header, line ends included
 */
export function weeklyHeader(number: number, more?: string): string;

/** Writes a workspace with the headers of `count` issues, 52 a year, the first of them number 1. */
export function writeWeeklyWorkspace(root: string, count: number): void;
