import type { SourceRange } from '../model/source.js';

/** How far a place is from the start of its line, if nothing but blanks and quotation marks are between. */
export function lineIndent({ file, start }: SourceRange): number | undefined {
  let at = start;
  while (at > 0 && ' \t\u3000>'.includes(file.text.charAt(at - 1))) at -= 1;
  return at === 0 || /[\r\n]/.test(file.text.charAt(at - 1)) ? start - at : undefined;
}
