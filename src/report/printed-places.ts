import { glyphSource, glyphsOf, type Page } from '../model/page.js';
import type { SourceRange } from '../model/source.js';

/** Where a reader of the printed issue finds something; lines of the text are counted on each page. */
export interface PrintedPlace {
  /** Page and line are counted from 1. */
  readonly page: number;
  readonly line: number;
}

interface PrintedStretch extends PrintedPlace {
  readonly start: number;
  readonly end: number;
}

/** Finds the printed place of what was written in a range; none for what isn't printed, or not in the running text. */
export function printedPlaces(pages: readonly Page[]): (range: SourceRange) => PrintedPlace | undefined {
  const files = new Map<string, PrintedStretch[]>();
  for (const page of pages) {
    const lines = page.items.flatMap((item) => (item.type === 'line' && item.part === 'body' ? [item] : []));
    for (const [index, line] of lines.entries()) {
      for (const glyph of glyphsOf(line.runs)) {
        const source = glyphSource(line, glyph);
        if (!source) continue;
        const stretches = files.get(source.file.path) ?? [];
        files.set(source.file.path, stretches);
        stretches.push({ start: source.start, end: source.end, page: page.number, line: index + 1 });
      }
    }
  }
  for (const stretches of files.values()) stretches.sort((a, b) => a.start - b.start);
  return ({ file, start, end }) => {
    const first = files.get(file.path)?.find((stretch) => stretch.end > start);
    return first && first.start < Math.max(end, start + 1) ? { page: first.page, line: first.line } : undefined;
  };
}
