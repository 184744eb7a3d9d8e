import { join } from 'node:path';
import { namesInside } from './open-inside.js';

/**
 * How the names of a path are written in their folders. macOS may store the accents of a name as characters of their own,
 * and finds the file by either form; other systems don't, so the form is made out here. Upper and lower case must be as
 * written on every system, also where the system would find the file.
 * @param root the workspace, links resolved
 * @param place relative to `home`, with `/`
 * @returns none where a folder has no such name; a name in a folder that can't be listed stays as it is written
 */
export function storedPath(root: string, home: string, place: string): string | undefined {
  const stored: string[] = [];
  for (const name of place.split('/')) {
    const names = name === '' || name === '.' ? [] : namesInside(root, join(home, ...stored));
    const found = names.length === 0 || names.includes(name) ? name : names.find((other) => isSame(other, name));
    if (found === undefined) return undefined;
    stored.push(found);
  }
  return stored.join('/');
}

const isSame = (a: string, b: string): boolean => a.normalize('NFC') === b.normalize('NFC');
