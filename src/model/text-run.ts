import type { TextRun } from './issue.js';
import { type OffsetSegment, sourceOffsets } from './offset-map.js';
import type { SourceRange } from './source.js';

/** Where a run stands in its file. */
export const rangeOfRun = (run: TextRun): SourceRange => ({
  file: run.file,
  ...sourceOffsets(run.map, 0, run.text.length),
});

/** The part of a run from `start` to `end`, with its part of the map. */
export function sliceRun(run: TextRun, start: number, end: number): TextRun {
  if (start <= 0 && end >= run.text.length) return run;
  const map: OffsetSegment[] = [];
  for (const segment of run.map) {
    const from = Math.max(segment.at, start);
    const to = Math.min(segment.at + segment.length, end);
    if (from >= to) continue;
    const place = { at: from - start, length: to - from };
    if (segment.type === 'replaced') map.push({ ...segment, ...place });
    else {
      const sourceStart = segment.sourceStart + (from - segment.at);
      map.push({ type: 'copied', ...place, sourceStart, sourceEnd: sourceStart + (to - from) });
    }
  }
  return { ...run, text: run.text.slice(start, end), map };
}

/** Whether two runs look alike, so that they can be one. */
export const sameStyle = (a: Pick<TextRun, 'emphasis' | 'link'>, b: Pick<TextRun, 'emphasis' | 'link'>): boolean =>
  a.emphasis === b.emphasis && a.link === b.link;

/** Two runs of one style as one. */
export function joinRuns(a: TextRun, b: TextRun): TextRun {
  const moved = b.map.map((segment) => ({ ...segment, at: segment.at + a.text.length }));
  return { ...a, text: a.text + b.text, map: [...a.map, ...moved] };
}

/** A text that wasn't typed as such but stands for what was written at `range`, such as a date in words. */
export const runFor = (
  { file, start, end }: SourceRange,
  text: string,
  emphasis: TextRun['emphasis'] = 'none',
): TextRun => ({
  type: 'text',
  text,
  file,
  map: [{ type: 'replaced', at: 0, length: text.length, sourceStart: start, sourceEnd: end }],
  emphasis,
});
