import {
  type Manuscript,
  type ManuscriptBlock,
  type ManuscriptInline,
  wordsOfInlines,
} from '../../model/manuscript.js';
import type { PdfText } from '../../model/pdf-text.js';
import { assembleManuscript, type Remark, type SaidBlock } from '../assemble-manuscript.js';
import { IntakeError } from '../intake-error.js';
import { joinPieces } from './join-pieces.js';
import { edgesOf, joinPages, joinRuleOf, type PdfBlock } from './pdf-blocks.js';
import { readLines, withoutFurniture } from './read-lines.js';
import { isStructured, readStructure } from './read-structure.js';

/** The share of characters that may mean nothing before the whole text is taken for unreadable. */
const MEANINGLESS_SHARE = 0.05;
/** Characters without a meaning that others know: fonts that don't say what their glyphs are leave them. */
const MEANINGLESS = /[\ufffd\p{Co}\p{Cc}]/gu;

/**
 * The text of a PDF as a manuscript: by the structure that the PDF states, else by where its lines stand.
 * @throws IntakeError where it has no text, as scans have none, or none that can be read
 */
export function readPdfText(pdf: PdfText, path: string): Manuscript {
  const all = pdf.pages.map(({ runs }) => runs.map(({ text }) => text).join(''));
  const text = all.join('').replace(/\s/g, '');
  if (text === '') throw new IntakeError('import-file/scan', {});
  const meaningless = text.match(MEANINGLESS)?.length ?? 0;
  if (meaningless > MEANINGLESS_SHARE * text.length || isOneGlyph(text))
    throw new IntakeError('import-file/glyphs', {});
  const rule = joinRuleOf(pdf);
  const hasStructure = pdf.pages.every((page) => page.runs.length === 0 || isStructured(page));
  const runs = withoutFurniture(pdf.pages);
  const edges = edgesOf(runs);
  const pages = hasStructure
    ? pdf.pages.map((page) => readStructure(page, rule, edges))
    : runs.map((page) => readLines(page, edges));
  const blocks: SaidBlock[] = [];
  const general: Remark[] = hasStructure ? [] : [{ code: 'import-pdf-lines', params: {} }];
  const empty = all.flatMap((page, at) => (page.trim() === '' ? [at + 1] : []));
  if (empty.length > 0) general.push({ code: 'import-pdf-page', params: { pages: empty.join('、') } });
  for (const block of joinPages(pages, edges)) {
    if (block.type === 'contents') general.push({ code: 'import-contents', params: { text: shorten(block.text) } });
    else blocks.push(...numbered(block, blocks.length + 1, rule));
  }
  return assembleManuscript(path, blocks, general);
}

/** So many Han characters, half of them the same, are the empty box of a font that has none of them. */
const SAME_HAN = 20;

function isOneGlyph(text: string): boolean {
  const counts = new Map<string, number>();
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  for (const one of han) counts.set(one, (counts.get(one) ?? 0) + 1);
  return han.length > SAME_HAN && Math.max(...counts.values()) > han.length / 2;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function numbered(
  block: Exclude<PdfBlock, { readonly type: 'contents' }>,
  number: number,
  rule: Parameters<typeof joinPieces>[1],
): readonly SaidBlock[] {
  const made = blockOf(block, number, rule);
  if (made.type === 'paragraph' && made.content.length === 0) return [];
  return [
    { block: made, remarks: made.type === 'lost' ? [{ code: 'import-object', params: { what: made.what } }] : [] },
  ];
}

function blockOf(
  block: Exclude<PdfBlock, { readonly type: 'contents' }>,
  number: number,
  rule: Parameters<typeof joinPieces>[1],
): ManuscriptBlock {
  // Whether a gap within a number is a blank isn't known: what it says is for a person to compare.
  const isParted = (content: readonly ManuscriptInline[]): boolean =>
    !rule.keepsBlanks && /\d \d/.test(wordsOfInlines(content));
  if (block.type === 'table' && block.rows.some((row) => row.some(isParted))) {
    const words = block.rows.map((row) => row.map(wordsOfInlines).join(' | ')).join(' ／ ');
    return { type: 'lost', number, what: `表格（${words}）` };
  }
  if (block.type !== 'paragraph') return { ...block, number };
  const { pieces, outline, isTitle = false, isDoubtful = false } = block;
  const joined = joinPieces(pieces, rule);
  const content = outline === undefined ? joined : withoutLead(joined);
  const words = wordsOfInlines(content);
  const isUnclear = isDoubtful || isParted(content) || new RegExp(MEANINGLESS, 'u').test(words);
  return {
    type: 'paragraph',
    number,
    content,
    isTitle,
    ...(outline !== undefined && { outline }),
    ...(isUnclear && { isDoubtful: true }),
  };
}

/** The font of a heading is that of all of it. */
const withoutLead = (content: ReturnType<typeof joinPieces>): ReturnType<typeof joinPieces> => {
  const text = content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
  return content.every(({ type }) => type === 'text') ? [{ type: 'text', text, emphasis: 'none' }] : content;
};
