import type { Finding } from '../model/finding.js';
import type { Level } from '../model/issue.js';
import { readLabel } from '../model/label.js';
import {
  type Manuscript,
  type ManuscriptBlock,
  type ManuscriptInline,
  type ManuscriptParagraph,
  type ManuscriptPicture,
  wordsOfBlock,
  wordsOfInlines,
} from '../model/manuscript.js';
import type { DraftForm, DraftPiece, DraftSection } from './draft.js';
import { findUnit } from './find-unit.js';
import { finding } from './finding.js';
import { type NoteBook, openNoteBook } from './write-notes.js';
import { headingForms, paragraphForms, splitAtLabels } from './write-paragraph.js';
import { pictureForms, tableForms } from './write-table.js';

interface DraftOptions {
  /** All of it becomes one section of this title. */
  readonly section?: string | undefined;
  /** The numbers of the sections to be, as their files' names begin. */
  readonly prefixOf: (at: number) => string;
}

/** A manuscript as sections: one for each `一、` or heading of the first level, else one. */
export function writeSections(
  manuscript: Manuscript,
  { section, prefixOf }: DraftOptions,
): { readonly sections: readonly DraftSection[]; readonly findings: readonly Finding[] } {
  const { titled, rest } = takeTitle(manuscript.blocks);
  const parts = section === undefined ? splitParts(rest) : [{ blocks: rest }];
  const [first] = parts;
  const own = titled?.map((block) => wordsOfInlines(block.content)).join('');
  const startsUntitled = first !== undefined && !('heading' in first && first.heading);
  const fallback = section ?? own ?? titleFromName(manuscript.file.path);
  const unit = findUnit(manuscript);
  const sections = parts.map(({ heading, blocks }, at): DraftSection => {
    const notes = openNoteBook();
    const draft = { unit, notes, prefix: prefixOf(at), isWhole: section !== undefined };
    const number = heading?.number ?? (at === 0 && own !== undefined ? titled?.[0]?.number : undefined);
    const title = heading ? titleOf(heading) : fallback;
    const opening: DraftPiece = { ...(number !== undefined && { number }), words: title, forms: titleForms(title) };
    const noted = at === 0 && own !== undefined && !startsUntitled ? [noteOf(`来稿标题：${own}`)] : [];
    return { title, unit, pieces: [opening, ...noted, ...writeBlocks(blocks, draft), ...notes.pieces()] };
  });
  const isDropped = own !== undefined && (section !== undefined ? own !== section : !startsUntitled);
  const findings = isDropped ? [sayTitle(manuscript, titled?.[0]?.number ?? 1, own)] : [];
  return { sections: isDropped && section !== undefined ? withNote(sections, own) : sections, findings };
}

const withNote = ([first, ...others]: readonly DraftSection[], title: string): readonly DraftSection[] => {
  if (!first) return [];
  const [opening, ...pieces] = first.pieces;
  return [{ ...first, pieces: [...(opening ? [opening] : []), noteOf(`来稿标题：${title}`), ...pieces] }, ...others];
};

function sayTitle({ file }: Manuscript, number: number, text: string): Finding {
  const lines = file.text.split('\n');
  const start = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return finding('import-title', { file, start, end: start + (lines[number - 1]?.length ?? 0) }, { text });
}

/** A note of ours, which isn't printed. */
const noteOf = (words: string): DraftPiece => ({
  words,
  forms: [{ markdown: `<!-- ${inNote(words)} -->`, expects: [] }],
});

/** Without what would end the note. */
export const inNote = (words: string): string => words.replaceAll('--', '－－').replaceAll('>', '＞');

type Paragraphs = readonly ManuscriptParagraph[];

/** A title on the first lines. */
function takeTitle(blocks: readonly ManuscriptBlock[]): {
  readonly titled: Paragraphs | undefined;
  readonly rest: readonly ManuscriptBlock[];
} {
  const end = blocks.findIndex((block) => !(block.type === 'paragraph' && block.isTitle && levelOf(block) !== 1));
  const titled = blocks.slice(0, end < 0 ? blocks.length : end) as Paragraphs;
  if (titled.length > 0) return { titled, rest: blocks.slice(titled.length) };
  const [first, ...rest] = blocks;
  const isAlone = first?.type === 'paragraph' && rest.length > 0 && (isTitleForm(first) || isTitleOfParts(first, rest));
  return isAlone ? { titled: [first], rest } : { titled: undefined, rest: blocks };
}

/** How long a heading may be, in characters. */
const LONGEST_HEADING = 40;

const isHeadingText = (words: string): boolean =>
  words.length > 0 && words.length <= LONGEST_HEADING && !/[。；，、：！？…:;,!?]$/.test(words);

const isPlain = (content: readonly ManuscriptInline[]): boolean => content.every(({ type }) => type === 'text');

/** A first line that is short and no sentence, and doesn't belong to a list. */
const isTitleForm = ({ content, outline }: ManuscriptParagraph): boolean => {
  const words = wordsOfInlines(content);
  return isPlain(content) && outline === undefined && !readLabel(words) && isHeadingText(words) && words.length <= 30;
};

/** A heading of the first level without a number right above one with a number. */
const isTitleOfParts = (first: ManuscriptParagraph, [next]: readonly ManuscriptBlock[]): boolean =>
  levelOf(first) === 1 &&
  !readLabel(wordsOfInlines(first.content)) &&
  next?.type === 'paragraph' &&
  readLabel(wordsOfInlines(next.content))?.level === 1;

/** The level of a heading: by its number, else as its style says; none for running text. */
function levelOf({ content, outline, isTitle }: ManuscriptParagraph): Level | undefined {
  const words = wordsOfInlines(content);
  const label = readLabel(words);
  const rest = label ? words.slice(label.length) : words;
  if (!isPlain(content) || rest === '') return undefined;
  if (label) return outline !== undefined || isHeadingText(rest) ? label.level : undefined;
  if (outline === undefined || isTitle || rest.length > 2 * LONGEST_HEADING) return undefined;
  return outline === 1 || outline === 2 || outline === 3 || outline === 4 ? outline : undefined;
}

interface Part {
  readonly heading?: ManuscriptParagraph;
  readonly blocks: readonly ManuscriptBlock[];
}

function splitParts(blocks: readonly ManuscriptBlock[]): readonly Part[] {
  const parts: { heading?: ManuscriptParagraph; blocks: ManuscriptBlock[] }[] = [];
  for (const block of blocks) {
    if (block.type === 'paragraph' && levelOf(block) === 1) parts.push({ heading: block, blocks: [] });
    else if (parts.length === 0) parts.push({ blocks: [block] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts.length > 0 ? parts : [{ blocks: [] }];
}

function titleOf({ content }: ManuscriptParagraph): string {
  const words = wordsOfInlines(content).trim();
  return words.slice(readLabel(words)?.length ?? 0);
}

const titleForms = (title: string): readonly DraftForm[] =>
  headingForms([{ type: 'text', text: title, emphasis: 'none' }], 1);

/** The name of a file as a title: without what tells copies and versions apart. */
function titleFromName(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  const stem = name.replace(/\.[A-Za-z]{1,5}$/, '');
  const title = stem
    .replace(/[（(]\d+[）)]$/, '')
    .replace(/[-_ ]*(?:最终|终|定|修改|新|改)+(?:版|稿)\d*$/, '')
    .replace(/^[\d\s._-]+/, '')
    .trim();
  return title === '' ? stem || '来稿' : title;
}

interface Draft {
  readonly unit: string | undefined;
  readonly notes: NoteBook;
  readonly prefix: string;
  /** All is one section: what had sections of its own has headings in it. */
  readonly isWhole: boolean;
}

function writeBlocks(blocks: readonly ManuscriptBlock[], draft: Draft): readonly DraftPiece[] {
  const pieces: DraftPiece[] = [];
  const counts = { picture: 0, table: 0 };
  const credit = (at: number): void => {
    const next = blocks[at];
    const isText = next?.type === 'paragraph' && levelOf(next) === undefined;
    if (draft.unit !== undefined && isText) pieces.push(noteOf(`供稿: ${draft.unit}`));
  };
  credit(0);
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) break;
    const { number } = block;
    const words = wordsOfBlock(block);
    switch (block.type) {
      case 'paragraph':
        pieces.push(...writeParagraph(isBesideTable(blocks, at) ? plainly(block) : block, draft));
        if (levelOf(block) !== undefined) credit(at + 1);
        break;
      case 'table':
        counts.table += 1;
        pieces.push({ number, words, forms: tableForms(block, `${draft.prefix}-表${counts.table}.csv`, draft.notes) });
        break;
      case 'picture': {
        counts.picture += 1;
        const caption = captionBelow(blocks[at + 1]);
        if (caption) at += 1;
        pieces.push(writePicture(block, caption, `${draft.prefix}-图${counts.picture}`));
        break;
      }
      case 'lost':
        pieces.push({ number, words: `原有${block.what}`, forms: [] });
        break;
    }
  }
  return pieces;
}

/** A caption above a table, its unit, or a note below it: how they are set is for the template to say. */
function isBesideTable(blocks: readonly ManuscriptBlock[], at: number): boolean {
  const block = blocks[at];
  if (block?.type !== 'paragraph') return false;
  const isAbove = [blocks[at + 1], blocks[at + 2]].some((next) => next?.type === 'table');
  return (
    (isAbove && /^(?:表|[（(]?单位[：:])/.test(wordsOfInlines(block.content))) ||
    (blocks[at - 1]?.type === 'table' && /^(?:注|数据来源|来源|说明)[：:]/.test(wordsOfInlines(block.content)))
  );
}

const plainly = (block: ManuscriptParagraph): ManuscriptParagraph => ({
  ...block,
  content: block.content.map((inline) => (inline.type === 'text' ? { ...inline, emphasis: 'none' } : inline)),
});

/** `图1 …`: what stands below a picture. */
function captionBelow(block: ManuscriptBlock | undefined): ManuscriptParagraph | undefined {
  if (block?.type !== 'paragraph' || !isPlain(block.content)) return undefined;
  const words = wordsOfInlines(block.content);
  return /^图\s*[\d一二三四五六七八九十]{0,3}[\s\u3000.．:：、]?/.test(words) && isHeadingText(words)
    ? block
    : undefined;
}

function writePicture(
  { number, bytes, description }: ManuscriptPicture,
  caption: ManuscriptParagraph | undefined,
  stem: string,
): DraftPiece {
  const content = caption ? plainly(caption).content : [{ type: 'text', text: description, emphasis: 'none' } as const];
  return { number, words: wordsOfInlines(content), forms: pictureForms(bytes, stem, content) };
}

function writeParagraph(block: ManuscriptParagraph, { notes, isWhole }: Draft): readonly DraftPiece[] {
  const { number } = block;
  if (block.isDoubtful) return [{ number, words: wordsOfInlines(block.content), forms: [] }];
  const level = levelOf(block);
  if (level !== undefined) {
    const shifted = isWhole ? ((level + 1) as Level | 5) : level;
    const asHeading = shifted === 5 ? [] : headingForms(block.content, shifted, isWhole);
    const forms = [...asHeading, ...paragraphForms(block.content, notes)];
    return [{ number, words: wordsOfInlines(block.content), forms }];
  }
  return splitAtLabels(block.content).map((content) => ({
    number,
    words: wordsOfInlines(content),
    forms: paragraphForms(content, notes),
  }));
}
