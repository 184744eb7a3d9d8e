import { pt } from '../../model/length.js';
import {
  glyphSource,
  glyphsOf,
  type Page,
  type PageLine,
  type PositionedGlyph,
  runOfGlyphs,
} from '../../model/page.js';

/*
 * The blank between two Western words is not set where a line ends. Whoever reads the lines of an element one after
 * another, a screen reader or the outline, then hears one word: so the blank hangs at the line's end again, where it
 * leaves no ink. It is of the link and of the inline element that both words are in, or else of the line's own element.
 */

/** The pages with the blanks that line ends swallowed. */
export function restoreBlanks(pages: readonly Page[]): readonly Page[] {
  const lines = pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'line' ? [item] : [])));
  const lastOf = new Map<number, PageLine>();
  const lineAfter = new Map<PageLine, PageLine>();
  for (const line of lines) {
    if (line.role.type === 'artifact') continue;
    const before = lastOf.get(line.role.id);
    if (before && isBlankBetween(before, line)) lineAfter.set(before, line);
    lastOf.set(line.role.id, line);
  }
  if (lineAfter.size === 0) return pages;
  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) => {
      const next = item.type === 'line' ? lineAfter.get(item) : undefined;
      return item.type === 'line' && next ? hangBlank(item, next) : item;
    }),
  }));
}

/** The first and the last character of a run have glyphs. */
const firstGlyph = ({ runs: [run] }: PageLine): PositionedGlyph | undefined =>
  run && glyphsOf([{ ...run, end: run.start + 1 }])[0];

function lastGlyph({ runs }: PageLine): PositionedGlyph | undefined {
  const run = runs.at(-1);
  return run && glyphsOf([{ ...run, start: run.end - 1 }])[0];
}

/** Letters, digits and marks of ASCII, and the letters of other alphabets. */
const western = /^[!-~\u00c0-\u052f]/;

/** Whether there is a blank in the source; a word that was broken inside has none. */
function isBlankBetween(line: PageLine, next: PageLine): boolean {
  const [last, first] = [lastGlyph(line), firstGlyph(next)];
  if (!last || !first || !western.test(last.text) || !western.test(first.text)) return false;
  const [before, after] = [glyphSource(line, last), glyphSource(next, first)];
  return (
    before !== undefined && before.file === after?.file && /\s/.test(before.file.text.slice(before.end, after.start))
  );
}

const BLANK = ' ';

function hangBlank(line: PageLine, next: PageLine): PageLine {
  const run = line.runs.at(-1);
  const [last, first] = [lastGlyph(line), firstGlyph(next)];
  const glyph = run?.face.glyphOf(BLANK.charCodeAt(0)) ?? 0;
  if (!run || !last || glyph === 0) return line;
  const [own, others] = [line.spans[last.span], first && next.spans[first.span]];
  const shared = {
    ...(own?.link !== undefined && own.link === others?.link && { link: own.link }),
    ...(own?.role && own.role.id === others?.role?.id && { role: own.role }),
  };
  const blank: PositionedGlyph = {
    glyph,
    text: BLANK,
    x: pt(last.x + last.advance),
    shift: pt(0),
    advance: pt((run.face.advanceOf(glyph) / run.face.unitsPerEm) * run.size * run.scale),
    stretch: 1,
    span: line.spans.length,
    start: 0,
    end: 0,
  };
  const runs = [...line.runs.slice(0, -1), { ...run, ...runOfGlyphs([...glyphsOf([run]), blank]) }];
  return { ...line, runs, spans: [...line.spans, shared] };
}
