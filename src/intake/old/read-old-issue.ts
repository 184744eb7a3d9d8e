import { dayNumber, isoDate, isRealDate } from '../../model/calendar.js';
import type { Outcome } from '../../model/finding.js';
import { readLabel } from '../../model/label.js';
import { type Manuscript, type ManuscriptBlock, wordsOfInlines } from '../../model/manuscript.js';
import type { OldIssue } from '../../model/old-issue.js';
import { wholeFile } from '../../model/source.js';
import { finding } from '../finding.js';
import { readColophonLine, sumUpColophon } from './read-colophon.js';
import { datePeriod, readImprintLine, readNumberLine, readPeriodLine } from './read-masthead.js';

/** The lines of a block: cells, and what hard breaks part, are lines of their own. */
function linesOf(block: ManuscriptBlock): readonly string[] {
  switch (block.type) {
    case 'paragraph':
      return wordsOfInlines(block.content.map((one) => (one.type === 'break' ? newLine : one))).split('\n');
    case 'table':
      return block.rows.flatMap((row) => row.map(wordsOfInlines)).filter((text) => text.trim() !== '');
    case 'picture':
    case 'lost':
      return [];
  }
}

const newLine = { type: 'text', text: '\n', emphasis: 'none' } as const;

/** How many blocks a masthead has at most before the line with the number, and behind it. */
const MOST_ABOVE = 8;
const MOST_BELOW = 4;

/** A document as an old issue: masthead, text, 版记. It is none without the line that says which issue it is. */
export function readOldIssue(manuscript: Manuscript): Outcome<OldIssue> {
  const { blocks, file } = manuscript;
  const head = findMasthead(blocks);
  const refuse = (code: 'import-file/no-masthead' | 'import-file/no-period'): Outcome<OldIssue> => ({
    value: undefined,
    findings: [finding(code, wholeFile(file), {})],
  });
  if (!head) return refuse('import-file/no-masthead');
  const { numbered, period: typed, imprint, above, next } = head;
  const year = numbered.year ?? imprint?.date.year ?? typed?.to.year;
  if (year === undefined) return refuse('import-file/no-masthead');
  const { end, colophon } = findColophon(blocks, next);
  const { opening, title, isSure, text } = partsOf(blocks.slice(next, end));
  const doubts: string[] = [...colophon.doubts];
  if (title !== undefined && !isSure) doubts.push(`“${title}”像是大标题，写在了“标题”里`);
  if (numbered.year === undefined) doubts.push(`报头没有写年份，取的是${year}年`);
  const date = imprint && isRealDate(imprint.date) ? imprint.date : undefined;
  const period = typed && datePeriod(typed, year, date);
  // An issue without it is none that the ledger could count, or any later issue rely on.
  if (!period) return refuse('import-file/no-period');
  if (!date) doubts.push('没有认出印发日期');
  else if (dayNumber(date) < dayNumber(period.to)) doubts.push(`印发日期${isoDate(date)}早于起止日期`);
  const name = above.at(-1);
  const { distribution, staff, copies } = colophon;
  const value: OldIssue = {
    path: file.path,
    identity: numbered.identity,
    year,
    period,
    ...(date && { date }),
    marking: above.slice(0, -1),
    ...(name !== undefined && { name }),
    ...(imprint?.publisher && { publisher: imprint.publisher }),
    ...(title !== undefined && { title }),
    distribution,
    staff,
    ...(copies !== undefined && { copies }),
    doubts,
    opening: opening.length > 0 ? { ...manuscript, blocks: opening, findings: [] } : undefined,
    text: { ...manuscript, blocks: text },
  };
  return { value, findings: manuscript.findings };
}

interface FoundMasthead {
  readonly numbered: NonNullable<ReturnType<typeof readNumberLine>>;
  readonly period: ReturnType<typeof readPeriodLine>;
  readonly imprint: ReturnType<typeof readImprintLine>;
  /** The lines above the number, the name last. */
  readonly above: readonly string[];
  /** Where the text begins. */
  readonly next: number;
}

interface MastheadLine {
  /** The block that it is in. */
  readonly at: number;
  readonly text: string;
}

function findMasthead(blocks: readonly ManuscriptBlock[]): FoundMasthead | undefined {
  const lines = blocks.slice(0, MOST_ABOVE + MOST_BELOW).flatMap((block, at) =>
    linesOf(block)
      .flatMap(apart)
      .map((text): MastheadLine => ({ at, text })),
  );
  const whole = lines.findIndex(({ text }) => readNumberLine(text) !== undefined);
  // The number in its year and the running number may stand on two lines.
  const joined = lines.map(({ text }, at) => `${text}${lines[at + 1]?.text ?? ''}`);
  const at = whole >= 0 ? whole : joined.findIndex((text) => readNumberLine(text) !== undefined);
  const numbered = readNumberLine((whole >= 0 ? lines[at]?.text : joined[at]) ?? '');
  if (!numbered || at > MOST_ABOVE) return undefined;
  const start = at + (whole >= 0 ? 1 : 2);
  const { period, imprint, taken } = readBelow(lines.slice(start, start + MOST_BELOW));
  const above = lines.slice(0, at).map(({ text }) => withoutSpacing(text));
  const last = lines[start + taken - 1];
  return { numbered, period, imprint, above, next: (last?.at ?? at) + 1 };
}

/** What a wide gap parts on one line, but not the characters of a name that was spaced out. */
function apart(line: string): readonly string[] {
  const parts = line.split(/\t|\u3000+|\s{2,}/).filter((part) => part.trim() !== '');
  return parts.every((part) => part.trim().length < 3) ? [line] : parts;
}

/** A name without the blanks between its characters. */
const withoutSpacing = (text: string): string =>
  text
    .trim()
    .split(/[\s\u3000]+/)
    .every((part) => Array.from(part).length === 1)
    ? text.replace(/[\s\u3000]/g, '')
    : text.trim();

/** The lines below the number, as far as they belong to the masthead: period, publisher and date. */
function readBelow(
  lines: readonly MastheadLine[],
): Pick<FoundMasthead, 'period' | 'imprint'> & { readonly taken: number } {
  let period: FoundMasthead['period'];
  let imprint: FoundMasthead['imprint'];
  let publisher = '';
  let taken = 0;
  for (const [offset, { text }] of lines.entries()) {
    const dated = readImprintLine(text);
    const days = readPeriodLine(text);
    // A day alone with its year is the printing date.
    if (days && !period && !(dated && days.from === days.to)) period = days;
    else if (dated && !imprint) imprint = dated;
    else if ((!imprint || (!imprint.publisher && !period)) && !readLabel(text) && isShort(text)) {
      publisher = text.trim();
      continue;
    } else break;
    taken = offset + 1;
  }
  return { period, imprint: imprint && { ...imprint, publisher: imprint.publisher || publisher }, taken };
}

/** As long as the name of an office may be. */
const isShort = (text: string): boolean => text.trim().length <= 40 && !/[。；：]/.test(text);

/** So many lines of a 版记 may be of another kind than is known: who organises the bulletin, where its office is. */
const MOST_UNKNOWN = 2;

function findColophon(blocks: readonly ManuscriptBlock[], first: number) {
  let end = blocks.length;
  const known: NonNullable<ReturnType<typeof readColophonLine>>[] = [];
  const unknown: string[] = [];
  let passed: string[] = [];
  for (let at = blocks.length - 1; at >= first && passed.length <= MOST_UNKNOWN; at -= 1) {
    const block = blocks[at];
    const lines = block ? linesOf(block) : [];
    const read = lines.map(readColophonLine);
    if (lines.length > 0 && read.every((line) => line !== undefined)) {
      known.unshift(...read);
      unknown.unshift(...passed);
      passed = [];
      end = at;
    } else passed = [...lines, ...passed];
    // A sentence ends the text, and is no line of a 版记.
    if (passed.some((text) => !isShort(text.replaceAll('：', '')))) break;
  }
  const { doubts, ...colophon } = sumUpColophon(known);
  return {
    end,
    colophon: { ...colophon, doubts: [...doubts, ...unknown.map((text) => `版记里的“${text.trim()}”没有取`)] },
  };
}

/** What stands before the first heading is no part of a section: a title, a table of contents, an introduction. */
function partsOf(blocks: readonly ManuscriptBlock[]): {
  readonly title?: string;
  /** Whether it looked like one too. */
  readonly isSure?: boolean;
  readonly opening: readonly ManuscriptBlock[];
  readonly text: readonly ManuscriptBlock[];
} {
  const isHeading = (block: ManuscriptBlock): boolean =>
    block.type === 'paragraph' && (block.outline === 1 || readLabel(wordsOfInlines(block.content))?.level === 1);
  const start = blocks.findIndex(isHeading);
  if (start < 0) return { opening: [], text: blocks };
  const opening = blocks.slice(0, start).filter((block) => !isContentsHeading(block));
  const [first, ...others] = opening;
  const words = first?.type === 'paragraph' ? wordsOfInlines(first.content).trim() : '';
  const isTitle = words !== '' && isShort(words) && !/^[【（(]|[。！？）)]$/.test(words);
  const text = blocks.slice(start);
  const isSure = first?.type === 'paragraph' && first.isTitle;
  return isTitle ? { title: words, isSure, opening: others, text } : { opening, text };
}

const isContentsHeading = (block: ManuscriptBlock): boolean =>
  block.type === 'paragraph' &&
  /^(?:目录|本期要目|要目|本期目录)$/.test(wordsOfInlines(block.content).replace(/\s/g, ''));
