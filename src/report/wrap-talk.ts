import { cellWidth } from './terminal-text.js';
import { wrapText } from './wrap-text.js';

/** What a line goes on with below, in cells beyond its own indentation. */
const HANGING = 2;

/**
 * Talk for a terminal of so many columns, which would break words and put marks at a line's start. Coloured lines and what
 * moves the cursor are left alone.
 */
export const wrapTalk = (text: string, columns: number): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');

/** A line that may have become several. */
export function wrapLine(line: string, columns: number): string {
  const isPlain = !/\p{Cc}/u.test(line);
  if (!isPlain || cellWidth(line) <= columns) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const below = `${indent}${' '.repeat(HANGING)}`;
  return wrapText(line.trimStart(), columns - below.length)
    .map((part, index) => (index === 0 ? indent : below) + part)
    .join('\n');
}
