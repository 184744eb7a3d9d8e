import type { Finding } from '../model/finding.js';
import { type Manuscript, type ManuscriptBlock, wordsOfBlock } from '../model/manuscript.js';
import type { Bilingual } from '../model/message.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';
import { IntakeError } from './intake-error.js';

type RemarkCode = Exclude<keyof typeof finding.entries & string, `import-file/${string}` | `import-sheet/${string}`>;

/** Something that is to be said of a document; where its block has a number, that is put in. */
export interface Remark {
  readonly code: RemarkCode;
  readonly params: Readonly<Record<string, string>>;
}

/** A block with what is to be said of it. */
export interface SaidBlock {
  readonly block: ManuscriptBlock;
  readonly remarks: readonly Remark[];
}

/** A section has at most 128 KB; what is more than two of them is no contribution to one issue. */
const LONGEST_TEXT = 80_000;
const MOST_BLOCKS = 2000;

/** What Word, WPS and LibreOffice print for a field that has lost what it refers to, in Chinese and English. */
const BROKEN_FIELD =
  /错误[!！:：]\s*(?:未找到引用源|未定义书签|找不到引用源|不能识别的开关参数|超链接引用无效)[。.]?|Error[!:] (?:Reference source not found|Bookmark not defined|Hyperlink reference not valid)\.?/gi;

/** What the words for a style of text are. */
const styles: Readonly<Record<string, Bilingual>> = {
  struck: { zh: '带删除线的', en: 'struck through' },
  superscript: { zh: '上标', en: 'raised' },
  subscript: { zh: '下标', en: 'lowered' },
};

/**
 * A manuscript of blocks. Its file has a line for each of them, so that what is found has the place that a person would look at.
 * @param general what is to be said of the document as a whole
 * @throws IntakeError where there is nothing in it
 */
export function assembleManuscript(path: string, blocks: readonly SaidBlock[], general: readonly Remark[]): Manuscript {
  if (blocks.length === 0) throw new IntakeError('import-file/no-text', {});
  if (blocks.length > MOST_BLOCKS) throw new IntakeError('import-file/too-long', {});
  const lines = blocks.map(({ block }) => wordsOfBlock(block).replace(/[\r\n]+/g, ' '));
  const file = { path, text: lines.join('\n') };
  if (file.text.length > LONGEST_TEXT) throw new IntakeError('import-file/too-long', {});
  const findings: Finding[] = [];
  let start = 0;
  blocks.forEach(({ block: { number }, remarks }, at) => {
    const end = start + (lines[at]?.length ?? 0);
    for (const said of remarks) findings.push(makeFinding(said, { file, start, end }, number));
    for (const { 0: text, index } of lines[at]?.matchAll(BROKEN_FIELD) ?? []) {
      const range = { file, start: start + index, end: start + index + text.length };
      findings.push(makeFinding({ code: 'import-broken-field', params: { text } }, range, number));
    }
    start = end + 1;
  });
  for (const said of general) findings.push(makeFinding(said, { file, start: 0, end: 0 }, blocks.length));
  return { file, blocks: blocks.map(({ block }) => block), findings };
}

function makeFinding({ code, params }: Remark, range: SourceRange, number: number): Finding {
  const style = params.style === undefined ? undefined : styles[params.style];
  // The codes are those of the table; which of them name what is the table's matter.
  const make = finding as (code: string, range: SourceRange, params: Finding['params']) => Finding;
  return make(code, range, { ...params, number, ...(style && { style }) });
}
