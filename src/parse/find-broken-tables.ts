import { type Finding, finding } from '../model/finding.js';
import type { SourceRange } from '../model/source.js';

/** The line below a table's head, whichever bars were typed. */
const RULE = /^[|｜]?[ \t]*:?-+:?[ \t]*(?:[|｜][ \t]*:?-+:?[ \t]*)*[|｜]?$/;

/** What was meant as a table in a paragraph: Markdown wants the line below the head to have as many cells as that. */
export function findBrokenTables(blockText: string, { file, start, end }: SourceRange): readonly Finding[] {
  const text = blockText.slice(start, end);
  if (!/[|｜]/.test(text)) return [];
  const findings: Finding[] = [];
  let head: string | undefined;
  for (const { 0: whole, index } of text.matchAll(/[^\r\n]+/g)) {
    const line = whole.replace(/^[ \t\u3000>]+/, '').trimEnd();
    if (head !== undefined && /[|｜]/.test(line) && RULE.test(line) && /[|｜]/.test(head)) {
      const at = start + index + whole.indexOf(line);
      findings.push(...reportRule({ head, line }, { file, start: at, end: at + line.length }));
    }
    head = line;
  }
  return findings;
}

function reportRule({ head, line }: { head: string; line: string }, range: SourceRange): readonly Finding[] {
  if (/｜/.test(head + line)) return [finding('table-row/bar', range, {})];
  const columns = countCells(head);
  const cells = countCells(line);
  return columns === cells ? [] : [finding('table-row/rule', range, { columns, cells })];
}

/** `|甲|乙|` and `甲|乙` both have two cells; `\|` parts none. */
function countCells(line: string): number {
  const bars = line.replace(/\\[^\r\n]/g, '--');
  return bars.replace(/^\|/, '').replace(/\|$/, '').split('|').length;
}
