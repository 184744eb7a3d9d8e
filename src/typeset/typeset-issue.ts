import type { Typefaces } from '../model/face.js';
import type { Finding } from '../model/finding.js';
import type { Image } from '../model/image.js';
import type { Block, Issue } from '../model/issue.js';
import { pt } from '../model/length.js';
import type { Page, PageItem } from '../model/page.js';
import type { Pictures } from '../model/picture.js';
import type { Template } from '../model/template.js';
import { type ContentsEntry, composeContents } from './blocks/contents.js';
import { composeFigure } from './blocks/figure.js';
import { composeHeading } from './blocks/heading.js';
import { composeParagraph, type ParagraphSetting } from './blocks/paragraph.js';
import { composeTable } from './blocks/table.js';
import { composeTitle } from './blocks/title.js';
import { type BrokenPages, breakPages, type PageRows } from './break-pages.js';
import type { Compositor } from './compose-text.js';
import type { Compositions } from './compositions.js';
import { createElements } from './elements.js';
import { findBlankFeet } from './find-blank-feet.js';
import { findLoneColophon, findTooManyPages } from './find-overrun.js';
import { findStrandedHeadings } from './find-stranded-headings.js';
import type { ComposedBlock, FlowBlock } from './flow.js';
import { composeColophon, furnishColophon } from './furnish/colophon.js';
import { furnishDraftMarks } from './furnish/draft-marks.js';
import { furnishFolio } from './furnish/folio.js';
import { furnishMasthead } from './furnish/masthead.js';
import { type FurnishContext, gridCell, gridPitch } from './furnish/place-line.js';
import { aboutGlyphs, withoutRepeats } from './glyph-findings.js';
import { moveItem } from './move-item.js';
import { type ComposedNotes, composeNotes } from './notes.js';
import { placeFlow } from './place-flow.js';
import { createTextElements, type TextElements } from './text-elements.js';

export interface TypesetRequest {
  readonly issue: Issue;
  readonly template: Template;
  readonly typefaces: Typefaces;
  /** What the issue's figures show; one that is missing was reported when it was opened. */
  readonly pictures: Pictures;
  /** In the place of a masthead's name. */
  readonly mastheadImage?: Image;
  /** Lines of earlier compiles with the same typefaces and the same template. */
  readonly compositions?: Compositions;
  /** Marks every page as a draft and numbers its lines. */
  readonly draft: boolean;
}

/** What composing an issue yields, and the findings on the way. */
interface Work {
  readonly request: TypesetRequest;
  readonly compositor: Compositor;
  readonly findings: Finding[];
}

/** Sets an issue: composes its blocks, breaks them into pages, and furnishes the pages with masthead, colophon and folios. */
export function typesetIssue(request: TypesetRequest): {
  pages: Page[];
  findings: Finding[];
  /** Characters that no font has, or that are set in another way than they should be, at every place. */
  glyphFindings: Finding[];
} {
  const { issue, template, typefaces, draft } = request;
  const { compositions } = request;
  const compositor: Compositor = {
    typefaces,
    composition: template.composition,
    ...(compositions && { compositions }),
  };
  const findings: Finding[] = [];
  const collect = <T extends { findings: readonly Finding[] }>(part: T): T => {
    findings.push(...part.findings);
    return part;
  };
  const work: Work = { request, compositor, findings };

  const colophon = composeColophon(issue, { template, compositor });
  const rows = pageRows(template, colophon.rows);
  const notes = composeNotes(template, { compositor, pitch: rows.pitch }, findings);
  const { blocks, broken } = breakIssue(composeBlocks(work), { rows, notes }, work);
  const countPages = (others: readonly FlowBlock[]): number => breakPages(others, rows, notes).pages;
  const layout = { blocks, broken, rows, template, countPages };
  findings.push(
    ...findStrandedHeadings(blocks, broken.placed),
    ...findBlankFeet(broken, rows, notes.rowsFor),
    ...findLoneColophon(layout),
    ...findTooManyPages(layout, issue.maxPages),
  );

  const context: FurnishContext = { template, compositor, elements: createElements() };
  const masthead = collect(furnishMasthead(issue, request.mastheadImage, context)).items;
  const body = placeFlow(broken, colophon.rows, context);
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
    return { number, ...template.paper, items: bindItems(items, number, template) };
  });
  return { pages, findings: withoutRepeats(findings), glyphFindings: aboutGlyphs(findings) };
}

const pageRows = (template: Template, colophon: number): PageRows => ({
  lines: template.grid.lines,
  masthead: template.masthead.lines,
  colophon,
  colophonPage: template.colophon.page,
  pitch: gridPitch(template),
  cell: gridCell(template),
});

/** The text from its title on, as it flows. */
function composeBlocks(work: Work): FlowBlock[] {
  const { request, compositor, findings } = work;
  const { issue, template } = request;
  const elementsOf = createTextElements();
  const compose = (block: Block, setting: ParagraphSetting): FlowBlock[] =>
    composeBlock(block, { setting, elements: elementsOf(block) }, work).map((composed) => {
      findings.push(...composed.findings);
      return composed.block;
    });
  const title = issue.header.title && composeTitle(issue.header.title, template, compositor);
  findings.push(...(title?.findings ?? []));
  return [
    ...(title?.blocks ?? []),
    ...issue.preamble.flatMap((block) => compose(block, 'preamble')),
    ...issue.sections.flatMap(({ blocks }) => blocks.flatMap((block) => compose(block, 'body'))),
  ];
}

/** None of a figure whose picture could not be had. */
function composeBlock(
  block: Block,
  how: { readonly setting: ParagraphSetting; readonly elements: TextElements },
  { request: { template, pictures }, compositor }: Work,
): readonly ComposedBlock[] {
  switch (block.type) {
    case 'heading':
      return [composeHeading(block, template, compositor)];
    case 'paragraph':
      return [composeParagraph(block, { template, ...how }, compositor)];
    case 'table':
      return [composeTable(block, template, compositor)];
    case 'figure': {
      const picture = pictures.get(block);
      return picture ? [composeFigure(block, picture, { template, compositor })] : [];
    }
  }
}

/** The pages, with the table of contents where the template wants one for so many of them. */
function breakIssue(
  blocks: readonly FlowBlock[],
  { rows, notes }: { rows: PageRows; notes: ComposedNotes },
  { request: { template }, compositor, findings }: Work,
): { blocks: readonly FlowBlock[]; broken: BrokenPages } {
  const broken = breakPages(blocks, rows, notes);
  const style = template.contents;
  if (!style || broken.pages < style.pages) return { blocks, broken };
  const contentsOf = ({ placed }: BrokenPages) => {
    return composeContents(listHeadings(placed, style.levels), { style, template, compositor });
  };
  // The numbers take no part in breaking lines: the lines, and so the pages, are the same with the right ones.
  const before = breakPages([...contentsOf(broken).blocks, ...blocks], rows, notes);
  const contents = contentsOf(before);
  findings.push(...contents.findings);
  const all = [...contents.blocks, ...blocks];
  return { blocks: all, broken: breakPages(all, rows, notes) };
}

/** The headings down to a level, each with the page on which it begins. */
function listHeadings(placed: BrokenPages['placed'], levels: number): ContentsEntry[] {
  const entries = new Map<FlowBlock, ContentsEntry>();
  for (const part of placed) {
    const level = part.type === 'line' ? Number(/^H([1-4])$/.exec(part.block.element.tag)?.[1] ?? 0) : 0;
    if (part.type !== 'line' || level === 0 || level > levels || entries.has(part.block)) continue;
    const text = part.block.lines.flatMap(({ cells }) => cells.map(({ item }) => item.text)).join('');
    entries.set(part.block, { level, text, page: part.page });
  }
  return [...entries.values()];
}

/** 订口: on even pages the type area changes sides where the template mirrors it. */
function bindItems(
  items: readonly PageItem[],
  page: number,
  { paper, typeArea, print }: Template,
): readonly PageItem[] {
  if (print.binding === 'left' || page % 2 === 1) return items;
  const right = pt(paper.width - typeArea.width - 2 * typeArea.left);
  return items.map((item) => moveItem(item, right, pt(0)));
}
