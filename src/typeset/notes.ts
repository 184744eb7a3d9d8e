import type { Note } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import { em, type Pt, pt } from '../model/length.js';
import type { Template } from '../model/template.js';
import { collectSpans, spansOf } from './collect-spans.js';
import { type ComposedLine, type Compositor, composeText, type TextBox } from './compose-text.js';

/** One line of a footnote. */
export interface NoteLine {
  readonly note: Note;
  readonly line: ComposedLine;
}

/** The footnotes of an issue, as far as the page breaker needs to know them. */
export interface ComposedNotes {
  /** What was found in the notes that were asked for so far. */
  readonly findings: readonly Finding[];
  linesOf(note: Note): readonly NoteLine[];
  /** How many lines of the grid so many lines of footnotes take at a page's foot, with the rule above them. */
  rowsFor(lines: number): number;
}

/** Composes the notes that a text may ask for, each once. */
export function composeNotes(
  { footnote, text, typeArea }: Template,
  { compositor, pitch }: { compositor: Compositor; pitch: Pt },
): ComposedNotes {
  const findings: Finding[] = [];
  const known = new Map<Note, readonly NoteLine[]>();
  const roles = { none: footnote.font, strong: text.strong, emphasis: text.emphasis };
  const box: TextBox = {
    measure: em(typeArea.width / footnote.size - footnote.hang),
    indent: em(0),
    align: 'justify',
  };
  const compose = (note: Note): readonly NoteLine[] => {
    const marks = spansOf(note.mark, footnote.font);
    const stretches = note.paragraphs.flatMap((content) => collectSpans(content, roles));
    return stretches.flatMap((spans, index) => {
      const isFirst = index === 0;
      const own: TextBox = isFirst ? { ...box, indent: em(-footnote.hang) } : box;
      const composed = composeText(isFirst ? [...marks, ...spans] : spans, own, compositor);
      findings.push(...composed.findings);
      return composed.lines.map((line) => ({ note, line: { ...line, x: em(line.x + footnote.hang) } }));
    });
  };
  return {
    findings,
    linesOf(note) {
      const lines = known.get(note) ?? compose(note);
      known.set(note, lines);
      return lines;
    },
    rowsFor: (lines) => (lines === 0 ? 0 : Math.ceil(noteHeight(lines, footnote) / pitch - TOLERANCE)),
  };
}

/** Heights are sums of fractions. */
const TOLERANCE = 1e-6;

/** The height of so many lines of notes, with the rule above them and its distances on both sides. */
const noteHeight = (lines: number, { gap, leading }: Template['footnote']): Pt => pt(2 * gap + lines * leading);
