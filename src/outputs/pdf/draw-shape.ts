import { pt } from '../../model/length.js';
import type { Disc, Polyline, RuledLine, Shade } from '../../model/page.js';
import { type GraphicsState, numbers } from './graphics-state.js';

/** Where shapes are drawn. */
export interface ShapeCanvas {
  readonly state: GraphicsState;
  /** The height of the page, in pt, since PDF measures from its lower edge. */
  readonly pageHeight: number;
}

/** The operators of a shape (ISO 32000-1, 8.5). */
export function drawShape(shape: RuledLine | Shade | Polyline | Disc, canvas: ShapeCanvas): string[] {
  switch (shape.type) {
    case 'rule':
    case 'shade':
      return fillBox(asShade(shape), canvas);
    case 'polyline':
      return strokeLine(shape, canvas);
    case 'disc':
      return paintDisc(shape, canvas);
  }
}

/** Rules are filled as well: strokes of hair lines come out one dot wide or two, as the device likes. */
function asShade(item: RuledLine | Shade): Omit<Shade, 'type' | 'role'> {
  if (item.type === 'shade') return item;
  const { x, y, width, thickness, color } = item;
  return { x, y: pt(y - thickness / 2), width, height: thickness, color };
}

function fillBox(box: Omit<Shade, 'type' | 'role'>, { pageHeight, state }: ShapeCanvas): string[] {
  const { x, y, width, height, color } = box;
  return [...state.setFill(color), `${numbers(x, pageHeight - y - height, width, height)} re f`];
}

function strokeLine({ points, thickness, color }: Polyline, { pageHeight, state }: ShapeCanvas): string[] {
  const path = points.map(({ x, y }, index) => `${numbers(x, pageHeight - y)} ${index === 0 ? 'm' : 'l'}`);
  return [...state.setStroke(color, thickness), `${path.join(' ')} S`];
}

/**
 * How far the control points of a quarter of a circle are from its ends, in radii: its curve then touches the circle at
 * the ends and in the middle, and is nowhere off by more than 0.03 %.
 *
 *     4/3 · (√2 − 1)
 */
const KAPPA = (4 / 3) * (Math.SQRT2 - 1);

/** Four Bézier curves, counter-clockwise from the rightmost point. */
function paintDisc(disc: Disc, { pageHeight, state }: ShapeCanvas): string[] {
  const { centre, radius, thickness, color, fill } = disc;
  const at = (across: number, up: number): [number, number] => [
    centre.x + across * radius,
    pageHeight - centre.y + up * radius,
  ];
  const quarters = [
    [...at(1, KAPPA), ...at(KAPPA, 1), ...at(0, 1)],
    [...at(-KAPPA, 1), ...at(-1, KAPPA), ...at(-1, 0)],
    [...at(-1, -KAPPA), ...at(-KAPPA, -1), ...at(0, -1)],
    [...at(KAPPA, -1), ...at(1, -KAPPA), ...at(1, 0)],
  ];
  const path = [`${numbers(...at(1, 0))} m`, ...quarters.map((quarter) => `${numbers(...quarter)} c`)].join(' ');
  // A stroke of width 0 is no stroke in words but a hair line on paper (ISO 32000-1, 8.4.3.2).
  if (thickness === 0) return [...state.setFill(fill), `${path} h f`];
  return [...state.setFill(fill), ...state.setStroke(color, thickness), `${path} h B`];
}
