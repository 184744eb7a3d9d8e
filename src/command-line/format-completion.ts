import type { Shell } from '../commands/completion.js';
import type { CompletedValue, Completion } from './complete-line.js';

/** For the scripts of the shells: a line that says what follows, then a value a line as the shell wants it. */
export function formatCompletion(completion: Completion, shell: Shell): string {
  const values = completion.type === 'values' ? completion.values : [];
  return [completion.type, ...values.map(formats[shell])].map((line) => `${line}\n`).join('');
}

const formats: Readonly<Record<Shell, (value: CompletedValue) => string>> = {
  // What bash puts on the line is typed as it is.
  bash: ({ text }) => text.replace(/[^\p{L}\p{N}_./:=@%+,-]/gu, '\\$&'),
  zsh: ({ text, about }) => [text.replace(/[\\:]/g, '\\$&'), ...(about === undefined ? [] : [about])].join(':'),
  fish: ({ text, about }) => (about === undefined ? text : `${text}\t${about}`),
};
