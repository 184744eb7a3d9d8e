import { talk } from '../commands/talk.js';
import { UsageError } from '../model/usage-error.js';

/** What a word processor or a Chinese input method makes of `--` and `-`: dashes, full-width and mathematical minus. */
const dashes = /^[-\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d]+/u;

/**
 * The option that was typed or pasted with other dashes than ASCII's; none where all are right. To be asked once the
 * command line was refused: in a value such dashes may be meant.
 */
export function dashedOption(typed: readonly string[]): UsageError | undefined {
  for (const argument of typed) {
    const [found] = dashes.exec(argument) ?? [];
    if (found === undefined || /^-+$/.test(found)) continue;
    const name = argument.slice(found.length).normalize('NFKC');
    const option = `${/^[A-Za-z]$/.test(name) ? '-' : '--'}${name}`;
    return new UsageError(talk('dashed-option', { typed: argument, option }));
  }
  return undefined;
}
