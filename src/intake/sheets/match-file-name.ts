const baseName = (path: string): string => path.normalize('NFC').split(/[\\/]/).at(-1) ?? path;

/** Whether a file is called like a pattern, with `*` for any characters and `?` for one. */
export function matchesFileName(path: string, pattern: string): boolean {
  const parts = pattern.normalize('NFC').split(/\*+/);
  const form = parts.map((part) => part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '.')).join('.*');
  return new RegExp(`^${form}$`, 'iu').test(baseName(path));
}

/** Days, numbers and their words: what changes in the name of a sheet from week to week. */
const CHANGING =
  /[（(]?第?\d+(?:[年月日.、_~～—–-]*(?:至|到)?[年月日.、_~～—–-]*\d+)*[年月日期周号]*[)）]?(?=$|[^A-Za-z])|(?:最终版|终稿|副本)/g;

/** The pattern of a file that is sent every week; none where nothing in its name stays. */
export function guessPattern(path: string): string | undefined {
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z]{2,4})?$/.exec(baseName(path)) ?? [];
  const kept = stem.replace(CHANGING, '*').replace(/\*[*\s]*/g, '*');
  if (!/[\p{L}]/u.test(kept)) return undefined;
  return `${kept.includes('*') ? kept : `${kept}*`}${extension}`;
}
