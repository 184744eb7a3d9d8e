/** Where the front matter of a Markdown file stands, as offsets in its text. */
interface FrontMatter {
  /** The YAML between the fences. */
  readonly start: number;
  readonly end: number;
  /** Just after the closing fence, before its line end. */
  readonly after: number;
}

/** The longest front matter that is read, in bytes; that of an issue has about 1 KB. */
export const FRONT_MATTER_LIMIT = 64 * 1024;

/** The block between two lines of `---`, the first of which begins the text; none where one of them is missing. */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const open = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  // Sought as plain text: the last of a thousand issues asks for the end of each header before it.
  for (let at = text.indexOf(FENCE, start); at >= 0; at = text.indexOf(FENCE, at + 1)) {
    const isLine = text[at - 1] === '\n' || text[at - 1] === '\r';
    const rest = isLine ? restOfLine(text, at + FENCE.length) : undefined;
    if (rest !== undefined) return { start, end: at, after: rest };
  }
  return undefined;
}

const FENCE = '---';

/** Where a line ends of which there are only blanks from `from` on; none where there is more. */
function restOfLine(text: string, from: number): number | undefined {
  const blanks = /[ \t]*(?=[\r\n]|$)/y;
  blanks.lastIndex = from;
  return blanks.test(text) ? blanks.lastIndex : undefined;
}
