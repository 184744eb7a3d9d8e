import { type Exact, sumOf } from '../../model/exact.js';
import type { Finding } from '../../model/finding.js';
import { addsUp, type Measure } from '../../model/measure.js';
import { finding } from '../finding.js';
import type { AskedSeries } from './find-columns.js';
import type { FoundFigure } from './find-figures.js';

/** A figure of the week as it goes into the header. */
export interface TakenFigure extends FoundFigure {
  /** What it is the sum of, a figure of each file; none where it stands in one file alone. */
  readonly parts?: readonly NamedFigure[];
}

interface NamedFigure extends FoundFigure {
  /** The file that it stands in, by a name that no other of them has. */
  readonly name: string;
}

interface Adding {
  readonly series: readonly AskedSeries[];
  /** Whether figures of several files are to be added up. */
  readonly sum: boolean;
}

/** The figures of several files as one of each measure: added up where that is asked for, else there may be no second. */
export function addUpFigures(
  found: readonly FoundFigure[],
  { series, sum }: Adding,
): { readonly figures: readonly TakenFigure[]; readonly findings: readonly Finding[] } {
  const keys = [...new Set(found.map((figure) => figure.series))];
  const added = keys.map((key) => {
    const own = found.filter((figure) => figure.series === key);
    const measures = series.find((one) => one.key === key)?.measures ?? new Map<string, Measure>();
    return sum && filesIn(own).length > 1 ? addUp(own, measures) : takeOnce(own);
  });
  return { figures: added.flatMap(({ figures }) => figures), findings: added.flatMap(({ findings }) => findings) };
}

/** The figures of a series that stand in one place each. */
function takeOnce(own: readonly FoundFigure[]): ReturnType<typeof addUpFigures> {
  const byMeasure = groups(own);
  const several = byMeasure.filter((figures) => figures.length > 1);
  const [[first] = []] = several;
  if (!first) return { figures: own, findings: [] };
  const { series, range } = first;
  const [cells, files] = [several[0]?.map(placeOf) ?? [], filesIn(several.flat())];
  const measures = several.flatMap(([figure]) => figure?.measure ?? []);
  const found =
    files.length > 1
      ? finding('import-sheet/files', range, { series, measures, files })
      : finding('import-sheet/sheets', range, { series, cells, example: `{sheet: ${sheetIn(first)}}` });
  return { figures: [], findings: [found] };
}

/** The sums of what each file has of a series; all of them have to have the same measures. */
function addUp(own: readonly FoundFigure[], measures: ReadonlyMap<string, Measure>): ReturnType<typeof addUpFigures> {
  const files = filesIn(own);
  const findings: Finding[] = [];
  const figures = groups(own).flatMap((addends): readonly TakenFigure[] => {
    const [first] = addends;
    if (!first) return [];
    const { series, measure, range } = first;
    const lacking = files.filter((file) => !addends.some((figure) => figure.range.file.path === file));
    const declared = measures.get(measure);
    if (addends.length > files.length) {
      const example = `{sheet: ${sheetIn(first)}}`;
      findings.push(finding('import-sheet/sheets', range, { series, cells: addends.map(placeOf), example }));
    } else if (lacking.length > 0) {
      findings.push(finding('import-sheet/sum-missing', range, { series, measure, files: lacking }));
    } else if (declared && !addsUp(declared)) {
      findings.push(finding('import-sheet/sum-kind', range, { series, measure, cells: addends.map(placeOf) }));
    }
    return [
      { ...first, value: total(addends), parts: addends.map((one) => ({ ...one, name: nameAmong(one, addends) })) },
    ];
  });
  return { figures, findings };
}

/** What the files of a sum say of the year, added up as far as each of them says something. */
export function addUpYears(years: readonly FoundFigure[], figures: readonly TakenFigure[]): readonly FoundFigure[] {
  return figures.flatMap(({ series, measure, parts }) => {
    const own = years.filter((year) => year.series === series && year.measure === measure);
    const [first] = own;
    return first && own.length === (parts?.length ?? 1) ? [{ ...first, value: total(own) }] : [];
  });
}

const total = (figures: readonly FoundFigure[]): Exact => sumOf(figures.map(({ value }) => value));

/** The figures of each measure, in the order in which its first was found. */
function groups(found: readonly FoundFigure[]): readonly (readonly FoundFigure[])[] {
  const known = new Map<string, FoundFigure[]>();
  for (const figure of found) {
    const key = `${figure.series}.${figure.measure}`;
    known.set(key, [...(known.get(key) ?? []), figure]);
  }
  return [...known.values()];
}

const filesIn = (figures: readonly FoundFigure[]): readonly string[] => [
  ...new Set(figures.map(({ range }) => range.file.path)),
];

/** `甲.xlsx 周报!C7` */
const placeOf = ({ range, cell }: FoundFigure): string => `${baseName(range.file.path)} ${cell}`;

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** The file's name, with its folder's where another file has the same. */
function nameAmong({ range }: FoundFigure, all: readonly FoundFigure[]): string {
  const paths = filesIn(all);
  const own = range.file.path;
  const isTwice = paths.filter((path) => baseName(path) === baseName(own)).length > 1;
  return isTwice ? own : baseName(own);
}

const sheetIn = ({ cell }: FoundFigure): string => cell.slice(0, Math.max(0, cell.lastIndexOf('!')));
