/** The commands, as they are typed. */
export const commandNames = ['build', 'check', 'stats', 'watch', 'new', 'release', 'list', 'fonts', 'cache'] as const;

export type CommandName = (typeof commandNames)[number];

export const isCommandName = (word: string): word is CommandName => (commandNames as readonly string[]).includes(word);
