import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import { findFrontMatter } from '../model/front-matter.js';
import type { Block, Section } from '../model/issue.js';
import { type SourceFile, wholeFile } from '../model/source.js';
import { blockText, notesIn } from './block-text.js';
import { checkLimits } from './check-limits.js';
import { findPastedTables } from './find-broken-tables.js';
import { finding } from './finding.js';
import { parseMarkdown } from './parse-markdown.js';
import { readBlocks } from './read-blocks.js';
import { readFootnotes, reportUnused } from './read-footnotes.js';
import type { SectionReader } from './read-inlines.js';
import { attachTableTexts } from './table-texts.js';

/**
 * Reads one section file. The title's label is the typed number, or empty: `buildIssue` knows which section it is.
 * The section is made also where there are findings, without what they name; not where the file is too large.
 */
export function parseSection(file: SourceFile): Outcome<Section> {
  const { value: blocks, findings } = parseBody(file, 0, 'section');
  if (!blocks) return { value: undefined, findings };
  return { value: { file, blocks }, findings: byPlace([...checkTitle(file, blocks), ...findings]) };
}

/** Reads what stands in index.md below the front matter. */
export function parsePreamble(index: SourceFile): Outcome<readonly Block[]> {
  const frontMatter = findFrontMatter(index.text);
  // Where there is no front matter the whole file is in question, and parseHeader has said so.
  return frontMatter ? parseBody(index, frontMatter.after, 'preamble') : { value: [], findings: [] };
}

/** Measures, parses and reads the file from `start` on. */
function parseBody(file: SourceFile, start: number, part: 'section' | 'preamble'): Outcome<readonly Block[]> {
  const text = blockText(file.text, start);
  const limits = checkLimits(file, text);
  if (hasErrors(limits)) return { value: undefined, findings: limits };
  const findings = [
    ...findOpenNote(file, start),
    ...findUnproved(file, start),
    ...findPastedTables(text, { file, start, end: text.length }),
  ];
  const reader: SectionReader = { file, blockText: text, findings, footnotes: new Map() };
  const { children } = parseMarkdown(text);
  readFootnotes(reader, children);
  const { value, findings: misplaced } = attachTableTexts(readBlocks(reader, children, part));
  reportUnused(reader);
  return { value, findings: byPlace([...findings, ...misplaced]) };
}

const byPlace = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => a.range.start - b.range.start);

/** A note that nothing closes; all to the end of the file is in it. */
function findOpenNote(file: SourceFile, from: number): readonly Finding[] {
  const note = [...notesIn(file.text, from)].at(-1);
  if (!note || file.text.endsWith('-->', note.end)) return [];
  return [finding('comment-open', { file, start: note.start, end: note.start + '<!--'.length }, {})];
}

/** `<!-- 待核：… -->`: what `import` could not prove. */
const findUnproved = (file: SourceFile, from: number): readonly Finding[] =>
  file.text.includes('待核')
    ? [...notesIn(file.text, from)].flatMap(({ start, end }) => {
        const mark = /^<!--\s*待核(?=[\s：:]|-->)/.exec(file.text.slice(start, end))?.[0];
        return mark === undefined ? [] : [finding('unproved', { file, start, end: start + mark.length }, {})];
      })
    : [];

/** A section has one title, and it comes first. */
function checkTitle(file: SourceFile, blocks: readonly Block[]): readonly Finding[] {
  const titles = blocks.filter((block) => block.type === 'heading' && block.level === 1);
  const [first, ...others] = titles;
  if (!first) return [findMissingTitle(file)];
  const early = blocks[0] === first ? undefined : blocks[0];
  const findings: Finding[] = early ? [finding('text-before-title', early.range, {})] : [];
  return [...findings, ...others.map(({ range }) => finding('second-title', range, {}))];
}

/** The longest title, in characters: a first line that is longer, or ends like a sentence, is text. */
const LONGEST_TITLE = 40;

/** `一、要情动态` as a first line is the title without its mark. */
function findMissingTitle(file: SourceFile): Finding {
  const [line = ''] = file.text.split(/[\r\n]/, 1);
  const typed = line.trim();
  const title = typed
    .replace(/^(?:#+|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])\s*/, '')
    .replace(/^\*\*(.+)\*\*$/, '$1');
  const isTitle = /^\p{L}/u.test(title) && typed.length <= LONGEST_TITLE && !/[。；，！？：]$/.test(typed);
  return isTitle
    ? finding('no-title/typed', { file, start: 0, end: line.length }, { title })
    : finding('no-title', wholeFile(file), {});
}
