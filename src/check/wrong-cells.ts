import { plainText } from '../model/block-content.js';
import { type Exact, plus } from '../model/exact.js';
import type { TextEdit } from '../model/finding.js';
import type { Table, TableCell } from '../model/issue.js';
import type { LedgerIssue, LedgerSeries } from '../model/ledger.js';
import { addsUp, type Measure, printedUnit, writeEntered } from '../model/measure.js';
import { keyAt, nameAt } from '../model/names.js';
import type { SourceRange } from '../model/source.js';
import type { CheckedIssue } from './checked-issue.js';
import { figureHeaded } from './figure-times.js';
import { namesOf } from './series-names.js';
import { cellText, headingText } from './table-cells.js';
import { isFigure, readTyped } from './typed-number.js';

/** A number in a table that is not the ledger's. */
interface WrongCell {
  readonly range: SourceRange;
  readonly measure: string;
  /** The name of the figure that it should be. */
  readonly figure: string;
  readonly typed: string;
  /** What the ledger has, as it is entered. */
  readonly value: string;
  /** The placeholder that prints it: `{{综窗.本周.受理}}`. */
  readonly example: string;
  /** The placeholder in its place, where it prints in the unit that was typed. */
  readonly fix?: TextEdit;
}

/**
 * The typed numbers of tables that have one figure of the ledger each: measures down and times across, times down and
 * measures across, or series down and measures across, with their sum in a row of 合计.
 */
export const wrongCells = (checked: CheckedIssue, issue: LedgerIssue): readonly WrongCell[] => {
  const { preamble, sections } = checked.issue;
  const blocks = [...preamble, ...sections.flatMap((section) => section.blocks)];
  return blocks.flatMap((block) => (block.type === 'table' ? checkTable(block, { checked, issue }) : []));
};

interface Looking {
  readonly checked: CheckedIssue;
  readonly issue: LedgerIssue;
}

/** What a cell should have. */
interface Expected {
  readonly series: LedgerSeries;
  readonly measure: Measure;
  readonly figure: string;
  readonly value: Exact;
  /** It is a row of 合计: what its column adds up to. */
  readonly isSum?: true;
}

function checkTable(table: Table, looking: Looking): readonly WrongCell[] {
  const caption = plainText(table.caption ?? []);
  return table.rows.flatMap(({ cells }) =>
    cells.flatMap((cell, column) => {
      const [first] = cells;
      if (column === 0 || !first) return [];
      const headings = { row: headingText(first), column: headingText(table.head[column]) };
      const expected = expectedIn(table, headings, { ...looking, caption });
      return expected ? compareCell(cell, expected, looking) : [];
    }),
  );
}

interface Headings {
  readonly row: string;
  readonly column: string;
}

interface Captioned extends Looking {
  readonly caption: string;
}

function expectedIn(table: Table, { row, column }: Headings, looking: Captioned): Expected | undefined {
  const across = figureHeaded(column, looking.issue);
  const beside = table.rows.map(({ cells }) => headingText(cells[0]));
  if (across !== undefined) return ofMeasure(row, across, { ...looking, beside });
  const down = figureHeaded(row, looking.issue);
  if (down !== undefined) return ofMeasure(column, down, { ...looking, beside: table.head.slice(1).map(headingText) });
  const { figure, measure } = splitHeading(column, looking);
  if (figure === undefined) return undefined;
  const named = seriesNamed(row, looking);
  if (named) return valueIn(named, measure, figure, looking);
  if (!/^[合总]计$/.test(row)) return undefined;
  const sum = sumOfRows(table, { measure, figure }, looking);
  const [owner, second] = captioned([...looking.checked.ledger.series.values()], looking.caption);
  const isWhole = owner && !second && !partOf.test(looking.caption);
  return sum ?? (isWhole ? valueIn(owner, measure, figure, looking) : undefined);
}

/** `本周受理`, or `受理` in a table whose caption says of which time it is. */
function splitHeading(
  heading: string,
  { caption, issue }: Captioned,
): { readonly figure: string | undefined; readonly measure: string } {
  const parts = /^(本周|[本今]年累计|累计|上周|本月)(.+)$/.exec(heading);
  if (parts) return { figure: figureHeaded(parts[1] ?? '', issue), measure: parts[2] ?? '' };
  const times = caption.match(/本周|上周|本月|累计/g) ?? [];
  const [only] = new Set(times);
  return {
    figure: only !== undefined && new Set(times).size === 1 ? figureHeaded(only, issue) : undefined,
    measure: heading,
  };
}

/** A measure of the series that the caption names, or else of the only one that has it. */
function ofMeasure(
  name: string,
  figure: string,
  looking: Captioned & { readonly beside: readonly string[] },
): Expected | undefined {
  const { checked, issue, caption, beside } = looking;
  const all = [...checked.ledger.series.values()];
  const having = all.filter((series) => measureIn(series, name, issue));
  const named = captioned(having, caption);
  // One measure's name among others is a word that the table uses for what it counts: 咨询, 求助, 投诉 of a hotline.
  const counted = beside.filter((heading) => heading !== '' && !/^[合总]计$/.test(heading));
  const isOf = (series: LedgerSeries): boolean =>
    2 * counted.filter((heading) => measureIn(series, heading, issue)).length > counted.length;
  const [series, second] = named.length > 0 ? named : having.filter(isOf);
  return series && !second ? valueIn(series, name, figure, looking) : undefined;
}

/** The series that a caption names. */
const captioned = (all: readonly LedgerSeries[], caption: string): readonly LedgerSeries[] =>
  all.filter(({ definition }) => {
    const { full, short } = namesOf(definition);
    return [...full, ...short].some((one) => caption.includes(one));
  });

/** A table of some of what a series counts: its rows don't come to the whole. */
const partOf = /部分|主要|重点|其中|新增|前[一二三四五六七八九十\d]|排名|典型/;

const measureIn = ({ definition }: LedgerSeries, name: string, issue: LedgerIssue): Measure | undefined =>
  definition.measures.find((measure) => nameAt(measure, issue) === name);

function seriesNamed(name: string, { checked }: Looking): LedgerSeries | undefined {
  return [...checked.ledger.series.values()].find(({ definition }) => {
    const { full, short } = namesOf(definition);
    return definition.key === name || full.includes(name) || short.includes(name);
  });
}

function valueIn(
  series: LedgerSeries,
  name: string,
  figure: string,
  { checked, issue }: Looking,
): Expected | undefined {
  const measure = measureIn(series, name, issue);
  const value = measure && checked.figureValue(series.definition.key, figure, measure.name);
  return value && { series, measure, figure, value };
}

/** What the rows above a row of 合计 come to, where each is a series and has the measure. */
function sumOfRows(
  table: Table,
  { measure, figure }: { readonly measure: string; readonly figure: string },
  looking: Looking,
): Expected | undefined {
  const rows = table.rows.slice(0, -1).map(({ cells }) => seriesNamed(headingText(cells[0]), looking));
  const parts = rows.map((series) => series && valueIn(series, measure, figure, looking));
  const [first, ...more] = parts;
  const isWhole = parts.every((part) => part !== undefined && addsUp(part.measure));
  const units = new Set(parts.map((part) => part && printedUnit(part.measure, looking.issue)));
  if (!first || !isWhole || units.size > 1) return undefined;
  return {
    ...first,
    value: more.reduce((sum, part) => (part ? plus(sum, part.value) : sum), first.value),
    isSum: true,
  };
}

const numberAndUnit = /^(\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(.*)$/;

function compareCell(cell: TableCell, expected: Expected, { issue }: Looking): readonly WrongCell[] {
  const { series, measure, figure, value } = expected;
  const text = cellText(cell);
  const [, number = '', unit = ''] = numberAndUnit.exec(text) ?? [];
  // A number without a unit may be in the one that is entered or in the one that is printed.
  const units = unit === '' ? new Set([measure.unit[0].is, printedUnit(measure, issue)]) : new Set([unit]);
  const typed = [...units].flatMap((one) => readTyped(number, one, measure, issue) ?? []);
  if (typed.length === 0 || typed.some((one) => isFigure(one, value))) return [];
  const example = `{{${keyAt(series.definition, issue)}.${figure}.${nameAt(measure, issue)}}}`;
  return [
    {
      range: cell.range,
      measure: expected.isSum ? `${nameAt(measure, issue)}合计` : nameAt(measure, issue),
      figure,
      typed: text,
      value: writeEntered(measure, value),
      example,
      ...fixOf(cell, expected, { number, unit, example, issue }),
    },
  ];
}

interface TypedCell {
  readonly number: string;
  readonly unit: string;
  readonly example: string;
  readonly issue: LedgerIssue;
}

function fixOf({ range }: TableCell, { measure, isSum }: Expected, { number, unit, example, issue }: TypedCell) {
  const { file, start, end } = range;
  const source = file.text.slice(start, end);
  const at = source.indexOf(number);
  const isPlain = at >= 0 && source.trim() === `${number}${source.slice(at + number.length).trim()}`;
  // Where a number has no unit and there are two that it may be in, it stays.
  const isPrinted = unit === printedUnit(measure, issue) || (unit === '' && !measure.print);
  if (isSum || !isPlain || !isPrinted) return {};
  return { fix: { range: { file, start: start + at, end: start + at + number.length }, text: example } };
}
