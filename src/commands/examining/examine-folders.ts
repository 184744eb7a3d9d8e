import { accessSync, constants, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnosis, diagnosis } from '../../model/diagnosis.js';
import { UsageError } from '../../model/usage-error.js';
import { listIssues, loadSettings } from '../../read/load-workspace.js';
import { thisSystem } from '../../read/surroundings.js';
import { wordFinding } from '../../report/reported-finding.js';
import { cacheFolder } from '../../workspace/cache/cache-folder.js';
import { measureCache } from '../../workspace/cache/tidy-cache.js';
import { tryWriting } from '../../workspace/files/write-file.js';
import { findRoot } from '../../workspace/find-root.js';
import { talk } from '../talk.js';

const MEGABYTE = 1e6;
/** With less room than this, in bytes, a disk is called nearly full: a build of an issue with images writes less. */
const LITTLE_SPACE = 200 * MEGABYTE;

/**
 * The workspace and its folders.
 * @throws UsageError where there is no folder `cwd`
 */
export function examineWorkspace(
  cwd: string | undefined,
  standing: string,
): { readonly root: string | undefined; readonly found: readonly Diagnosis[] } {
  let root: string;
  try {
    root = findRoot(cwd, standing);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { folder = '', file = '' } = error.params;
    if (error.code === 'init-interrupted') {
      return {
        root: undefined,
        found: [diagnosis('workspace', 'error', talk('doctor-init-interrupted', { folder, file }))],
      };
    }
    if (error.code !== 'no-workspace') throw error;
    return {
      root: undefined,
      found: [diagnosis('workspace', 'hint', talk('doctor-no-workspace', { folder }))],
    };
  }
  const found = [
    diagnosis('workspace', 'ok', talk('doctor-workspace', { folder: root })),
    ...examineIssues(root),
    examineOutput(join(root, 'dist')),
    ...examineDisk(root),
  ];
  return { root, found };
}

function examineIssues(root: string): readonly Diagnosis[] {
  const folder = join(root, 'issues');
  const unreadable = [...listIssues(root).findings, ...loadSettings(root).findings].filter(
    ({ severity }) => severity === 'error',
  );
  const [first] = unreadable;
  if (first) {
    const reason = wordFinding(first);
    return [diagnosis('issues', 'error', talk('doctor-issues-unreadable', { file: first.range.file.path, reason }))];
  }
  const issues = listIssues(root).value;
  const locked = issues.find((name) => !isReadable(join(folder, name)));
  if (locked !== undefined) {
    const reason = { zh: '没有读取的权限', en: 'no permission to read it' };
    return [diagnosis('issues', 'error', talk('doctor-issues-unreadable', { file: `issues/${locked}`, reason }))];
  }
  const trouble = tryWriting(folder);
  if (trouble) return [diagnosis('issues', 'hint', talk('doctor-issues-locked', { reason: reasonOf(trouble) }))];
  return [diagnosis('issues', 'ok', talk('doctor-issues', { count: issues.length, newest: issues.at(-1) ?? '-' }))];
}

function isReadable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function examineOutput(folder: string): Diagnosis {
  const trouble = tryWriting(folder);
  return trouble
    ? diagnosis('output', 'error', talk('doctor-output-locked', { folder, reason: reasonOf(trouble) }))
    : diagnosis('output', 'ok', talk('doctor-output', { folder }));
}

function examineDisk(root: string): readonly Diagnosis[] {
  try {
    const { bavail, bsize } = statfsSync(root);
    const free = bavail * bsize;
    const params = { size: `${(free / MEGABYTE / 1000).toFixed(1)} GB` };
    return [
      free < LITTLE_SPACE
        ? diagnosis('disk', 'hint', talk('doctor-disk-full', params))
        : diagnosis('disk', 'ok', talk('doctor-disk', params)),
    ];
  } catch {
    // Some shared folders can't say.
    return [];
  }
}

/** The folder of the cache. A program without one only takes longer, so nothing about it is an error. */
export function examineCache(): readonly Diagnosis[] {
  const folder = cacheFolder(thisSystem());
  if (folder === undefined) return [diagnosis('cache', 'hint', talk('doctor-no-cache', {}))];
  const trouble = tryWriting(folder);
  if (trouble) return [diagnosis('cache', 'hint', talk('doctor-cache-locked', { folder, reason: reasonOf(trouble) }))];
  const size = `${(measureCache(folder).bytes / MEGABYTE).toFixed(1)} MB`;
  return [diagnosis('cache', 'ok', talk('doctor-cache', { folder, size }))];
}

const reasonOf = ({ params }: UsageError) => params.reason ?? '';
