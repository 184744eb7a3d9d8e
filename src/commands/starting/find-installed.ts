import { existsSync } from 'node:fs';
import { delimiter, join, normalize, resolve } from 'node:path';

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
  return root.split(/[\\/]/).includes('_npx') ? 'bulletin' : root;
}
