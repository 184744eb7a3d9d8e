import { findFrontMatter } from '../model/front-matter.js';
import type { IgnoreNote } from '../model/ignore-note.js';
import type { Located, SourceFile } from '../model/source.js';
import { notesIn } from './block-text.js';

const KEYWORD = 'bulletin-ignore';

/** The notes of a Markdown file that silence findings, in their order. */
export function parseIgnoreNotes(file: SourceFile): readonly IgnoreNote[] {
  if (!file.text.includes(KEYWORD)) return [];
  const notes = notesIn(file.text, findFrontMatter(file.text)?.after ?? 0);
  return [...notes].flatMap(({ start, end }) => readNote(file, start, end) ?? []);
}

function readNote(file: SourceFile, start: number, end: number): IgnoreNote | undefined {
  const note = /^<!--\s*bulletin-ignore(?![\w-])([^:：]*)(?:[:：](.*))?-->$/s.exec(file.text.slice(start, end));
  if (!note) return undefined;
  const rulesAt = start + note[0].indexOf(KEYWORD) + KEYWORD.length;
  const [, typed = '', explained = ''] = note;
  const rules = [...typed.matchAll(/[^\s,，、]+/g)].map(
    ({ 0: value, index }): Located<string> => ({
      value,
      range: { file, start: rulesAt + index, end: rulesAt + index + value.length },
    }),
  );
  const reason = explained.trim();
  const range = { file, start, end };
  if (reason === '') return { rules, range };
  const from = rulesAt + typed.length + 1 + explained.indexOf(reason);
  return { rules, reason: { value: reason, range: { file, start: from, end: from + reason.length } }, range };
}
