import type { Command } from 'commander';
import type { CommandName } from '../command-names.js';
import type { TalkCode } from '../commands/talk.js';
import type { Terminal } from '../commands/terminal/terminal.js';
import type { ExitCode } from '../exit-code.js';
import type { Language } from '../model/message.js';
import { formatExamples } from './help.js';

/** What the launcher knows. */
export interface Launch {
  /** The command line after the program's name. */
  readonly arguments: readonly string[];
  /** The folder that bulletin is installed in. */
  readonly packageRoot: string;
  readonly version: string;
}

/** `-o=x` as `-o x`, up to `--`: commander takes the sign for a part of the value, which nobody means. */
export function splitShortOptions(typed: readonly string[]): readonly string[] {
  const end = typed.indexOf('--');
  return typed.flatMap((word, index) => {
    const [, option, value] = end < 0 || index < end ? (/^(-[A-Za-z])=(.*)$/s.exec(word) ?? []) : [];
    return option === undefined || value === undefined ? [word] : [option, value];
  });
}

/** What a command is added to the program with. */
export interface Calling {
  readonly program: Command;
  readonly language: Language;
  /** A text of the help. */
  readonly say: (code: TalkCode) => string;
  /** Takes the exit status of a command that has run. */
  readonly finish: (status: ExitCode) => void;
  /** The terminal that a command speaks to; as the options say, so only once they are parsed. */
  readonly terminal: () => Terminal;
  /** What a command has to know beside its own options; once they are parsed. */
  readonly surroundings: () => CallerSurroundings;
}

export interface CallerSurroundings extends Pick<Launch, 'packageRoot' | 'version'> {
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
}

/** The options of a command, as its request has them. */
export type OptionsOf<Request, Arguments extends string = never> = Omit<Request, keyof CallerSurroundings | Arguments>;

/** A command with what its talk has of it: what it does, how it is called, examples. */
export function addCommand({ program, say }: Calling, name: CommandName): Command {
  return describeCommand(program.command(name), name, say);
}

/** Gives a command what its talk has under `help-<key>`. */
export function describeCommand(
  command: Command,
  key: CommandName | 'program' | 'cache-clear',
  say: Calling['say'],
): Command {
  const examples = (): string => `\n${say('help-examples')}\n${formatExamples(say(`help-${key}-examples`))}`;
  return command
    .description(say(`help-${key}`))
    .usage(say(`help-${key}-usage`))
    .addHelpText('after', examples);
}
