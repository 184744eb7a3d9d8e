import { plainText } from '../model/block-content.js';
import { type Exact, plus } from '../model/exact.js';
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
  const across = figureHeaded(column);
  if (across !== undefined) return ofMeasure(row, across, looking);
  const down = figureHeaded(row);
  if (down !== undefined) return ofMeasure(column, down, looking);
  const { figure, measure } = splitHeading(column, looking.caption);
  if (figure === undefined) return undefined;
  const named = seriesNamed(row, looking);
  if (named) return valueIn(named, measure, figure, looking);
  return /^[合总]计$/.test(row) ? sumOfRows(table, { measure, figure }, looking) : undefined;
}

/** `本周受理`, or `受理` in a table whose caption says of which time it is. */
function splitHeading(
  heading: string,
  caption: string,
): { readonly figure: string | undefined; readonly measure: string } {
  const parts = /^(本周|[本今]年累计|累计|上周|本月)(.+)$/.exec(heading);
  if (parts) return { figure: figureHeaded(parts[1] ?? ''), measure: parts[2] ?? '' };
  const times = caption.match(/本周|上周|本月|累计/g) ?? [];
  const [only] = new Set(times);
  return { figure: only !== undefined && new Set(times).size === 1 ? figureHeaded(only) : undefined, measure: heading };
}

/** A measure of the series that the caption names, or else of the only one that has it. */
function ofMeasure(name: string, figure: string, looking: Captioned): Expected | undefined {
  const { checked, issue, caption } = looking;
  const all = [...checked.ledger.series.values()];
  const having = all.filter((series) => measureIn(series, name, issue));
  const named = having.filter(({ definition }) => {
    const { full, short } = namesOf(definition);
    return [...full, ...short].some((one) => caption.includes(one));
  });
  const [series, second] = named.length > 0 ? named : having;
  return series && !second ? valueIn(series, name, figure, looking) : undefined;
}

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
    },
  ];
}
