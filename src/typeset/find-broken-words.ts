import type { Finding } from '../model/finding.js';
import { isHan } from '../model/han.js';
import { wordAt } from '../model/segments.js';
import { type ComposedLine, itemsOn, joinSources, sourcesOn } from './compose-text.js';
import { finding } from './finding.js';

/**
 * R5: words of Han that the line ends of a heading part, each at its place. Which characters make a word is told by the
 * dictionary of Unicode's word boundaries (UAX #29), so this is for hints only.
 */
export function findBrokenWords(lines: readonly ComposedLine[]): Finding[] {
  return lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before ? findBrokenWord(before, line) : [];
  });
}

/** Western words are kept whole by K8, which reports where it could not. */
function findBrokenWord(before: ComposedLine, after: ComposedLine): Finding[] {
  const lineEnd = textOf(before).length;
  const word = wordAt(textOf(before) + textOf(after), lineEnd);
  if (!word || word.index === lineEnd || !isHan(word.segment)) return [];
  let offset = 0;
  const sources = [...sourcesOn(before), ...sourcesOn(after)];
  const written = [...itemsOn(before), ...itemsOn(after)].map(({ text }, index) => {
    const start = offset;
    offset += text.length;
    return word.index <= start && start < word.index + word.segment.length ? sources[index] : undefined;
  });
  const range = joinSources(written);
  return range ? [finding('heading-word', range, { word: word.segment })] : [];
}

const textOf = (line: ComposedLine): string =>
  itemsOn(line)
    .map(({ text }) => text)
    .join('');
