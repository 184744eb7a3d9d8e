import { createFaceCache, type FaceCache } from '../font/open-font-file.js';
import { type OpenTypefaces, openTypefaces } from '../font/open-typefaces.js';
import { createMemo, type Memo } from '../memo/memo.js';
import type { FontLibrary } from '../model/font-library.js';
import type { Template } from '../model/template.js';
import { createRenderCache, type RenderCache } from '../outputs/pdf/render-cache.js';
import { type Compositions, createCompositions } from '../typeset/compositions.js';

/** Work that compiles hand on to each other. */
export interface CompileCaches {
  readonly memo: Memo;
  readonly faces: FaceCache;
  readonly rendering: RenderCache;
  readonly lines: LineCache;
}

/** Composed lines, and what they are good for. */
interface LineCache {
  current?: {
    readonly fonts: FontLibrary;
    readonly template: Template;
    readonly typefaces: OpenTypefaces;
    readonly compositions: Compositions;
  };
}

export const createCompileCaches = (): CompileCaches => ({
  memo: createMemo(),
  faces: createFaceCache(),
  rendering: createRenderCache(),
  lines: {},
});

/** The typefaces of a compile, with the lines of the one before where the fonts and the template are the same. */
export function openLines(fonts: FontLibrary, template: Template, { faces, lines }: CompileCaches) {
  const { current } = lines;
  if (current?.fonts === fonts && current.template === template && current.typefaces.isReusable()) return current;
  const made = { fonts, template, typefaces: openTypefaces(fonts, faces), compositions: createCompositions() };
  lines.current = made;
  return made;
}
