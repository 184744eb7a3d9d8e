import type { Command } from 'commander';
import type { CommandName } from '../command-names.js';
import type { Terminal } from '../commands/terminal.js';
import type { ExitCode } from '../exit-code.js';
import type { Language } from '../model/catalogue/entry.js';
import type { TalkCode } from '../model/catalogue/index.js';

/** What the launcher knows. */
export interface Launch {
  /** The command line after the program's name. */
  readonly arguments: readonly string[];
  /** The folder that bulletin is installed in. */
  readonly packageRoot: string;
  readonly version: string;
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
  readonly surroundings: () => Surroundings;
}

export interface Surroundings extends Pick<Launch, 'packageRoot' | 'version'> {
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
}

/** The options of a command, as its request has them. */
export type OptionsOf<Request, Arguments extends string = never> = Omit<Request, keyof Surroundings | Arguments>;

/** A command with what the catalogue has of it under `help-<name>`: what it does, how it is called, examples. */
export function addCommand({ program, say }: Calling, name: CommandName): Command {
  return program
    .command(name)
    .description(say(`help-${name}`))
    .usage(say(`help-${name}-usage`))
    .addHelpText('after', `\n${say('help-examples')}\n${say(`help-${name}-examples`)}`);
}
