import { findFrontMatter } from '../model/front-matter.js';
import type { Located, SourceFile } from '../model/source.js';
import { notesIn } from './block-text.js';

/** Whom the comments of a Markdown file name as contributors, `<!-- 供稿: 某厅 -->`, in their order. */
export function parseCreditNotes(file: SourceFile): readonly Located<string>[] {
  if (!file.text.includes('供稿')) return [];
  const notes = notesIn(file.text, findFrontMatter(file.text)?.after ?? 0);
  return [...notes].flatMap(({ start, end }) => {
    const named = /^<!--\s*供稿(?:单位)?\s*[:：]\s*(.+?)\s*-->$/s.exec(file.text.slice(start, end));
    return named ? [{ value: named[1] ?? '', range: { file, start, end } }] : [];
  });
}
