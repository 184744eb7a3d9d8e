/** Writes a workspace of an invented office with `count` weekly issues, 52 a year, the first of them number 1. */
export function writeWeeklyWorkspace(root: string, count: number): void;
