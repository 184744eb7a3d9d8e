import { Chalk } from 'chalk';
import { fillIn, type Language, type MessageEntry } from '../model/catalogue/entry.js';
import { type TalkCode, type TalkParams, talkCatalogue } from '../model/catalogue/index.js';
import type { UsageError } from '../model/usage-error.js';
import { printable } from './terminal-text.js';
import { wrapLine } from './wrap-talk.js';

/** A message of the catalogue in words, without a line end. */
export function formatTalk<C extends TalkCode>(code: C, params: TalkParams<C>, language: Language): string {
  return fillIn(talkCatalogue[code][language], params, language);
}

/** What a usage error says, without how to mend it. */
export const wordUsageError = ({ code, params }: UsageError, language: Language): string =>
  fillIn(talkCatalogue[code][language], params, language);

/** How a usage error is mended, where its message alone doesn't say. */
export function noteOfUsageError({ code, params }: UsageError, language: Language): string | undefined {
  const { note }: MessageEntry = talkCatalogue[code];
  return note && fillIn(note[language], params, language);
}

/**
 * A usage error and how to mend it. Ends with a line end.
 * @param columns of the terminal; none where nothing is to be wrapped
 */
export function formatUsageError(
  error: UsageError,
  language: Language,
  color: boolean,
  columns = Number.POSITIVE_INFINITY,
): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const { note, ...entry }: MessageEntry = talkCatalogue[error.code];
  const said = (wording: string): string => printable(fillIn(wording, error.params, language));
  // Wrapped before it is painted, as colours have no width.
  const wrapped = (line: string, label: string, painted: (label: string) => string): string =>
    wrapLine(line, columns).replace(label, () => painted(label));
  const [label, noteLabel] = [formatTalk('severity-error', {}, language), formatTalk('note', {}, language)];
  const lines = [wrapped(label + said(entry[language]), label, paint.red.bold)];
  if (note) lines.push(wrapped(`  ${noteLabel}${said(note[language])}`, noteLabel, paint.bold));
  return `${lines.join('\n')}\n`;
}
