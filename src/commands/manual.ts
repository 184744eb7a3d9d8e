import { existsSync } from 'node:fs';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { UsageError } from '../model/usage-error.js';
import { formatTalk } from '../report/format-talk.js';
import { manualAddress, manualFile } from '../workspace/manual-file.js';
import { talk } from './talk.js';
import { openBrowser } from './terminal/open-browser.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin manual` as it was called. */
export interface ManualRequest {
  readonly packageRoot: string;
}

/**
 * Says where the manual is, and opens it where somebody sits at the terminal.
 * @throws UsageError where it didn't come along with the program
 */
export function manual({ packageRoot }: ManualRequest, terminal: Terminal): ExitCode {
  const { language, quiet, print, say, results } = terminal;
  const file = manualFile(packageRoot, language);
  if (!existsSync(file)) throw new UsageError(talk('manual-missing', { file }));
  print(file);
  if (!results.interactive) return exitCodes.done;
  if (!quiet) say(`${formatTalk(talk('manual-opened', {}), language)}\n`);
  openBrowser(manualAddress(packageRoot, language), () =>
    say(`${formatTalk(talk('watch-no-browser', { address: file }), language)}\n`),
  );
  return exitCodes.done;
}
