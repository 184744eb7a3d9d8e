import type { ImportedDocument } from '../../recipes/compile-import.js';
import { alignedLine, columnWidths } from '../../report/aligned-line.js';
import { formatTalk } from '../../report/format-talk.js';
import { printable } from '../../report/terminal-text.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';

/**
 * What came through: a line for each document, with whoever sent it, and below it one for each section made of it. The figures
 * stand first, as long names would leave no room for them beside.
 */
export function sumUp(documents: readonly ImportedDocument[], { quiet, language, say }: Terminal): void {
  if (quiet || documents.length === 0) return;
  const heads = ['blocks', 'unproved', 'left', 'section'] as const;
  const lines = [
    heads.map((head) => formatTalk(talk(`import-head-${head}`, {}), language)),
    ...documents.flatMap((document) => [
      ['', '', String(leftOutOf(document)), nameOf(document, language)],
      ...document.sections.map(({ path, blocks, unproved }) => [
        String(blocks),
        String(unproved),
        '',
        `  ${printable(lastName(path))}`,
      ]),
    ]),
  ];
  const widths = columnWidths(lines);
  const aligns = ['right', 'right', 'right', 'left'] as const;
  say(lines.map((cells) => `${alignedLine(cells, widths, aligns)}\n`).join(''));
  for (const { path, like } of documents.flatMap(({ sections }) => sections)) {
    if (like !== undefined) say(`${formatTalk(talk('import-like', { file: path, like }), language)}\n`);
  }
}

const leftOutOf = ({ findings }: ImportedDocument): number =>
  findings.filter(({ severity }) => severity !== 'hint').length;

/** Folders and archives are left off: they are the same for most, and the findings have them. */
function nameOf({ path, unit }: ImportedDocument, language: Terminal['language']): string {
  const file = printable(lastName(path));
  return unit === undefined ? file : formatTalk(talk('import-sum-file', { file, unit: printable(unit) }), language);
}

const lastName = (path: string): string => path.split('/').at(-1) ?? path;
