import { pt } from '../model/length.js';
import type { Page, PageLine, PositionedGlyph } from '../model/page.js';

/*
 * The blank between two Western words is not set where a line ends. Whoever reads the lines of an element one after
 * another, a screen reader or the outline, then hears one word: so the blank hangs at the line's end again, where it
 * leaves no ink.
 */

/** The pages with the blanks that line ends swallowed. */
export function restoreBlanks(pages: readonly Page[]): Page[] {
  const lines = pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'line' ? [item] : [])));
  const lastOf = new Map<number, PageLine>();
  const blankAfter = new Set<PageLine>();
  for (const line of lines) {
    if (line.role.type === 'artifact') continue;
    const before = lastOf.get(line.role.id);
    if (before && isBlankBetween(glyphsOf(before).at(-1), glyphsOf(line)[0])) blankAfter.add(before);
    lastOf.set(line.role.id, line);
  }
  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.type === 'line' && blankAfter.has(item) ? hangBlank(item) : item)),
  }));
}

const glyphsOf = ({ runs }: PageLine): PositionedGlyph[] => runs.flatMap(({ glyphs }) => glyphs);

/** Letters, digits and marks of ASCII, and the letters of other alphabets. */
const western = /^[!-~\u00c0-\u052f]/;

/** Whether there is a blank in the source; a word that was broken inside has none. */
function isBlankBetween(before: PositionedGlyph | undefined, after: PositionedGlyph | undefined): boolean {
  if (!before?.source || !after?.source || before.source.file !== after.source.file) return false;
  const between = before.source.file.text.slice(before.source.end, after.source.start);
  return western.test(before.text) && western.test(after.text) && /\s/.test(between);
}

const BLANK = ' ';

function hangBlank(line: PageLine): PageLine {
  const run = line.runs.at(-1);
  const last = run?.glyphs.at(-1);
  const glyph = run?.face.glyphOf(BLANK.charCodeAt(0)) ?? 0;
  if (!run || !last || glyph === 0) return line;
  const advance = pt((run.face.advanceOf(glyph) / run.face.unitsPerEm) * run.size * run.scale);
  const blank = { glyph, text: BLANK, x: pt(last.x + last.advance), shift: pt(0), advance, stretch: 1 };
  return { ...line, runs: [...line.runs.slice(0, -1), { ...run, glyphs: [...run.glyphs, blank] }] };
}
