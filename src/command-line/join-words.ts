/**
 * The words of bash's COMP_WORDS as the program would get them: without quotes and backslashes, and `--option`, `=`,
 * `value` in one. What `$(…)` or `$name` stand for is not looked up.
 */
export function joinWords(typed: readonly string[]): readonly string[] {
  const words: string[] = [];
  let isAssigning = false;
  for (const word of typed) {
    const last = words.at(-1);
    const isSign = word === '=' && last?.startsWith('--') === true && !last.includes('=');
    if (last !== undefined && (isSign || isAssigning)) words[words.length - 1] = last + unquoted(word);
    else words.push(unquoted(word));
    isAssigning = isSign;
  }
  return words;
}

/** Single quotes keep all, double quotes all but backslashes; the last quote may still be open. */
const unquoted = (word: string): string =>
  word.replace(/'([^']*)(?:'|$)|"((?:[^"\\]|\\.)*)(?:"|\\?$)|\\(.)/gs, (_, single, double, escaped) =>
    single !== undefined ? single : double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : escaped,
  );
