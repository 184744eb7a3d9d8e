import { nothing } from '../model/exact.js';
import type { Finding } from '../model/finding.js';
import { type Formula, isFormula, measuresIn, parseFormula } from '../model/formula.js';
import { addsUp, isEntered, type Measure, type MeasureKind, type PrintedAs } from '../model/measure.js';
import { nearestName } from '../model/nearest-name.js';
import { measureSchema, printSchema, takeWords, unlistedWords } from '../model/schema/measure-schema.js';
import type { Located, SourceRange } from '../model/source.js';
import { always, type Timed } from '../model/timed.js';
import { conversion } from '../model/unit.js';
import { finding } from './finding.js';
import type { YamlEntry } from './parse-yaml.js';
import { checkName, readNames } from './read-figures.js';
import { readKeys } from './read-keys.js';
import { readSpan, readTimed, textOf } from './read-timed.js';
import { asMap, readCount, readText, readTexts, valueReader, wrongShape } from './read-values.js';

/** Rates and means have one decimal where nothing is said; what is counted has none. */
const USUAL_DIGITS = 1;
/** More than anybody prints, and as many as a number of 15 digits has room for. */
const MOST_DIGITS = 9;

/** The measures of a series in printing order. What is wrong with one is reported; it stays, so that its figures are no finding too. */
export function readMeasures(entry: YamlEntry, findings: Finding[], example: string): readonly Measure[] | undefined {
  const map = asMap(entry, findings, example);
  if (!map) return undefined;
  const read = readNames(map, findings).flatMap((measure) => readMeasure(measure, findings) ?? []);
  return read.map((one) => (checkReferences(one, read, findings) ? one.measure : withoutReferences(one.measure)));
}

/** Stands in for a formula that can't be worked out. */
const noFormula: Formula = { type: 'number', value: nothing };

const withoutReferences = (measure: Measure): Measure => ({
  ...measure,
  kind: measure.kind.type === 'rate' ? { type: 'rate', formula: noFormula } : { type: 'sum' },
});

/** A measure, and where it names others. */
interface ReadMeasure {
  readonly measure: Measure;
  readonly reference?: SourceRange;
}

function readMeasure(entry: YamlEntry, findings: Finding[]): ReadMeasure | undefined {
  const { name, range } = { name: entry.key.value, range: entry.key.range };
  const isNamed = checkName(entry, findings);
  if (entry.value.type !== 'map') {
    const unit = readText(entry, findings, `${name}: 件`);
    if (!isNamed || !unit) return undefined;
    const kind = { type: 'sum' } as const;
    const plain = { name, range, kind, unit: always(unit.value), digits: 0, trimmed: false, places: 0, listed: true };
    return { measure: plain };
  }
  const keyed = readKeys(entry.value, measureSchema, range, findings);
  const read = valueReader(keyed, measureSchema, findings);
  const unit = read('unit', readTimed);
  const digits = read('digits', readDigits);
  const print = read('print', (typed, found) => readPrint(typed, unit, found));
  const words = read('words', readWords);
  const kind = readKind(
    entry,
    {
      // One that can't be read is a rate all the same: nobody is to fill it in.
      of: read('of', readFormula) ?? (keyed.known.has('of') ? { formula: noFormula } : undefined),
      mean: read('mean', readText),
      take: read('take', readTake),
    },
    findings,
  );
  const was = read('was', readText);
  const span = readSpan(keyed, findings);
  if (!isNamed) return undefined;
  const { from } = span;
  const renamed = was && from ? { former: { name: was.value, before: from } } : {};
  if (was && !from) findings.push(finding('measure-declaration/was', was.range, { measure: name, was: was.value }));
  return {
    measure: {
      name,
      range,
      kind: kind.kind,
      unit: unit ? textOf(unit) : always(''),
      ...formOf(kind, digits),
      ...(print && print !== 'unlisted' && { print: { ...print, digits: print.digits ?? digits ?? USUAL_DIGITS } }),
      listed: kind.kind.type === 'sum' && print !== 'unlisted',
      ...(words && { words }),
      // A new name doesn't begin the measure anew.
      ...(was ? withoutFrom(span) : span),
      ...renamed,
    },
    ...(kind.reference && { reference: kind.reference }),
  };
}

const withoutFrom = ({ until }: ReturnType<typeof readSpan>) => (until ? { until } : {});

interface ReadKind {
  readonly kind: MeasureKind;
  readonly reference?: SourceRange;
  /** It says itself that it adds up, or takes another figure of its weeks. */
  readonly isTaken: boolean;
}

/** With how many decimals a measure is printed, and entered. */
function formOf(
  { kind, isTaken }: ReadKind,
  digits: number | undefined,
): Pick<Measure, 'digits' | 'trimmed' | 'places'> {
  const isPlain = kind.type === 'sum' && !isTaken;
  if (kind.type === 'rate' || kind.type === 'mean') return { digits: digits ?? USUAL_DIGITS, trimmed: false };
  if (isPlain || digits !== undefined) return { digits: digits ?? 0, trimmed: false, places: digits ?? 0 };
  return { digits: USUAL_DIGITS, trimmed: true };
}

function readDigits(entry: YamlEntry, findings: Finding[]): number | undefined {
  const digits = readCount(entry, findings);
  if (!digits || digits.value <= MOST_DIGITS) return digits?.value;
  findings.push(finding('measure-declaration/digits', digits.range, { digits: digits.value, most: MOST_DIGITS }));
  return undefined;
}

interface Ways {
  readonly of: { readonly formula: Formula; readonly range?: SourceRange } | undefined;
  readonly mean: Located<string> | undefined;
  readonly take: Located<Exclude<MeasureKind['type'], 'rate' | 'mean'>> | undefined;
}

/** How a measure's figures come about: a measure has one way. */
function readKind({ key }: YamlEntry, { of, mean, take }: Ways, findings: Finding[]): ReadKind {
  const [, second] = [of, mean, take].filter((way) => way !== undefined);
  if (second) findings.push(finding('measure-declaration/ways', second.range ?? key.range, { measure: key.value }));
  if (of)
    return { kind: { type: 'rate', formula: of.formula }, ...(of.range && { reference: of.range }), isTaken: false };
  if (mean) return { kind: { type: 'mean', weight: mean.value }, reference: mean.range, isTaken: false };
  return { kind: { type: take?.value ?? 'sum' }, isTaken: take !== undefined };
}

function readFormula(entry: YamlEntry, findings: Finding[], example: string): Ways['of'] {
  const text = readText(entry, findings, example);
  if (!text) return undefined;
  const formula = parseFormula(text.value);
  if (isFormula(formula)) return { formula, range: text.range };
  const rest = text.value.slice(formula.at);
  findings.push(
    rest === ''
      ? finding('measure-declaration/formula-end', text.range, { formula: text.value })
      : finding('measure-declaration/formula', text.range, { formula: text.value, rest }),
  );
  return undefined;
}

function readTake(entry: YamlEntry, findings: Finding[], example: string): Ways['take'] {
  const word = readText(entry, findings, example);
  const meaning = word && new Map(Object.entries(takeWords)).get(word.value);
  if (word && !meaning) findings.push(wrongShape(entry, `${entry.key.value}: ${Object.keys(takeWords).join(' / ')}`));
  return word && meaning && { value: meaning, range: word.range };
}

function readWords(entry: YamlEntry, findings: Finding[], example: string): readonly [string, string] | undefined {
  const [more, less, ...others] = entry.value.type === 'list' ? readTexts(entry, findings) : [];
  if (more && less && others.length === 0) return [more.value, less.value];
  findings.push(wrongShape(entry, example));
  return undefined;
}

type ReadPrint = (Omit<PrintedAs, 'digits'> & { readonly digits?: number }) | 'unlisted';

function readPrint(
  entry: YamlEntry,
  unit: Timed<Located<string>> | undefined,
  findings: Finding[],
): ReadPrint | undefined {
  const { value } = entry;
  if (value.type === 'scalar' && unlistedWords.includes(value.value)) return 'unlisted';
  const map = asMap(entry, findings, `${entry.key.value}: {unit: 亿元, digits: 2}`);
  if (!map) return undefined;
  const keyed = readKeys(map, printSchema, map.range, findings);
  const read = valueReader(keyed, printSchema, findings);
  const printed = read('unit', readText);
  const digits = read('digits', readDigits);
  const entered = unit?.[0].is.value;
  if (!printed || entered === undefined) return undefined;
  const factor = conversion(entered, printed.value);
  if (!factor) {
    const params = { entered, printed: printed.value };
    findings.push(finding('measure-declaration/print', printed.range, params));
    return undefined;
  }
  return { unit: printed.value, factor, ...(digits !== undefined && { digits }) };
}

/** Whether the measures that another one is made of are there and can be counted with. */
function checkReferences(
  { measure, reference }: ReadMeasure,
  all: readonly ReadMeasure[],
  findings: Finding[],
): boolean {
  const { kind, name } = measure;
  if (!reference || (kind.type !== 'rate' && kind.type !== 'mean')) return true;
  const known = all.map((one) => one.measure);
  const fits = kind.type === 'mean' ? addsUp : isEntered;
  const named = kind.type === 'mean' ? [kind.weight] : measuresIn(kind.formula);
  const wrong = named.filter((one) => !known.some((other) => other.name === one && fits(other)));
  for (const one of wrong) {
    const others = known.filter((other) => fits(other) && other.name !== name).map((other) => other.name);
    const params = { measure: name, typed: one, nearest: nearestName(one, others) ?? '…', known: others };
    findings.push(finding(`measure-declaration/${kind.type === 'mean' ? 'weight' : 'unknown'}`, reference, params));
  }
  if (named.length === 0) findings.push(finding('measure-declaration/constant', reference, { measure: name }));
  return wrong.length === 0 && named.length > 0;
}
