import { plainText } from '../model/block-content.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { Block, Inline, Paragraph, Table } from '../model/issue.js';
import { finding } from './finding.js';

/** Where a text stands that is right beside a table: above it, below it, or with one on either side. */
export type TableSide = 'above' | 'below' | 'between';

/** `单位：件`, `（单位：万元、%）` */
const UNIT = /^[（(]?(?:计量)?单位[：:][^。；\r\n]{1,20}$/;
const NOTE = /^(?:注|注释|备注|数据来源|资料来源|来源|说明)\d{0,2}[：:]/;
/** `表1`, `表一`; another word that begins with 表 leads a sentence, which ends like one. */
const NUMBERED_CAPTION = /^表\s*[\d一二三四五六七八九十]/;
const CAPTION = /^表.*[^。；：，！？、;:,!?]$/s;

/** Whether a line beside a table begins a text of the table's own. */
export function beginsTableText(line: string, side: TableSide): boolean {
  const isAbove = UNIT.test(line) || (NUMBERED_CAPTION.test(line) && CAPTION.test(line));
  return (side !== 'below' && isAbove) || (side !== 'above' && NOTE.test(line));
}

/**
 * Gives tables the paragraphs that belong to them: directly above, one that begins with 表 and one with 单位：; directly
 * below, those that begin with 注： or 数据来源： and the like. Such texts have no footnotes.
 * @param wants the tables that are to be given theirs; all where it is left out
 */
export function attachTableTexts(
  blocks: readonly Block[],
  wants: (table: Table) => boolean = () => true,
): Outcome<readonly Block[], never> {
  const findings: Finding[] = [];
  const attached: Block[] = [];
  let noted: Table | undefined;
  for (const block of blocks) {
    const note = noted && textOf(block, NOTE);
    if (noted && note) {
      findings.push(...findFootnotes(note));
      const { range } = noted;
      const end = Math.max(range.end, note.range.end);
      noted = { ...noted, notes: [...noted.notes, note.content], range: { ...range, end } };
      attached[attached.length - 1] = noted;
      continue;
    }
    noted = block.type === 'table' && wants(block) ? takeTextsAbove(attached, block, findings) : undefined;
    attached.push(noted ?? block);
  }
  return { value: attached, findings };
}

/** The table with the caption and the unit that stand last among the blocks before it; they are taken off there. */
function takeTextsAbove(before: Block[], table: Table, findings: Finding[]): Table {
  const unit = textOf(before.at(-1), UNIT);
  if (unit) before.pop();
  const last = before.at(-1);
  const caption = table.caption ? undefined : (textOf(last, NUMBERED_CAPTION) ?? textOf(last, CAPTION));
  if (caption) before.pop();
  for (const text of [caption, unit]) if (text) findings.push(...findFootnotes(text));
  const start = (caption ?? unit ?? table).range.start;
  return {
    ...table,
    ...(caption && { caption: caption.content }),
    ...(unit && { unit: unit.content }),
    range: { ...table.range, start },
  };
}

/** The block as a paragraph of running text that begins so. */
function textOf(block: Block | undefined, form: RegExp): Paragraph | undefined {
  if (block?.type !== 'paragraph' || block.kind !== 'plain' || block.item || block.label) return undefined;
  const text = plainText(block.content);
  return form.test(text) ? block : undefined;
}

const findFootnotes = ({ content }: Paragraph): readonly Finding[] =>
  content.filter(isNote).map(({ range }) => finding('footnote-place', range, {}));

const isNote = (inline: Inline): inline is Extract<Inline, { readonly type: 'note' }> => inline.type === 'note';
