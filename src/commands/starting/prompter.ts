import { createInterface } from 'node:readline';
import { UsageError } from '../../model/usage-error.js';
import { talk } from '../talk.js';
import { openEcho } from '../terminal/write-out.js';

/** Asks a person at the terminal. */
export interface Prompter {
  /**
   * A line as it was typed, blanks at its ends removed.
   * @throws Cancelled where the person would rather not
   */
  ask(question: string): Promise<string>;
  close(): void;
}

/** The person pressed Ctrl-C or Ctrl-D. */
export class Cancelled extends Error {}

/** Asks on stderr and reads from stdin. Lines that come before they are asked for, as pasted ones do, are kept. */
export function openPrompter(): Prompter {
  const reader = createInterface({ input: process.stdin, output: openEcho(), terminal: true });
  const typed: string[] = [];
  let isOver = false;
  let wake = (): void => {};
  reader.on('line', (line) => {
    typed.push(line.trim());
    wake();
  });
  const end = (): void => {
    isOver = true;
    wake();
  };
  reader.on('SIGINT', end);
  reader.on('close', end);
  return {
    async ask(question) {
      // A reader that was closed would read on, and never end.
      if (!isOver) {
        reader.setPrompt(question);
        reader.prompt();
      }
      while (typed.length === 0 && !isOver) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const line = typed.shift();
      if (line === undefined) throw new Cancelled();
      return line;
    },
    close: () => reader.close(),
  };
}

/** @throws UsageError where nobody can be asked */
export function requireTerminal(missing: readonly string[]): void {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true)
    throw new UsageError(talk('init-missing', { missing }));
}
