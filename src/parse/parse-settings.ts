import type { Finding, Outcome } from '../model/finding.js';
import { settingsSchema } from '../model/schema/settings-schema.js';
import { permittedWords, preprintedWords, severityWords } from '../model/schema/value-schema.js';
import type { Masthead, RuleSetting, Settings, Term } from '../model/settings.js';
import type { Located, SourceFile, SourceRange } from '../model/source.js';
import { finding } from './finding.js';
import { parseYaml, type YamlEntry } from './parse-yaml.js';
import { readDistribution } from './read-distribution.js';
import { readNames } from './read-figures.js';
import { readKeys } from './read-keys.js';
import { readOutput } from './read-output.js';
import { readComparison, readSeriesList } from './read-series.js';
import { readTimed } from './read-timed.js';
import { asMap, readOrdinal, readText, readTexts, valueReader, wrongShape } from './read-values.js';

/** Reads bulletin.yaml. The settings are not made where name, publisher or template is missing or wrong. */
export function parseSettings(file: SourceFile): Outcome<Settings> {
  const yaml = parseYaml({ file, start: 0, end: file.text.length });
  if (!yaml.value) return { value: undefined, findings: yaml.findings };
  const findings = [...yaml.findings];
  if (yaml.value.type !== 'map') {
    findings.push(finding('value-shape', yaml.value.range, { key: 'bulletin.yaml', example: 'name: 工作动态' }));
    return { value: undefined, findings };
  }
  const start = { file, start: 0, end: 0 };
  const read = valueReader(readKeys(yaml.value, settingsSchema, start, findings), settingsSchema, findings);
  const name = read('name', readTimed);
  const publisher = read('publisher', readTimed);
  const template = read('template', readTimed);
  const masthead = read('masthead', readMasthead) ?? { type: 'text' };
  const distribution = read('distribution', readDistribution) ?? {};
  const copies = read('copies', readOrdinal);
  const maxPages = read('max_pages', readOrdinal);
  const output = read('output', readOutput);
  const formats = read('formats', readTexts) ?? [];
  const compare = read('compare', readComparison) ?? 'issue';
  const series = read('statistics', readSeriesList) ?? [];
  const statistics = series.map((one) => ({ compare, ...one }));
  const rules = read('rules', readRules) ?? [];
  const terms = read('terms', readTerms) ?? [];
  const classified = read('classified', readPermitted);
  if (!name || !publisher || !template) return { value: undefined, findings };
  const settings = { file, name, masthead, publisher, template, distribution, formats, statistics, rules, terms };
  return {
    value: {
      ...settings,
      ...(copies && { copies }),
      ...(maxPages && { maxPages }),
      ...(output && { output }),
      ...(classified && { classified }),
    },
    findings,
  };
}

/** Where it is permitted. Any other word might be meant either way. */
function readPermitted(entry: YamlEntry, findings: Finding[], example: string): SourceRange | undefined {
  const word = readText(entry, findings, example);
  if (word && permittedWords.includes(word.value)) return word.range;
  if (word) findings.push(finding('value-shape', word.range, { key: entry.key.value, example }));
  return undefined;
}

/** `preprinted`, or `{image: …}`. */
function readMasthead(entry: YamlEntry, findings: Finding[], example: string): Masthead | undefined {
  const { value } = entry;
  if (value.type === 'scalar' && preprintedWords.includes(value.value)) return { type: 'preprinted' };
  if (value.type !== 'map') {
    findings.push(wrongShape(entry, example));
    return undefined;
  }
  const keys = settingsSchema.keys.find((key) => key.key === 'masthead')?.value.keys ?? [];
  const keyed = readKeys(value, { type: 'mapping', keys }, value.range, findings);
  const image = keyed.known.get('image');
  const path = image && readText(image, findings);
  return path && { type: 'image', path };
}

/** Which rules there are is known to the check stage alone. */
function readRules(entry: YamlEntry, findings: Finding[], example: string): readonly RuleSetting[] {
  const map = asMap(entry, findings, example);
  if (!map) return [];
  const { others } = readKeys(map, { type: 'mapping', keys: [], others: { type: 'severity' } }, map.range, findings);
  return others.flatMap((rule) => {
    const word = readText(rule, findings);
    if (!word) return [];
    const severity = new Map(Object.entries(severityWords)).get(word.value);
    if (severity) return [{ rule: rule.key, severity }];
    const words = Object.keys(severityWords).join(' / ');
    findings.push(finding('value-shape', word.range, { key: rule.key.value, example: words }));
    return [];
  });
}

function readTerms(entry: YamlEntry, findings: Finding[], example: string): readonly Term[] {
  const map = asMap(entry, findings, example);
  if (!map) return [];
  const terms = readNames(map, findings).map((term) => ({ right: term.key, wrong: readTexts(term, findings) }));
  const right = new Set(terms.map((term) => term.right.value));
  return terms.map((term) => ({
    ...term,
    wrong: term.wrong.filter(
      (form) => checkForm(term.right.value, form, findings) && checkIsWrong(form, right, findings),
    ),
  }));
}

/** Marks between forms make a list only in brackets, and only half-width ones. */
function checkForm(right: string, { value: form, range }: Located<string>, findings: Finding[]): boolean {
  const { file, start, end } = range;
  const parts = form.split(/[，、,]/).map((part) => part.trim());
  const isQuoted = file.text.slice(start, end) !== form;
  if (parts.length < 2 || isQuoted) return true;
  findings.push(finding('value-shape', range, { key: right, example: `${right}: [${parts.join(', ')}]` }));
  return false;
}

/** A form can't be right and wrong. */
function checkIsWrong(
  { value: form, range }: Located<string>,
  right: ReadonlySet<string>,
  findings: Finding[],
): boolean {
  const fits = !right.has(form);
  if (!fits) findings.push(finding('term-form/both', range, { form }));
  return fits;
}
