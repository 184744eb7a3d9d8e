const baseName = (path: string): string => path.normalize('NFC').split(/[\\/]/).at(-1) ?? path;

/** Whether a file is called like a pattern, with `*` for any characters and `?` for one. */
export function matchesFileName(path: string, pattern: string): boolean {
  const [name, wanted] = [baseName(path), pattern.normalize('NFC')].map((text) => Array.from(text.toLowerCase()));
  return matches(name ?? [], wanted ?? []);
}

/** Only the last `*` is ever tried again: what stood before it has its first place already. */
function matches(name: readonly string[], wanted: readonly string[]): boolean {
  let [at, place] = [0, 0];
  let star = -1;
  let tried = 0;
  while (at < name.length) {
    if (wanted[place] === '*') {
      star = place;
      tried = at;
      place += 1;
    } else if (wanted[place] === '?' || wanted[place] === name[at]) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      tried += 1;
      at = tried;
      place = star + 1;
    } else return false;
  }
  return wanted.slice(place).every((mark) => mark === '*');
}

/** Days, numbers and their words: what changes in the name of a sheet from week to week. */
const CHANGING = /[（(]?第?\d+(?:[年月日.、_~～—–至到-]+\d+)*[年月日期周号]*[)）]?(?![A-Za-z\d])|(?:最终版|终稿|副本)/g;

/** The pattern of a file that is sent every week; none where nothing in its name stays. */
export function guessPattern(path: string): string | undefined {
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z]{2,4})?$/.exec(baseName(path)) ?? [];
  const kept = stem.replace(CHANGING, '*').replace(/\*[*\s]*/g, '*');
  if (!/[\p{L}]/u.test(kept)) return undefined;
  return `${kept.includes('*') ? kept : `${kept}*`}${extension}`;
}
