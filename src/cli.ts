import { CommanderError } from 'commander';
import { type Launch, splitShortOptions } from './command-line/calling.js';
import { dashedOption, usageErrorOf } from './command-line/commander-error.js';
import { createProgram } from './command-line/create-program.js';
import { talk } from './commands/talk.js';
import { chooseColor, chooseLanguage, type EverywhereOptions } from './commands/terminal/terminal.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import type { Language } from './model/message.js';
import { systemCode } from './model/read-error.js';
import { systemReason } from './model/system-error.js';
import { UsageError } from './model/usage-error.js';

/** Runs the command line and sets the exit status of the process. */
export async function main(launch: Launch): Promise<void> {
  const language = chooseLanguage(launch.arguments, process.env);
  const fail: Fail = async (error, option) => {
    const { reportFailure } = await import('./commands/terminal/report-failure.js');
    const color = chooseColor(option, process.env, process.stderr.isTTY === true);
    return reportFailure(error, language, color, launch.version);
  };
  process.once('SIGINT', () => process.exit(exitCodes.interrupted));
  process.once('uncaughtException', async (error) => process.exit(await fail(error, undefined)));
  watchOutput();
  process.exitCode = await run(launch, language, fail);
}

/** Words what was thrown; `option` is what `--color` said. */
type Fail = (error: unknown, option: boolean | undefined) => Promise<ExitCode>;

async function run(launch: Launch, language: Language, fail: Fail): Promise<ExitCode> {
  let status: ExitCode = exitCodes.done;
  const program = createProgram(launch, language, (code) => {
    status = code;
  });
  try {
    await program.parseAsync(splitShortOptions(launch.arguments), { from: 'user' });
    if (program.opts<EverywhereOptions>().verbose)
      (await import('./commands/terminal/say-trace.js')).sayTotal(language);
    return status;
  } catch (error) {
    const isCommanders = error instanceof CommanderError;
    if (isCommanders && error.exitCode === 0) return exitCodes.done;
    // No command was given: the help that commander printed says it all.
    if (isCommanders && error.code === 'commander.help') return exitCodes.unusable;
    // Behind a dash of another kind an option is taken for an issue's number: then it is the dash that is told of.
    const isRefused = isCommanders || (error instanceof UsageError && error.code === 'not-an-issue');
    const dashed = isRefused ? dashedOption(launch.arguments) : undefined;
    return fail(dashed ?? (isCommanders ? usageErrorOf(error) : error), program.opts<EverywhereOptions>().color);
  }
}

/**
 * A reader that has seen enough (`bulletin … | head -1`) is no failure: what is still said is dropped, the work goes on.
 * Any other error of stdout means that the results are lost; one of stderr can't be told to anyone.
 */
function watchOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error) => {
    const reason = systemCode(error);
    if (reason !== 'EPIPE')
      throw new UsageError(talk('cannot-print', { reason: systemReason(reason ?? error.message) }));
  });
}
