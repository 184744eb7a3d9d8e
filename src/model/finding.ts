import type { FindingEntry, Param, ParamsOf, Severity } from './message.js';
import type { SourceRange } from './source.js';

/** Something the author can mend: collected by the stages, never thrown, worded only when it is reported. */
export interface Finding {
  /** The id of its rule, or `rule-id/variant` where one rule says several things. */
  readonly code: string;
  readonly params: Readonly<Record<string, Param>>;
  readonly severity: Severity;
  /** It says that something is not there yet, rather than that it is wrong: a draft may be set without it. */
  readonly missing?: true;
  readonly range: SourceRange;
  /** The edit that mends it, where there is only one way to. */
  readonly fix?: TextEdit;
}

/** Puts `text` in the place of a stretch of a source file. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** What is said of each code, and how much it weighs. */
export type FindingEntries = Readonly<Record<string, FindingEntry>>;

/**
 * What a rule or a stage finds is declared where it is found. A finding carries the code alone: the wording is looked up in
 * the catalogue that is collected of all declarations, and only once somebody wants to read it.
 * @returns what makes the findings, with the parameters that the code's wording names, and has all that was declared in
 *   `entries`
 */
export function declareFindings<const E extends { readonly [C in keyof E]: FindingEntry }>(entries: E) {
  const make = <C extends keyof E & string>(code: C, range: SourceRange, params: ParamsOf<E[C]>): Finding => {
    const { severity, missing }: FindingEntry = entries[code];
    return { code, params, severity, ...(missing && { missing }), range };
  };
  return Object.assign(make, { entries });
}

/** The rule a finding belongs to: its code up to the variant. */
export const ruleOf = (code: string): string => code.split('/', 1)[0] ?? code;

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some((f) => f.severity === 'error');

/** The forms in which `check` hands findings to people and programs. */
export const findingFormats = ['pretty', 'short', 'json', 'github', 'sarif', 'junit', 'codequality'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/**
 * What was made, and all that was found on the way: the one form in which findings leave whoever makes something. Whoever
 * only looks returns the findings alone.
 * @typeParam Unmade what stands for the value where none could be made; `never` where there always is one
 */
export interface Outcome<T, Unmade = undefined> {
  readonly value: T | Unmade;
  readonly findings: readonly Finding[];
}

/** What comes of something that could not be made, for one reason. */
export const unmade = (found: Finding): Outcome<never> => ({ value: undefined, findings: [found] });
