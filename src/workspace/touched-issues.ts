import { findFrontMatter } from '../model/front-matter.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import { HISTORY_FOLDER } from '../model/source-history.js';
import { RECENT_ISSUES } from './gather-sources.js';

/** The texts of a file before and after a change; none where it was not there, or is not. */
interface ChangedTexts {
  readonly before: (path: string) => string | undefined;
  readonly now: (path: string) => string | undefined;
}

/**
 * The folders of the issues that changed files concern: an issue's own files, its text for those that are compared with
 * it, its header for all behind it; and `all` for what all of them share.
 * @param paths relative to the workspace, with `/`
 * @param regular the folders of the regular issues there are, in the order of their numbers
 */
export function touchedIssues(
  paths: readonly string[],
  texts: ChangedTexts,
  regular: readonly string[],
): ReadonlySet<string> | 'all' {
  const touched = new Set<string>();
  for (const path of paths) {
    const found = touchedBy(path, texts, regular);
    if (found === 'all') return 'all';
    for (const folder of found) touched.add(folder);
  }
  return touched;
}

function touchedBy(path: string, texts: ChangedTexts, regular: readonly string[]): readonly string[] | 'all' {
  const [top, folder = '', ...below] = path.split('/');
  if (top === 'templates' || top === 'fonts') return 'all';
  if (top !== 'issues' || path.startsWith(`${HISTORY_FOLDER}/`)) return [];
  const issue = parseIssueFolder(folder);
  // bulletin.yaml, people.yaml, holidays.yaml, images of the masthead.
  if (!issue) return 'all';
  if (issue.type === 'special') return [folder];
  const behind = regular.filter((name) => Number(name) > issue.number);
  const isHeader = below.join('/') === 'index.md';
  if (isHeader && headerOf(texts.before(path)) !== headerOf(texts.now(path))) return [folder, ...behind];
  const isText = below.length === 1 && /\.md$/i.test(path);
  return isText ? [folder, ...behind.slice(0, RECENT_ISSUES)] : [folder];
}

/** What other issues depend on of an index.md; without front matter all of it, so that any change counts. */
function headerOf(text: string | undefined): string | undefined {
  const block = text === undefined ? undefined : findFrontMatter(text.replace(/^\ufeff/, ''));
  return block ? text?.replace(/^\ufeff/, '').slice(block.start, block.end) : text;
}
