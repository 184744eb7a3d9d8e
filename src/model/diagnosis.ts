import type { Talk } from './talk.js';

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
  'libreoffice',
  'browser',
  'git',
  'terminal',
] as const;
type DiagnosisSubject = (typeof diagnosisSubjects)[number];

/** What was found of one thing; its note says how to mend it. `error`: something can't be done; `hint`: something may be missed. */
export interface Diagnosis extends Talk {
  readonly subject: DiagnosisSubject;
  readonly status: 'ok' | 'hint' | 'error';
}

export const diagnosis = (subject: DiagnosisSubject, status: Diagnosis['status'], talk: Talk): Diagnosis => ({
  subject,
  status,
  ...talk,
});

export const doctorFormats = ['table', 'json'] as const;
export type DoctorFormat = (typeof doctorFormats)[number];
