import type { KnownFindings } from './check/checked-issue.js';
import type { LedgerCache } from './compile-ledger.js';
import { createFaceCache, type FaceCache } from './font/open-font-file.js';
import { type OpenTypefaces, openTypefaces } from './font/open-typefaces.js';
import { ImageCache } from './image/image-cache.js';
import type { Outcome } from './model/finding.js';
import type { FontLibrary } from './model/font-library.js';
import type { IssueHeader } from './model/header.js';
import type { Holidays } from './model/holidays.js';
import type { Block, Section } from './model/issue.js';
import type { People } from './model/people.js';
import type { Settings } from './model/settings.js';
import type { SourceFile } from './model/source.js';
import type { Template } from './model/template.js';
import { createRenderCache, type RenderCache } from './render/render-cache.js';
import { type Compositions, createCompositions } from './typeset/compositions.js';

/** Work that compiles hand on to each other; what was made from a file lives as long as the file that was read. */
export interface CompileCaches {
  readonly faces: FaceCache;
  readonly settings: WeakMap<SourceFile, Outcome<Settings>>;
  readonly people: WeakMap<SourceFile, Outcome<People>>;
  readonly holidays: WeakMap<SourceFile, Outcome<Holidays>>;
  readonly headers: WeakMap<SourceFile, Outcome<IssueHeader>>;
  readonly ledger: LedgerCache;
  readonly preambles: WeakMap<SourceFile, Outcome<readonly Block[]>>;
  readonly sections: WeakMap<SourceFile, Outcome<Section>>;
  readonly known: KnownFindings;
  readonly templates: WeakMap<SourceFile, Outcome<Template>>;
  readonly images: ImageCache;
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
  faces: createFaceCache(),
  settings: new WeakMap(),
  people: new WeakMap(),
  holidays: new WeakMap(),
  headers: new WeakMap(),
  ledger: {},
  preambles: new WeakMap(),
  sections: new WeakMap(),
  known: new WeakMap(),
  templates: new WeakMap(),
  images: new ImageCache(),
  rendering: createRenderCache(),
  lines: {},
});

/** What was made from a file before, else what is made of it now. */
export function remembered<T>(cache: WeakMap<SourceFile, T>, file: SourceFile, make: () => T): T {
  const known = cache.get(file);
  if (known !== undefined) return known;
  const made = make();
  cache.set(file, made);
  return made;
}

/** The typefaces of a compile, with the lines of the one before where the fonts and the template are the same. */
export function openLines(fonts: FontLibrary, template: Template, { faces, lines }: CompileCaches) {
  const { current } = lines;
  if (current?.fonts === fonts && current.template === template && current.typefaces.isReusable()) return current;
  const made = { fonts, template, typefaces: openTypefaces(fonts, faces), compositions: createCompositions() };
  lines.current = made;
  return made;
}
