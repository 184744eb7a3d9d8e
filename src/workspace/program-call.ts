import { existsSync } from 'node:fs';
import path, { type PlatformPath } from 'node:path';

/** The file that names the version of the offline package which runs. It stands beside all versions. */
export const CURRENT_FILE = 'current';
/** The list of a version's files. */
export const SUMS_FILE = 'SHA256SUMS';

/** Whether a program is a version of the offline package. */
export const isOfflinePackage = (packageRoot: string): boolean =>
  existsSync(path.join(packageRoot, SUMS_FILE)) && existsSync(path.join(path.dirname(packageRoot), CURRENT_FILE));

/**
 * How the program is called by whoever stands in a folder: by the launcher of the offline package, or by npm.
 * @param packageRoot the folder that the program is installed in
 */
export const programCall = (packageRoot: string, standing: string): string =>
  isOfflinePackage(packageRoot) ? launcherCall(packageRoot, standing) : 'npx --no bulletin';

/** The launcher as it is typed: near ones by a relative path, which stays right where the whole folder is moved. */
export function launcherCall(packageRoot: string, standing: string, rules: PlatformPath = path): string {
  const home = rules.dirname(rules.dirname(packageRoot));
  const name = rules === path.win32 ? 'bulletin.cmd' : 'bulletin.sh';
  const isAt = (folder: string): boolean => rules.relative(folder, home) === '';
  if (isAt(standing)) return `.${rules.sep}${name}`;
  if (isAt(rules.dirname(standing))) return `..${rules.sep}${name}`;
  const launcher = rules.join(home, name);
  return /^[\p{L}\p{N}._/\\:-]+$/u.test(launcher) ? launcher : quotedPath(launcher, rules);
}

/** A path as it is typed in a command: a shell looks for variables and commands between double quotes. */
export const quotedPath = (typed: string, rules: PlatformPath = path): string =>
  /["$`\\!]/.test(typed) && rules !== path.win32 ? `'${typed.replaceAll("'", "'\\''")}'` : `"${typed}"`;
