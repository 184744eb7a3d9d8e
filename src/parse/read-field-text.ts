import type { TableCell, TextRun } from '../model/issue.js';
import type { OffsetSegment } from '../model/offset-map.js';
import type { CsvField } from './read-csv.js';
import type { Atom } from './read-inlines.js';
import { rangeOfInlines } from './read-paragraphs.js';
import { joinLines, splitLines } from './split-lines.js';

/** The cell that a field of a CSV file makes: its text as it is, no Markdown, its lines joined as those of a paragraph. */
export function readFieldText({ range, isQuoted }: CsvField): TableCell {
  const { file } = range;
  const start = range.start + (isQuoted ? 1 : 0);
  const end = range.end - (isQuoted ? 1 : 0);
  const content = joinLines(splitLines([...atomsOf({ file, start, end })]));
  const place = { file, start, end: start };
  return { content, range: rangeOfInlines(content, undefined) ?? place };
}

/** Lines are runs of their own; two quotation marks stand for one. */
function* atomsOf({ file, start, end }: CsvField['range']): Generator<Atom> {
  for (const { 0: piece, index } of file.text.slice(start, end).matchAll(/[^\r\n]+|\r\n|[\r\n]/g)) {
    const at = start + index;
    if (/[\r\n]/.test(piece)) {
      yield { type: 'line-end', hard: false, range: { file, start: at, end: at + piece.length } };
      continue;
    }
    const map: OffsetSegment[] = [];
    let text = '';
    for (const { 0: part, index: offset } of piece.matchAll(/[^"]+|""?/g)) {
      const type = part === '""' ? 'replaced' : 'copied';
      const length = part === '""' ? 1 : part.length;
      const sourceStart = at + offset;
      map.push({ type, at: text.length, length, sourceStart, sourceEnd: sourceStart + part.length });
      text += part === '""' ? '"' : part;
    }
    yield { type: 'text', text, file, map, emphasis: 'none' } satisfies TextRun;
  }
}
