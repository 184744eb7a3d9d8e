import { Chalk } from 'chalk';
import { fillIn, isList, type Language, type Param } from '../model/message.js';
import type { Talk } from '../model/talk.js';
import { talk } from './talk.js';
import { printable } from './terminal-text.js';
import { wrapLine } from './wrap-talk.js';

/** What is said, in words, without a line end. What it names can't be mistaken for the program's own words. */
export const formatTalk = ({ wording, params }: Talk, language: Language): string =>
  fillIn(wording[language], printableParams(params), language);

/** How to mend what a message tells of, where it doesn't say so itself. */
export const noteOfTalk = ({ wording: { note }, params }: Talk, language: Language): string | undefined =>
  note && fillIn(note[language], printableParams(params), language);

function printableParams(params: Readonly<Record<string, Param>>): Readonly<Record<string, Param>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, printableParam(value)]));
}

function printableParam(value: Param): Param {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return printable(value);
  return isList(value) ? value.map(printable) : { zh: printable(value.zh), en: printable(value.en) };
}

/**
 * A usage error and how to mend it. Ends with a line end.
 * @param columns of the terminal; none where nothing is to be wrapped
 */
export function formatUsageError(
  error: Talk,
  language: Language,
  color: boolean,
  columns = Number.POSITIVE_INFINITY,
): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const note = noteOfTalk(error, language);
  // Wrapped before it is painted, as colours have no width.
  const wrapped = (line: string, label: string, painted: (label: string) => string): string =>
    wrapLine(line, columns).replace(label, () => painted(label));
  const [label, noteLabel] = [formatTalk(talk('severity-error', {}), language), formatTalk(talk('note', {}), language)];
  const lines = [wrapped(label + formatTalk(error, language), label, paint.red.bold)];
  if (note !== undefined) lines.push(wrapped(`  ${noteLabel}${note}`, noteLabel, paint.bold));
  return `${lines.join('\n')}\n`;
}
