import { cellWidth } from '../report/terminal-text.js';

/** What every terminal has at least, in cells. */
const COLUMNS = 80;
const INDENT = 2;
/** Between a command and what it is for. */
const GAP = 2;

interface Example {
  readonly call: string;
  readonly purpose: string;
}

/**
 * The examples of a help with their purposes in one column. What doesn't fit beside its command stands below it.
 * @param text an example a line: the command, two blanks or more, what it is for
 */
export function formatExamples(text: string): string {
  const examples = text.split('\n').map(readExample);
  const widths = examples.map(({ call, purpose }) => ({ call: cellWidth(call), purpose: cellWidth(purpose) }));
  const room = COLUMNS - INDENT - GAP - Math.max(...widths.map(({ purpose }) => purpose));
  const column = Math.max(0, ...widths.map(({ call }) => call).filter((width) => width <= room));
  const lines = examples.map(({ call, purpose }) => {
    const blanks = column - cellWidth(call);
    const gap = blanks < 0 ? `\n${' '.repeat(INDENT + column + GAP)}` : ' '.repeat(blanks + GAP);
    return ' '.repeat(INDENT) + call + (purpose === '' ? '' : gap + purpose);
  });
  return lines.join('\n');
}

function readExample(line: string): Example {
  const [call = '', ...purpose] = line.trim().split(/ {2,}/);
  return { call, purpose: purpose.join(' ') };
}
