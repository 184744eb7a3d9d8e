import type { Finding } from '../../model/finding.js';
import { measuresIn, noFormula } from '../../model/formula.js';
import { addsUp, isEntered, type Measure, type MeasureKind } from '../../model/measure.js';
import type { Former } from '../../model/names.js';
import { nearestName } from '../../model/nearest-name.js';
import { takeWords, unlistedWords } from '../../model/schema/measure-schema.js';
import { comparisonWords } from '../../model/schema/series-schema.js';
import type { Comparison, DeclaredMeasure, DeclaredSeries, SeriesDefinition } from '../../model/settings.js';
import type { Located, SourceRange } from '../../model/source.js';
import { always, type Bound, type Span, type Timed } from '../../model/timed.js';
import { conversion } from '../../model/unit.js';
import { finding } from '../finding.js';
import { declareSource } from './declare-source.js';

/** Rates and means have one decimal where nothing is said; what is counted has none. */
const USUAL_DIGITS = 1;
/** The most decimals of a measure: more than anybody prints, and as many as a number of 15 digits has room for. */
const MOST_DIGITS = 9;

/** A series with its measures; what can't be made out of it is reported and left out. */
export function declareSeries(
  { key, value }: DeclaredSeries,
  { usual, findings }: { readonly usual: Comparison; readonly findings: Finding[] },
): SeriesDefinition | undefined {
  const isNamed = checkName(key, findings);
  if (!value || !isNamed) return undefined;
  const { span, former } = timeOf(key.value, value, findings);
  const declared = declareMeasures(value.measures, findings);
  const measures = declared.map((measure) => ({ ...span, ...measure }));
  const openings = value.opening.map(({ others, ...counted }) => ({ ...counted, values: others }));
  const compare = comparisonOf(value.compare) ?? usual;
  const known = measures.map(({ name }) => name);
  const list = value.list.filter((name) => checkListed(name, { series: key.value, known }, findings));
  const title = textOf(value.title);
  const definition = {
    key: key.value,
    range: key.range,
    ...(former && { former }),
    title,
    measures,
    openings,
    compare,
    ...(value.source && { source: declareSource(value.source, { key: key.value, measures }, findings) }),
  };
  return value.list.length > 0 ? { ...definition, list: list.map((name) => name.value) } : definition;
}

/** How issues are compared with last year's; none where nothing is said. */
export const comparisonOf = (word: Located<string> | undefined): Comparison | undefined =>
  word && new Map(Object.entries(comparisonWords)).get(word.value);

function checkListed(
  { value: typed, range }: Located<string>,
  { series, known }: { readonly series: string; readonly known: readonly string[] },
  findings: Finding[],
): boolean {
  if (known.includes(typed)) return true;
  findings.push(
    finding('measure-declaration/list', range, { series, typed, nearest: nearestName(typed, known) ?? '…', known }),
  );
  return false;
}

/** What holds at which time, without the places it is written at. */
const textOf = ([first, ...more]: Timed<Located<string>>): Timed<string> => [
  { ...first, is: first.is.value },
  ...more.map((value) => ({ ...value, is: value.is.value })),
];

/** Placeholders call series and measures by name: Han, letters and digits only. */
function checkName({ value: name, range }: Located<string>, findings: Finding[]): boolean {
  const fits = /^[\p{L}\p{N}]+$/u.test(name);
  if (!fits) findings.push(finding('name-characters', range, { name }));
  return fits;
}

/**
 * The measures of a series in printing order. What is wrong with one is reported; it stays, so that its figures are no finding
 * too.
 */
function declareMeasures(declared: readonly DeclaredMeasure[], findings: Finding[]): readonly Measure[] {
  const made = declared.flatMap((measure) => declareMeasure(measure, findings) ?? []);
  return made.map((one) => (checkReferences(one, made, findings) ? one.measure : withoutReferences(one.measure)));
}

/** A rate whose formula can't be worked out is one all the same: nobody is to fill it in. */
const withoutReferences = (measure: Measure): Measure => ({
  ...measure,
  kind: measure.kind.type === 'rate' ? { type: 'rate', formula: noFormula } : { type: 'sum' },
});

/** A measure, and where it names others. */
interface ReferringMeasure {
  readonly measure: Measure;
  readonly reference?: SourceRange;
}

function declareMeasure({ key, value }: DeclaredMeasure, findings: Finding[]): ReferringMeasure | undefined {
  const { value: name, range } = key;
  if (!checkName(key, findings)) return undefined;
  // What couldn't be made out of it is said already; its figures are none the less figures of a measure.
  if (!value) return { measure: { name, range, kind: { type: 'sum' }, unit: always(''), ...plainForm, listed: true } };
  const digits = digitsOf(value.digits, findings);
  const kind = kindOf(name, value, findings);
  const { span, former } = timeOf(name, value, findings);
  const print = printOf(value, digits, findings);
  const words = wordsOf(key, value.words, findings);
  const isUnlisted = print === 'unlisted';
  const measure: Measure = {
    name,
    range,
    kind: kind.kind,
    unit: textOf(value.unit),
    ...formOf(kind, digits),
    ...(print && !isUnlisted && { print }),
    listed: kind.kind.type === 'sum' && !isUnlisted,
    ...(words && { words }),
    ...span,
    ...(former && { former }),
  };
  return { measure, ...(kind.reference && { reference: kind.reference }) };
}

interface DeclaredKind {
  readonly kind: MeasureKind;
  readonly reference?: SourceRange;
  /** It says itself that it adds up, or takes another figure of its weeks. */
  readonly isTaken: boolean;
}

/** How a measure's figures come about: a measure has one way. */
function kindOf(
  measure: string,
  { of, mean, take }: NonNullable<DeclaredMeasure['value']>,
  findings: Finding[],
): DeclaredKind {
  const [, second] = [of, mean, take].filter((way) => way !== undefined);
  if (second) findings.push(finding('measure-declaration/ways', second.range, { measure }));
  if (of) return { kind: { type: 'rate', formula: of.value }, reference: of.range, isTaken: false };
  if (mean) return { kind: { type: 'mean', weight: mean.value }, reference: mean.range, isTaken: false };
  const taken = take && new Map(Object.entries(takeWords)).get(take.value);
  return { kind: { type: taken ?? 'sum' }, isTaken: taken !== undefined };
}

/** How what is counted is printed, and entered. */
const plainForm = { digits: 0, trimmed: false, places: 0 } as const;

/** How many decimals a measure is printed with, and entered with. */
function formOf(
  { kind, isTaken }: DeclaredKind,
  digits: number | undefined,
): Pick<Measure, 'digits' | 'trimmed' | 'places'> {
  const isPlain = kind.type === 'sum' && !isTaken;
  if (kind.type === 'rate' || kind.type === 'mean') return { digits: digits ?? USUAL_DIGITS, trimmed: false };
  if (isPlain || digits !== undefined) return { digits: digits ?? 0, trimmed: false, places: digits ?? 0 };
  return { digits: USUAL_DIGITS, trimmed: true };
}

function digitsOf(digits: Located<number> | undefined, findings: Finding[]): number | undefined {
  if (!digits || digits.value <= MOST_DIGITS) return digits?.value;
  findings.push(finding('measure-declaration/digits', digits.range, { digits: digits.value, most: MOST_DIGITS }));
  return undefined;
}

function wordsOf(
  { value: name, range }: Located<string>,
  words: readonly Located<string>[],
  findings: Finding[],
): readonly [string, string] | undefined {
  const [more, less, ...others] = words;
  if (more && less && others.length === 0) return [more.value, less.value];
  if (more) findings.push(finding('value-shape', more.range ?? range, { key: name, example: 'words: [上升, 下降]' }));
  return undefined;
}

function printOf(
  { unit, print }: NonNullable<DeclaredMeasure['value']>,
  digits: number | undefined,
  findings: Finding[],
): Measure['print'] | 'unlisted' {
  if (!print) return undefined;
  if (unlistedWords.includes(print.unit.value)) return 'unlisted';
  const [{ is: entered }] = unit;
  const factor = conversion(entered.value, print.unit.value);
  if (factor) {
    return { unit: print.unit.value, factor, digits: digitsOf(print.digits, findings) ?? digits ?? USUAL_DIGITS };
  }
  const params = { entered: entered.value, printed: print.unit.value };
  findings.push(finding('measure-declaration/print', print.unit.range, params));
  return undefined;
}

interface Declared extends DeclaredSpan {
  readonly was?: Located<string>;
}

/** When there is a series or a measure, and what it was called before: a new name doesn't begin it anew. */
function timeOf(
  name: string,
  declared: Declared,
  findings: Finding[],
): { readonly span: Span; readonly former?: Former } {
  const { was } = declared;
  const { from, ...span } = timeSpanOf(declared, findings);
  if (was && !from) findings.push(finding('measure-declaration/was', was.range, { measure: name, was: was.value }));
  if (!was) return { span: { ...span, ...(from && { from }) } };
  // Where it isn't said, every issue may use either name: one mistake is one finding.
  return { span, former: { name: was.value, before: from ?? { type: 'number', number: Number.POSITIVE_INFINITY } } };
}

interface DeclaredSpan {
  readonly from?: Located<Bound>;
  readonly until?: Located<Bound>;
}

/** From which issue or day on, and until which. */
export function timeSpanOf({ from, until }: DeclaredSpan, findings: Finding[]): Span {
  const [first, last] = [from?.value, until?.value];
  if (until && first?.type === 'number' && last?.type === 'number' && first.number > last.number)
    findings.push(finding('time-reversed', until.range, { from: first.number, until: last.number }));
  return { ...(first && { from: first }), ...(last && { until: last }) };
}

/** Whether the measures that another one is made of are there and can be counted with. */
function checkReferences(
  { measure, reference }: ReferringMeasure,
  all: readonly ReferringMeasure[],
  findings: Finding[],
): boolean {
  const { kind, name } = measure;
  if (!reference || (kind.type !== 'rate' && kind.type !== 'mean')) return true;
  if (kind.type === 'rate' && kind.formula === noFormula) return true;
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
