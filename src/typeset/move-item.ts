import { type Pt, pt } from '../model/length.js';
import type { PageItem, Point } from '../model/page.js';

/** An item of a page so much further right and down. */
export function moveItem(item: PageItem, right: Pt, down: Pt): PageItem {
  const move = (point: Point): Point => ({ x: pt(point.x + right), y: pt(point.y + down) });
  switch (item.type) {
    case 'line':
      return {
        ...item,
        baseline: pt(item.baseline + down),
        runs: item.runs.map((run) => ({ ...run, placed: { ...run.placed, left: pt(run.placed.left + right) } })),
      };
    case 'rule':
    case 'shade':
    case 'image':
      return { ...item, ...move(item) };
    case 'polyline':
      return { ...item, points: item.points.map(move) };
    case 'disc':
      return { ...item, centre: move(item.centre) };
  }
}
