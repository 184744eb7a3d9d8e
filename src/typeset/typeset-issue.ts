import type { Typefaces } from '../model/face.js';
import type { Finding } from '../model/finding.js';
import type { Block, Issue } from '../model/issue.js';
import { emToPt, pt } from '../model/length.js';
import { black, type Page, type PageItem, type StructureRole } from '../model/page.js';
import type { Template } from '../model/template.js';
import { composeHeading } from './blocks/heading.js';
import { composeParagraph, type ParagraphSetting } from './blocks/paragraph.js';
import { composeTitle } from './blocks/title.js';
import { breakPages, type PlacedLine } from './break-pages.js';
import type { Compositor } from './compose-text.js';
import { findLoneColophon } from './find-lone-colophon.js';
import { findStrandedHeadings } from './find-stranded-headings.js';
import type { FlowBlock } from './flow.js';
import { composeColophon, furnishColophon } from './furnish/colophon.js';
import { furnishDraftMarks } from './furnish/draft-marks.js';
import { furnishFolio } from './furnish/folio.js';
import { furnishMasthead } from './furnish/masthead.js';
import { type ElementTag, type FurnishContext, gridCell, gridPitch, placeLine } from './furnish/place-line.js';
import { aboutGlyphs, withoutRepeats } from './glyph-findings.js';

export interface TypesetRequest {
  readonly issue: Issue;
  readonly template: Template;
  readonly typefaces: Typefaces;
  /** Marks every page as a draft and numbers its lines. */
  readonly draft: boolean;
}

/** Sets an issue: composes its blocks, breaks them into pages, and furnishes the pages with masthead, colophon and folios. */
export function typesetIssue({ issue, template, typefaces, draft }: TypesetRequest): {
  pages: Page[];
  findings: Finding[];
  /** Characters that no font has, or that are set in another way than they should be, at every place. */
  glyphFindings: Finding[];
} {
  const compositor: Compositor = { typefaces, composition: template.composition };
  const findings: Finding[] = [];
  const collect = <T extends { findings: readonly Finding[] }>(part: T): T => {
    findings.push(...part.findings);
    return part;
  };

  const compose = (block: Block, setting: ParagraphSetting): FlowBlock =>
    collect(composeBlock(block, { template, setting }, compositor)).block;
  const { title } = issue.header;
  const blocks = [
    ...(title ? collect(composeTitle(title, template, compositor)).blocks : []),
    ...issue.preamble.map((block) => compose(block, 'preamble')),
    ...issue.sections.flatMap((section) => section.blocks.map((block) => compose(block, 'body'))),
  ];
  const colophon = composeColophon(issue, { template, compositor });
  const rows = { lines: template.grid.lines, masthead: template.masthead.lines, colophon: colophon.rows };
  const broken = breakPages(blocks, rows);
  findings.push(...findStrandedHeadings(blocks, broken.placed), ...findLoneColophon(blocks, broken, rows, template));

  const context: FurnishContext = { template, compositor, nextElement: elementCounter() };
  const masthead = collect(furnishMasthead(issue, context)).items;
  const body = placeBody(broken.placed, context);
  const foot = collect(furnishColophon(colophon, context)).items;
  const pages = Array.from({ length: broken.pages }, (_, index): Page => {
    const number = index + 1;
    const text = body.get(number) ?? [];
    const items = [
      ...(number === 1 ? masthead : []),
      ...text,
      ...(number === broken.pages ? foot : []),
      ...collect(furnishFolio(number, context)).items,
      ...(draft ? collect(furnishDraftMarks(text, context)).items : []),
    ];
    return { number, ...template.paper, items };
  });
  return { pages, findings: withoutRepeats(findings), glyphFindings: aboutGlyphs(findings) };
}

function composeBlock(
  block: Block,
  how: { template: Template; setting: ParagraphSetting },
  compositor: Compositor,
): { block: FlowBlock; findings: readonly Finding[] } {
  switch (block.type) {
    case 'heading':
      return composeHeading(block, how.template, compositor);
    case 'paragraph':
      return composeParagraph(block, how, compositor);
    default:
      throw new Error('not yet');
  }
}

function elementCounter(): (tag: ElementTag) => StructureRole {
  let id = 0;
  return (tag) => {
    id += 1;
    return { type: 'element', tag, id };
  };
}

/** The flow's lines on the paper, by page. */
function placeBody(placed: readonly PlacedLine[], { template, nextElement }: FurnishContext): Map<number, PageItem[]> {
  const size = gridCell(template);
  const pitch = gridPitch(template);
  const { typeArea } = template;
  const roles = new Map<FlowBlock, StructureRole>();
  const pages = new Map<number, PageItem[]>();
  for (const { block, line, page, row } of placed) {
    if (line.cells.length === 0) continue;
    const role = roles.get(block) ?? nextElement(block.tag);
    roles.set(block, role);
    const setting = {
      part: 'body',
      role,
      size: block.size ?? size,
      color: black,
      top: pt(typeArea.top + row * pitch),
      left: pt(typeArea.left + emToPt(block.left, size)),
      condense: 1,
    } as const;
    const items = pages.get(page) ?? [];
    items.push(...placeLine(line, setting, template));
    pages.set(page, items);
  }
  return pages;
}
