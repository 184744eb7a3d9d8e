import type { Finding } from '../model/finding.js';
import type { Located, SourceRange } from '../model/source.js';
import { finding } from './finding.js';
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
  findings.push(...findFigures(scalar.range));
  const value = scalar.value.trim();
  if (value !== '') return { value, range: scalar.range };
  findings.push(finding('value-empty', scalar.range, { key: entry.key.value }));
  return undefined;
}

/** Figures stand in running text only: braces in a header would be printed as they are. */
function findFigures({ file, start, end }: SourceRange): Finding[] {
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
export const readCount = (entry: YamlEntry, findings: Finding[]): Located<number> | undefined =>
  readInteger(entry, findings, false);

/** A whole number from 1 on, in plain digits. */
export function readOrdinal(entry: YamlEntry, findings: Finding[]): Located<number> | undefined {
  const number = readCount(entry, findings);
  if (number?.value !== 0) return number;
  findings.push(finding('value-number/zero', number.range, { key: entry.key.value }));
  return undefined;
}

/** A whole number, `-3` or `+3`. */
export const readSigned = (entry: YamlEntry, findings: Finding[]): Located<number> | undefined =>
  readInteger(entry, findings, true);

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

/** As much of what was typed as a message needs. */
export const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);

function readInteger(entry: YamlEntry, findings: Finding[], signed: boolean): Located<number> | undefined {
  const scalar = asScalar(entry, findings);
  if (!scalar) return undefined;
  const wrong = (found: Finding): undefined => {
    findings.push(found);
    return undefined;
  };
  const { range } = scalar;
  const text = excerpt(scalar.value);
  const key = entry.key.value;
  const plain = signed ? /^[+-]?(?:0|[1-9]\d*)$/ : /^(?:0|[1-9]\d*)$/;
  if (!plain.test(text)) {
    if (!signed && /^[-－−]\s*\d+$/.test(text.normalize('NFKC'))) {
      return wrong(finding('value-number/negative', range, { key, text }));
    }
    const wanted = meantNumber(text, signed);
    return wrong(
      wanted === undefined
        ? finding('value-number', range, { key, text })
        : finding('value-number/form', range, { key, text, wanted }),
    );
  }
  const value = Number(text);
  return Number.isSafeInteger(value) ? { value, range } : wrong(finding('value-number/large', range, { key, text }));
}

/** The number an author probably meant: digits as `６７７`, `048`, `1，634`, `1634件` have them in one piece. */
function meantNumber(text: string, signed: boolean): string | undefined {
  const ascii = text.normalize('NFKC').replace(/[−–]/g, '-');
  const grouped = /^([+-]?)(\d{1,3}(?:[,、 _']\d{3})+|\d+)(?:\s*\p{Script=Han}{0,3})$/u.exec(ascii.trim());
  if (!grouped || (grouped[1] && !signed)) return undefined;
  const digits = (grouped[2] ?? '').replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  // 万 and 亿 change the number; no guess is made.
  return /[万亿千百]/.test(ascii) ? undefined : `${grouped[1] ?? ''}${digits}`;
}
