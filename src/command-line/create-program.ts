import { Command, Option } from 'commander';
import { commandNames } from '../command-names.js';
import { type TalkCode, talk } from '../commands/talk.js';
import { type EverywhereOptions, openTerminal } from '../commands/terminal/terminal.js';
import { writeWords } from '../commands/terminal/write-out.js';
import type { ExitCode } from '../exit-code.js';
import type { Language } from '../model/message.js';
import { asCalledHere, nameProgram } from '../model/program-name.js';
import { isOfflinePackage, programCall } from '../workspace/program-call.js';
import { addCommands } from './add-commands.js';
import { type Calling, describeCommand, type Launch } from './calling.js';
import { helpIn } from './help.js';

/**
 * The command line. Commands are loaded when they are called, so that `--help` and `--version` answer at once.
 * @param finish takes the exit status of the command that was called
 */
export function createProgram(launch: Launch, language: Language, finish: (status: ExitCode) => void): Command {
  const { packageRoot, version } = launch;
  if (isOfflinePackage(packageRoot)) nameProgram(programCall(packageRoot, process.cwd()), commandNames);
  const say = (code: TalkCode): string => asCalledHere(talk.entries[code][language]);
  const program = new Command('bulletin')
    .exitOverride()
    .configureOutput({
      // Commander throws its errors too: they are worded in `cli.ts`.
      outputError: () => {},
      writeOut: (text) => writeWords('stdout', text),
      writeErr: (text) => writeWords('stderr', text),
    })
    .configureHelp(helpIn(language))
    .version(launch.version, '-V, --version', say('help-version'))
    .helpOption('-h, --help', say('help-option'))
    .helpCommand(false)
    .option(say('help-cwd-flags'), say('help-cwd'))
    .option('--color', say('help-color'))
    .option('--no-color', say('help-no-color'))
    .option('-q, --quiet', say('help-quiet'))
    .option('--verbose', say('help-verbose'))
    .addOption(new Option('--lang <zh|en>', say('help-lang')).choices(['zh', 'en']));
  describeCommand(program, 'program', say);

  const everywhere = (): EverywhereOptions => program.opts<EverywhereOptions>();
  const calling: Calling = {
    program,
    language,
    say,
    finish,
    terminal: () => openTerminal(language, everywhere()),
    surroundings: () => ({ cwd: everywhere().cwd, packageRoot, version }),
  };
  addCommands(calling);
  return program;
}
