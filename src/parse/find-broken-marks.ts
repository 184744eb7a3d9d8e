import type { Finding } from '../model/finding.js';
import type { TextRun } from '../model/issue.js';
import { rangeOfRun, sliceRun } from '../model/text-run.js';
import { finding } from './finding.js';

/** A footnote's mark as it may be typed, or the mark and colon that its text begins with. */
const MARK = /[[［][\^＾]([^[\]［］^\r\n]{1,40})[\]］]([:：]?)/g;

/** What was meant as a footnote's mark and is text: it has no footnote, or full-width signs. */
export function findBrokenMarks(run: TextRun): readonly Finding[] {
  if (!/[\^＾]/.test(run.text)) return [];
  return Array.from(run.text.matchAll(MARK), ({ 0: whole, 1: label = '', 2: colon = '', index }): Finding[] => {
    const range = rangeOfRun(sliceRun(run, index, index + whole.length));
    const bracket = rangeOfRun(sliceRun(run, index, index + 1));
    // `\[^1]` is meant as text.
    if (bracket.end - bracket.start > 1) return [];
    const begins = isLineStart(run.text, index);
    const typed = begins ? whole : whole.slice(0, whole.length - colon.length);
    const place = { ...range, end: range.end - (whole.length - typed.length) };
    const mark = `[^${label.trim()}]`;
    if (/[［］＾]/.test(typed)) {
      return [finding('footnote-form/bracket', place, { typed, wanted: begins && colon ? `${mark}: ` : mark })];
    }
    if (begins && colon === '：') return [finding('footnote-form/colon', place, { typed, wanted: `${mark}: ` })];
    if (/\s/.test(label)) return [finding('footnote-form/label', place, { typed })];
    return [finding('footnote-undefined', { ...range, end: range.end - colon.length }, { mark })];
  }).flat();
}

function isLineStart(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && ' \t\u3000'.includes(text.charAt(before))) before -= 1;
  return before < 0 || '\r\n'.includes(text.charAt(before));
}
