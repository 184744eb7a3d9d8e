import type { Param, Severity } from './catalogue/entry.js';
import { type FindingCode, type FindingParams, findingCatalogue, stageFindings } from './catalogue/index.js';
import type { SourceRange } from './source.js';

/** Something the author can mend: collected by the stages, never thrown, worded only when it is reported. */
export interface Finding {
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, Param>>;
  readonly severity: Severity;
  readonly range: SourceRange;
  /** The edit that mends it, where there is only one way to. */
  readonly fix?: TextEdit;
}

/** Puts `text` in the place of a stretch of a source file. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** A finding of the catalogue's severity. The parameters are those that the code's wording names. */
export function finding<C extends FindingCode>(code: C, range: SourceRange, params: FindingParams<C>): Finding {
  return { code, params, severity: findingCatalogue[code].severity, range };
}

/** Whether a finding says that something is not there yet, rather than that it is wrong. */
export const isMissing = (code: FindingCode): boolean => 'missing' in findingCatalogue[code];

/** The rule a finding belongs to: its code up to the variant. */
export const ruleOf = (code: string): string => code.split('/', 1)[0] ?? code;

/** The ids of all rules, sorted. */
export const ruleIds: readonly string[] = [...new Set(Object.keys(findingCatalogue).map(ruleOf))].sort();

/** Rules that can't be switched off, changed or ignored: what they find makes the document wrong or impossible. */
export const fixedRules: ReadonlySet<string> = new Set(
  Object.entries(stageFindings).flatMap(([code, { severity }]) => (severity === 'error' ? [ruleOf(code)] : [])),
);

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error');

/** The forms in which `check` hands findings to people and programs. */
export const findingFormats = ['pretty', 'short', 'json', 'github', 'sarif', 'junit', 'codequality'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/** What a stage yields: a value where one could be made, and all it has to say. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
}
