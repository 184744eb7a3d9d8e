import type { HardBreak, Inline, TextRun } from '../model/issue.js';
import type { SourceRange } from '../model/source.js';
import { joinRuns, sameStyle, sliceRun } from '../model/text-run.js';
import type { Atom, LineEnd } from './read-inlines.js';

/** What stands on a line. */
type LineContent = Exclude<Inline, HardBreak>;

/** One line of the source, without the blanks at its ends and its line end. */
export interface Line {
  readonly content: readonly LineContent[];
  /** What parts it from the line before it. */
  readonly before?: LineEnd;
}

/** The lines of a paragraph; lines with nothing on them, such as a note's, are left out. */
export function splitLines(atoms: readonly Atom[]): readonly Line[] {
  const lines: Line[] = [];
  let content: LineContent[] = [];
  let before: LineEnd | undefined;
  const finish = (end: LineEnd | undefined) => {
    const trimmed = trim(content);
    if (trimmed.length > 0) lines.push({ content: trimmed, ...(before && lines.length > 0 ? { before } : {}) });
    // A hard break counts even where the line between it and the next break is a note's.
    before = trimmed.length === 0 && before?.hard ? before : end;
    content = [];
  };
  for (const atom of atoms) {
    if (atom.type === 'line-end') finish(atom);
    else content.push(atom);
  }
  finish(undefined);
  return lines;
}

/** Blanks, also full-width and no-break ones. */
const BLANKS = ' \t\r\n\u3000\u00a0';

function trim(content: readonly LineContent[]): readonly LineContent[] {
  const kept = [...content];
  for (let first = kept[0]; first?.type === 'text'; first = kept[0]) {
    let start = 0;
    while (start < first.text.length && BLANKS.includes(first.text.charAt(start))) start += 1;
    if (start < first.text.length) {
      kept[0] = sliceRun(first, start, first.text.length);
      break;
    }
    kept.shift();
  }
  for (let last = kept.at(-1); last?.type === 'text'; last = kept.at(-1)) {
    let end = last.text.length;
    while (end > 0 && BLANKS.includes(last.text.charAt(end - 1))) end -= 1;
    if (end > 0) {
      kept[kept.length - 1] = sliceRun(last, 0, end);
      break;
    }
    kept.pop();
  }
  return kept;
}

/** Han, and the marks that are set in a Han character's width. */
const CHINESE = /[\p{Script=Han}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef“”‘’—…·]/u;

/**
 * Joins lines to running text. A soft line end disappears beside Han and Chinese marks, as those are written without
 * blanks; between other text it is a blank. A placeholder counts as Han: figures stand in Chinese text.
 */
export function joinLines(lines: readonly Line[]): readonly Inline[] {
  const inlines: Inline[] = [];
  for (const { content, before } of lines) {
    const last = inlines.at(-1);
    const next = content[0];
    if (before?.hard && last) inlines.push({ type: 'break', range: before.range } satisfies HardBreak);
    else if (before && last?.type === 'text' && next?.type === 'text' && wantsBlank(last.text, next.text)) {
      inlines.push(blankAt(before.range, sameStyle(last, next) ? last : undefined));
    }
    for (const inline of content) inlines.push(inline);
  }
  return mergeRuns(inlines);
}

const wantsBlank = (before: string, after: string): boolean =>
  !CHINESE.test([...before.slice(-2)].at(-1) ?? '') && !CHINESE.test([...after.slice(0, 2)][0] ?? '');

function blankAt({ file, start, end }: SourceRange, like: TextRun | undefined): TextRun {
  const map = [{ type: 'replaced', at: 0, length: 1, sourceStart: start, sourceEnd: end }] as const;
  const link = like?.link === undefined ? {} : { link: like.link };
  return { type: 'text', text: ' ', file, map, emphasis: like?.emphasis ?? 'none', ...link };
}

/** Neighbouring runs of one style become one run. */
function mergeRuns(inlines: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  let group: TextRun[] = [];
  const flush = () => {
    if (group.length > 0) merged.push(joinAll(group));
    group = [];
  };
  for (const inline of inlines) {
    const first = group[0];
    if (inline.type !== 'text' || (first && !sameStyle(first, inline))) flush();
    if (inline.type === 'text') group.push(inline);
    else merged.push(inline);
  }
  flush();
  return merged;
}

/** Pairs first, so that a thousand runs are not copied a thousand times. */
function joinAll(runs: readonly TextRun[]): TextRun {
  const [first, second] = runs;
  if (first && !second) return first;
  if (first && second && runs.length === 2) return joinRuns(first, second);
  const middle = runs.length >> 1;
  return joinRuns(joinAll(runs.slice(0, middle)), joinAll(runs.slice(middle)));
}
