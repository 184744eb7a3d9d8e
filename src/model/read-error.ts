/** A file was changed, replaced or removed while it was being read. */
export class FileChanged extends Error {
  constructor() {
    super('the file was changed while it was read');
    this.name = 'FileChanged';
  }
}

/** The system's code of an error, such as EACCES; none where it is another error. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'errno' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Whether an error is about the file that was read; any other is a fault of the program. */
const isReadError = (error: unknown): boolean => error instanceof FileChanged || systemCode(error) !== undefined;

/** What reading a file gives; none where it can't be read. */
export function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isReadError(error)) return undefined;
    throw error;
  }
}

/** What the system says of a file, whenever it is asked. All else is of the moment: too many open files, a disk that fails. */
const lasting: ReadonlySet<string | undefined> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'EACCES',
  'EPERM',
  'ENXIO',
  'ENODEV',
]);

/** Whether a file that can't be read now may well be read another time. */
export const isMomentary = (error: unknown): boolean => isReadError(error) && !lasting.has(systemCode(error));
