import type { Help } from 'commander';
import type { Language } from '../model/catalogue/entry.js';
import { type TalkCode, talkCatalogue } from '../model/catalogue/index.js';
import { cellsOf, cellWidth } from '../report/terminal-text.js';

/** The headings that commander has words of its own for. */
const titles: Readonly<Record<string, TalkCode>> = {
  'Usage:': 'help-usage',
  'Arguments:': 'help-arguments',
  'Options:': 'help-options',
  'Global Options:': 'help-global-options',
  'Commands:': 'help-commands',
};

/** Marks that don't begin a line. */
const closing = '，。、；：！？）》”’…';

/** What makes commander's help speak the language, and know that Han characters fill two cells and break anywhere. */
export function helpIn(language: Language): Partial<Help> {
  return {
    showGlobalOptions: true,
    styleTitle: (title) => {
      const code = titles[title];
      return code === undefined ? title : talkCatalogue[code][language];
    },
    displayWidth: cellWidth,
    boxWrap: (text, width) => wrap(text, width).join('\n'),
    optionDescription: (option) => option.description,
    argumentDescription: (argument) => argument.description,
    subcommandTerm: (command) => command.name(),
  };
}

/** Lines of at most `width` cells, broken at blanks and between Han. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && cellWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line.trimEnd()];
}

/** What stays together: a word with the blanks after it, a Han character with the marks after it. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let open = false;
  for (const { text: character, width } of cellsOf(text)) {
    const last = pieces.at(-1);
    const isWide = width > 1;
    const staysTogether = closing.includes(character) || character === ' ' || (open && !isWide);
    if (last !== undefined && staysTogether) pieces[pieces.length - 1] = last + character;
    else pieces.push(character);
    open = !isWide && character !== ' ';
  }
  return pieces;
}
