import { pt } from '../model/length.js';
import type { Page, PageLine, PositionedGlyph } from '../model/page.js';

/*
 * The blank between two Western words is not set where a line ends. Whoever reads the lines of an element one after
 * another, a screen reader or the outline, then hears one word: so the blank hangs at the line's end again, where it
 * leaves no ink. It is of the link and of the inline element that both words are in, or else of the line's own element.
 */

/** The pages with the blanks that line ends swallowed. */
export function restoreBlanks(pages: readonly Page[]): Page[] {
  const lines = pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'line' ? [item] : [])));
  const lastOf = new Map<number, PageLine>();
  const blankAfter = new Map<PageLine, PositionedGlyph>();
  for (const line of lines) {
    if (line.role.type === 'artifact') continue;
    const before = lastOf.get(line.role.id);
    const [last, next] = [before && glyphsOf(before).at(-1), glyphsOf(line)[0]];
    if (before && last && next && isBlankBetween(last, next)) blankAfter.set(before, next);
    lastOf.set(line.role.id, line);
  }
  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) => {
      const next = item.type === 'line' ? blankAfter.get(item) : undefined;
      return item.type === 'line' && next ? hangBlank(item, next) : item;
    }),
  }));
}

const glyphsOf = ({ runs }: PageLine): PositionedGlyph[] => runs.flatMap(({ glyphs }) => glyphs);

/** Letters, digits and marks of ASCII, and the letters of other alphabets. */
const western = /^[!-~\u00c0-\u052f]/;

/** Whether there is a blank in the source; a word that was broken inside has none. */
function isBlankBetween(before: PositionedGlyph, after: PositionedGlyph): boolean {
  if (!before.source || !after.source || before.source.file !== after.source.file) return false;
  const between = before.source.file.text.slice(before.source.end, after.source.start);
  return western.test(before.text) && western.test(after.text) && /\s/.test(between);
}

const BLANK = ' ';

function hangBlank(line: PageLine, next: PositionedGlyph): PageLine {
  const run = line.runs.at(-1);
  const last = run?.glyphs.at(-1);
  const glyph = run?.face.glyphOf(BLANK.charCodeAt(0)) ?? 0;
  if (!run || !last || glyph === 0) return line;
  const advance = pt((run.face.advanceOf(glyph) / run.face.unitsPerEm) * run.size * run.scale);
  const blank: PositionedGlyph = {
    glyph,
    text: BLANK,
    x: pt(last.x + last.advance),
    shift: pt(0),
    advance,
    stretch: 1,
    ...(last.link !== undefined && last.link === next.link && { link: last.link }),
    ...(last.role && last.role.id === next.role?.id && { role: last.role }),
  };
  return { ...line, runs: [...line.runs.slice(0, -1), { ...run, glyphs: [...run.glyphs, blank] }] };
}
