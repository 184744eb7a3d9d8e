import { type ApprovalSheet, type Document, type DocumentBlock, wordsOf } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { ContentsEntry, Layout } from '../model/layout.js';
import { pt } from '../model/length.js';
import type { Page, PageItem } from '../model/page.js';
import { approvalWords, draftWords, redlineWords } from '../model/page-words.js';
import type { Template } from '../model/template.js';
import { composeContents } from './blocks/contents.js';
import { composeFigure } from './blocks/figure.js';
import { composeHeading } from './blocks/heading.js';
import { composeParagraph, type ParagraphSetting } from './blocks/paragraph.js';
import { composeRemarks } from './blocks/remark.js';
import { composeTable } from './blocks/table.js';
import { composeTitle } from './blocks/title.js';
import { type BrokenPages, breakPages } from './break-pages.js';
import type { Compositor } from './compose-text.js';
import { createElements, createTextElements, type TextElements } from './elements.js';
import { findBlankFeet } from './find-blank-feet.js';
import { findLoneColophon, findTooManyPages } from './find-overrun.js';
import { findStrandedHeadings } from './find-stranded-headings.js';
import type { BandsBlock, ComposedBlock, FlowBlock, LinesBlock, PageRows } from './flow.js';
import { furnishApproval } from './furnish/approval.js';
import { barChanges } from './furnish/change-bars.js';
import { composeColophon, furnishColophon } from './furnish/colophon.js';
import { furnishDraftHead, furnishDraftMarks } from './furnish/draft-marks.js';
import { furnishFolio } from './furnish/folio.js';
import { furnishMasthead, mastheadFacts } from './furnish/masthead.js';
import { type FurnishContext, type Furnishing, gridCell, gridPitch } from './furnish/place-line.js';
import { findEdits, furnishNotice, furnishRedlineList } from './furnish/redline-list.js';
import { aboutGlyphs, withoutRepeats } from './glyph-findings.js';
import { moveItem } from './move-item.js';
import { type ComposedNotes, composeNotes } from './notes.js';
import { placeFlow } from './place-flow.js';
import { placedFacts } from './placed-facts.js';

interface TypesetRequest {
  /** A draft is marked as such on every page, and its lines are numbered. */
  readonly document: Document;
  readonly template: Template;
  readonly compositor: Compositor;
}

/** What composing a document yields, and the findings on the way. */
interface Work {
  readonly request: TypesetRequest;
  readonly findings: Finding[];
}

/** Sets a document: composes its blocks, breaks them into pages, and furnishes the pages with masthead, colophon and folios. */
export function typesetDocument(request: TypesetRequest): Layout & {
  pages: Page[];
  findings: Finding[];
  /** Characters that no font has, or that are set in another way than they should be, at every place. */
  glyphFindings: Finding[];
} {
  const { document, template, compositor } = request;
  const findings: Finding[] = [];
  const collect = <T extends { findings: readonly Finding[] }>(part: T): T => {
    findings.push(...part.findings);
    return part;
  };
  const work: Work = { request, findings };

  const colophon = composeColophon(document.colophon, { template, compositor });
  const rows = pageRows(template, colophon.rows);
  const notes = composeNotes(template, { compositor, pitch: rows.pitch });
  const composed = composeBlocks(work);
  const { blocks, broken, contents } = breakDocument(composed.flow, { rows, notes }, work);
  const countPages = (others: readonly FlowBlock[]): number => breakPages(others, rows, notes).pages;
  const layout = { blocks, broken, rows, template, countPages };
  findings.push(
    ...notes.findings,
    ...findStrandedHeadings(blocks, broken),
    ...findBlankFeet(broken, rows, notes.rowsFor),
    ...findLoneColophon(layout),
    ...findTooManyPages(layout, document.maxPages),
  );

  const context: FurnishContext = { template, compositor, elements: createElements() };
  const masthead = collect(furnishMasthead(document.masthead, context)).items;
  const body = placeFlow(broken, colophon.rows, context);
  const foot = collect(furnishColophon(colophon, context)).items;
  const { redline, draftNumber: draft = 1 } = document;
  const own = Array.from({ length: broken.pages }, (_, index): readonly PageItem[] => {
    const number = index + 1;
    const text = body.get(number) ?? [];
    const place = { page: number, pages: broken.pages };
    const words = document.draft ? draftWords({ draft, ...place }) : redline && redlineWords(place);
    const items = [
      ...(number === 1 ? masthead : []),
      ...text,
      ...(number === broken.pages ? foot : []),
      ...collect(furnishFolio(number, context)).items,
      ...(words === undefined ? [] : collect(furnishDraftMarks(text, words, context)).items),
    ];
    return redline ? [...items, ...barChanges(items, template)] : items;
  });
  const notice = redline && collect(furnishNotice(redline, context)).items;
  const behind = [
    ...(document.approval ? [setApproval(document.approval, draft, context)] : []),
    ...(redline ? furnishRedlineList(redline, findEdits(own), context) : []),
  ].map((page) => collect(page).items);
  const pages = [...own, ...behind].map((items, index): Page => {
    const number = index + 1;
    const all = number === 1 && notice ? [...items, ...notice] : items;
    return { number, ...template.paper, items: bindItems(all, number, template) };
  });
  const facts = {
    masthead: mastheadFacts(document.masthead, context),
    colophon: { condense: colophon.condense, turns: broken.pages - broken.end.page },
    contents,
    blocks: placedFacts(composed.bands, broken, rows),
  };
  return { pages, facts, findings: withoutRepeats(findings), glyphFindings: aboutGlyphs(findings) };
}

/** The page that a proof is signed on, marked as the others are; it has no number, as it is no page of the issue. */
function setApproval(sheet: ApprovalSheet, draft: number, context: FurnishContext): Furnishing {
  const head = furnishDraftHead(approvalWords(draft), context);
  const { items, findings } = furnishApproval(sheet, context);
  return { items: [...items, ...head.items], findings: [...findings, ...head.findings] };
}

const pageRows = (template: Template, colophon: number): PageRows => ({
  lines: template.grid.lines,
  masthead: template.masthead.lines,
  colophon,
  colophonPage: template.colophon.page,
  pitch: gridPitch(template),
  cell: gridCell(template),
  mostBlank: template.page.blank,
  small: template.page.small,
  fewestRows: template.page.tableRows,
  floats: template.page.float === 'on',
});

/** The text from its title on, as it flows. */
function composeBlocks(work: Work): {
  readonly flow: FlowBlock[];
  /** Tables and figures by what they are in the document. */
  readonly bands: ReadonlyMap<DocumentBlock, BandsBlock>;
} {
  const { request, findings } = work;
  const { document, template, compositor } = request;
  const elementsOf = createTextElements();
  const bands = new Map<DocumentBlock, BandsBlock>();
  const compose = (block: DocumentBlock, setting: ParagraphSetting): readonly FlowBlock[] => {
    const remarks = composeRemarks(block, template, compositor);
    if (block.change?.type === 'moved-away') return remarks;
    const composed = composeBlock(block, { setting, elements: elementsOf(block) }, work);
    findings.push(...composed.findings);
    if (composed.block.type === 'bands') bands.set(block, composed.block);
    return [...remarks, composed.block];
  };
  const title = document.title && composeTitle(document.title, template, compositor);
  findings.push(...(title?.findings ?? []));
  const blocks = [
    ...(title?.blocks ?? []),
    ...document.preamble.flatMap((block) => compose(block, 'preamble')),
    ...document.body.flatMap((block) => compose(block, 'body')),
  ];
  const flow = blocks.map((block, index) =>
    isListed(block, blocks[index + 1]) ? { ...block, keepWithNext: 0 } : block,
  );
  return { flow, bands };
}

/** Where leads follow one another they are a list, in which none says what follows it. */
const isListed = (block: FlowBlock, next: FlowBlock | undefined): block is LinesBlock =>
  [block, next].every((each) => each?.type === 'lines' && each.keepWithNext > 0 && !each.heading);

function composeBlock(
  block: DocumentBlock,
  how: { readonly setting: ParagraphSetting; readonly elements: TextElements },
  { request: { template, compositor } }: Work,
): ComposedBlock {
  switch (block.type) {
    case 'heading':
      return composeHeading(block, template, compositor);
    case 'paragraph':
      return composeParagraph(block, { template, ...how }, compositor);
    case 'table':
      return composeTable(block, template, compositor);
    case 'figure':
      return composeFigure(block, { template, compositor });
  }
}

/** The pages, with the table of contents where the template wants one for so many of them. */
function breakDocument(
  blocks: readonly FlowBlock[],
  { rows, notes }: { rows: PageRows; notes: ComposedNotes },
  { request: { template, compositor }, findings }: Work,
): { blocks: readonly FlowBlock[]; broken: BrokenPages; contents: readonly ContentsEntry[] } {
  const broken = breakPages(blocks, rows, notes);
  const style = template.contents;
  if (!style || broken.pages < style.pages) return { blocks, broken, contents: [] };
  const entriesOf = ({ placed }: BrokenPages) => listHeadings(placed, style.levels);
  const compose = (entries: readonly ContentsEntry[]) => composeContents(entries, { style, template, compositor });
  // The numbers take no part in breaking lines: the lines, and so the pages, are the same with the right ones.
  const before = breakPages([...compose(entriesOf(broken)).blocks, ...blocks], rows, notes);
  const contents = entriesOf(before);
  const composed = compose(contents);
  findings.push(...composed.findings);
  const all = [...composed.blocks, ...blocks];
  return { blocks: all, broken: breakPages(all, rows, notes), contents };
}

/** The headings down to a level, each with the page on which it begins. */
function listHeadings(placed: BrokenPages['placed'], levels: number): ContentsEntry[] {
  const entries = new Map<FlowBlock, ContentsEntry>();
  for (const { type, block, page } of placed) {
    const heading = type === 'line' ? block.heading : undefined;
    if (!heading || heading.level > levels || entries.has(block)) continue;
    entries.set(block, { level: heading.level, text: heading.label.text + wordsOf(heading.content), page });
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
