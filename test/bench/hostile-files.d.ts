/** By name: a function that makes the file's bytes. */
export const hostileFiles: Readonly<Record<string, () => Buffer>>;
