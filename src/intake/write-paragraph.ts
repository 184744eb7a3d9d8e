import { type BlockTree, type RunTree, tidyRuns } from '../model/block-tree.js';
import type { Level } from '../model/issue.js';
import { readLabel } from '../model/label.js';
import { type ManuscriptInline, type ManuscriptText, wordsOfInlines } from '../model/manuscript.js';
import type { DraftForm } from './draft.js';
import { writeInlines } from './write-inlines.js';
import type { NoteBook } from './write-notes.js';

/** What a manuscript says, as it is to come back. */
export const runsOf = (content: readonly ManuscriptInline[]): readonly RunTree[] =>
  tidyRuns(
    content.flatMap((inline): readonly RunTree[] => {
      if (inline.type === 'text') return withoutOuterMarks(inline);
      return [inline.type === 'note' ? { type: 'note', paragraphs: inline.paragraphs.map(runsOf) } : inline];
    }),
  );

/** Blanks and marks that belong to what stands before or behind; nothing that is emphasised begins or ends with them. */
const OUTER = /^([\s，、。；：？！）》〉”’」』】〕,;:?!)]*)(.*?)([\s（《〈“‘「『【〔(]*)$/su;

/** A text whose emphasis is that of its words: no reader sees which face a comma at its edge has. */
function withoutOuterMarks(run: ManuscriptText): readonly RunTree[] {
  if (run.emphasis === 'none' || run.link !== undefined) return [run];
  const [, before = '', words = '', behind = ''] = OUTER.exec(run.text) ?? [];
  const plain = (text: string): RunTree => ({ type: 'text', text, emphasis: 'none' });
  return [plain(before), { ...run, text: words }, plain(behind)];
}

/** Headings of the document's first level have a number that the issue counts: only deeper ones are to have their own. */
export function headingForms(
  content: readonly ManuscriptInline[],
  level: Level,
  isRenumbered = false,
): readonly DraftForm[] {
  const words = wordsOfInlines(content).trim();
  const label = readLabel(words);
  const text = label ? words.slice(label.length) : words;
  const runs: readonly RunTree[] = [{ type: 'text', text, emphasis: 'none' }];
  const keepsLabel = label !== undefined && level > 1 && !isRenumbered;
  const expects: BlockTree = { type: 'heading', level, runs, ...(keepsLabel && { label: label.text }) };
  // A sign at the end would be taken for the end of the heading.
  const written = writeInlines(runs).replace(/#$/, '\\#');
  return [{ markdown: `${'#'.repeat(level)} ${written}`, expects: [expects] }];
}

/** A paragraph with its typed number, the emphasised words behind which are its lead. */
export function paragraphForms(content: readonly ManuscriptInline[], notes: NoteBook): readonly DraftForm[] {
  const all = runsOf(content);
  const [first] = all;
  const leading = leadingText(all);
  const typed = readLabel(leading);
  const label = typed && typed.level > 1 ? typed : undefined;
  if (!label || first?.type !== 'text') return plainForms('', all, notes);
  const rest = withLead(dropStart(all, label.length));
  const forms = plainForms(label.text, rest, notes);
  // With a blank behind it, `1.` would begin a list.
  const escaped = label.text.replace(/[.．]$/, '\\$&');
  return [
    ...forms.map((form) => ({ ...form, markdown: `${label.text}${form.markdown}` })),
    ...(escaped === label.text ? [] : forms.map((form) => ({ ...form, markdown: `${escaped} ${form.markdown}` }))),
  ];
}

function plainForms(label: string, runs: readonly RunTree[], notes: NoteBook): readonly DraftForm[] {
  const expects: readonly BlockTree[] = [{ type: 'paragraph', label, runs }];
  const write = (isParted: boolean): string => writeInlines(runs, { isParted, notes: notes.write });
  const written = label === '' ? write(false) : write(false).replace(/^\\([#+\-=|>:])/, '$1');
  const parted = write(true);
  return [{ markdown: written, expects }, ...(parted === written ? [] : [{ markdown: parted, expects }])];
}

/** The text of the runs that stand before anything else. */
function leadingText(runs: readonly RunTree[]): string {
  const end = runs.findIndex(({ type }) => type !== 'text');
  return runs
    .slice(0, end < 0 ? runs.length : end)
    .map((run) => (run.type === 'text' ? run.text : ''))
    .join('');
}

function dropStart(runs: readonly RunTree[], length: number): readonly RunTree[] {
  let left = length;
  return tidyRuns(
    runs.map((run) => {
      if (run.type !== 'text' || left === 0) return run;
      const taken = Math.min(left, run.text.length);
      left -= taken;
      return { ...run, text: run.text.slice(taken) };
    }),
  );
}

/** Emphasised runs at the start are the lead, whichever face they had: a template says how leads are set. */
function withLead(runs: readonly RunTree[]): readonly RunTree[] {
  const end = runs.findIndex((run) => run.type === 'break' || (run.type === 'text' && run.emphasis === 'none'));
  const lead = end < 0 ? runs.length : end;
  return tidyRuns(runs.map((run, at) => (at < lead && run.type === 'text' ? { ...run, emphasis: 'strong' } : run)));
}

/** A soft return before a number parts paragraphs, as the reader of Markdown has it too. */
export function splitAtLabels(content: readonly ManuscriptInline[]): readonly (readonly ManuscriptInline[])[] {
  const pieces: ManuscriptInline[][] = [[]];
  content.forEach((inline, at) => {
    const label = inline.type === 'break' ? readLabel(wordsOfInlines(content.slice(at + 1))) : undefined;
    if (label) pieces.push([]);
    else pieces.at(-1)?.push(inline);
  });
  return pieces.filter((piece) => piece.length > 0);
}
