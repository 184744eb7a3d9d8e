import type { Memo } from '../memo/memo.js';
import type { Finding } from '../model/finding.js';
import { compareIssueFolders, isKeptName, parseIssueFolder } from '../model/issue-folder.js';
import { locate, type SourceFile } from '../model/source.js';
import { sharedFiles, templateFiles } from '../model/sources.js';
import { UsageError } from '../model/usage-error.js';
import { permitsClassified } from '../recipes/compile-environment.js';
import type { CompileResult } from '../recipes/compile-issue.js';
import { type GatheredIssue, refreshIssue } from './gather-sources.js';
import { openIssue, type Trace } from './open-issue.js';
import { openSinceDraft, type SinceDraft } from './since-draft.js';
import { type IssuesRequest, type KeptBetweenReadings, openWorkspace, type Workspace } from './workspace.js';

/** What a build of the watched issue came to. */
export interface WatchedBuild {
  readonly result: CompileResult | undefined;
  readonly findings: readonly Finding[];
  /** What of these was found in lines that were changed since the last proof. */
  readonly fresh?: ReadonlySet<Finding>;
  /** How the work went, where the issue was compiled. */
  readonly trace?: Trace;
  /** What keeps the issue from being found at all, such as that its folder is gone. */
  readonly trouble?: UsageError;
}

/** Where the author works. */
interface LastEdit {
  readonly file: string;
  readonly line: number;
}

/** What is found in an issue beside what its own sources give cause for. */
export type FindMore = (sources: GatheredIssue, memo: Memo) => readonly Finding[];

/**
 * The issue that a preview shows. Between builds all that did not change is kept: fonts, which stay open, parsed files, what
 * other issues say.
 */
export class WatchedIssue {
  readonly #request: IssuesRequest;
  readonly #standing: string;
  readonly #findMore: FindMore | undefined;
  /** The files of the last build, by path. */
  #files: ReadonlyMap<string, SourceFile> = new Map();
  #edited: LastEdit | undefined;
  /** What was changed since the last proof; undefined as long as nobody looked for it. */
  #since: { readonly folder: string; readonly draft: SinceDraft | undefined } | undefined;
  #workspace: Workspace | undefined;
  #kept: KeptBetweenReadings | undefined;
  #folder: string;

  private constructor(request: IssuesRequest, standing: string, findMore: FindMore | undefined) {
    this.#request = request;
    this.#standing = standing;
    this.#findMore = findMore;
    this.#folder = request.numbers[0] ?? '';
  }

  /** @throws UsageError where there is no workspace or no such issue */
  static async open(request: IssuesRequest, standing: string, findMore?: FindMore): Promise<WatchedIssue> {
    const watched = new WatchedIssue(request, standing, findMore);
    await watched.#open();
    return watched;
  }

  /** The name of the issue's folder, such as `519`. */
  get folder(): string {
    return this.#folder;
  }

  /** Whether the workspace says that it may hold what is classified. */
  get mayBeClassified(): boolean {
    return permitsClassified(this.#workspace?.shared.settings.value);
  }

  get edited(): LastEdit | undefined {
    return this.#edited;
  }

  /** Whether a file of the workspace is one that the issue is made from, or that may be the beginning of a newer one. */
  isMadeFrom(path: string): boolean {
    const [top, folder = '', ...below] = path.split('/');
    if (top !== 'issues' || below.length === 0) return true;
    const name = below.join('/');
    if (folder === this.#folder || name === 'index.md' || isKeptName(folder, name)) return true;
    const [own, other] = [parseIssueFolder(this.#folder), parseIssueFolder(folder)];
    const isNewer = own !== undefined && other !== undefined && compareIssueFolders(other, own) > 0;
    return this.#request.numbers.length === 0 && isNewer;
  }

  /** @param changed paths relative to the workspace, with `/`: what is read anew */
  async build(changed: ReadonlySet<string>): Promise<WatchedBuild> {
    try {
      const findings = await this.#refresh(changed);
      if ([...changed].some((path) => path.endsWith('.zip'))) this.#since = undefined;
      const workspace = this.#workspace;
      return workspace ? await this.#compile(workspace) : { result: undefined, findings };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      // Whatever comes back is read anew as a whole.
      this.#workspace = undefined;
      return { result: undefined, findings: [], trouble: error };
    }
  }

  /** Closes the fonts; a build after that looks for them anew. */
  close(): void {
    this.#kept?.fonts?.close();
    this.#kept = undefined;
  }

  async #refresh(changed: ReadonlySet<string>): Promise<readonly Finding[]> {
    const paths = [...changed];
    const areFontsTouched = paths.some((path) => path === 'fonts' || path.startsWith('fonts/'));
    if (areFontsTouched || this.#kept?.fonts?.isCurrent() === false) this.close();
    const isOwn = (path: string): boolean => path.startsWith(`issues/${this.#folder}/`);
    if (this.#workspace && this.#kept && paths.every(isOwn)) {
      if (paths.length > 0) refreshIssue(this.#workspace.shared, this.#folder);
      return [];
    }
    return this.#open();
  }

  async #open(): Promise<readonly Finding[]> {
    const { value, findings } = await openWorkspace(this.#request, this.#standing, { kept: this.#kept });
    if (!value) this.close();
    this.#workspace = value;
    this.#kept = value;
    this.#folder = value?.chosen[0] ?? this.#folder;
    return findings;
  }

  async #compile(workspace: Workspace): Promise<WatchedBuild> {
    const issue = openIssue(workspace, this.#folder);
    if (!issue.sources) return { result: undefined, findings: issue.reading };
    this.#noteEdit(issue.sources);
    const result = await issue.compile({ draft: true, despiteErrors: true, printedToo: true });
    const more = this.#findMore?.(issue.sources, workspace.memo) ?? [];
    const findings = [...result.findings, ...more];
    const fresh = this.#sinceDraft(workspace)?.freshIn(findings);
    return { result, findings, trace: issue.trace(), ...(fresh && { fresh }) };
  }

  /** The last proof, which is read once as long as its file stays as it is. */
  #sinceDraft({ root }: Workspace): SinceDraft | undefined {
    const folder = this.#folder;
    if (this.#since?.folder !== folder) this.#since = { folder, draft: openSinceDraft(root, folder) };
    return this.#since.draft;
  }

  /** Finds what was edited since the last build by comparing texts, and notes these for the next. */
  #noteEdit({ workspace, issue }: Pick<GatheredIssue, 'workspace' | 'issue'>): void {
    const files = [...sharedFiles(workspace), ...templateFiles(workspace), issue.index, ...issue.sections];
    this.#edited = findEdit(this.#files, files) ?? this.#edited;
    this.#files = new Map(files.map((file) => [file.path, file]));
  }
}

/** Where a file was changed last: the first line that differs from what it said before. */
function findEdit(before: ReadonlyMap<string, SourceFile>, now: readonly SourceFile[]): LastEdit | undefined {
  const changed = now.find((file) => before.has(file.path) && before.get(file.path)?.text !== file.text);
  if (!changed) return undefined;
  const text = before.get(changed.path)?.text ?? '';
  let at = 0;
  while (at < changed.text.length && changed.text[at] === text[at]) at += 1;
  return { file: changed.path, line: locate({ file: changed, start: at, end: at }).line };
}
