/** The exit statuses of the program. */
export const exitCodes = {
  done: 0,
  /** The sources have errors. */
  sourceErrors: 1,
  /** A wrong call, or an environment that can't do the work. */
  unusable: 2,
  /** EX_SOFTWARE of sysexits.h: the program itself is wrong. */
  bug: 70,
  /** 128 + SIGINT, as shells count. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
