import type { Finding } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { finding } from './finding.js';

/*
 * What the Markdown parser is spared. It takes 0.1 s for a thousand blocks and a time that grows with the square of the
 * emphasis marks in one paragraph; 500 nested lists take seconds. A long section of a bulletin has 60 lines, 10 marks a
 * paragraph and two levels. At these limits no file measured takes longer than 1.2 s.
 */
const LINE_LIMIT = 3000;
const BLANK_LINE_LIMIT = 20_000;
const MARKUP_LIMIT = 10_000;
const PARAGRAPH_MARKUP_LIMIT = 2000;
const NESTING_LIMIT = 20;

/** The first limit that the text in which blocks are to be found passes, at its place. */
export function checkLimits(file: SourceFile, text: string): readonly Finding[] {
  const lists: number[] = [];
  const seen = { lines: 0, blanks: 0, markup: 0, paragraph: 0 };
  for (const line of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    const found = (at: number) => ({ file, start: line.index + at, end: line.index + at + 1 });
    if (line[0].trim() === '') {
      seen.paragraph = 0;
      seen.blanks += 1;
    } else seen.lines += 1;
    if (seen.lines > LINE_LIMIT || seen.blanks > BLANK_LINE_LIMIT) {
      return [finding('section-too-large', found(0), { limit: LINE_LIMIT })];
    }
    const marks = line[0].match(/[*_`[\]<&\\!~]/g)?.length ?? 0;
    // These take a time in proportion: a table may have as many as a whole file.
    const opened = line[0].match(/\{\{|｛｛/g)?.length ?? 0;
    const closed = line[0].match(/\}\}|｝｝/g)?.length ?? 0;
    seen.markup += marks + Math.max(opened, closed) + (line[0].match(/\|/g)?.length ?? 0);
    seen.paragraph += marks;
    if (seen.markup > MARKUP_LIMIT || seen.paragraph > PARAGRAPH_MARKUP_LIMIT) {
      const limit = seen.markup > MARKUP_LIMIT ? MARKUP_LIMIT : PARAGRAPH_MARKUP_LIMIT;
      return [finding('section-too-large/markup', found(0), { limit })];
    }
    if (nesting(line[0], lists) > NESTING_LIMIT) {
      return [finding('section-too-large/nesting', found(0), { limit: NESTING_LIMIT })];
    }
  }
  return [];
}

/** How deep a line's quotations and lists nest, at most. `lists` keeps the columns of the list items still open. */
function nesting(line: string, lists: number[]): number {
  const prefix = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0];
  if (prefix === undefined) return 0;
  const column = prefix.search(/\S/);
  while ((lists.at(-1) ?? -1) >= column) lists.pop();
  lists.push(column);
  return lists.length - 1 + (prefix.match(/[>+*.)-]/g)?.length ?? 0);
}
