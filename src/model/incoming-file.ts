/** A file that somebody sent. */
export interface IncomingFile {
  /** How it is called towards people; within an archive, with the archive's name before it. */
  readonly path: string;
  readonly isInArchive: boolean;
  /** Its bytes, asked for once. It throws where they can't be had. */
  readonly read: () => Uint8Array;
}

/** What programs leave in archives and folders beside what somebody put there. */
export const isLitter = (name: string): boolean =>
  /(?:^|\/)(?:__MACOSX(?:\/|$)|\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name);
