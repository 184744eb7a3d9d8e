import type { Finding } from '../model/finding.js';
import type { Language, Param } from '../model/message.js';
import type { SourceFile, SourceRange } from '../model/source.js';
import { alignedLine, columnWidths } from './aligned-line.js';
import { formatTalk } from './format-talk.js';
import { arrangeFindings } from './reported-finding.js';
import { talk } from './talk.js';
import { printable } from './terminal-text.js';

/** One character in one role. */
interface Entry {
  /** Code points, the character, its role, what it is set in. */
  readonly cells: readonly string[];
  readonly places: string[];
}

/**
 * The characters of an issue that no font has, or that are set in another way than they should be, each with all its
 * places; in the order of their code points, then of roles. Ends with a line end.
 * @param issue as it is called in a sentence
 * @param findings those about glyphs
 */
export function formatFontReport(issue: Param, findings: readonly Finding[], language: Language): string {
  const entries = collectEntries(findings, language);
  if (entries.length === 0) return `${formatTalk(talk('font-report-none', { issue }), language)}\n`;
  const count = new Set(entries.map(({ cells: [codes] }) => codes)).size;
  const plural = { zh: '', en: count === 1 ? '' : 's' };
  const headings = headingCodes.map((code) => formatTalk(talk(code, {}), language));
  const lines = [
    headings,
    // A character's further places stand below its first.
    ...entries.flatMap(({ cells, places }) =>
      places.map((place, index) => [...(index === 0 ? cells : cells.map(() => '')), place]),
    ),
  ];
  const widths = columnWidths(lines);
  const title = formatTalk(talk('font-report-title', { issue, count, plural }), language);
  return [title, ...lines.map((cells) => `  ${alignedLine(cells, widths)}`), ''].join('\n');
}

const headingCodes = [
  'font-report-code',
  'font-report-character',
  'font-report-role',
  'font-report-font',
  'font-report-places',
] as const;

function collectEntries(findings: readonly Finding[], language: Language): readonly Entry[] {
  const entries = new Map<string, Entry>();
  const placeOf = placeWriter();
  for (const finding of arrangeFindings(findings)) {
    const { codePoint = '', character = '', role = '' } = finding.params;
    const cells = [codePoint, character, role, fontOf(finding, language)].map((cell) => printable(String(cell)));
    const key = cells.join('\n');
    const entry = entries.get(key) ?? { cells, places: [] };
    entries.set(key, entry);
    entry.places.push(placeOf(finding.range));
  }
  return [...entries.values()].sort((a, b) => compareCells(a.cells, b.cells));
}

function fontOf({ code, params: { font = '' } }: Finding, language: Language): string {
  switch (code) {
    case 'missing-glyph':
      return formatTalk(talk('font-report-missing', {}), language);
    case 'substituted-glyph/variant':
      return formatTalk(talk('font-report-base', { font }), language);
    case 'substituted-glyph/equivalent':
      return formatTalk(talk('font-report-equivalent', { font }), language);
    default:
      return String(font);
  }
}

/** The order of rows: by code points, of which the shorter are the smaller, then by role and font. */
function compareCells([a = '', ...others]: readonly string[], [b = '', ...rest]: readonly string[]): number {
  const [left, right] = [others.join(' '), rest.join(' ')];
  const [first = '', second = ''] = [a.split(' ')[0], b.split(' ')[0]];
  return first.length - second.length || compare(a, b) || compare(left, right);
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Writes `file:line:column`. A file of many places is searched for its lines once. */
function placeWriter(): (range: SourceRange) => string {
  const known = new Map<SourceFile, readonly number[]>();
  return ({ file, start }) => {
    const starts = known.get(file) ?? [
      0,
      ...Array.from(file.text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length),
    ];
    known.set(file, starts);
    const line = lastAtMost(starts, start);
    return `${printable(file.path)}:${line + 1}:${start - (starts[line] ?? 0) + 1}`;
  };
}

/** Index of the last of these rising numbers that is not above the limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
