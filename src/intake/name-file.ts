/** How long a name may be, in characters: names of 255 bytes are the longest that systems take. */
const LONGEST_NAME = 30;

/** A title as it may stand in a file's name on every system. */
export function fileNameOf(title: string): string {
  const name = Array.from(title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '').trim())
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/[. ]+$/, '');
  return name === '' ? '来稿' : name;
}

/** The first name of this form that no other file has, wherever capitals are the same. */
export function freeName(stem: string, extension: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.normalize('NFC').toLowerCase()));
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}${extension}`;
    if (!known.has(name.normalize('NFC').toLowerCase())) return name;
  }
}
