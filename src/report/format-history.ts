import type { Language } from '../model/message.js';
import { alignedLine, columnWidths } from './aligned-line.js';
import { formatTalk } from './format-talk.js';
import { talk } from './talk.js';
import { printable } from './terminal-text.js';

/** What a table says of one run of a command. */
export interface CommandRow {
  /** When the command was run, in ms since 1970; undefined where that can't be read. */
  readonly time?: number;
  readonly command: string;
  /** Paths relative to the workspace. */
  readonly files: readonly string[];
  /** Whether it was put back, can be, or is the next to be. */
  readonly state: 'next' | 'waiting' | 'undone' | 'never' | 'unreadable';
}

/** What a history holds, as a table. Ends with a line end. */
export function formatHistory(rows: readonly CommandRow[], language: Language): string {
  const headings = (['time', 'command', 'files', 'state'] as const).map((name) =>
    formatTalk(talk(`undo-list-${name}`, {}), language),
  );
  const lines = rows.map(({ time, command, files: [file = '', ...others], state }) => [
    time === undefined ? '' : localTime(time),
    commandText(command),
    others.length === 0
      ? printable(file)
      : formatTalk(
          talk('undo-list-more', { file: printable(file), count: countOf(others.length, language) }),
          language,
        ),
    formatTalk(talk(`undo-list-${state}`, {}), language),
  ]);
  const widths = columnWidths([headings, ...lines]);
  return [headings, ...lines].map((cells) => `${alignedLine(cells, widths)}\n`).join('');
}

/** Chinese counts all of them, English those that are not named. */
const countOf = (others: number, language: Language): number => (language === 'zh' ? others + 1 : others);

/** `2024-12-06 17:05:12`, in the local time of this computer. */
export function localTime(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}

/** A command as it is typed when it writes sources. */
export const commandText = (command: string): string => spelled[command] ?? command;

/** Commands that write sources only with an option. */
const spelled: Readonly<Record<string, string>> = {
  check: 'check --fix',
  restore: 'release --restore',
  review: 'review --apply',
  withdraw: 'release --withdraw',
};
