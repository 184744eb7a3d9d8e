import { type DocumentRequest, writeDocument } from '../../src/document/write-document.js';
import type { Picture } from '../../src/model/document.js';
import type { Typefaces } from '../../src/model/face.js';
import type { Image } from '../../src/model/image.js';
import type { Block } from '../../src/model/issue.js';
import { glyphsOf, type Page, type PageItem, type PageLine } from '../../src/model/page.js';
import type { Template } from '../../src/model/template.js';
import { createCompositor } from '../../src/typeset/compose-text.js';
import { typesetDocument } from '../../src/typeset/typeset-document.js';
import { buildIssue, type IssueParts, shippedTemplate } from './build-issue.js';
import { fixedTypefaces } from './fixed-typefaces.js';

/* Whole issues set on the fixed metrics, and what tests ask of their pages. Lengths are in mm from the paper's edges. */

export interface Setting {
  readonly template?: Template;
  readonly pictures?: ReadonlyMap<Block, Picture>;
}

/** Puts an issue into words and sets them. */
export function typesetIssue({
  typefaces = fixedTypefaces(),
  template,
  draft = false,
  pictures = new Map(),
  ...request
}: Pick<DocumentRequest, 'issue' | 'mastheadImage'> &
  Partial<Pick<DocumentRequest, 'draft' | 'pictures'>> & {
    readonly template: Template;
    readonly typefaces?: Typefaces;
  }) {
  const document = writeDocument({ ...request, template, draft, pictures });
  return typesetDocument({ document, template, compositor: createCompositor(typefaces, template.composition) });
}

export function setIssue(parts: IssueParts, { template = shippedTemplate('bulletin'), pictures }: Setting = {}) {
  const figures = [...(pictures ?? [])].flatMap(([block, picture]) =>
    block.type === 'figure' ? [[block, picture] as const] : [],
  );
  return typesetIssue({ issue: buildIssue(parts), template, pictures: new Map(figures) });
}

export const setPages = (parts: IssueParts, setting?: Setting): Page[] => setIssue(parts, setting).pages;

export const itemsOf = <T extends PageItem['type']>(pages: readonly Page[], type: T) =>
  pages.flatMap(({ items }) => items.filter((item): item is Extract<PageItem, { type: T }> => item.type === type));

export const linesOf = (pages: readonly Page[], part: PageLine['part']): PageLine[] =>
  itemsOf(pages, 'line').filter((line) => line.part === part);

export const textOf = ({ runs }: PageLine): string =>
  glyphsOf(runs)
    .map(({ text }) => text)
    .join('');

export const millimetres = (length: number): number => (length * 25.4) / 72;

/** Left edge of a line's first cell and right edge of its last. */
export function edgesOf({ runs }: PageLine): [number, number] {
  const glyphs = glyphsOf(runs);
  const last = glyphs.at(-1);
  return [millimetres(glyphs[0]?.x ?? 0), millimetres((last?.x ?? 0) + (last?.advance ?? 0))];
}

/** An image of so many pixels that is never asked for its samples. */
export const blankImage = (width: number, height: number, density?: number): Image => ({
  id: `${width}×${height}`,
  width,
  height,
  ...(density !== undefined && { density }),
  encode: () => Promise.reject(new Error('a blank image has no samples')),
  prove: () => Promise.reject(new Error('a blank image has no samples')),
});
