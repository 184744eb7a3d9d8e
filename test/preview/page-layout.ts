import { glyphSource, glyphsOf, type Page, type PageLine } from '../../src/model/page.js';
import { locate, type SourceRange } from '../../src/model/source.js';
import type { PreviewLayout, PreviewLine } from '../../src/preview/preview-state.js';

/** The layout of pages as the page of the preview is told it, made as simply as a test can rely on. */
export function layoutOf(pages: readonly Page[], revision: number): PreviewLayout {
  return { revision, pages: pages.map(layoutOfPage) };
}

function layoutOfPage({ width, height, items }: Page): PreviewLayout['pages'][number] {
  const lines = items.flatMap((item) => (item.type === 'line' ? [item] : []));
  const body = lines.filter(({ part }) => part === 'body');
  return {
    width,
    height,
    lines: lines.flatMap((line) => {
      const number = body.indexOf(line) + 1;
      const laid = layoutOfLine(line);
      return laid ? [number > 0 ? { number, ...laid } : laid] : [];
    }),
  };
}

function layoutOfLine(line: PageLine): PreviewLine | undefined {
  const { baseline, runs } = line;
  const glyphs = glyphsOf(runs);
  const [first, last] = [glyphs[0], glyphs.at(-1)];
  if (!first || !last) return undefined;
  const size = Math.max(...runs.map((run) => run.size));
  const sources: PreviewLine['sources'][number][] = [];
  for (const glyph of glyphs) {
    const { x, advance } = glyph;
    const source = glyphSource(line, glyph);
    if (!source) continue;
    const place = sourceOf(source);
    const before = sources.at(-1);
    if (before?.file === place.file && before.line === place.line) {
      const { endLine, endColumn } = place;
      sources[sources.length - 1] = { ...before, width: x + advance - before.x, endLine, endColumn };
    } else sources.push({ x, width: advance, ...place, open: `vscode://file/w/${place.file}:${place.line}` });
  }
  return {
    x: first.x,
    y: baseline - size * 0.88,
    width: last.x + last.advance - first.x,
    height: size * 1.05,
    sources,
  };
}

function sourceOf(source: SourceRange) {
  return { file: source.file.path, ...locate(source) };
}
