import type { Finding, Outcome } from '../../model/finding.js';
import { settingsSchema } from '../../model/schema/settings-schema.js';
import type { Entry } from '../../model/schema/value-schema.js';
import type { Settings, Term } from '../../model/settings.js';
import type { Located, SourceFile } from '../../model/source.js';
import { finding } from '../finding.js';
import { comparisonOf, declareSeries } from './declare-series.js';
import type { ReadYaml } from './package-yaml.js';
import { readMappingFile } from './read-mapping.js';

/** Reads bulletin.yaml. The settings are not made where name, publisher or template is missing or wrong. */
export function parseSettings(file: SourceFile, readYaml?: ReadYaml): Outcome<Settings> {
  const { value, findings: early } = readMappingFile(file, settingsSchema, 'name: 工作动态', readYaml);
  if (!value) return { value: undefined, findings: early };
  const findings = [...early];
  const usual = comparisonOf(value.compare) ?? 'issue';
  const statistics = value.statistics.flatMap((series) => declareSeries(series, { usual, findings }) ?? []);
  const terms = nameTerms(value.terms, findings);
  const { masthead = { type: 'text' }, distribution = {} } = value;
  return { value: { ...value, file, masthead, distribution, statistics, terms }, findings };
}

function nameTerms(terms: readonly Entry<readonly Located<string>[]>[], findings: Finding[]): readonly Term[] {
  const right = new Set(terms.map(({ key }) => key.value));
  return terms.map(({ key, value = [] }) => ({
    right: key,
    wrong: value.filter((form) => checkForm(key.value, form, findings) && checkIsWrong(form, right, findings)),
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
