import { createFaceCache, type FaceCache } from '../font/open-font-file.js';
import { openTypefaces } from '../font/open-typefaces.js';
import type { Memo, Step } from '../memo/memo.js';
import type { FontRole } from '../model/face.js';
import type { Finding } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import type { Layout } from '../model/layout.js';
import type { Page } from '../model/page.js';
import type { Template } from '../model/template.js';
import { createCompositor } from '../typeset/compose-text.js';
import { createCompositions } from '../typeset/compositions.js';
import { typesetDocument } from '../typeset/typeset-document.js';
import { type KeptBoxes, openBoxes } from './kept-boxes.js';
import type { IssueText } from './kept-output.js';

/* The recipe of pages: fonts → typefaces, document → pages. */

const fonts: Step<{ readonly faces: FaceCache; readonly boxes: KeptBoxes }> = { name: 'faces', most: 1 };
const lines: Step<ReturnType<typeof openAnew>> = { name: 'lines', most: 1 };

/** The fonts that were opened so far; each is told by its file. */
export const openedFaces = (memo: Memo): FaceCache => openedFonts(memo).faces;

/** The same, with what is known of their glyphs from run to run. */
const openedFonts = (memo: Memo) =>
  memo.recall(fonts, '', () => {
    const boxes = openBoxes(memo);
    return { faces: createFaceCache(boxes.of), boxes };
  });

export interface LaidOut extends Layout {
  readonly findings: readonly Finding[];
  /** Characters that no font has, or that are set in another way than they should be, at every place. */
  readonly glyphFindings: readonly Finding[];
}

/** The pages of an issue. Lines that an earlier compile composed of the same are taken again. */
export function layOut(
  { document, template }: Pick<IssueText, 'document' | 'template'>,
  fonts: FontLibrary,
  memo: Memo,
): LaidOut {
  const { typefaces, compositions, compositor } = openLines(fonts, template, memo);
  const { pages, facts, findings, glyphFindings } = typesetDocument({ document, template, compositor });
  compositions.endCompile();
  openedFonts(memo).boxes.keep();
  return { pages, facts, glyphFindings, findings: [...findings, ...typefaces.findings()] };
}

/** PostScript names of the fonts that pages are set in, sorted. */
export function fontsUsed(pages: readonly Page[]): readonly string[] {
  const lines = pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'line' ? [item] : [])));
  return [...new Set(lines.flatMap(({ runs }) => runs.map((run) => run.face.id)))].sort();
}

/** The typefaces of a compile, with the lines of the one before where the fonts and the template are the same. */
function openLines(fonts: FontLibrary, template: Template, memo: Memo) {
  const current = memo.find(lines, '');
  if (current?.fonts === fonts && current.template === template && current.typefaces.isReusable()) return current;
  const made = openAnew(fonts, template, memo);
  memo.keep(lines, '', made);
  return made;
}

function openAnew(fonts: FontLibrary, template: Template, memo: Memo) {
  const typefaces = openTypefaces(fonts, openedFaces(memo));
  const compositions = createCompositions();
  const compositor = createCompositor(typefaces, template.composition, compositions);
  return { fonts, template, typefaces, compositions, compositor };
}

/** What the fonts of the roles are called, as fonts.yaml lists them. */
export const familiesOf = (fonts: FontLibrary | undefined): ReadonlyMap<FontRole, readonly string[]> =>
  new Map(
    [...(fonts?.roles ?? [])].map(([role, candidates]) => [
      role,
      candidates.flatMap((candidate) => (candidate.type === 'installed' ? candidate.families : [])),
    ]),
  );
