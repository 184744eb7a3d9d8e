import { existsSync } from 'node:fs';
import { delimiter, join, normalize, resolve } from 'node:path';
import { PACKAGE_NAME } from '../../model/package-name.js';
import { isInside } from '../../read/path-rules.js';
import { readAll, withFile } from '../../read/read-file.js';

/** The largest package.json that is read, in bytes. */
const MOST = 1024 * 1024;

/** What npm calls the program, on any system. */
const programNames = ['bulletin', 'bulletin.cmd'];

/** What npx puts before the other folders of `PATH`, and what is gone once it ends. */
const ofNpx = normalize('node_modules/.bin');

/**
 * Whether the program is found from a workspace by npx and by the files to double-click: it is installed there, or on
 * the computer.
 * @param searched `PATH`
 */
export function isInstalledFor(root: string, searched: string): boolean {
  const folders = searched.split(delimiter).filter((folder) => folder !== '' && !folder.endsWith(ofNpx));
  const places = [join(root, ofNpx), ...folders];
  return places.some((folder) => programNames.some((name) => existsSync(join(folder, name))));
}

/** What `npm install` is given to install this program elsewhere: its folder, but for one that npx may clear away. */
export function installedFrom(packageRoot: string): string {
  const root = resolve(packageRoot);
  return root.split(/[\\/]/).includes('_npx') ? PACKAGE_NAME : root;
}

/**
 * Whether `npm ci` finds the program on another computer too: the workspace's package.json names a version of a registry, or
 * a file within the workspace. A folder of this computer is no place for a runner.
 */
export function isInstalledForRunners(root: string): boolean {
  const asked = askedFor(root);
  if (asked === undefined) return false;
  const [, path] = /^(?:file|link):(?:\/\/)?(.*)$/.exec(asked) ?? [];
  return path === undefined || isInside(root, resolve(root, path));
}

/** What the workspace's package.json asks npm for; none where it doesn't depend on the program. */
function askedFor(root: string): string | undefined {
  try {
    const bytes = withFile(join(root, 'package.json'), MOST, readAll);
    const described: unknown = JSON.parse(Buffer.from(bytes ?? []).toString());
    for (const kind of ['dependencies', 'devDependencies']) {
      const asked = fieldOf(fieldOf(described, kind), PACKAGE_NAME);
      if (typeof asked === 'string') return asked;
    }
  } catch {
    // There is no package.json, or none that npm could read either.
  }
  return undefined;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
