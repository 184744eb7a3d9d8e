import { basename, relative } from 'node:path';
import { watch } from 'chokidar';
import { isLeftover } from '../read/copy-names.js';
import { withSlashes } from '../read/path-rules.js';

/** Folders of a workspace that issues are made from. */
const folders: ReadonlySet<string> = new Set(['issues', 'templates', 'fonts']);

interface FolderWatch {
  close(): Promise<void>;
}

/** After the last event so long, so that a save in several steps makes one build; in milliseconds. */
const SETTLE = 50;

/**
 * Watches what the issues of a workspace are made from: `issues/`, `templates/` and `fonts/`. Folders are watched, not
 * files: so every way of saving is seen, and files and folders that come, go and come back. Links are not followed.
 * @param isWatched whether a file below these folders matters; its path is relative to the workspace, with `/`
 * @param changed is given the paths that changed since the last call, relative to the workspace, with `/`
 */
export async function watchFolders(
  root: string,
  isWatched: (path: string) => boolean,
  changed: (paths: ReadonlySet<string>) => void,
): Promise<FolderWatch> {
  const pathOf = (path: string): string => withSlashes(relative(root, path));
  const isIgnored = (path: string, isFile: boolean): boolean =>
    path !== '' &&
    (!folders.has(path.split('/')[0] ?? '') || isLeftover(basename(path)) || (isFile && !isWatched(path)));
  // The workspace itself, though only these folders of it matter: chokidar counts a folder that isn't there twice, and
  // says that it is ready before it has looked through the others.
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => isIgnored(pathOf(path), stats?.isFile() === true),
  });
  let paths = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    paths.add(pathOf(path));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const settled = paths;
      paths = new Set();
      changed(settled);
    }, SETTLE);
  });
  // What can't be watched, such as a folder without permission, is left out: the next build says what is wrong with it.
  watcher.on('error', () => {});
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve);
  });
  return {
    close() {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}
