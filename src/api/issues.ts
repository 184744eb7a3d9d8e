import { readFileSync } from 'node:fs';
import type { Finding } from '../model/finding.js';
import { isShape, isText } from '../model/guards.js';
import { type CheckResult as FoundInIssue, pdfOf } from '../recipes/compile-issue.js';
import { type OpenIssue, openIssue } from '../workspace/open-issue.js';
import { decodeTexts } from '../workspace/with-texts.js';
import { openWorkspace } from '../workspace/workspace.js';
import { describePages } from './describe-pages.js';
import { inWords, packageRoot, reportOf, standingFor } from './report.js';
import type {
  CheckedIssue,
  CheckResult,
  CompiledIssue,
  CompileOptions,
  CompileResult,
  IssueOptions,
} from './results.js';

/**
 * Finds all there is to find in issues, and sets them.
 * @throws BulletinError where there is no workspace or no such issue
 */
export const check = (options: IssueOptions): Promise<CheckResult> =>
  inWords(options, async () => {
    const issues: CheckedIssue[] = [];
    const found = await forEachIssue(options, async (issue) => {
      // A released issue is set too, for its pages are asked for.
      const result = await issue.check({ printedToo: true });
      issues.push(describeIssue(issue, result, options));
      return result.findings;
    });
    return { ...reportOf(found, options), issues };
  });

/**
 * Compiles issues to PDF, each as a whole or not at all. Writes no PDF: what becomes of the bytes is the caller's.
 * @throws BulletinError where there is no workspace or no such issue
 */
export const compile = (options: CompileOptions): Promise<CompileResult> =>
  inWords(options, async () => {
    const { draft = false } = options;
    const issues: CompiledIssue[] = [];
    const found = await forEachIssue(options, async (issue) => {
      // A proof is of what is to be printed next: of a released issue, of printing it again.
      const result = await issue.compile({ draft, reissue: draft });
      const { title, fonts } = result;
      issues.push({ ...describeIssue(issue, result, options), pdf: pdfOf(result), title, fonts });
      return result.findings;
    });
    return { ...reportOf(found, options), issues };
  });

function readVersion(): string {
  const description: unknown = JSON.parse(readFileSync(`${packageRoot}package.json`, 'utf8'));
  if (!isDescription(description)) throw new Error('the package.json of bulletin has no version');
  return description.version;
}

const isDescription = isShape<{ readonly version: string }>({ version: isText });

/**
 * Works on the issues that are asked for, one after the other, and closes what was opened for them.
 * @returns what was found in them; where none can be worked on, what keeps them from it
 */
async function forEachIssue(
  options: IssueOptions,
  work: (issue: OpenIssue) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const { workspace: cwd, issues = [], systemFonts = true, texts: unsaved = {} } = options;
  const texts = decodeTexts(
    Object.fromEntries(Object.entries(unsaved).map(([path, text]) => [path, Buffer.from(text)])),
  );
  const all = issues === 'all';
  const numbers = all ? [] : issues.map(String);
  const request = { numbers, all, systemFonts, cwd, packageRoot, version: readVersion() };
  const { value: workspace, findings } = await openWorkspace(request, standingFor(cwd));
  if (!workspace) return findings;
  const isNone = options.issues?.length === 0;
  const found: Finding[] = [...texts.findings];
  try {
    for (const folder of isNone ? [] : workspace.chosen)
      found.push(...(await work(openIssue(workspace, folder, texts.value))));
  } finally {
    workspace.close();
  }
  return found;
}

const describeIssue = (
  { folder }: OpenIssue,
  { findings, pages }: FoundInIssue,
  options: IssueOptions,
): CheckedIssue => ({
  issue: folder,
  findings: reportOf(findings, options).findings,
  pages: describePages(pages),
});
