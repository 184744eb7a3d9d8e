import { decimalText, dividedBy, type Exact, isZero, minus, nothing, plus, readExact, times } from './exact.js';

/** How a rate is made: `(甲 - 乙) / 丙`. */
export type Formula =
  | { readonly type: 'measure'; readonly name: string }
  | { readonly type: 'number'; readonly value: Exact }
  | { readonly type: Operation; readonly left: Formula; readonly right: Formula };

/** Stands in for a formula that can't be worked out. */
export const noFormula: Formula = { type: 'number', value: nothing };

export type Operation = '+' | '-' | '×' | '÷';

/** The measures that a formula is made of, each once, in the order they are written in. */
export function measuresIn(formula: Formula): readonly string[] {
  if (formula.type === 'measure') return [formula.name];
  if (formula.type === 'number') return [];
  return [...new Set([...measuresIn(formula.left), ...measuresIn(formula.right)])];
}

/** A formula as it is read aloud: `(甲 - 乙) ÷ 丙`, with the brackets that it needs. */
export function writeFormula(formula: Formula): string {
  if (formula.type === 'measure') return formula.name;
  if (formula.type === 'number') return decimalText(formula.value);
  const isSum = formula.type === '+' || formula.type === '-';
  const operand = (part: Formula, isRight: boolean): string => {
    const isLoose = part.type === '+' || part.type === '-';
    const isSameRank = isRight && (isSum ? isLoose : part.type === '×' || part.type === '÷');
    return (isLoose && !isSum) || isSameRank ? `(${writeFormula(part)})` : writeFormula(part);
  };
  return `${operand(formula.left, false)} ${formula.type} ${operand(formula.right, true)}`;
}

/** What the formula comes to; undefined where it divides by 0. */
export function evaluate(formula: Formula, figureOf: (measure: string) => Exact): Exact | undefined {
  if (formula.type === 'measure') return figureOf(formula.name);
  if (formula.type === 'number') return formula.value;
  const left = evaluate(formula.left, figureOf);
  const right = evaluate(formula.right, figureOf);
  if (!left || !right) return undefined;
  switch (formula.type) {
    case '+':
      return plus(left, right);
    case '-':
      return minus(left, right);
    case '×':
      return times(left, right);
    case '÷':
      return isZero(right) ? undefined : dividedBy(left, right);
  }
}

/** Marks that are typed for an operation. */
const operations: Readonly<Record<string, Operation>> = {
  '+': '+',
  '-': '-',
  '−': '-',
  '–': '-',
  '×': '×',
  '*': '×',
  '÷': '÷',
  '/': '÷',
  '∕': '÷',
};

/** Where a formula can't be read, as an offset in its text. */
interface FormulaError {
  readonly at: number;
}

interface Token {
  readonly text: string;
  readonly at: number;
}

/**
 * Reads a formula: + − × ÷ and brackets over names of measures and numbers, in the order of arithmetic. Full-width marks
 * are taken for the others.
 */
export function parseFormula(typed: string): Formula | FormulaError {
  // One character each stays one, so that offsets hold.
  const text = typed.replace(/[（）＋－＊／]/g, (mark) => mark.normalize('NFKC'));
  const tokens = Array.from(text.matchAll(/[\p{L}\p{N}]+(?:\.\d+)?|\S/gu), ({ 0: token, index }) => ({
    text: token,
    at: index,
  }));
  const reader = new FormulaReader(tokens, typed.length);
  return reader.read();
}

export const isFormula = (formula: Formula | FormulaError): formula is Formula => 'type' in formula;

/** How deep brackets may stand in each other: no author's formula comes near it. */
const DEEPEST = 20;

class FormulaReader {
  #next = 0;
  #depth = 0;
  readonly #tokens: readonly Token[];
  readonly #end: number;

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens;
    this.#end = end;
  }

  read(): Formula | FormulaError {
    const formula = this.#sum();
    return formula && this.#next === this.#tokens.length ? formula : { at: this.#tokens[this.#next]?.at ?? this.#end };
  }

  #sum = (): Formula | undefined => this.#chain(this.#product, ['+', '-']);
  #product = (): Formula | undefined => this.#chain(this.#operand, ['×', '÷']);

  /** Operands of one rank, from the left. */
  #chain(read: () => Formula | undefined, rank: readonly Operation[]): Formula | undefined {
    let formula = read();
    for (;;) {
      const operation = operations[this.#tokens[this.#next]?.text ?? ''];
      if (!formula || !operation || !rank.includes(operation)) return formula;
      this.#next += 1;
      const right = read();
      formula = right && { type: operation, left: formula, right };
    }
  }

  #operand = (): Formula | undefined => {
    const token = this.#tokens[this.#next]?.text ?? '';
    if (token === '(') return this.#bracket();
    if (!/^[\p{L}\p{N}]/u.test(token)) return undefined;
    this.#next += 1;
    return /^\d/.test(token) && /^[\d.]+$/.test(token)
      ? { type: 'number', value: readExact(token) }
      : { type: 'measure', name: token };
  };

  #bracket(): Formula | undefined {
    if (this.#depth === DEEPEST) return undefined;
    this.#depth += 1;
    this.#next += 1;
    const inner = this.#sum();
    this.#depth -= 1;
    if (!inner || this.#tokens[this.#next]?.text !== ')') return undefined;
    this.#next += 1;
    return inner;
  }
}
