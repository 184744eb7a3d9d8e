import { type Pt, pt } from '../../model/length.js';
import type { Color, GlyphRun, RuledLine } from '../../model/page.js';
import type { RunChange } from '../../model/redline.js';
import type { Template } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import type { ComposedLine } from '../compose-text.js';
import { stretchesOn } from './line-stretches.js';

/*
 * What is drawn about text that differs from an earlier version: a line through what is gone, one below what came, two below
 * what moved. Colours help where there are any; lines tell it apart in black print.
 */

/** Runs with changed text in its colour. */
export const paintChanges = (
  runs: readonly GlyphRun[],
  spans: readonly TextSpan[],
  template: Template,
): readonly GlyphRun[] =>
  runs.flatMap((run) => {
    const painted: { color: Color; start: number; end: number }[] = [];
    for (let index = run.start; index < run.end; index += 1) {
      const color = colorOf(spans[run.placed.cells.span[index] ?? 0]?.change, template) ?? run.color;
      const current = painted.at(-1);
      if (current?.color === color) current.end = index + 1;
      else painted.push({ color, start: index, end: index + 1 });
    }
    return painted.map((part) => ({ ...run, ...part }));
  });

function colorOf(change: RunChange | undefined, { redline }: Template): Color | undefined {
  switch (change?.type) {
    case 'deleted':
      return redline.deleted;
    case 'inserted':
      return redline.inserted;
    case 'moved':
      return redline.moved;
    default:
      return undefined;
  }
}

/** How the line is drawn that is marked. */
interface MarkedLine {
  readonly left: Pt;
  readonly top: Pt;
  readonly size: Pt;
  readonly condense: number;
  readonly color: Color;
}

/** The lines through and below the changed text of a line. */
export function ruleChanges(line: ComposedLine, setting: MarkedLine, template: Template): RuledLine[] {
  const { left, top, size, condense } = setting;
  const thickness = template.redline.rule;
  return stretchesOn(line, ({ change }) => change?.type).flatMap(({ value, start, end }) => {
    const color = colorOf({ type: value, edit: 0 }, template) ?? setting.color;
    const x = pt(left + (line.x + start) * size * condense);
    const width = pt((end - start) * size * condense);
    return heightsOf(value, { top, size, thickness }).map((y) => ({ type: 'rule', x, y, width, thickness, color }));
  });
}

/** Through the middle of the em boxes, or below them. */
function heightsOf(
  type: RunChange['type'],
  { top, size, thickness }: { readonly top: Pt; readonly size: Pt; readonly thickness: Pt },
): readonly Pt[] {
  const below = (lines: number): Pt => pt(top + size + 2 * lines * thickness);
  switch (type) {
    case 'deleted':
      return [pt(top + size / 2)];
    case 'inserted':
      return [below(1)];
    case 'moved':
      return [below(1), below(2)];
    case 'restyled':
    case 'remark':
      return [];
  }
}
