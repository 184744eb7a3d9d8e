import { Help } from 'commander';
import { type TalkCode, talk } from '../commands/talk.js';
import type { Language } from '../model/message.js';
import { cellWidth } from '../report/terminal-text.js';
import { wrapText } from '../report/wrap-text.js';

/** The headings that commander has words of its own for. */
const titles: Readonly<Record<string, TalkCode>> = {
  'Usage:': 'help-usage',
  'Arguments:': 'help-arguments',
  'Options:': 'help-options',
  'Global Options:': 'help-global-options',
  'Commands:': 'help-commands',
};

/** What makes commander's help speak the language, and know that Han characters fill two cells and break anywhere. */
export function helpIn(language: Language): Partial<Help> {
  return {
    showGlobalOptions: true,
    // Commander puts a blank behind each title; a full-width colon has its own.
    formatHelp: (command, help) => Help.prototype.formatHelp.call(help, command, help).replaceAll('： ', '：'),
    styleTitle: (title) => {
      const code = titles[title];
      return code === undefined ? title : talk.entries[code][language];
    },
    displayWidth: cellWidth,
    boxWrap: (text, width) => wrapText(text, width).join('\n'),
    optionDescription: (option) => option.description,
    argumentDescription: (argument) => argument.description,
    subcommandTerm: (command) => command.name(),
  };
}
