/** Writes a workspace of `count` issues as `release` leaves them, 52 a year. */
export function writeReleasedWorkspace(root: string, count: number): Promise<void>;
