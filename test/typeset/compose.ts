import { em } from '../../src/model/length.js';
import { type SourceFile, wholeFile } from '../../src/model/source.js';
import type { Composition } from '../../src/model/template.js';
import type { TextSpan } from '../../src/typeset/collect-items.js';
import {
  type ComposedLine,
  type ComposedText,
  composeText,
  createCompositor,
  itemsOn,
} from '../../src/typeset/compose-text.js';
import type { Item } from '../../src/typeset/item.js';
import { fixedTypefaces, printedComposition } from './fixed-typefaces.js';

export interface ComposeOptions {
  readonly measure?: number;
  readonly indent?: number;
  readonly align?: 'justify' | 'left' | 'center' | 'right';
  readonly balanced?: true;
  readonly composition?: Partial<Composition>;
  /** Characters that no font has. */
  readonly missing?: string;
}

/** One text of one role on the fixed metrics; its source is a file that holds just this text. */
export function compose(text: string, options: ComposeOptions = {}): ComposedText {
  const file: SourceFile = { path: 'issues/1/01-甲.md', text };
  const span: TextSpan = { text, role: '仿宋', sourceOf: (start, end) => ({ ...wholeFile(file), start, end }) };
  return composeSpans([span], options);
}

export function composeSpans(spans: readonly TextSpan[], options: ComposeOptions = {}): ComposedText {
  const { measure = 28, indent = 0, align = 'justify', missing = '', balanced } = options;
  const composition = { ...printedComposition, ...options.composition };
  const compositor = createCompositor(fixedTypefaces(missing), composition);
  const box = { measure: em(measure), indent: em(indent), align, ...(balanced && { balanced }) };
  return composeText(spans, box, compositor);
}

/** An item in its cell, by itself. */
export interface Cell {
  readonly item: Item;
  readonly x: number;
  readonly advance: number;
  /** Where the item stands in its span. */
  readonly start: number;
  readonly end: number;
}

export const cellsOn = (line: ComposedLine | undefined): Cell[] =>
  line
    ? itemsOn(line).map((item, index) => {
        const at = line.start + index;
        const { x, advance, start, end } = line.cells;
        return { item, x: x[at] ?? 0, advance: advance[at] ?? 0, start: start[at] ?? 0, end: end[at] ?? 0 };
      })
    : [];

export const lineText = (line: ComposedLine): string =>
  itemsOn(line)
    .map(({ text }) => text)
    .join('');

export const lineTexts = (composed: ComposedText): string[] => composed.lines.map(lineText);

/** Width in em of a text that is set on one line at its natural width. */
export const naturalWidth = (text: string, composition: Partial<Composition> = {}): number =>
  compose(text, { measure: 1000, composition }).lines[0]?.width ?? 0;
