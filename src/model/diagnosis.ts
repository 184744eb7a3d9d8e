import type { Param } from './catalogue/entry.js';
import type { TalkCode, TalkParams } from './catalogue/index.js';

/** What `bulletin doctor` looks at, in the order in which it tells of it. */
export const diagnosisSubjects = [
  'program',
  'node',
  'system',
  'workspace',
  'issues',
  'output',
  'disk',
  'cache',
  'fonts',
  'pictures',
  'browser',
  'git',
  'terminal',
] as const;
export type DiagnosisSubject = (typeof diagnosisSubjects)[number];

/** What was found of one thing. `error`: something can't be done; `hint`: something may be missed. */
export interface Diagnosis {
  readonly subject: DiagnosisSubject;
  readonly status: 'ok' | 'hint' | 'error';
  /** Its note says how to mend it. */
  readonly code: TalkCode;
  readonly params: Readonly<Record<string, Param>>;
}

/** The parameters are those that the code's wording names. */
export const diagnosis = <C extends TalkCode>(
  subject: DiagnosisSubject,
  status: Diagnosis['status'],
  code: C,
  params: TalkParams<C>,
): Diagnosis => ({ subject, status, code, params });

export const doctorFormats = ['table', 'json'] as const;
export type DoctorFormat = (typeof doctorFormats)[number];
