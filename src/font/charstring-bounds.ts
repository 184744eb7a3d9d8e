import type { GlyphBounds } from '../model/face.js';
import { Arguments, type Draw, flexes, moves, OutlinePen, Pen, paths } from './charstring-paths.js';

/** The subroutines that a charstring may call; RangeError where there is none of that number. */
export interface Subroutines {
  readonly local: SubroutineList;
  readonly global: SubroutineList;
}

export interface SubroutineList {
  readonly count: number;
  item(index: number): Uint8Array;
}

/** Limits of an interpreter. [Adobe TN5177, appendix B]; the number of operators is ours, against endless nesting. */
const MAX_CALLS = 10;
const MAX_STACK = 48;
const MAX_OPERATORS = 100_000;

const OP_HINTMASK = 19;
const OP_CNTRMASK = 20;
const OP_CALLSUBR = 10;
const OP_CALLGSUBR = 29;
const OP_RETURN = 11;
const OP_ENDCHAR = 14;
const OP_ESCAPE = 12;
const OP_RMOVETO = 21;
const OP_SHORT = 28;
const FIRST_NUMBER = 32;
const FIXED_ONE = 0x10000;

const isStemHint = (operator: number): boolean =>
  operator === 1 || operator === 3 || operator === 18 || operator === 23;

/** How subroutine numbers are shifted, so that small operands reach the most. [Adobe TN5176, 16] */
const biasOf = (count: number): number => (count < 1240 ? 107 : count < 33_900 ? 1131 : 32_768);

/** A Type 2 charstring as far as it draws: hints are counted and passed over. */
class Charstring {
  readonly pen: Pen;
  isEnded = false;
  readonly #subroutines: Subroutines;
  #stack: number[] = [];
  #stems = 0;
  #operators = 0;

  constructor(subroutines: Subroutines, pen: Pen) {
    this.#subroutines = subroutines;
    this.pen = pen;
  }

  /** Runs a charstring or a subroutine of it, `calls` deep. */
  run(bytes: Uint8Array, calls: number): void {
    if (calls > MAX_CALLS) throw new RangeError('subroutines nested too deeply');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    while (at < bytes.length && !this.isEnded) {
      const byte = view.getUint8(at);
      if (byte === OP_RETURN) return;
      at = byte === OP_SHORT || byte >= FIRST_NUMBER ? this.#push(view, at) : this.#operate(view, at, calls);
    }
  }

  /** Does what the operator at `at` says; returns where it ends. */
  #operate(view: DataView, at: number, calls: number): number {
    this.#operators += 1;
    if (this.#operators > MAX_OPERATORS) throw new RangeError('too many operators');
    const operator = view.getUint8(at);
    switch (operator) {
      case OP_ENDCHAR:
        this.isEnded = true;
        return at + 1;
      case OP_CALLSUBR:
        this.#call(this.#subroutines.local, calls);
        return at + 1;
      case OP_CALLGSUBR:
        this.#call(this.#subroutines.global, calls);
        return at + 1;
      case OP_HINTMASK:
      case OP_CNTRMASK:
        this.#countStems();
        return at + 1 + ((this.#stems + 7) >> 3);
      case OP_ESCAPE:
        this.#draw(flexes.get(view.getUint8(at + 1)));
        return at + 2;
      default:
        if (isStemHint(operator)) this.#countStems();
        else this.#pathOrMove(operator);
        return at + 1;
    }
  }

  /** Puts the number at `at` on the stack; returns where it ends. */
  #push(view: DataView, at: number): number {
    if (this.#stack.length === MAX_STACK) throw new RangeError('the stack is full');
    const byte = view.getUint8(at);
    if (byte === OP_SHORT) {
      this.#stack.push(view.getInt16(at + 1));
      return at + 3;
    }
    if (byte === 255) {
      this.#stack.push(view.getInt32(at + 1) / FIXED_ONE);
      return at + 5;
    }
    if (byte < 247) {
      this.#stack.push(byte - 139);
      return at + 1;
    }
    const low = view.getUint8(at + 1);
    this.#stack.push(byte < 251 ? (byte - 247) * 256 + low + 108 : -(byte - 251) * 256 - low - 108);
    return at + 2;
  }

  #call(list: SubroutineList, calls: number): void {
    const index = this.#stack.pop();
    if (index === undefined) throw new RangeError('a call without a number');
    this.run(list.item(index + biasOf(list.count)), calls + 1);
  }

  #countStems(): void {
    this.#stems += this.#stack.length >> 1;
    this.#stack = [];
  }

  #pathOrMove(operator: number): void {
    const move = moves.get(operator);
    // The glyph's width may stand before a move's own arguments.
    if (move !== undefined) this.#stack = this.#stack.slice(operator === OP_RMOVETO ? -2 : -1);
    this.#draw(move ?? paths.get(operator));
  }

  #draw(draw: Draw | undefined): void {
    if (draw === undefined) throw new RangeError('an operator that no outline needs');
    draw(this.pen, new Arguments(this.#stack));
    this.#stack = [];
  }
}

/**
 * The box of a glyph's outline and its control points, in font units; none where it draws nothing.
 * @throws RangeError where the charstring is broken or does what only Type 1 leftovers do (seac, arithmetic)
 */
export function charstringBounds(bytes: Uint8Array, subroutines: Subroutines): GlyphBounds | undefined {
  return run(bytes, subroutines, new Pen()).box;
}

/**
 * A glyph's outline as SVG path data, in font units, y upwards.
 * @throws RangeError as `charstringBounds` does
 */
export const charstringOutline = (bytes: Uint8Array, subroutines: Subroutines): string =>
  run(bytes, subroutines, new OutlinePen()).outline;

function run<P extends Pen>(bytes: Uint8Array, subroutines: Subroutines, pen: P): P {
  const charstring = new Charstring(subroutines, pen);
  charstring.run(bytes, 0);
  if (!charstring.isEnded) throw new RangeError('a charstring without end');
  return pen;
}
