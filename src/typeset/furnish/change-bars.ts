import { pt } from '../../model/length.js';
import { glyphsOf, type PageItem, type PageLine, type Shade } from '../../model/page.js';
import type { RunChange } from '../../model/redline.js';
import type { Template } from '../../model/template.js';
import { gridCell, gridPitch } from './place-line.js';

/** Heights are sums of fractions. */
const TOLERANCE = 1e-6;

/** A bar in the margin beside each line that has a change in it; beside neighbouring lines it is one. */
export function barChanges(items: readonly PageItem[], template: Template): readonly Shade[] {
  const { typeArea, redline } = template;
  const between = gridPitch(template) - gridCell(template);
  const boxes = items.flatMap((item) => (item.type === 'line' && isChanged(item) ? [boxOf(item, template)] : []));
  const bars: { top: number; foot: number }[] = [];
  for (const { top, foot } of boxes.sort((a, b) => a.top - b.top)) {
    const last = bars.at(-1);
    if (last && top - last.foot <= between + TOLERANCE) last.foot = Math.max(last.foot, foot);
    else bars.push({ top, foot });
  }
  const x = pt(typeArea.left + typeArea.width + redline.bar.gap);
  return bars.map(({ top, foot }) => ({
    type: 'shade',
    x,
    y: pt(top),
    width: redline.bar.thickness,
    height: pt(foot - top),
    color: redline.bar.color,
  }));
}

/** The changes that stand on a line, in order. */
export const changesOn = ({ runs, spans }: PageLine): readonly RunChange[] =>
  glyphsOf(runs).flatMap(({ span }) => spans[span]?.change ?? []);

const isChanged = (line: PageLine): boolean => changesOn(line).length > 0;

function boxOf({ baseline, runs }: PageLine, { grid }: Template): { readonly top: number; readonly foot: number } {
  const size = Math.max(...runs.map((run) => run.size));
  const top = baseline - grid.baseline * size;
  return { top, foot: top + size };
}
