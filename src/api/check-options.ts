/** What each option may be, in words and as a test; programs in plain JavaScript can hand in anything. */
const expected: Readonly<Record<string, readonly [words: string, isRight: (value: unknown) => boolean]>> = {
  workspace: ['the path of a folder', (value) => typeof value === 'string' && value !== ''],
  language: ["'zh' or 'en'", (value) => value === 'zh' || value === 'en'],
  issues: [
    "'all' or a list of numbers and folders' names",
    (value) => value === 'all' || (Array.isArray(value) && value.every(isIssue)),
  ],
  systemFonts: ['true or false', (value) => typeof value === 'boolean'],
  draft: ['true or false', (value) => typeof value === 'boolean'],
  issue: ["a number or a folder's name", isIssue],
  year: ['a whole number', Number.isInteger],
  series: ['the key of a series', (value) => typeof value === 'string'],
};

function isIssue(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

/**
 * Makes sure that options have the form that their types say.
 * @throws TypeError that names the first that hasn't
 */
export function checkOptions(options: unknown): void {
  if (typeof options !== 'object' || options === null) throw new TypeError('expected an object with options');
  const given = { workspace: undefined, ...options };
  for (const [name, value] of Object.entries(given)) {
    const [words, isRight] = (Object.hasOwn(expected, name) && expected[name]) || [];
    const isLeftOut = value === undefined && name !== 'workspace';
    if (words !== undefined && !isLeftOut && isRight?.(value) === false) throw new TypeError(`${name} is ${words}`);
  }
}
