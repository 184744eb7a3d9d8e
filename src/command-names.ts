/** The commands, as they are typed. */
export const commandNames = [
  'build',
  'check',
  'stats',
  'watch',
  'new',
  'import',
  'review',
  'release',
  'redline',
  'undo',
  'backup',
  'list',
  'ci',
  'fonts',
  'init',
  'doctor',
  'cache',
  'update',
  'completion',
  'manual',
  'help',
] as const;

export type CommandName = (typeof commandNames)[number];

/** What the help explains beside commands. */
export const helpTopics = ['environment', 'exit-codes'] as const;

/** What shells call to complete a line; nobody types it. */
export const LINE_COMMAND_NAME = 'complete';

/** Whether a word of the command line is a command, also that of the shells. */
export const isCommandName = (word: string): boolean =>
  word === LINE_COMMAND_NAME || (commandNames as readonly string[]).includes(word);

/** The shells that complete. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];
