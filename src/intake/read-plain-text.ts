import type { BareText } from '../model/bare-text.js';
import type { Manuscript, ManuscriptBlock, ManuscriptInline } from '../model/manuscript.js';
import { assembleManuscript, type Remark } from './assemble-manuscript.js';
import { decodePlainText } from './decode-plain-text.js';

/**
 * A text without any form as a manuscript: each line is a paragraph, and lines whose cells are parted by tabs, as sheets put
 * them on the clipboard, are a table.
 * @param path how findings name it
 * @throws IntakeError where it can't be read as text, or says nothing
 */
export function readPlainText(bytes: Uint8Array, path: string): Manuscript {
  const { text, encoding } = decodePlainText(bytes);
  const said: readonly Remark[] = encoding === undefined ? [] : [{ code: 'import-encoding', params: { encoding } }];
  const blocks = blocksOf(text);
  return assembleManuscript(
    path,
    blocks.map((block) => ({ block, remarks: [] })),
    said,
  );
}

/**
 * The bare text of a document of an old format as a manuscript. What stood beside the text comes last, and is in doubt.
 * @throws IntakeError where it says nothing
 */
export function readBareText({ body, beside }: BareText, path: string): Manuscript {
  const text = blocksOf(body);
  const others = blocksOf(beside).map((block): ManuscriptBlock => {
    const number = block.number + text.length;
    return block.type === 'paragraph' ? { ...block, number, isDoubtful: true } : { ...block, number };
  });
  return assembleManuscript(
    path,
    [...text, ...others].map((block) => ({ block, remarks: [] })),
    [{ code: 'import-bare-text', params: {} }],
  );
}

function blocksOf(text: string): readonly ManuscriptBlock[] {
  const lines = text
    .split(/\r\n|\r|\n|\u2028|\u2029|\f/)
    .map((line) => line.replace(/[^\P{Cc}\t]/gu, '').replace(/[ \u3000\u00a0]+$/, ''))
    .filter((line) => line.trim() !== '');
  return groupsOf(lines).map((group, at): ManuscriptBlock => {
    const number = at + 1;
    return group.length > 1
      ? { type: 'table', number, rows: rowsOf(group) }
      : { type: 'paragraph', number, isTitle: false, content: contentOf(group[0] ?? '') };
  });
}

const tabsIn = (line: string): number => line.trim().split('\t').length - 1;

/** Lines of as many cells, one after the other, belong together. */
function groupsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const tabs = tabsIn(line);
    if (group?.[0] !== undefined && tabs > 0 && tabsIn(group[0]) === tabs) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

const rowsOf = (lines: readonly string[]): readonly (readonly (readonly ManuscriptInline[])[])[] =>
  lines.map((line) => line.trim().split('\t').map(contentOf));

function contentOf(line: string): readonly ManuscriptInline[] {
  const text = line.replaceAll('\t', ' ').replace(/^[ \u3000\u00a0]+|[ \u3000\u00a0]+$/g, '');
  return text === '' ? [] : [{ type: 'text', text, emphasis: 'none' }];
}
