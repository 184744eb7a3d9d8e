import { Writable } from 'node:stream';
import { screened } from '../../report/terminal-text.js';

/*
 * The one place that writes to stdout and stderr. What a person reads, on a terminal or in the log of a run of CI, goes
 * through `screened`, whatever it is made of; data for programs goes to a file or a pipe as it is.
 */

const ESCAPE = '\u001b';

/** @param painted whether it may hold our own colours */
export function writeWords(stream: 'stdout' | 'stderr', text: string, painted = false): void {
  process[stream].write(screened(text, painted));
}

/** Writes results in a format that escapes what it has to by itself. A terminal needs no mark of the byte order. */
export function writeData(text: string): void {
  process.stdout.write(process.stdout.isTTY ? screened(text.replace(/^\ufeff/, ''), false) : text);
}

/** Back to the start of stderr's line, which is empty then. */
export function clearLine(): void {
  process.stderr.write(`\r${ESCAPE}[K`);
}

/** The movements of the cursor that readline makes, each in a piece of its own. */
const movement = new RegExp(`^(?:${ESCAPE}\\[\\d*[A-DGJK]|\r|\n)+$`);

/** Where a person types: what is pasted is shown as any other text. */
export function openEcho(): Writable & { readonly columns: number } {
  const { stderr } = process;
  const echo = new Writable({
    decodeStrings: false,
    write(piece: Buffer | string, _encoding, done) {
      const text = String(piece);
      stderr.write(movement.test(text) ? text : screened(text, false));
      done();
    },
  });
  stderr.on('resize', () => echo.emit('resize'));
  return Object.defineProperty(echo, 'columns', { get: () => stderr.columns }) as typeof echo & { columns: number };
}
