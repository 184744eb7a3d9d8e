import { join } from 'node:path';
import { createMemo } from '../../src/memo/memo.js';
import type { Document } from '../../src/model/document.js';
import type { IssueSources, WorkspaceSources } from '../../src/model/sources.js';
import { loadIssue } from '../../src/read/load-issue.js';
import { listIssues } from '../../src/read/load-workspace.js';
import { thisSystem } from '../../src/read/surroundings.js';
import { type CompileInput, type CompileResult, compile, pdfOf } from '../../src/recipes/compile-issue.js';
import { writeIssue } from '../../src/recipes/write-issue.js';
import { cacheFolder } from '../../src/workspace/cache/cache-folder.js';
import { openCache } from '../../src/workspace/cache/open-cache.js';
import { openFonts } from '../../src/workspace/open-fonts.js';
import { loadWorkspace } from './load-workspace.js';
import { noAttachments } from './no-attachments.js';

/* Whole compiles with the templates and fonts of the package, for tests of what comes out at the end. */

const packageRoot = join(import.meta.dirname, '../..');

/** A document with the pages that it was made from. */
export interface CompiledIssue extends CompileResult {
  readonly pdf: Uint8Array;
  /** What they say. */
  readonly document: Document;
}

/** What is asked of a compile beside its PDF. */
export type Asked = Partial<Pick<CompileInput, 'outputs' | 'fonts' | 'draft' | 'draftNumber'>>;

/**
 * Compiles an issue that the repository keeps.
 * @throws Error where there is no document: its message has the codes of the findings
 */
export function compileKeptIssue(folder: string, more?: Asked): Promise<CompiledIssue> {
  return compileIssueIn(packageRoot, folder, more);
}

/**
 * Compiles an issue of any workspace.
 * @throws Error where there is no document: its message has the codes of the findings
 */
export function compileIssueIn(root: string, folder: string, more: Asked = {}): Promise<CompiledIssue> {
  const folders = listIssues(root).value.filter((name) => Number(name) <= Number(folder));
  const workspace = loadWorkspace({ root, packageRoot, folders }).value;
  const issue = loadIssue(root, folder).value;
  if (!workspace || !issue) throw new Error(`issue ${folder} could not be read`);
  return compileSources({ workspace, issue, ...more });
}

/** An issue of an invented office. */
export interface IssueText {
  /** Lines of the header in the place of those that every issue has, or on top of them; without a text there is none. */
  readonly header?: Readonly<Record<string, string | undefined>>;
  /** The Markdown of each section. */
  readonly sections: readonly string[];
  readonly draft?: boolean;
  /** What it has otherwise than the template `bulletin`. */
  readonly template?: string;
}

const settings = `name: 试验周报
publisher: 某某试验中心
template: bulletin
distribution: {报: 甲处, 发: 乙处、丙处}
copies: 3
statistics:
  试验: {title: 试验窗口, measures: {受理: 件}, opening: [{year: 2024, through: 1, 受理: 5}]}
`;

const usualHeader = {
  number: '2',
  year: '2024',
  issue: '2',
  period: '2024-01-08/2024-01-12',
  date: '2024-01-16',
  statistics: '{试验: {受理: 3}}',
};

/**
 * Compiles an issue that a test wrote.
 * @throws Error where there is no document: its message has the codes of the findings
 */
export function compileText(text: IssueText, more: Asked = {}): Promise<CompiledIssue> {
  return compileSources({ ...sourcesOfText(text), draft: text.draft ?? false, ...more });
}

/** The sources of an issue that a test wrote, with those that it is made with. */
export function sourcesOfText({ header, sections, template = '' }: IssueText): {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
} {
  const named = template === '' ? {} : { template: '试验' };
  const lines = Object.entries({ ...usualHeader, ...named, ...header }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  const packaged = packagedWorkspace();
  const own = { path: 'templates/试验/template.yaml', text: `extends: bulletin\n${template}` };
  const workspace = {
    ...packaged,
    templates: new Map([...packaged.templates, ['试验', own] as const]),
    settings: { path: 'issues/bulletin.yaml', text: settings },
  };
  const issue: IssueSources = {
    folder: '2',
    index: { path: 'issues/2/index.md', text: `---\n${lines.join('\n')}\n---\n` },
    sections: sections.map((text, index) => ({ path: `issues/2/0${index + 1}-试验.md`, text })),
    kept: [],
    attachments: noAttachments,
  };
  return { workspace, issue };
}

function packagedWorkspace(...folders: readonly string[]): WorkspaceSources {
  const workspace = loadWorkspace({ root: packageRoot, packageRoot, folders }).value;
  if (!workspace) throw new Error('the workspace of the repository could not be read');
  return workspace;
}

async function compileSources(
  asked: Omit<CompileInput, 'fonts' | 'producer' | 'memo'> & Pick<Asked, 'fonts'>,
): Promise<CompiledIssue> {
  const fonts = asked.fonts ?? (await packagedFonts());
  const input = { ...asked, fonts, memo: createMemo(), producer: 'bulletin test' };
  const result = await compile(input);
  const pdf = pdfOf(result);
  const { text } = await writeIssue(input);
  if (!pdf || !text) throw new Error(result.findings.map(({ code }) => code).join(', '));
  return { ...result, pdf, document: text.document };
}

async function packagedFonts() {
  const cache = openCache(cacheFolder(thisSystem()));
  const fonts = (await openFonts({ workspace: packageRoot, packageRoot, systemFonts: false, cache })).value;
  if (!fonts) throw new Error('the fonts of the package could not be read');
  return fonts;
}
