import { type Finding, type Outcome, unmade } from '../model/finding.js';
import type { Placeholder } from '../model/issue.js';
import type { SourceRange } from '../model/source.js';
import { PLACEHOLDER } from './block-text.js';
import { finding } from './finding.js';

/** A name of a series, a figure, a measure or a form. */
const NAME = /^[\p{L}\p{N}]+$/u;

/** Splits `{{系列.图.指标|形式}}`, also as a Chinese input method types it. What is no placeholder is reported. */
export function readPlaceholder(range: SourceRange): Outcome<Omit<Placeholder, 'emphasis' | 'link'>> {
  const typed = range.file.text.slice(range.start, range.end);
  const [path = '', format, ...moreFormats] = typed
    .slice(2, -2)
    .split(/[|｜]/)
    .map((part) => part.trim());
  const [series = '', figure = '', measure, ...more] = path.split(/[.。．·]/).map((name) => name.trim());
  const names = [series, ...(path.search(/[.。．·]/) < 0 ? [] : [figure]), measure, format];
  const fits = names.every((name) => name === undefined || NAME.test(name));
  if (!fits || more.length > 0 || moreFormats.length > 0) {
    return unmade(finding('placeholder-form', range, { typed, example: '{{综窗.本周.受理}}' }));
  }
  const parts = { series, figure, ...(measure === undefined ? {} : { measure }) };
  const placeholder = { type: 'placeholder', ...parts, ...(format === undefined ? {} : { format }), range } as const;
  return { value: placeholder, findings: [] };
}

/** A placeholder where none can stand. */
export const misplaced = (range: SourceRange): Finding =>
  finding('placeholder-place', range, { typed: range.file.text.slice(range.start, range.end) });

/** Two braces that are no part of a placeholder. */
export const strayBrace = (range: SourceRange): Finding =>
  finding('placeholder-brace', range, { typed: range.file.text.slice(range.start, range.end) });

/** The placeholders and other braces in what is no running text, such as an address. */
export function findBraces({ file, start, end }: SourceRange): readonly Finding[] {
  const braces = new RegExp(String.raw`${PLACEHOLDER.source}|\{\{|\}\}|｛｛|｝｝`, 'g');
  return Array.from(file.text.slice(start, end).matchAll(braces), ({ 0: typed, index }) => {
    const range = { file, start: start + index, end: start + index + typed.length };
    return typed.length > 2 ? misplaced(range) : strayBrace(range);
  });
}
