import type { Finding } from '../model/finding.js';
import type { Param } from '../model/message.js';
import { cellsOf, cellWidth } from './terminal-text.js';

/**
 * Most of a source's text that a log may quote, in cells: the word that a finding is about, a date or a period, but no
 * sentence. Logs and reports of a CI are read by more people than the sources, and kept for years.
 */
export const MOST_QUOTED = 24;

/** Parameters that name files, in the wordings of findings: they are places, and stay whole. */
const NAMES_OF_FILES: ReadonlySet<string> = new Set(['file', 'archive', 'target', 'other', 'folder']);

const ABSOLUTE = /^(?:\/|[a-z]:\/)/i;
const OF_THE_WORKSPACE = /^(?:issues|dist|fonts|templates)\//;

/**
 * A finding as a CI may tell it: files are named from the repository's root, and no more of a source is quoted than the word
 * concerned.
 * @param prefix the way from the repository's root to the workspace: empty, or with `/` at its end
 */
export function discreetFinding({ code, params, severity, range }: Finding, prefix: string): Finding {
  const { file, start, end } = range;
  const path = ABSOLUTE.test(file.path) ? file.path : `${prefix}${file.path}`;
  const said = Object.entries(params).map(([name, value]) => [
    name,
    NAMES_OF_FILES.has(name) ? fromRepository(value, prefix) : shortened(value),
  ]);
  return { code, params: Object.fromEntries(said), severity, range: { file: { ...file, path }, start, end } };
}

const fromRepository = (value: Param, prefix: string): Param =>
  typeof value === 'string' && OF_THE_WORKSPACE.test(value) ? `${prefix}${value}` : value;

/** What is said in both languages is the program's own. */
function shortened(value: Param): Param {
  if (typeof value === 'string') return quoted(value);
  return Array.isArray(value) ? value.map(quoted) : value;
}

/** Whether a text is no longer than what may be quoted. Only the start of a text of megabytes is measured. */
export const isDiscreet = (text: string): boolean => text.length <= MOST_QUOTED * 4 && cellWidth(text) <= MOST_QUOTED;

function quoted(text: string): string {
  const start = text.slice(0, MOST_QUOTED * 4);
  if (isDiscreet(text)) return text;
  let kept = '';
  let width = 0;
  for (const cell of cellsOf(start)) {
    width += cell.width;
    if (width >= MOST_QUOTED) break;
    kept += cell.text;
  }
  return `${kept}…`;
}
