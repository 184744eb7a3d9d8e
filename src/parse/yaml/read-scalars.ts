import type { Finding } from '../../model/finding.js';
import { isFormula, noFormula, parseFormula } from '../../model/formula.js';
import type { Bilingual } from '../../model/message.js';
import { severityWords, type Values } from '../../model/schema/value-schema.js';
import type { Located } from '../../model/source.js';
import { finding } from '../finding.js';
import type { YamlEntry } from './parse-yaml.js';
import { readDate } from './read-dates.js';
import { asScalar, excerpt, readOrdinal, readText, wrongShape } from './read-values.js';
import { type Form, numberOf } from './value-forms.js';

/* How values are read that hold no others. Each is `undefined` where it can't be read, and a finding says why. */

/** Receivers as typed, without a closing full stop. */
export function readReceivers(entry: YamlEntry, findings: Finding[]): Located<string> | undefined {
  const text = readText(entry, findings);
  return text && { value: text.value.replace(/[。．.]{1,3}$/, '').trimEnd(), range: text.range };
}

/** A SHA-256 as it is written, for messages. */
const DIGEST_EXAMPLE = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function readDigest(entry: YamlEntry, findings: Finding[]): Located<string> | undefined {
  const digest = readText(entry, findings);
  if (!digest || /^[0-9a-f]{64}$/.test(digest.value)) return digest;
  findings.push(wrongShape(entry, `${entry.key.value}: ${DIGEST_EXAMPLE}`));
  return undefined;
}

export function readWord(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
  { words }: { readonly words: readonly string[] },
): Located<string> | undefined {
  const word = readText(entry, findings, example);
  if (!word || words.includes(word.value)) return word;
  findings.push(finding('value-shape', word.range, { key: entry.key.value, example }));
  return undefined;
}

export function readSeverity(entry: YamlEntry, findings: Finding[]): Values['severity'] | undefined {
  const word = readText(entry, findings);
  if (!word) return undefined;
  const severity = new Map(Object.entries(severityWords)).get(word.value);
  if (severity) return severity;
  const example = Object.keys(severityWords).join(' / ');
  findings.push(finding('value-shape', word.range, { key: entry.key.value, example }));
  return undefined;
}

/** 总第 of an issue, or a day. */
export function readBound(entry: YamlEntry, findings: Finding[]): Values['bound'] | undefined {
  if (entry.value.type === 'scalar' && /[-年/.]/.test(entry.value.value)) {
    const date = readDate(entry, findings);
    return date && { value: { type: 'date', date: date.value }, range: date.range };
  }
  const number = readOrdinal(entry, findings);
  return number && { value: { type: 'number', number: number.value }, range: number.range };
}

export function readFormula(entry: YamlEntry, findings: Finding[], example: string): Values['formula'] | undefined {
  const text = readText(entry, findings, example);
  if (!text) return undefined;
  const formula = parseFormula(text.value);
  if (isFormula(formula)) return { value: formula, range: text.range };
  const rest = text.value.slice(formula.at);
  findings.push(
    rest === ''
      ? finding('measure-declaration/formula-end', text.range, { formula: text.value })
      : finding('measure-declaration/formula', text.range, { formula: text.value, rest }),
  );
  return { value: noFormula, range: text.range };
}

/** How wide an outline is drawn: narrower or wider than this it is no longer the same design. */
export function readStretch(entry: YamlEntry, findings: Finding[], example: string): number | undefined {
  const scalar = asScalar(entry, findings, example);
  const number = scalar && numberOf(scalar.value, 0.5, 1.5);
  if (scalar && number === undefined) findings.push(wrongShape(entry, example));
  return number;
}

/** Makes the reader of a value that must have a form. */
export function formReader<T>({
  read,
  wanted,
}: Form<T>): (entry: YamlEntry, findings: Finding[], example: string) => T | undefined {
  return ({ key, value }, findings) => {
    const form = value.type === 'scalar' ? read(value.value) : undefined;
    if (form === undefined) findings.push(wrongForm({ key, value }, wanted));
    return form;
  };
}

export function wrongForm({ key, value: { type, range } }: YamlEntry, wanted: Bilingual): Finding {
  const { file, start, end } = range;
  const text = type === 'empty' ? '' : excerpt(file.text.slice(start, end));
  return finding('template-value', range, { key: key.value, text, wanted });
}

/** One of a few words. */
export const oneOfForm = (words: readonly string[]): Form<string> => ({
  read: (text) => words.find((word) => word === text),
  wanted: { zh: words.join('、'), en: words.join(', ') },
});

export const fourRolesWanted = { zh: '四个字体', en: 'four fonts' };

export function readFourRoles(entry: YamlEntry, findings: Finding[]): Values['four-roles'] | undefined {
  const items = entry.value.type === 'list' ? entry.value.items : [];
  const [first, second, third, fourth, ...more] = items.map((item) => (item.type === 'scalar' ? item.value : ''));
  if (first && second && third && fourth && more.length === 0) return [first, second, third, fourth];
  findings.push(wrongForm(entry, fourRolesWanted));
  return undefined;
}
