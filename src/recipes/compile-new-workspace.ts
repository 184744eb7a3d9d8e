import type { Period } from '../model/calendar.js';
import { type Finding, hasErrors, type Outcome, ruleOf } from '../model/finding.js';
import type { CiService, LinePolicy, ScriptSystem, WorkspaceAnswers, WorkspaceFile } from '../model/new-workspace.js';
import { PACKAGE_NAME } from '../model/package-name.js';
import { editorSchemas } from '../model/schema/editor-schemas.js';
import { parseSection } from '../parse/parse-section.js';
import { parseHeader } from '../parse/yaml/parse-header.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';
import { nextNumbering } from '../plan/next-numbering.js';
import { writeEditorFiles } from '../plan/write-editor-files.js';
import { writeFirstIssue } from '../plan/write-first-issue.js';
import { writeGuide } from '../plan/write-guide.js';
import { writeScripts } from '../plan/write-scripts.js';
import { writeSettings } from '../plan/write-settings.js';
import { adaptTemplate, writeTemplate } from '../plan/write-template.js';
import { openLedger, readLedger } from '../statistics/build-ledger.js';

/* The recipe of `bulletin init`: what is known of an office → the files of its workspace. Touches no file. */

export { readTypedPeriod } from './compile-next-issue.js';

export interface WorkspacePlan {
  readonly answers: WorkspaceAnswers;
  /** The period of the first issue: what `answers.period` says. */
  readonly period: Period;
  /** The name of the template. */
  readonly template: string;
  /** Its files, where it is to be copied whole and not extended; paths from the workspace. */
  readonly templateFiles: readonly WorkspaceFile[];
  readonly lineBreaks: LinePolicy;
  readonly ci: CiService;
  /** The text of the service's file; none for `none`. */
  readonly ciText: string;
  readonly scripts: ScriptSystem;
  /** Where the program's own launchers stand beside the workspace, and nobody needs scripts in it. */
  readonly hasLaunchers: boolean;
  /** What is typed in the workspace before a command. */
  readonly call: string;
  /** Where editors find the schemas: in the installed package, or in files of the workspace. */
  readonly schemas: 'package' | 'copied';
}

/** The files of a new workspace. No value where an answer is wrong: the findings stand in the files as they would be. */
export function compileNewWorkspace(plan: WorkspacePlan): Outcome<readonly WorkspaceFile[]> {
  const home = schemaHomes[plan.schemas];
  const written = writeIssueFiles(plan, `../${home}/bulletin.schema.json`);
  const findings = written.flatMap((file) => judge(plan.answers, file)).filter(standsInTheWay);
  if (hasErrors(findings)) return { value: undefined, findings };
  const copied = plan.schemas === 'copied' ? [...editorSchemas] : [];
  const value = [
    ...written,
    ...writeEditorFiles({ schemas: home, schemaFiles, call: plan.call }),
    ...copied.map(([name, schema]) => ({ path: `${home}/${name}`, text: `${JSON.stringify(schema, undefined, 2)}\n` })),
    ...writeTemplateFiles(plan),
    ...(plan.ci === 'none' ? [] : [{ path: ciPaths[plan.ci], text: plan.ciText }]),
    ...writeScripts(plan.scripts),
    writeGuide(plan.answers, plan),
  ];
  return { value, findings: [] };
}

/** What is wrong with answers so far, in the files as they would be; what is left open is no matter. */
export const judgeAnswers = (plan: Pick<WorkspacePlan, 'answers' | 'period' | 'template'>): readonly Finding[] =>
  writeIssueFiles(plan, '')
    .flatMap((file) => judge(plan.answers, file))
    .filter(standsInTheWay);

const schemaHomes = { package: `node_modules/${PACKAGE_NAME}/docs/schemas`, copied: '.vscode/schemas' } as const;

const schemaFiles = {
  'bulletin.schema.json': 'issues/bulletin.yaml',
  'header.schema.json': 'issues/*/index.md',
  'people.schema.json': 'issues/people.yaml',
  'holidays.schema.json': 'issues/holidays.yaml',
  'template.schema.json': 'templates/*/template.yaml',
  'fonts.schema.json': 'fonts/fonts.yaml',
};

/** Where each service looks for its workflow. */
export const ciPaths = { github: '.github/workflows/bulletin.yml', gitlab: '.gitlab-ci.yml' } as const;

function writeIssueFiles(
  { answers, period, template }: Pick<WorkspacePlan, 'answers' | 'period' | 'template'>,
  schema: string,
): readonly WorkspaceFile[] {
  const { year } = nextNumbering({ number: 0, year: 0, issue: 0 }, period, undefined);
  const settings = writeSettings({ answers, template, schema, year });
  return [{ path: 'issues/bulletin.yaml', text: settings }, ...writeFirstIssue({ answers, year, period })];
}

/** The template of the office: a whole copy, or one that extends the package's of the same name. */
function writeTemplateFiles({ template, templateFiles, lineBreaks }: WorkspacePlan): readonly WorkspaceFile[] {
  const path = `templates/${template}/template.yaml`;
  if (templateFiles.length === 0) return [{ path, text: writeTemplate(template, lineBreaks) }];
  return templateFiles.map((file) =>
    file.path === path ? { ...file, text: adaptTemplate(file.text, lineBreaks) } : file,
  );
}

/** What the parser says of a file, and the ledger of figures that their measures can't have. */
function judge({ number }: WorkspaceAnswers, file: WorkspaceFile): readonly Finding[] {
  if (file.path.endsWith('.yaml')) {
    const { value, findings } = parseSettings(file);
    const counted = value ? readLedger(openLedger(value)).findings.map(({ finding }) => finding) : [];
    return [...findings, ...counted.filter(({ code }) => ruleOf(code) === 'measure-unfit')];
  }
  if (file.path.endsWith('/index.md')) return parseHeader({ folder: number, index: file }).findings;
  return parseSection(file).findings;
}

/** The week's figures are for the first issue's author. An opening that is left open keeps totals from being had. */
const standsInTheWay = ({ severity, missing, range }: Finding): boolean =>
  severity === 'error' && !(missing && range.file.path.endsWith('/index.md'));
