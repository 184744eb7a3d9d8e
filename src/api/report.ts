import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../model/finding.js';
import type { ReportedFinding } from '../model/reported-finding.js';
import { UsageError } from '../model/usage-error.js';
import { formatTalk, noteOfTalk } from '../report/format-talk.js';
import { arrangeFindings, countFindings, reportedFinding } from '../report/reported-finding.js';
import { standingFolder } from '../workspace/find-root.js';
import { manualAddress } from '../workspace/manual-file.js';
import { BulletinError, type WorkspaceOptions } from './results.js';

/** The folder of this package, with a slash at its end. The bundle lies as deep below it as this file, so it holds there too. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

export interface Report {
  readonly findings: readonly ReportedFinding[];
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
}

/** Findings in words, by file and place, each once. */
export function reportOf(
  findings: readonly Finding[],
  { language = 'zh' }: Pick<WorkspaceOptions, 'language'>,
): Report {
  const arranged = arrangeFindings(findings);
  const manual = manualAddress(packageRoot, language);
  const { error: errors, warning: warnings, hint: hints } = countFindings(arranged);
  return {
    findings: arranged.map((finding) => reportedFinding(finding, language, manual)),
    errors,
    warnings,
    hints,
  };
}

/**
 * Does the work of a call.
 * @throws BulletinError in the language of the call, where it can't be done; TypeError where an option has a wrong form
 */
export async function inWords<T>(options: WorkspaceOptions, work: () => Promise<T>): Promise<T> {
  checkOptions(options);
  const { language = 'zh' } = options;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new BulletinError(error.code, formatTalk(error, language), noteOfTalk(error, language));
  }
}

/**
 * What a relative path of a workspace is seen from.
 * @throws UsageError where the process stands in a folder that is gone
 */
export const standingFor = (workspace: string): string => (isAbsolute(workspace) ? workspace : standingFolder());

/** What each option may be, in words and as a test; programs in plain JavaScript can hand in anything. */
const expected: Readonly<Record<string, readonly [words: string, isRight: (value: unknown) => boolean]>> = {
  workspace: ['the path of a folder', (value) => typeof value === 'string' && value !== ''],
  language: ["'zh' or 'en'", (value) => value === 'zh' || value === 'en'],
  issues: [
    "'all' or a list of numbers and folders' names",
    (value) => value === 'all' || (Array.isArray(value) && value.every(isIssue)),
  ],
  systemFonts: ['true or false', (value) => typeof value === 'boolean'],
  texts: [
    'an object of texts by paths such as issues/519/01-动态.md',
    (value) =>
      typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string'),
  ],
  draft: ['true or false', (value) => typeof value === 'boolean'],
  issue: ["a number or a folder's name", isIssue],
  year: ['a whole number', Number.isInteger],
  series: ['the key of a series', (value) => typeof value === 'string'],
};

function isIssue(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

/**
 * Makes sure that options have the form that their types say.
 * @throws TypeError that names the first that hasn't
 */
function checkOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) throw new TypeError('expected an object with options');
  const given = { workspace: undefined, ...options };
  for (const [name, value] of Object.entries(given)) {
    const [words, isRight] = (Object.hasOwn(expected, name) && expected[name]) || [];
    const isLeftOut = value === undefined && name !== 'workspace';
    if (words !== undefined && !isLeftOut && isRight?.(value) === false) throw new TypeError(`${name} is ${words}`);
  }
}
