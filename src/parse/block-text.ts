/**
 * The text in which the Markdown parser finds blocks, of the same length, so that every offset holds. It parts a text into
 * lines, and tables into cells, before it looks for anything that stands in them; so what is one thing to the author is put
 * on one line and into one cell first:
 *
 * - a note (`<!-- … -->`) becomes an empty one, on one line;
 * - the bar of a placeholder (`{{甲.本周|万}}`) becomes a full stop;
 * - full-width blanks before a block's mark become ASCII ones.
 *
 * All before `start`, the front matter, stays as it is.
 */
export function blockText(text: string, start: number): string {
  const parts: string[] = [];
  let done = start;
  for (const { start: from, end, type } of unitsIn(text, start)) {
    const unit = text.slice(from, end);
    parts.push(text.slice(done, from), type === 'note' ? emptyNote(unit) : unit.replaceAll('|', '.'));
    done = end;
  }
  parts.push(text.slice(done));
  return text.slice(0, start) + parts.join('').replace(FULL_WIDTH_INDENT, (indent) => indent.replace(/[^\t]/g, ' '));
}

function emptyNote(note: string): string {
  const close = note.length - (note.endsWith('-->') ? Math.min('-->'.length, note.length - '<!--'.length) : 0);
  return '<!--'.padEnd(close) + note.slice(close);
}

/** UTF-16 offsets in a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The notes of a text, in their order; one that is not closed goes to the end. */
export function* notesIn(text: string, start: number): Generator<Stretch> {
  for (const unit of unitsIn(text, start)) if (unit.type === 'note') yield unit;
}

/** A placeholder, also as a Chinese input method types it. */
export const PLACEHOLDER = /(?:\{\{|｛｛)[^{}｛｝\r\n]*(?:\}\}|｝｝)/g;

/** Notes and placeholders. An escape is passed over with what is escaped. */
function* unitsIn(text: string, start: number): Generator<Stretch & { readonly type: 'note' | 'placeholder' }> {
  // Two braces that begin no placeholder are passed over as the tokenizer does: `{{{甲}}` holds none.
  const units = new RegExp(String.raw`\\${PLACEHOLDER.source}|\\[^\r\n]|<!--|${PLACEHOLDER.source}|\{\{|｛｛`, 'g');
  units.lastIndex = start;
  for (let unit = units.exec(text); unit; unit = units.exec(text)) {
    if (unit[0].startsWith('\\') || unit[0].length === 2) continue;
    if (unit[0] !== '<!--') {
      yield { type: 'placeholder', start: unit.index, end: units.lastIndex };
      continue;
    }
    // The marks of `<!-->` open and close it.
    const close = text.indexOf('-->', unit.index + 2);
    const end = close < 0 ? text.length : close + 3;
    yield { type: 'note', start: unit.index, end };
    units.lastIndex = end;
  }
}

/** A line's indent with full-width or no-break blanks (or a BOM), where nothing or a block's mark follows. */
const FULL_WIDTH_INDENT =
  /(?<=^|[\r\n])[ \t]*[\u3000\u00a0\ufeff][ \t\u3000\u00a0\ufeff]*(?=[\r\n]|$|#{1,6}[ \t]|[-+*][ \t]|\d{1,9}[.)][ \t]|>|`{3}|~{3}|\||<|\[\^[^\]\s]{1,40}\]:|[-=*_]{3,}[ \t]*(?:[\r\n]|$))/g;
