import { Chalk } from 'chalk';
import type { Diagnosis } from '../model/diagnosis.js';
import type { Language } from '../model/message.js';
import { alignedLine, columnWidths } from './aligned-line.js';
import { jsonText } from './data-text.js';
import { formatTalk, noteOfTalk } from './format-talk.js';
import { talk } from './talk.js';

/** The version of the JSON's form; it changes where a reader of the old form would fail. */
const VERSION = 1;

/** A line for each thing, and below it how to mend it; then whether anything is wrong. Ends with a line end. */
export function formatDiagnoses(diagnoses: readonly Diagnosis[], language: Language, color: boolean): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const paints = { ok: paint.green, hint: paint.yellow, error: paint.red.bold };
  const rows = diagnoses.map((one) => ({ one, cells: [word(one.status, language), subjectOf(one, language)] }));
  const widths = columnWidths(rows.map(({ cells }) => cells));
  const lines = rows.flatMap(({ one, cells }) => {
    const head = alignedLine([...cells, formatTalk(one, language)], widths);
    const status = cells[0] ?? '';
    const remedy = noteOfTalk(one, language);
    const painted = paints[one.status](status) + head.slice(status.length);
    return remedy === undefined
      ? [painted]
      : [painted, `${' '.repeat(INDENT)}${paint.bold(REMEDY[language])}${remedy}`];
  });
  return `${[...lines, '', sumUp(diagnoses, language)].join('\n')}\n`;
}

const INDENT = 4;
const REMEDY = { zh: '→ ', en: '→ ' };

/** `{version, checks: [{subject, status, message, remedy?}], errors, hints}` */
export function formatDiagnosesJson(diagnoses: readonly Diagnosis[], language: Language): string {
  const checks = diagnoses.map((one) => {
    const remedy = noteOfTalk(one, language);
    const { subject, status } = one;
    return { subject, status, message: formatTalk(one, language), ...(remedy !== undefined && { remedy }) };
  });
  const { errors, hints } = countOf(diagnoses);
  return jsonText({ version: VERSION, checks, errors, hints });
}

const word = (status: Diagnosis['status'], language: Language): string =>
  formatTalk(talk(`doctor-status-${status}`, {}), language);

const subjectOf = ({ subject }: Diagnosis, language: Language): string =>
  formatTalk(talk(`doctor-subject-${subject}`, {}), language);

function countOf(diagnoses: readonly Diagnosis[]): { readonly errors: number; readonly hints: number } {
  const count = (wanted: Diagnosis['status']): number => diagnoses.filter(({ status }) => status === wanted).length;
  return { errors: count('error'), hints: count('hint') };
}

function sumUp(diagnoses: readonly Diagnosis[], language: Language): string {
  const { errors, hints } = countOf(diagnoses);
  if (errors > 0) return formatTalk(talk('doctor-broken', { errors }), language);
  return hints > 0
    ? formatTalk(talk('doctor-usable', { hints }), language)
    : formatTalk(talk('doctor-well', {}), language);
}
