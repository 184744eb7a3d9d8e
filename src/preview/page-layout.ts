import { glyphSource, glyphsOf, type Page, type PageLine } from '../model/page.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import type { EditorLink } from './editor-link.js';
import type { PreviewLayout, PreviewLine } from './preview-state.js';

/** How far the em box of a line reaches above its baseline and how high it is, in em of its largest type. */
const EM_BOX = { above: 0.88, height: 1.05 };

/** Where the lines of the pages stand and where they were written, for marks, jumps and clicks in the preview. */
export function pageLayout(pages: readonly Page[], revision: number, linkTo: EditorLink): PreviewLayout {
  const placeOf = sourcePlaces();
  return { revision, pages: pages.map((page) => layoutOfPage(page, { placeOf, linkTo })) };
}

type PlaceOf = (range: SourceRange) => SourcePlace;
type SourcePlace = Omit<PreviewLine['sources'][number], 'x' | 'width' | 'open'>;

interface Context {
  readonly placeOf: PlaceOf;
  readonly linkTo: EditorLink;
}

function layoutOfPage({ width, height, items }: Page, context: Context): PreviewLayout['pages'][number] {
  const lines: PreviewLine[] = [];
  let number = 0;
  for (const item of items) {
    if (item.type !== 'line') continue;
    // Counted as `check` names them: the lines of the running text.
    if (item.part === 'body') number += 1;
    const line = layoutOfLine(item, context);
    if (line) lines.push(item.part === 'body' ? { number, ...line } : line);
  }
  return { width, height, lines };
}

function layoutOfLine(line: PageLine, context: Context): PreviewLine | undefined {
  const { baseline, runs } = line;
  const glyphs = glyphsOf(runs);
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  if (!first || !last) return undefined;
  const size = Math.max(...runs.map((run) => run.size));
  return {
    x: first.x,
    y: baseline - size * EM_BOX.above,
    width: last.x + last.advance - first.x,
    height: size * EM_BOX.height,
    sources: stretchesOf(line, context),
  };
}

/** Glyphs of one line of one file are one stretch. */
function stretchesOf(line: PageLine, { placeOf, linkTo }: Context): PreviewLine['sources'] {
  const stretches: PreviewLine['sources'][number][] = [];
  for (const glyph of glyphsOf(line.runs)) {
    const { x, advance } = glyph;
    const source = glyphSource(line, glyph);
    if (!source) continue;
    const place = placeOf(source);
    const before = stretches.at(-1);
    if (before && before.file === place.file && before.line === place.line && before.column <= place.column) {
      const { endLine, endColumn } = place;
      stretches[stretches.length - 1] = { ...before, width: x + advance - before.x, endLine, endColumn };
    } else stretches.push({ x, width: advance, ...place, ...linkTo(place) });
  }
  return stretches;
}

/** Lines and columns of ranges; the lines of a file are found once, for there is a range to every glyph. */
function sourcePlaces(): PlaceOf {
  const files = new Map<SourceFile, readonly number[]>();
  const startsOf = (file: SourceFile): readonly number[] => {
    const known = files.get(file) ?? lineStarts(file.text);
    files.set(file, known);
    return known;
  };
  return ({ file, start, end }) => {
    const starts = startsOf(file);
    const [line, endLine] = [lineAt(starts, start), lineAt(starts, end)];
    const column = start - (starts[line - 1] ?? 0) + 1;
    return { file: file.path, line, column, endLine, endColumn: end - (starts[endLine - 1] ?? 0) + 1 };
  };
}

const lineStarts = (text: string): readonly number[] => [
  0,
  ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: lineEnd, index }) => index + lineEnd.length),
];

/** The line that an offset is in, from 1, found by halving. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
