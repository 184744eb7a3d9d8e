import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gatherIssue } from '../commands/workspace/gather-sources.js';
import { prepareIssues } from '../commands/workspace/prepare-issues.js';
import type { Finding } from '../model/finding.js';
import { isShape, isText } from '../model/guards.js';
import {
  checkIssue,
  compile as compileIssue,
  type IssueInput,
  type CheckResult as SetPages,
} from '../recipes/compile-issue.js';
import { describePages } from './describe-pages.js';
import { inWords, report, standingFor } from './report.js';
import type {
  CheckedIssue,
  CheckResult,
  CompiledIssue,
  CompileOptions,
  CompileResult,
  IssueOptions,
} from './results.js';

/** Also from the bundle, which stands as deep. */
const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Finds all there is to find in issues, and sets them.
 * @throws BulletinError where there is no workspace or no such issue
 */
export const check = (options: IssueOptions): Promise<CheckResult> =>
  inWords(options, async () => {
    const issues: CheckedIssue[] = [];
    const found = await forEachIssue(options, async (each) => {
      const result = each.input && (await checkIssue({ ...each.input, printedToo: true }));
      issues.push(describeIssue(each, result, options));
      return result?.findings ?? each.findings;
    });
    return { ...report(found, options), issues };
  });

/**
 * Compiles issues to PDF, each as a whole or not at all. Writes no PDF: what becomes of the bytes is the caller's.
 * @throws BulletinError where there is no workspace or no such issue
 */
export const compile = (options: CompileOptions): Promise<CompileResult> =>
  inWords(options, async () => {
    const { draft = false } = options;
    const producer = `bulletin ${readVersion()}`;
    const issues: CompiledIssue[] = [];
    const found = await forEachIssue(options, async (each) => {
      const input = each.input && { ...each.input, draft, reissue: draft, producer };
      const result = input && (await compileIssue(input));
      const { pdf, title, fonts = [] } = result ?? {};
      issues.push({ ...describeIssue(each, result, options), pdf, title, fonts });
      return result?.findings ?? each.findings;
    });
    return { ...report(found, options), issues };
  });

function readVersion(): string {
  const description: unknown = JSON.parse(readFileSync(`${packageRoot}package.json`, 'utf8'));
  if (!isDescription(description)) throw new Error('the package.json of bulletin has no version');
  return description.version;
}

const isDescription = isShape<{ readonly version: string }>({ version: isText });

/** What an issue is made from; no `input` where that can't be read, as `findings` say. */
interface GatheredInput {
  readonly issue: string;
  readonly input: IssueInput | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Works on the issues that are asked for, one after the other, and closes what was opened for them. What was found in them;
 * where none can be worked on, what keeps them from it.
 */
async function forEachIssue(
  options: IssueOptions,
  work: (issue: GatheredInput) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const { workspace, issues = [], systemFonts = true } = options;
  const all = issues === 'all';
  const numbers = all ? [] : issues.map(String);
  const request = { numbers, all, systemFonts, cwd: workspace, packageRoot };
  const { value: prepared, findings } = prepareIssues(request, standingFor(workspace));
  if (!prepared) return findings;
  const { chosen, shared, fonts, caches, reading } = prepared;
  const isNone = options.issues?.length === 0;
  const found: Finding[] = [];
  try {
    for (const issue of isNone ? [] : chosen) {
      const sources = gatherIssue(shared, issue);
      const read = [...reading, ...sources.findings];
      const input = sources.value && { ...sources.value, reading: read, fonts, caches };
      found.push(...(await work({ issue, input, findings: read })));
    }
  } finally {
    fonts?.close();
  }
  return found;
}

const describeIssue = (
  { issue, findings }: GatheredInput,
  result: SetPages | undefined,
  options: IssueOptions,
): CheckedIssue => ({
  issue,
  findings: report(result?.findings ?? findings, options).findings,
  pages: describePages(result?.pages ?? []),
});
