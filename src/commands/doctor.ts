import { type ExitCode, exitCodes } from '../exit-code.js';
import { type Diagnosis, type DoctorFormat, diagnosisSubjects } from '../model/diagnosis.js';
import { examineDecoder } from '../recipes/compile-environment.js';
import { formatDiagnoses, formatDiagnosesJson } from '../report/format-diagnoses.js';
import { examineFonts, examinePictures } from './examining/examine-equipment.js';
import { examineCache, examineWorkspace } from './examining/examine-folders.js';
import {
  examineBrowser,
  examineGit,
  examineLibreOffice,
  examineProgram,
  examineTerminal,
} from './examining/examine-system.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin doctor` as it was called. */
export interface DoctorRequest {
  /** The format; a table where none is given. */
  readonly format?: DoctorFormat;
  /** Whether fonts of the system may be used. */
  readonly systemFonts: boolean;
  /** The workspace, or a folder in it. */
  readonly cwd: string | undefined;
  readonly packageRoot: string;
  readonly version: string;
}

/**
 * Looks at all that the program needs of this computer, and says how to mend what is wrong. Nothing stays changed.
 * @throws UsageError where there is no folder `cwd`
 */
export async function doctor(request: DoctorRequest, terminal: Terminal): Promise<ExitCode> {
  const { root, found } = examineWorkspace(request.cwd, terminal.standing);
  const diagnoses = [
    ...examineProgram(request),
    ...found,
    ...examineCache(),
    ...(await examineFonts(root, request)),
    examinePictures(await examineDecoder()),
    examineLibreOffice(process.platform, process.env),
    ...examineBrowser(process.platform, process.env),
    examineGit(),
    ...examineTerminal(process.platform, process.env, terminal),
  ];
  const place = ({ subject }: Diagnosis): number => diagnosisSubjects.indexOf(subject);
  diagnoses.sort((a, b) => place(a) - place(b));
  const { language, results } = terminal;
  if (request.format === 'json') terminal.writeData(formatDiagnosesJson(diagnoses, language));
  else terminal.write(formatDiagnoses(diagnoses, language, results.color));
  return diagnoses.some(({ status }) => status === 'error') ? exitCodes.sourceErrors : exitCodes.done;
}
