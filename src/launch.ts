import { join } from 'node:path';
import type { main } from './cli.js';
import type { Launch } from './command-line/calling.js';
import { isCommandName } from './command-names.js';
import { exitCodes } from './exit-code.js';
import { loadProgram } from './kept-code.js';

/** Runs the command line and sets the exit status of the process. Each command keeps code of its own. */
export async function launch(launched: Launch): Promise<void> {
  const command = launched.arguments.find(isCommandName) ?? 'help';
  const bundle = join(launched.packageRoot, 'build/bundle');
  const program = loadProgram<{ readonly main: typeof main }>(bundle, 'cli.js', command);
  process.once('exit', (status) => {
    const isWhole = status === exitCodes.done || status === exitCodes.sourceErrors;
    if (isWhole && !launched.arguments.includes('--dry-run')) program.keepCode();
  });
  await program.exports.main(launched);
}
