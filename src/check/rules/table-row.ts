import { type Finding, finding } from '../../model/finding.js';
import { findFrontMatter } from '../../model/front-matter.js';
import type { SourceFile, SourceRange } from '../../model/source.js';
import { blankNotes } from '../blank-notes.js';
import type { Rule } from '../rule.js';

/**
 * Rows with more or fewer cells than their table's header, and text that became a row. The parser fills up and cuts off
 * such rows in silence, so they are looked for in the source.
 */
export const tableRow: Rule = {
  id: 'table-row',
  *check({ files }) {
    for (const file of files) yield* checkTables(linesOf(file));
  },
};

interface Line {
  /** Without indent and quotation marks, placeholders masked. */
  readonly text: string;
  readonly range: SourceRange;
}

const DELIMITER = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;
/** What ends a table besides an empty line: a heading, an item, a quotation, a thematic break or code. */
const OTHER_BLOCK = /^(?:#{1,6}(?:[ \t]|$)|[-+*][ \t]|\d{1,9}[.)][ \t]|>|-{3,}$|\*{3,}$|_{3,}$|`{3}|~{3}|<)/;

function* checkTables(lines: readonly Line[]): Generator<Finding> {
  let columns: number | undefined;
  for (const [i, line] of lines.entries()) {
    const header = lines[i - 1];
    if (columns !== undefined && (line.text === '' || OTHER_BLOCK.test(line.text))) columns = undefined;
    else if (columns !== undefined) yield* checkRow(line, columns);
    else if (header?.text.includes('|') && line.text.includes('|') && DELIMITER.test(line.text)) {
      columns = countCells(header.text);
      const cells = countCells(line.text);
      if (cells === columns) continue;
      yield finding('table-row/rule', line.range, { columns, cells });
      columns = undefined;
    }
  }
}

function* checkRow({ text, range }: Line, columns: number): Generator<Finding> {
  const cells = countCells(text);
  if (columns > 1 && cells === 1 && !text.includes('|')) yield finding('table-row/text', range, {});
  else if (cells < columns) yield finding('table-row/fewer', range, { columns, cells });
  else if (cells > columns) yield finding('table-row/more', range, { columns, cells });
}

/** `|甲|乙|` and `甲|乙` both have two cells; `\|` parts none. */
function countCells(line: string): number {
  const bars = line.replace(/\\[^\r\n]/g, '--');
  return bars.replace(/^\|/, '').replace(/\|$/, '').split('|').length;
}

function linesOf(file: SourceFile): readonly Line[] {
  const from = findFrontMatter(file.text)?.after ?? 0;
  const text = blankNotes(file.text).replace(PLACEHOLDER, (typed) => 'x'.repeat(typed.length));
  const lines: Line[] = [];
  const pattern = /[^\r\n]*(?:\r\n|\r|\n|$)/g;
  pattern.lastIndex = from;
  for (const { 0: whole, index } of text.matchAll(pattern)) {
    const start = index + (/^[ \t\u3000>]*/.exec(whole)?.[0].length ?? 0);
    const line = text.slice(start, index + whole.length).trimEnd();
    lines.push({ text: line, range: { file, start, end: start + line.length } });
  }
  return lines;
}

/** `{{系列.本周|万}}`: its bar parts no cells. */
const PLACEHOLDER = /(?:\{\{|｛｛)[^{}｛｝\r\n]*(?:\}\}|｝｝)/g;
