import { type ExitCode, exitCodes } from '../../exit-code.js';
import type { Language } from '../../model/message.js';
import { UsageError } from '../../model/usage-error.js';
import { formatUsageError } from '../../report/format-talk.js';
import { talk } from '../talk.js';
import { writeWords } from './write-out.js';

/** Words what a command threw, on stderr: a usage error with its remedy, anything else as the bug it is, with its stack. */
export function reportFailure(error: unknown, language: Language, color: boolean, version: string): ExitCode {
  if (error instanceof UsageError) {
    const columns = process.stderr.isTTY ? process.stderr.columns : undefined;
    writeWords('stderr', formatUsageError(error, language, color, columns), color);
    return exitCodes.unusable;
  }
  const { bug } = talk.entries;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const system = `bulletin ${version}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}`;
  writeWords('stderr', `${bug[language]}\n${bug.note[language]}\n\n${system}\n${stack}\n`);
  return exitCodes.bug;
}
