import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { main } from './cli.js';
import type { Launch } from './command-line/calling.js';
import { isCommandName } from './command-names.js';
import { engineFlags, workOf } from './engine-flags.js';
import { exitCodes } from './exit-code.js';
import { loadProgram } from './kept-code.js';

/**
 * The modules of Node that nearly every command needs. Node brings their code compiled, but for the flags that it starts with:
 * a module that is loaded after other flags were set is compiled anew. So these are loaded before.
 */
const ASKED_FOR = ['child_process', 'crypto', 'os', 'perf_hooks', 'timers/promises', 'tty', 'worker_threads', 'zlib'];

/**
 * Runs the command line and sets the exit status of the process. Each command keeps code of its own, and one that goes on
 * for many issues another: V8 takes none that was compiled under other flags.
 */
export async function launch(launched: Launch): Promise<void> {
  const command = launched.arguments.find(isCommandName) ?? 'help';
  const work = workOf(launched.arguments);
  const load = createRequire(launched.packageRoot);
  for (const name of ASKED_FOR) load(`node:${name}`);
  for (const flag of engineFlags(process.versions.v8, work)) setFlagsFromString(flag);
  const bundle = join(launched.packageRoot, 'build/bundle');
  const use = work === 'many' ? `${command}-many` : command;
  const program = loadProgram<{ commandLine(): { readonly main: typeof main } }>(bundle, 'program.js', use);
  process.once('exit', (status) => {
    // A watch is ended by whoever watches.
    const isWatched = command === 'watch' && status === exitCodes.interrupted;
    const isWhole = status === exitCodes.done || status === exitCodes.sourceErrors || isWatched;
    // A dry run writes nothing, not even this.
    if (isWhole && !launched.arguments.includes('--dry-run')) program.keepCode();
  });
  await program.exports.commandLine().main(launched);
}
