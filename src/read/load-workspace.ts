import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Finding, Outcome } from '../model/finding.js';
import { FONT_LOCK_FILE } from '../model/font-lock.js';
import { historyYear } from '../model/history.js';
import { compareIssueFolders, issueFolderName, meantIssueFolder, parseIssueFolder } from '../model/issue-folder.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import type { TemplateFile, TemplateFiles, WorkspaceSources } from '../model/sources.js';
import { type CopyOf, copyOf, type FolderNames, folderNames } from './copy-names.js';
import { atStart, comparedIn, compareFiles, compareFolders, type ReadSource, reportFixedNames } from './find-copies.js';
import { finding } from './finding.js';
import { reasonOf } from './open-inside.js';
import { withSlashes } from './path-rules.js';
import { readTextFile } from './read-text-file.js';

/**
 * The largest file of settings that is read, in bytes: bulletin.yaml, people.yaml, holidays.yaml and a template each have a
 * few KB.
 */
const SETTINGS_LIMIT = 64 * 1024;
/** The largest list that is read, in bytes: fonts.lock has about 200 for each font in fonts/, and some put all they have there; a year of past figures less. */
const LIST_LIMIT = 1024 * 1024;

/** What could be read, and what is to be said about the rest. */
export interface Loaded<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

/** The folders of issues in the order of their numbers, special issues last. Reads names only. */
export function listIssues(root: string): Loaded<readonly string[]> {
  const entries = listFolder(root, 'issues');
  const folders = foldersIn(root, 'issues');
  const issues = [];
  const others = [];
  for (const name of entries.value) {
    const folder = parseIssueFolder(name);
    if (folder && folders.has(name)) issues.push({ name, folder });
    // A name that begins with a dot is that of what a killed `new` left, or an editor.
    else if (!folder && !name.startsWith('.') && !SETTINGS_FILES.includes(name)) others.push(name);
  }
  issues.sort((a, b) => compareIssueFolders(a.folder, b.folder));
  const found = others.length > 0 ? reportOthers(root, others, folderNames(entries.value)) : [];
  return { value: issues.map(({ name }) => name), findings: [...entries.findings, ...found] };
}

/** The files in `issues/` that all issues share, by the only names they can have. */
const SETTINGS_FILES: readonly string[] = ['bulletin.yaml', 'people.yaml', 'holidays.yaml'];

/** What is to be said about what stands in `issues/` and is no issue. */
function reportOthers(root: string, others: readonly string[], beside: FolderNames): readonly Finding[] {
  const read = comparedIn(root);
  const misnamed = new Map(others.flatMap((name) => misnamedFolder(root, name, beside)));
  const folders = others.filter((name) => !misnamed.has(name) && isFile(join(root, 'issues', name, 'index.md')));
  const files = others.filter((name) => !folders.includes(name) && !misnamed.has(name));
  return [
    ...[...misnamed].map(([folder, wanted]) =>
      finding('folder-name/number', wholeFile(unreadFile(`issues/${folder}/index.md`)), { folder, wanted }),
    ),
    ...folders.map((name) => reportFolder(root, name, copyOf(name, beside, true), read)),
    ...reportFixedNames('issues', { names: files, beside, fixed: SETTINGS_FILES }, read),
  ];
}

/** A folder that is named by an issue's number as people write it, with the name it should have; none where that is taken. */
function misnamedFolder(root: string, name: string, beside: FolderNames): readonly (readonly [string, string])[] {
  const meant = meantIssueFolder(name);
  if (!meant || beside.has(issueFolderName(meant)) || !isFolder(join(root, 'issues', name))) return [];
  return [[name, issueFolderName(meant)]];
}

function reportFolder(root: string, name: string, copy: CopyOf | undefined, read: ReadSource): Finding {
  const place = wholeFile(unreadFile(`issues/${name}/index.md`));
  if (!copy || !parseIssueFolder(copy.original)) return finding('folder-name', place, { folder: name });
  const { original } = copy;
  if (!copy.isThere) return finding('copy/alone', place, { original });
  const folderAt = (path: string) => ({ path, names: listFolder(root, path).value });
  const folders = [folderAt(`issues/${name}`), folderAt(`issues/${original}`)] as const;
  const { range, difference } = compareFolders(read, ...folders);
  return finding('copy/folder', range, { original, difference });
}

export function loadSettings(root: string): Outcome<SourceFile> {
  const part = { type: 'whole', limit: SETTINGS_LIMIT } as const;
  return readTextFile({ root, path: 'issues/bulletin.yaml', part, missing: 'file-missing/settings' });
}

/** people.yaml, which a workspace need not have. */
export const loadPeople = (root: string): Outcome<SourceFile> => loadOptional(root, 'issues/people.yaml');

/** holidays.yaml, which a workspace need not have. */
export const loadHolidays = (root: string): Outcome<SourceFile> => loadOptional(root, 'issues/holidays.yaml');

/** The past figures that a workspace may have, `issues/history-2023.csv`, a file a year. */
export function loadHistory(root: string): Loaded<readonly SourceFile[]> {
  const names = listFolder(root, 'issues').value.filter((name) => historyYear(name) !== undefined);
  const files = [...names].sort().map((name) => loadOptional(root, `issues/${name}`, LIST_LIMIT));
  return { value: files.flatMap(({ value }) => value ?? []), findings: files.flatMap(({ findings }) => findings) };
}

/** fonts.lock, which a workspace need not have. */
export const loadFontLock = (root: string): Outcome<SourceFile> => loadOptional(root, FONT_LOCK_FILE, LIST_LIMIT);

function loadOptional(root: string, path: string, limit = SETTINGS_LIMIT): Outcome<SourceFile> {
  const file = readTextFile({ root, path, part: { type: 'whole', limit } });
  return { ...file, findings: file.findings.filter(({ code }) => code !== 'file-missing') };
}

/** Reads the front matter of these issues' index.md and nothing below it: cheap also for a thousand of them. */
export function loadHeaders(root: string, folders: readonly string[]): Loaded<WorkspaceSources['headers']> {
  const findings: Finding[] = [];
  const value = [];
  for (const folder of folders) {
    const path = `issues/${folder}/index.md`;
    const index = readTextFile({ root, path, part: { type: 'front-matter' }, missing: 'file-missing/index' });
    findings.push(...index.findings);
    if (index.value) value.push({ folder, index: index.value });
  }
  return { value, findings };
}

/** Every `templates/<name>/template.yaml`; the workspace's own shadows the package's of the same name. */
export function loadTemplates(root: string, packageRoot: string): Loaded<TemplateFiles> {
  const findings: Finding[] = [];
  const templates = new Map<string, TemplateFile>();
  for (const home of new Set([root, packageRoot])) {
    if (home === root) findings.push(...reportTemplateCopies(root));
    for (const folder of templateNames(home)) {
      const name = folder.normalize('NFC');
      const path = `templates/${folder}/template.yaml`;
      const shownAs = withSlashes(relative(root, join(home, path)));
      const part = { type: 'whole', limit: SETTINGS_LIMIT } as const;
      const template = readTextFile({ root: home, path, shownAs, part });
      findings.push(...template.findings);
      if (!template.value) continue;
      const own = templates.get(name);
      templates.set(name, own ? { ...own, shadowed: template.value } : template.value);
    }
  }
  return { value: templates, findings };
}

/** The templates of a workspace or of the package: each a folder of `templates/` that is no copy of another. */
export function templateNames(home: string): readonly string[] {
  const names = templateFolders(home);
  const beside = folderNames(names);
  return names.filter((name) => !copyOf(name, beside, false)?.isThere);
}

function templateFolders(home: string): readonly string[] {
  if (!isFolder(join(home, 'templates'))) return [];
  return listFolder(home, 'templates').value.filter((name) => isFile(join(home, 'templates', name, 'template.yaml')));
}

/** What is to be said about copies of templates, and of the file in a template. */
function reportTemplateCopies(root: string): readonly Finding[] {
  const names = templateFolders(root);
  const beside = folderNames(names);
  const read = comparedIn(root);
  const found = names.flatMap((name) => {
    const copy = copyOf(name, beside, false);
    if (!copy?.isThere) {
      const files = listFolder(root, `templates/${name}`).value;
      const folder = { names: files, beside: folderNames(files), fixed: ['template.yaml'] };
      return reportFixedNames(`templates/${name}`, folder, read);
    }
    const [path = '', original = ''] = [name, copy.original].map((one) => `templates/${one}/template.yaml`);
    const { range, difference } = compareFiles(read, path, original);
    return [finding('copy/folder', range, { original: copy.original, difference })];
  });
  return found.map(atStart);
}

/** The names in a folder of the workspace, sorted so that every system gives the same order. */
export function listFolder(root: string, path: string): Loaded<readonly string[]> {
  try {
    const names = readdirSync(join(root, path)).sort();
    return names.some(isGarbled) ? withoutGarbled(root, path) : { value: names, findings: [] };
  } catch (error) {
    const place = wholeFile(unreadFile(path));
    return { value: [], findings: [finding('folder-unreadable', place, { reason: reasonOf(error) })] };
  }
}

/**
 * The folders in a folder of the workspace, and links: one that leads nowhere stands for an issue, and is reported when that
 * is built. Of a thousand none is looked at by itself.
 */
function foldersIn(root: string, path: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(join(root, path), { withFileTypes: true });
    return new Set(entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map(({ name }) => name));
  } catch {
    // What can't be read is said by whoever lists it.
    return new Set();
  }
}

/** A name that isn't UTF-8 has U+FFFD in it, and no file is found by it. */
const isGarbled = (name: string): boolean => name.includes('\ufffd');

/** The names in a folder that files are found by; of the others it is said what they are in the encoding of old archives. */
function withoutGarbled(root: string, path: string): Loaded<readonly string[]> {
  const names = readdirSync(join(root, path), { encoding: 'buffer' });
  const readable = names.filter((name) => Buffer.from(name.toString()).equals(name)).map(String);
  const findings = names
    .filter((name) => !Buffer.from(name.toString()).equals(name))
    .map((name) => {
      const place = wholeFile(unreadFile(`${path}/${name.toString()}`));
      return finding('name-encoding', place, { name: new TextDecoder('gb18030').decode(name) });
    });
  return { value: readable.sort(), findings };
}

const isFolder = (path: string): boolean => statOf(path)?.isDirectory() ?? false;
/**
 * Whether anything stands at the path of a file: what may not be read, is no regular file, leads nowhere, or can't be looked at
 * for a loop of links or for lack of permission, is told when it is read.
 */
function isFile(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return reasonOf(error) !== 'ENOTDIR';
  }
}

function statOf(path: string): { isDirectory(): boolean } | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A loop of links, or no permission to look: as good as absent.
    return undefined;
  }
}
