import type { GlyphBounds } from '../model/face.js';

/** The pen of one glyph: where it is, and the box of all that it drew. */
export class Pen {
  x = 0;
  y = 0;
  box: GlyphBounds | undefined;

  moveBy(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
  }

  lineBy(dx: number, dy: number): void {
    this.#mark();
    this.moveBy(dx, dy);
    this.#mark();
  }

  /** A curve over two control points; each pair is a step from the point before it. */
  curveBy(steps: readonly [number, number, number, number, number, number]): void {
    this.lineBy(steps[0], steps[1]);
    this.lineBy(steps[2], steps[3]);
    this.lineBy(steps[4], steps[5]);
  }

  #mark(): void {
    const { x, y, box } = this;
    this.box = {
      xMin: Math.min(box?.xMin ?? x, x),
      yMin: Math.min(box?.yMin ?? y, y),
      xMax: Math.max(box?.xMax ?? x, x),
      yMax: Math.max(box?.yMax ?? y, y),
    };
  }
}

/** A pen that leaves what it drew. */
export class OutlinePen extends Pen {
  #path = '';
  #isDrawing = false;

  /** As SVG path data. Every contour is closed, as fonts have it. */
  get outline(): string {
    return this.#path === '' ? '' : `${this.#path}Z`;
  }

  override moveBy(dx: number, dy: number): void {
    super.moveBy(dx, dy);
    if (!this.#isDrawing) this.#path += `${this.#path === '' ? '' : 'Z'}M${this.x},${this.y}`;
  }

  override lineBy(dx: number, dy: number): void {
    this.#draw('L', () => super.lineBy(dx, dy));
  }

  override curveBy([x1, y1, x2, y2, x3, y3]: readonly [number, number, number, number, number, number]): void {
    this.#draw('C', () => {
      super.lineBy(x1, y1);
      this.#path += `C${this.x},${this.y} `;
      super.lineBy(x2, y2);
      this.#path += `${this.x},${this.y} `;
      super.lineBy(x3, y3);
    });
  }

  /** A step is a move of the pen too. */
  #draw(kind: 'L' | 'C', step: () => void): void {
    this.#isDrawing = true;
    step();
    this.#isDrawing = false;
    this.#path += `${kind === 'L' ? 'L' : ''}${this.x},${this.y}`;
  }
}

/** The arguments of one operator, taken from the bottom of the stack. */
export class Arguments {
  readonly #values: readonly number[];
  #taken = 0;

  constructor(values: readonly number[]) {
    this.#values = values;
  }

  get left(): number {
    return this.#values.length - this.#taken;
  }

  next(): number {
    const value = this.#values[this.#taken++];
    if (value === undefined) throw new RangeError('an operator lacks arguments');
    return value;
  }
}

export type Draw = (pen: Pen, args: Arguments) => void;

/** Operators that move the pen. */
export const moves: ReadonlyMap<number, Draw> = new Map<number, Draw>([
  [21, (pen, args) => pen.moveBy(args.next(), args.next())],
  [22, (pen, args) => pen.moveBy(args.next(), 0)],
  [4, (pen, args) => pen.moveBy(0, args.next())],
]);

const line: Draw = (pen, args) => pen.lineBy(args.next(), args.next());

const curve: Draw = (pen, args) =>
  pen.curveBy([args.next(), args.next(), args.next(), args.next(), args.next(), args.next()]);

const alternatingLines =
  (startsHorizontal: boolean): Draw =>
  (pen, args) => {
    for (let isHorizontal = startsHorizontal; args.left > 0; isHorizontal = !isHorizontal) {
      const step = args.next();
      pen.lineBy(isHorizontal ? step : 0, isHorizontal ? 0 : step);
    }
  };

/** vhcurveto and hvcurveto: tangents are vertical and horizontal in turn; the last curve may end in any direction. */
const alternatingCurves =
  (startsHorizontal: boolean): Draw =>
  (pen, args) => {
    for (let isHorizontal = startsHorizontal; args.left > 0; isHorizontal = !isHorizontal) {
      const [start, dx, dy, end] = [args.next(), args.next(), args.next(), args.next()];
      const rest = args.left === 1 ? args.next() : 0;
      pen.curveBy(isHorizontal ? [start, 0, dx, dy, rest, end] : [0, start, dx, dy, end, rest]);
    }
  };

/** hhcurveto and vvcurveto: tangents at both ends have one direction; the first curve may start askew. */
const parallelCurves =
  (isHorizontal: boolean): Draw =>
  (pen, args) => {
    let askew = args.left % 4 === 1 ? args.next() : 0;
    while (args.left > 0) {
      const [start, dx, dy, end] = [args.next(), args.next(), args.next(), args.next()];
      pen.curveBy(isHorizontal ? [start, askew, dx, dy, end, 0] : [askew, start, dx, dy, 0, end]);
      askew = 0;
    }
  };

/** Draws as long as more than `rest` arguments are left. */
const repeat =
  (draw: Draw, rest: number): Draw =>
  (pen, args) => {
    while (args.left > rest) draw(pen, args);
  };

const inTurn =
  (...draws: readonly Draw[]): Draw =>
  (pen, args) => {
    for (const draw of draws) draw(pen, args);
  };

/** Operators that draw. [Adobe TN5177, 4.1] */
export const paths: ReadonlyMap<number, Draw> = new Map<number, Draw>([
  [5, repeat(line, 0)],
  [6, alternatingLines(true)],
  [7, alternatingLines(false)],
  [8, repeat(curve, 0)],
  [24, inTurn(repeat(curve, 2), line)],
  [25, inTurn(repeat(line, 6), curve)],
  [26, parallelCurves(false)],
  [27, parallelCurves(true)],
  [30, alternatingCurves(false)],
  [31, alternatingCurves(true)],
]);

/** Two-byte operators that draw: the flexes. [Adobe TN5177, 4.1] */
export const flexes: ReadonlyMap<number, Draw> = new Map<number, Draw>([
  [35, inTurn(curve, curve)],
  [
    34,
    (pen, args) => {
      const [dx1, dx2, dy2, dx3] = [args.next(), args.next(), args.next(), args.next()];
      pen.curveBy([dx1, 0, dx2, dy2, dx3, 0]);
      pen.curveBy([args.next(), 0, args.next(), -dy2, args.next(), 0]);
    },
  ],
  [
    36,
    (pen, args) => {
      const startY = pen.y;
      pen.curveBy([args.next(), args.next(), args.next(), args.next(), args.next(), 0]);
      const [dx4, dx5, dy5] = [args.next(), args.next(), args.next()];
      pen.curveBy([dx4, 0, dx5, dy5, args.next(), startY - (pen.y + dy5)]);
    },
  ],
  [
    37,
    (pen, args) => {
      const start = { x: pen.x, y: pen.y };
      curve(pen, args);
      const [dx4, dy4, dx5, dy5, last] = [args.next(), args.next(), args.next(), args.next(), args.next()];
      const dx = pen.x + dx4 + dx5 - start.x;
      const dy = pen.y + dy4 + dy5 - start.y;
      pen.curveBy([
        dx4,
        dy4,
        dx5,
        dy5,
        ...(Math.abs(dx) > Math.abs(dy) ? ([last, -dy] as const) : ([-dx, last] as const)),
      ]);
    },
  ],
]);
