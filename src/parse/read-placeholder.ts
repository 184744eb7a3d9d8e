import type { Finding } from '../model/finding.js';
import type { Placeholder } from '../model/issue.js';
import type { SourceRange } from '../model/source.js';
import { finding } from './finding.js';

/** A name of a series, a figure, a measure or a form. */
const NAME = /^[\p{L}\p{N}]+$/u;

/** Splits `{{系列.图.指标|形式}}`, also as a Chinese input method types it. What is no placeholder is reported. */
export function readPlaceholder(
  range: SourceRange,
  findings: Finding[],
): Omit<Placeholder, 'emphasis' | 'link'> | undefined {
  const typed = range.file.text.slice(range.start, range.end);
  const [path = '', format, ...moreFormats] = typed
    .slice(2, -2)
    .split(/[|｜]/)
    .map((part) => part.trim());
  const [series = '', figure = '', measure, ...more] = path.split(/[.。．·]/).map((name) => name.trim());
  const names = [series, ...(path.search(/[.。．·]/) < 0 ? [] : [figure]), measure, format];
  const fits = names.every((name) => name === undefined || NAME.test(name));
  if (!fits || more.length > 0 || moreFormats.length > 0) {
    findings.push(finding('placeholder-form', range, { typed, example: '{{综窗.本周.受理}}' }));
    return undefined;
  }
  const parts = { series, figure, ...(measure === undefined ? {} : { measure }) };
  return { type: 'placeholder', ...parts, ...(format === undefined ? {} : { format }), range };
}
