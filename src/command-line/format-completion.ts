import type { Shell } from '../commands/completion.js';
import { printable } from '../report/terminal-text.js';
import type { CompletedValue, Completion } from './complete-line.js';

/** For the scripts of the shells: a line that says what follows, then a value a line as the shell wants it. */
export function formatCompletion(completion: Completion, shell: Shell): string {
  const values = completion.type === 'values' ? completion.values.filter(isTypeable) : [];
  return [completion.type, ...values.map(formats[shell])].map((line) => `${line}\n`).join('');
}

/** Folders may have names that nobody types, and no terminal should see. */
const isTypeable = ({ text }: CompletedValue): boolean => printable(text) === text;

const formats: Readonly<Record<Shell, (value: CompletedValue) => string>> = {
  // What bash puts on the line is typed as it is.
  bash: ({ text }) => text.replace(/[^\p{L}\p{N}_./:=@%+,-]/gu, '\\$&'),
  zsh: ({ text, about }) => [text.replace(/[\\:]/g, '\\$&'), ...(about === undefined ? [] : [about])].join(':'),
  fish: ({ text, about }) => (about === undefined ? text : `${text}\t${about}`),
};
