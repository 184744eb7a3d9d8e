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
  const fence = /(?<=[\r\n])---[ \t]*(?=[\r\n]|$)/g;
  fence.lastIndex = start;
  const close = fence.exec(text);
  return close ? { start, end: close.index, after: close.index + close[0].length } : undefined;
}
