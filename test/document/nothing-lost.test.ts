import { describe, expect, test } from 'vitest';
import { writeDocument } from '../../src/document/write-document.js';
import type { Attachments } from '../../src/model/attachments.js';
import type { Content, Document, DocumentBlock, Run } from '../../src/model/document.js';
import type { Finding } from '../../src/model/finding.js';
import type { TextRun } from '../../src/model/issue.js';
import type { SourceFile } from '../../src/model/source.js';
import { importTables } from '../../src/parse/import-tables.js';
import { parseSection } from '../../src/parse/parse-section.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import * as fc from '../tools/fast-check.js';
import { noAttachments } from '../tools/no-attachments.js';
import { buildIssue } from '../typeset/build-issue.js';

/*
 * Nothing is lost: every character of a source is printed as it was typed, or is a mark of a construct that its author can
 * be shown to have meant, or is named by a finding. What is printed are the words of the document, which know their sources.
 */

const marks = [
  ...'*_~[]()<>#-+=|\\&{}！【】（）!:.^"',
  '**',
  '__',
  '](',
  '](https://a.cn)',
  '&amp;',
  '{{',
  '}}',
  '\\*',
];
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('汉', '政务', '件，', '完成。', '“', '℃') },
  { weight: 3, arbitrary: fc.constantFrom('1', '20', '3', 'a', 'B', 'cd') },
  { weight: 4, arbitrary: fc.constantFrom(...marks) },
  { weight: 1, arbitrary: fc.constantFrom(' ', '　', '\t') },
);
const line = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join(''));
const lineEnd = fc.constantFrom('\n', '\n\n', '\n> ', '\n- ', '\n1. ', '\n\n| ', '  \n', '\\\n');
const text = fc
  .array(fc.tuple(line, lineEnd), { minLength: 1, maxLength: 5 })
  .map((lines) => lines.map(([words, end]) => words + end).join(''));

/** What is printed of a section, what is found in it, and what it was made of. */
interface Printed {
  readonly file: SourceFile;
  readonly blocks: readonly DocumentBlock[];
  readonly findings: readonly Finding[];
}

function print(source: string, attachments: Attachments = noAttachments): Printed {
  const file = { path: 'issues/1/01-甲.md', text: source };
  const { value, findings } = parseSection(file);
  const imported = importTables({ preamble: [], sections: value ? [value] : [] }, attachments);
  const issue = buildIssue({ blocks: imported.value.sections[0]?.blocks ?? [] });
  return { file, blocks: documentOf(issue).body, findings: [...findings, ...imported.findings] };
}

const documentOf = (issue: Parameters<typeof writeDocument>[0]['issue']): Document =>
  writeDocument({ issue, template: { text: { listMark: undefined } } as never, pictures: new Map(), draft: false });

/** A run as it is printed, and whether marks of emphasis may stand around it. */
interface PrintedRun {
  readonly run: Run | TextRun;
  readonly isEmphasised: boolean;
}

function runsOf(content: Content, isLead = false): readonly PrintedRun[] {
  return content.flatMap((part): readonly PrintedRun[] => {
    if (part.type !== 'text') return [];
    const inNote = part.note ? part.note.paragraphs.flatMap((paragraph) => runsOf(paragraph)) : [];
    return [{ run: part, isEmphasised: isLead || part.emphasis !== 'none' }, ...inNote];
  });
}

function runsIn(block: DocumentBlock): readonly PrintedRun[] {
  switch (block.type) {
    case 'heading':
      return [{ run: block.label, isEmphasised: false }, ...runsOf(block.content)];
    case 'paragraph': {
      const label = block.label ? [{ run: block.label, isEmphasised: false }] : [];
      return [...label, ...runsOf(block.lead, true), ...runsOf(block.content)];
    }
    case 'table':
      return [block.caption ?? [], block.unit ?? [], ...block.notes]
        .flatMap((content) => runsOf(content))
        .concat([block.head, ...block.rows.map(({ cells }) => cells)].flat().flatMap(({ content }) => runsOf(content)));
    case 'figure':
      return runsOf(block.caption);
  }
}

type State = ('printed' | 'emphasised' | 'named' | undefined)[];

/** What each character of a file is as far as the document and the findings know, and where links are. */
function readState(printed: Printed): { state: State; links: readonly [number, number][] } {
  const { text: source } = printed.file;
  const state: State = Array.from({ length: source.length });
  const links = coverRuns(state, printed);
  coverFindings(state, printed);
  // The marks of a link of which something is printed, or whose address is wrong.
  for (const { 0: link, index } of source.matchAll(/!?\[(?:\\[\s\S]|\[[^\]]*\]|[^[\]\\])*\]\([^()]*\)/g)) {
    const end = index + link.length;
    const isLink = state.slice(index, end).includes('named') || links.some(([start]) => index < start && start < end);
    if (isLink) for (let at = index; at < end; at += 1) state[at] ??= 'named';
  }
  return { state, links };
}

function coverRuns(state: State, { file, blocks }: Printed): readonly [number, number][] {
  const links: [number, number][] = [];
  for (const { run, isEmphasised } of blocks.flatMap(runsIn)) {
    if (run.file.path !== file.path) continue;
    for (const { type, at, length, sourceStart, sourceEnd } of run.map) {
      if (type === 'copied') expect(run.text.slice(at, at + length)).toBe(file.text.slice(sourceStart, sourceEnd));
      state.fill(isEmphasised ? 'emphasised' : 'printed', sourceStart, sourceEnd);
      if (run.link !== undefined) links.push([sourceStart, sourceEnd]);
    }
  }
  return links;
}

function coverFindings(state: State, { file, findings }: Printed): void {
  for (const { code, range } of findings) {
    if (range.file.path !== file.path) continue;
    // A task, and a heading that is a number alone, are named by their marks.
    const more = { 'task-item': /^\s*\[[ \txX]\]/, 'heading-empty': /^[^\r\n]*/ }[String(code)];
    state.fill('named', range.start, range.end + (more?.exec(file.text.slice(range.end))?.[0].length ?? 0));
  }
}

/** The characters between two offsets of a file that are neither printed, nor marks, nor named. */
function lostIn({ file, blocks, findings }: Printed, from = 0, to = file.text.length): readonly string[] {
  const { text: source } = file;
  const { state, links } = readState({ file, blocks, findings });
  const tables = blocks.flatMap((block) => (block.type === 'table' ? [block.range] : []));
  const isOfTable = (at: number): boolean =>
    '|-:'.includes(source.charAt(at)) && tables.some(({ start, end }) => start <= at && at < end);
  const isOfLink = (at: number): boolean =>
    links.some(
      ([start, end]) =>
        at === start - 1 || (at >= end && /^[\s>]*\]?(?:\([^()\n]*\)?)?>?$/.test(source.slice(end, at + 1))),
    );
  const isMark = (at: number): boolean =>
    isOfEmphasis(source, state, at) || beginsLine(source, at) || isOfTable(at) || isOfLink(at);
  const lost: string[] = [];
  for (let at = from; at < to; at += 1) {
    if (state[at] === undefined && /\S/.test(source.charAt(at)) && !isMark(at)) lost.push(`${source.charAt(at)}@${at}`);
  }
  return lost;
}

/** Whether a mark is that of an item or a quotation at the start of its line, or of a hard break at the end. */
function beginsLine(source: string, at: number): boolean {
  const before =
    source
      .slice(0, at)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const behind = source.slice(at + 1);
  if (source.charAt(at) === '\\') return /^[\r\n]/.test(behind);
  // The end of a heading, with as many signs as its start.
  const line = before + (/^[^\r\n]*/.exec(source.slice(at))?.[0] ?? '');
  if (source.charAt(at) === '#')
    return /^[>\s\d.)-]*(#{1,6})[ \t].*?(?<=[ \t])\1[ \t]*$|^[>\s\d.)-]*#{1,6}$/.test(line);
  const follows = source.charAt(at) === '>' || ('-+*'.includes(source.charAt(at)) && /^(?:\s|$)/.test(behind));
  return follows && /^(?:[>\s]|[-+*](?=[ \t])|\d+[.)](?=[ \t]))*$/.test(before);
}

/** Whether a mark is one of at most three that stand right beside what is emphasised, and not between digits or letters. */
function isOfEmphasis(source: string, state: State, at: number): boolean {
  if (!'*_'.includes(source.charAt(at))) return false;
  const isOpen = (here: number): boolean => '*_'.includes(source.charAt(here) || '.') && state[here] !== 'printed';
  let start = at;
  while (isOpen(start - 1)) start -= 1;
  let end = at + 1;
  while (isOpen(end)) end += 1;
  if (/^[A-Za-z0-9]{2}$/.test(source.charAt(start - 1) + source.charAt(end))) return false;
  while (/^\\[\r\n]/.test(source.slice(end))) end += 2;
  // What is named may be emphasised too.
  const isEmphasised = (here: number): boolean => state[here] === 'emphasised' || state[here] === 'named';
  return isEmphasised(start - 1) || isEmphasised(end) || end - start > 1;
}

describe('every character of a source is printed, a mark, or named by a finding', () => {
  test('in the text of a section', () => {
    fc.assert(
      fc.property(text, (body) => {
        expect(lostIn(print(`# 甲\n\n${body}`))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  /** What stands before and behind a line that is part of something. */
  test.each([
    ['a heading', '# 甲\n\n## ', '\n\n乙\n'],
    ['a table', '# 甲\n\n| 甲 | 乙 |\n|---|---|\n| ', ' | 1 |\n'],
    ['a note', '# 甲\n\n乙[^1]\n\n[^1]: ', '\n'],
    ['a caption', '# 甲\n\n![', '](a.csv)\n'],
    ['a quotation', '# 甲\n\n> ', '\n'],
    ['an item', '# 甲\n\n1. ', '\n'],
  ])('in %s', (_, before, behind) => {
    const attachments = tablesOf('甲,乙\n1,2\n');
    fc.assert(
      fc.property(line, (words) => {
        const printed = print(before + words + behind, attachments);
        expect(lostIn(printed, before.length, before.length + words.length)).toEqual([]);
      }),
    );
  });

  test('in the cells of a CSV file', () => {
    fc.assert(
      fc.property(line, line, (first, second) => {
        const { blocks, findings } = print('# 甲\n\n![表](a.csv)\n', tablesOf(`甲,乙\n1,2\n${first},${second}\n`));
        const cells = blocks.flatMap((block) => (block.type === 'table' ? (block.rows[1]?.cells ?? []) : []));
        const words = cells.flatMap(({ content }) => runsOf(content)).map(({ run }) => run.text);
        if (findings.length === 0) expect(bare(words.join(''))).toBe(bare(first + second));
      }),
    );
  });

  test('in a value of a header', () => {
    fc.assert(
      fc.property(line, (value) => {
        const header = `number: 1\nyear: 2024\nissue: 1\nperiod: 2024-01-01/2024-01-05\npublisher: ${value}`;
        const index = { path: 'issues/1/index.md', text: `---\n${header}\n---\n` };
        const { value: read, findings } = parseHeader({ folder: '1', index });
        const printed = read && documentOf(buildIssue({ issue: read.publisher ? { publisher: read.publisher } : {} }));
        // A comment has a blank on either side of its sign.
        const typed = value.replace(/(?:^|\s)#(?:\s.*)?$/, '');
        if (findings.length === 0) expect(bare(printed?.masthead.publisher.text ?? '')).toBe(bare(typed));
      }),
    );
  });
});

const bare = (words: string): string => words.replace(/[\s"]/g, '');

/** The attachments of an issue of which every file is this one. */
const tablesOf = (csv: string): Attachments => ({
  ...noAttachments,
  read: () => ({ value: { path: 'issues/1/a.csv', text: csv }, findings: [] }),
});
