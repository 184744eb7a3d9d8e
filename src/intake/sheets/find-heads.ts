import type { Sheet, SheetCell } from '../../model/sheet.js';

/** The time that the figures below a head are of; a week may be left unsaid. */
type HeadTime = 'week' | 'year' | 'other' | 'unsaid';

/** The head of a column of figures. */
export interface Head {
  readonly column: number;
  /** The last row that belongs to the head. */
  readonly row: number;
  readonly cell: SheetCell;
  readonly time: HeadTime;
}

/** A text as it is compared: without blanks, widths, and the unit in brackets behind it. */
export const headText = (text: string): string => wholeText(text).replace(BRACKETS, '');

const wholeText = (text: string): string => text.slice(0, LONGEST_HEAD).normalize('NFKC').replace(/\s+/g, '');

/** Nothing that is longer is called like a measure, a row or a series. */
const LONGEST_HEAD = 200;

const BRACKETS = /(?:[([【][^()[\]【】]*[)\]】])+$/;

/** The words by which a head says of which time it is. Those of another time come first: 上年累计 is none of this year. */
const TIMES: readonly (readonly [HeadTime, RegExp])[] = [
  ['other', /上周|上期|上年|上月|去年|同期|同比|环比|比上|较上|增幅|增减|增长|本月|当月|本季/],
  ['year', /累计|本年|今年|年初|全年|年度/],
  ['week', /本周|本期|当周|这周/],
];

/** All words that say so of this week and this year, as they stand before or behind the name of a measure. */
const TIME_WORDS = /本年度?|今年(?:以来)?|年初(?:至今)?|年度|全年|累计(?:数|量)?|本周|本期|当周|这周|以来/g;

/** Those of other times, with what such a head has behind them. */
const OTHER_WORDS = /上周|上期|上年|上月|去年|同期|同比|环比|比上|较上|增幅|增减|增长|本月|当月|本季度?|率|[%±]/g;

const timeIn = (text: string): HeadTime => TIMES.find(([, words]) => words.test(text))?.[0] ?? 'unsaid';

/** The time that a text is nothing but the name of, such as 本周 below a measure or before a row; none where it says more. */
export function timeAlone(text: string): HeadTime | undefined {
  const plain = headText(text);
  const rest = plain.replace(TIME_WORDS, '').replace(OTHER_WORDS, '');
  const time = timeIn(plain);
  return time !== 'unsaid' && /^(?:数|数量|合计)?$/.test(rest) ? time : undefined;
}

const isTimeAlone = ({ kind, text }: SheetCell): boolean => kind === 'text' && timeAlone(text) !== undefined;

/** What a head may have behind the name of a measure. */
const SUFFIXES: readonly string[] = ['', '数', '量', '件数'];

/** Whether a head names a measure, with or without words of time. */
function names(text: string, measure: string): boolean {
  const plain = headText(text);
  return SUFFIXES.some((suffix) => plain === measure + suffix || plain.replace(TIME_WORDS, '') === measure + suffix);
}

/** The columns whose heads name a measure, each once. */
export const findHeads = (rows: Sheet['rows'], measure: string): readonly Head[] =>
  headsWhere(rows, ({ cell, above }) => {
    if (names(cell.text, measure)) return timeOf(wholeText(cell.text).replace(measure, ''), above);
    const [nearest] = above;
    const isBelow = nearest !== undefined && isTimeAlone(cell) && names(nearest, measure);
    return isBelow ? timeIn(headText(cell.text)) : undefined;
  });

/** The columns whose heads are called like this, alone or with what stands above them. */
export const findCalled = (rows: Sheet['rows'], name: string): readonly Head[] =>
  headsWhere(rows, (head) => (calledAs(head).includes(wholeText(name)) ? 'week' : undefined));

/** A name by which `findCalled` finds this head and no other; none where there isn't any. */
export function nameOfHead(rows: Sheet['rows'], { column, row }: Head): string | undefined {
  const cell = rows[row]?.[column];
  const called = cell ? calledAs({ cell, above: textsAbove(rows, column, row) }) : [];
  const own = called.filter((name) => !/["{}[\],:#&*!|>%@`]/.test(name));
  return own.find((name) => {
    const found = findCalled(rows, name);
    return found.length === 1 && found[0]?.column === column;
  });
}

interface PossibleHead {
  readonly cell: SheetCell;
  /** The texts right above it, the nearest first. */
  readonly above: readonly string[];
}

const calledAs = ({ cell: { text }, above: [nearest] }: PossibleHead): readonly string[] => {
  const own = [headText(text), wholeText(text)];
  return nearest === undefined ? own : [...own, ...own.map((name) => headText(nearest) + name)];
};

/** The time that a head states itself, else that of the heads above it. */
function timeOf(own: string, above: readonly string[]): HeadTime {
  return [own, ...above].map(timeIn).find((time) => time !== 'unsaid') ?? 'unsaid';
}

function headsWhere(rows: Sheet['rows'], judge: (head: PossibleHead) => HeadTime | undefined): readonly Head[] {
  const found: Head[] = [];
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell.kind !== 'text' || isSameBelow(rows, column, row)) continue;
      const time = judge({ cell, above: textsAbove(rows, column, row) });
      if (time !== undefined) found.push({ column, row, cell, time });
    }
  }
  return found.filter((head) => !isDivided(found, head) && hasOwnFigures(rows, head));
}

/** A cell that reaches further down is a head at its foot. */
const isSameBelow = (rows: Sheet['rows'], column: number, row: number): boolean =>
  rows[row + 1]?.[column]?.origin === rows[row]?.[column]?.origin;

/** Where 本周 and 累计 stand below the name of a measure, they are its heads. */
const isDivided = (found: readonly Head[], { column, row }: Head): boolean =>
  found.some((other) => other.column === column && other.row === row + 1);

/** Whether a column has figures of its own: those of a head over several columns that have some are heads. */
function hasOwnFigures(rows: Sheet['rows'], { column, row, cell }: Head): boolean {
  const before = rows[row]?.[column - 1];
  const after = rows[row]?.[column + 1];
  if (before?.origin !== cell.origin && after?.origin !== cell.origin) return true;
  return rows.slice(row + 1).some((cells) => {
    const own = cells[column];
    return own !== undefined && own.kind !== 'empty' && own.origin !== cells[column - 1]?.origin;
  });
}

/** The texts right above a cell, as far as they head its column and not the whole sheet. */
function textsAbove(rows: Sheet['rows'], column: number, row: number): readonly string[] {
  const above: string[] = [];
  let below = rows[row]?.[column];
  for (let at = row - 1; at >= 0 && above.length < 2; at -= 1) {
    const cell = rows[at]?.[column];
    if (cell && cell.origin === below?.origin) continue;
    if (cell?.kind !== 'text') break;
    const isAlone = rows[at]?.every(({ origin, kind }) => origin === cell.origin || kind === 'empty');
    if (isAlone && !isTimeAlone(cell)) break;
    above.push(cell.text);
    below = cell;
  }
  return above;
}

/** The heads of a measure that are of this week: those that say so, else those that say nothing. */
export function ofWeek(heads: readonly Head[]): readonly Head[] {
  const said = heads.filter(({ time }) => time === 'week');
  return said.length > 0 ? said : heads.filter(({ time }) => time === 'unsaid');
}

/** Those that are of the year so far. */
export const ofYear = (heads: readonly Head[]): readonly Head[] => heads.filter(({ time }) => time === 'year');
