import path, { type PlatformPath } from 'node:path';

/*
 * What systems mean by paths. Whoever calls these takes the rules of the system it runs on; tests state others.
 */

/** Whether a path lies in a folder, or is that folder; both are absolute. */
export function isInside(folder: string, place: string, rules: PlatformPath = path): boolean {
  const way = rules.relative(folder, place);
  // There is no way from one drive of Windows to another.
  return way !== '..' && !way.startsWith(`..${rules.sep}`) && !rules.isAbsolute(way);
}

/** A path as findings name files: with `/`. */
export const withSlashes = (place: string, { sep }: Pick<PlatformPath, 'sep'> = path): string =>
  place.split(sep).join('/');

/** Devices of Windows, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?:\.|$)/i;
/** A colon begins the name of a stream beside the file's content. */
const RESERVED = /[<>:"|?*\p{Cc}]/u;

/**
 * Whether Windows takes a name for that of a file. It takes some for devices, and drops dots and blanks at the end, so that
 * one file would have many names. [Microsoft, Naming Files, Paths, and Namespaces]
 */
export const isWindowsName = (name: string): boolean =>
  name === '.' || name === '..' || !(DEVICE.test(name) || RESERVED.test(name) || /[. ]$/.test(name));
