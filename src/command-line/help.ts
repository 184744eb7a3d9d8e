import { Help } from 'commander';
import { type TalkCode, talk } from '../commands/talk.js';
import type { Language } from '../model/message.js';
import { asCalledHere } from '../model/program-name.js';
import { cellWidth } from '../report/terminal-text.js';
import { wrapWords } from '../report/wrap-text.js';

/** The headings that commander has words of its own for. */
const titles: Readonly<Record<string, TalkCode>> = {
  'Usage:': 'help-usage',
  'Arguments:': 'help-arguments',
  'Options:': 'help-options',
  'Global Options:': 'help-global-options',
  'Commands:': 'help-commands',
};

/** What makes commander's help speak the language, and know that Han characters fill two cells, and break between words. */
export function helpIn(language: Language): Partial<Help> {
  return {
    showGlobalOptions: true,
    // Commander puts a blank behind each title; a full-width colon has its own.
    formatHelp: (command, help) =>
      asCalledHere(Help.prototype.formatHelp.call(help, command, help).replaceAll('： ', '：')),
    styleTitle: (title) => {
      const code = titles[title];
      return code === undefined ? title : talk.entries[code][language];
    },
    displayWidth: cellWidth,
    boxWrap: (text, width) => wrapWords(text, width).join('\n'),
    optionDescription: (option) => option.description,
    argumentDescription: (argument) => argument.description,
    subcommandTerm: (command) => command.name(),
  };
}

/** What every terminal has at least, in cells. */
const COLUMNS = 80;
const INDENT = 2;
/** The space between a command and what it is for. */
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
