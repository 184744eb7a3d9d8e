import { Chalk, type ChalkInstance } from 'chalk';
import type { Finding } from '../model/finding.js';
import type { Language, Severity } from '../model/message.js';
import { codeFrame } from './code-frame.js';
import { formatTalk } from './format-talk.js';
import type { PrintedPlace } from './printed-places.js';
import { arrangeFindings, countFindings, reportedFinding } from './reported-finding.js';
import { talk } from './talk.js';
import { cellWidth, printable } from './terminal-text.js';
import { wrapLine } from './wrap-talk.js';

/** How findings are shown to a person. */
export interface PrettyOptions {
  readonly language: Language;
  readonly color: boolean;
  /** The width of the terminal, in cells. */
  readonly columns: number;
  /** Whether a person watches: lines too wide for the terminal are wrapped then. */
  readonly interactive?: boolean;
  /** Whether all are shown, however many there are. */
  readonly verbose?: boolean;
  /** Where findings stand on the pages, where that is known. */
  readonly printed?: ReadonlyMap<Finding, PrintedPlace>;
  /** What was found in lines that were changed since the last proof: it comes first. */
  readonly fresh?: ReadonlySet<Finding>;
}

/** One line a finding, for editors and scripts: `issues/519/index.md:7:12: error: message [rule]`. Ends with a line end. */
export function formatShort(findings: readonly Finding[], language: Language): string {
  return arrangeFindings(findings)
    .map((finding) => {
      const { file, line, column, severity, rule, message } = reportedFinding(finding, language);
      return `${printable(file)}:${line}:${column}: ${severity}: ${printable(message)} [${rule}]\n`;
    })
    .join('');
}

/** How many findings that are no errors are shown at first: more are not read before the errors are mended. */
const OTHERS_SHOWN = 10;

/**
 * Findings with the words in the source that they are about, and how to mend them: what is new since the last proof before all
 * else, where there is such. Ends with a line end.
 */
export function formatPretty(findings: readonly Finding[], options: PrettyOptions): string {
  const { fresh = new Set(), language } = options;
  const arranged = arrangeFindings(findings);
  const [news, others] = [true, false].map((isNew) => arranged.filter((found) => fresh.has(found) === isNew));
  if (!news?.length) return formatGroup(arranged, options);
  const [newHead, otherHead] = (['findings-new', 'findings-other'] as const).map(
    (code) => `${formatTalk(talk(code, {}), language)}\n`,
  );
  const rest = others?.length ? otherHead + formatGroup(others, options) : '';
  return newHead + formatGroup(news, options) + rest;
}

/** Errors, then warnings, then hints, and of these others as many as are read at a time. */
function formatGroup(arranged: readonly Finding[], options: PrettyOptions): string {
  const [errors = [], ...others] = (['error', 'warning', 'hint'] as const).map((wanted) =>
    arranged.filter(({ severity }) => severity === wanted),
  );
  const all = others.flat();
  const shown = options.verbose || all.length <= OTHERS_SHOWN + 1 ? all : all.slice(0, OTHERS_SHOWN);
  const left = all.length - shown.length;
  const more = left > 0 ? `${formatTalk(talk('findings-left', { count: left }), options.language)}\n` : '';
  return [...errors, ...shown].map((finding) => prettyFinding(finding, options)).join('') + more;
}

/** How many there are of each severity: `2 个错误，1 个警告`. Empty where there are none. */
export function formatCounts(findings: readonly Finding[], language: Language): string {
  const counts = countFindings(arrangeFindings(findings));
  return (['error', 'warning', 'hint'] as const)
    .map((severity) => ({ severity, count: counts[severity] }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => {
      const plural = { zh: '', en: count === 1 ? '' : 's' };
      return formatTalk(talk(`count-${severity}`, { count, plural }), language);
    })
    .join(language === 'zh' ? '，' : ', ');
}

function prettyFinding(finding: Finding, options: PrettyOptions): string {
  const { language, color, columns, interactive } = options;
  const paint = new Chalk({ level: color ? 1 : 0 });
  const { line, note } = reportedFinding(finding, language);
  const wrapAt = interactive ? columns : Number.POSITIVE_INFINITY;
  const lines = [headLine(finding, options, { paint, wrapAt }), ...frameLines(finding, line, columns, paint)];
  if (note !== undefined) {
    const label = formatTalk(talk('note', {}), language);
    lines.push(wrapLine(`  ${label}${printable(note)}`, wrapAt).replace(label, () => paint.bold(label)));
  }
  return `${lines.join('\n')}\n`;
}

/** Where it is, what it is, and the rule. Wrapped before it is painted, as colours have no width. */
function headLine(
  finding: Finding,
  { language, printed }: PrettyOptions,
  { paint, wrapAt }: { readonly paint: ChalkInstance; readonly wrapAt: number },
): string {
  const { file, line, column, severity, rule, message } = reportedFinding(finding, language);
  const place = `${printable(file)}:${line}:${column}:`;
  const label = formatTalk(talk(`severity-${severity}`, {}), language);
  const at = printed?.get(finding);
  const page = at ? ` ${formatTalk(talk('printed-at', { page: at.page, line: at.line }), language)}` : '';
  // Terminals open a place that is clicked on: it stays in one piece, as a word of its width would.
  const word = 'x'.repeat(cellWidth(place));
  const wrapped = wrapLine(`${word} ${label}${printable(message)} [${rule}]${page}`, wrapAt).slice(word.length);
  const tail = wrapped.lastIndexOf(`[${rule}]`);
  const head = wrapped.slice(0, tail).replace(label.trimEnd(), (found) => paint[colors[severity]].bold(found));
  return paint.bold(place) + head + paint.dim(wrapped.slice(tail));
}

const colors = { error: 'red', warning: 'yellow', hint: 'cyan' } as const satisfies Record<Severity, string>;

function frameLines(finding: Finding, line: number, columns: number, paint: ChalkInstance): string[] {
  const gutter = `  ${line} │ `;
  const frame = codeFrame(finding.range, columns - gutter.length);
  if (!frame) return [];
  const blankGutter = `${' '.repeat(gutter.length - 2)}│ `;
  return [paint.dim(gutter) + frame.text, paint.dim(blankGutter) + paint[colors[finding.severity]](frame.carets)];
}
