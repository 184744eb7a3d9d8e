import { type Exact, readExact } from '../../model/exact.js';
import type { Finding } from '../../model/finding.js';
import type { Located, SourceRange } from '../../model/source.js';
import { finding } from '../finding.js';
import type { YamlEntry, YamlMap, YamlScalar } from './parse-yaml.js';

/** UTF-16 units; longer than any number or period that an author could have meant. */
const EXCERPT = 60;

/** One line of text, blanks at its ends removed. */
export function readText(entry: YamlEntry, findings: Finding[], example?: string): Located<string> | undefined {
  const scalar = asScalar(entry, findings, example);
  if (!scalar) return undefined;
  const { file, start, end } = scalar.range;
  if (/[\r\n]/.test(scalar.value.trim()) || /[\r\n]/.test(file.text.slice(start, end).trim())) {
    findings.push(finding('value-lines', scalar.range, { key: entry.key.value }));
    return undefined;
  }
  findings.push(...findPlaceholders(scalar.range));
  const value = scalar.value.trim();
  if (value !== '') return { value, range: scalar.range };
  findings.push(finding('value-empty', scalar.range, { key: entry.key.value }));
  return undefined;
}

/** Placeholders are put in running text only: their braces in a header would be printed as they are. */
function findPlaceholders({ file, start, end }: SourceRange): Finding[] {
  const braces = /(?:\{\{|｛｛)[^{}｛｝]*(?:\}\}|｝｝)|\{\{|\}\}|｛｛|｝｝/g;
  return [...file.text.slice(start, end).matchAll(braces)].map(({ 0: typed, index }) =>
    finding('placeholder-place', { file, start: start + index, end: start + index + typed.length }, { typed }),
  );
}

/** One text, or a list of texts. */
export function readTexts(entry: YamlEntry, findings: Finding[]): readonly Located<string>[] {
  const { key, value } = entry;
  const values = value.type === 'list' ? value.items : [value];
  return values.flatMap((item) => readText({ key, value: item }, findings) ?? []);
}

/** A whole number from 0 on, in plain digits. */
export function readCount(entry: YamlEntry, findings: Finding[]): Located<number> | undefined {
  const number = readNumber(entry, findings, wholeNumber);
  return number && { value: Number(number.value.over), range: number.range };
}

/** A number from 0 on that may have decimals, in plain digits. */
export const readDecimal = (entry: YamlEntry, findings: Finding[]): Located<Exact> | undefined =>
  readNumber(entry, findings, { signed: false, decimals: true });

/** `-3` or `+3.5`. */
export const readSignedNumber = (entry: YamlEntry, findings: Finding[]): Located<Exact> | undefined =>
  readNumber(entry, findings, { signed: true, decimals: true });

/** A whole number from 1 on, in plain digits. */
export function readOrdinal(entry: YamlEntry, findings: Finding[]): Located<number> | undefined {
  const number = readCount(entry, findings);
  if (number?.value !== 0) return number;
  findings.push(finding('value-number/zero', number.range, { key: entry.key.value }));
  return undefined;
}

export function readYear(entry: YamlEntry, findings: Finding[]): Located<number> | undefined {
  const number = readCount(entry, findings);
  if (!number || (number.value >= 1000 && number.value <= 9999)) return number;
  findings.push(finding('value-year', number.range, { key: entry.key.value, text: String(number.value) }));
  return undefined;
}

/** A text value: not a mapping, not a list. */
export function asScalar(entry: YamlEntry, findings: Finding[], example?: string): YamlScalar | undefined {
  if (entry.value.type === 'scalar') return entry.value;
  if (entry.value.type === 'empty') findings.push(finding('value-empty', entry.value.range, { key: entry.key.value }));
  else findings.push(wrongShape(entry, example ?? `${entry.key.value}: …`));
  return undefined;
}

export function asMap(entry: YamlEntry, findings: Finding[], example: string): YamlMap | undefined {
  if (entry.value.type === 'map') return entry.value;
  if (entry.value.type === 'empty') findings.push(finding('value-empty', entry.value.range, { key: entry.key.value }));
  else findings.push(wrongShape(entry, example));
  return undefined;
}

export const wrongShape = (entry: YamlEntry, example: string): Finding =>
  finding('value-shape', entry.value.range, { key: entry.key.value, example });

/** The beginning of what was typed, as much as a message needs. */
export const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);

interface NumberForm {
  readonly signed: boolean;
  readonly decimals: boolean;
}

const wholeNumber: NumberForm = { signed: false, decimals: false };

function readNumber(entry: YamlEntry, findings: Finding[], form: NumberForm): Located<Exact> | undefined {
  const scalar = asScalar(entry, findings);
  if (!scalar) return undefined;
  const { range } = scalar;
  const text = excerpt(scalar.value);
  const wrong = numberTrouble(text, form);
  if (wrong) {
    findings.push(finding(wrong.code, range, { key: entry.key.value, text, wanted: wrong.wanted }));
    return undefined;
  }
  const value = readExact(text);
  // Every program keeps as many digits of a number.
  if (Number.isSafeInteger(Number(value.over))) return { value, range };
  findings.push(finding('value-number/large', range, { key: entry.key.value, text }));
  return undefined;
}

/** What keeps a text from being a number of this form; `wanted` is the number that was probably meant. */
function numberTrouble(text: string, { signed, decimals }: NumberForm) {
  const sign = signed ? '[+-]?' : '';
  const plain = new RegExp(`^${sign}(?:0|[1-9]\\d*)${decimals ? '(?:\\.\\d+)?' : ''}$`);
  if (plain.test(text)) return undefined;
  const ascii = text.normalize('NFKC');
  if (!signed && /^[-−]\s*\d+(?:\.\d+)?$/.test(ascii)) return { code: 'value-number/negative', wanted: '' } as const;
  const wanted = meantNumber(ascii, { signed, decimals });
  const hasPoint = decimals && /[.。]/.test(ascii);
  if (wanted === undefined) return { code: hasPoint ? 'value-number/decimal' : 'value-number', wanted: '' } as const;
  return { code: hasPoint ? 'value-number/decimal-form' : 'value-number/form', wanted } as const;
}

/** The number an author probably meant: digits as `６７７`, `048`, `1，634`, `1634件` have them in one piece. */
function meantNumber(text: string, { signed, decimals }: NumberForm): string | undefined {
  const ascii = text.replace(/[−–]/g, '-');
  const grouped = /^([+-]?)(\d{1,3}(?:[,、 _']\d{3})+|\d+)(?:[.。](\d+))?(?:\s*[\p{Script=Han}%‰]{0,3})$/u.exec(
    ascii.trim(),
  );
  if (!grouped || (grouped[1] && !signed) || (grouped[3] && !decimals)) return undefined;
  const digits = (grouped[2] ?? '').replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  // 万 and 亿 change the number; no guess is made.
  if (/[万亿千百]/.test(ascii)) return undefined;
  return `${grouped[1] ?? ''}${digits}${grouped[3] === undefined ? '' : `.${grouped[3]}`}`;
}
