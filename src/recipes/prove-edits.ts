import { writeInlines } from '../intake/write-inlines.js';
import type { Memo } from '../memo/memo.js';
import type { TextEdit } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import type { Change } from '../review/change.js';
import { draftEdits } from '../review/draft-edits.js';
import type { DraftedEdit } from '../review/drafted-edit.js';
import { areExpected, expectLines } from '../review/expect-changes.js';
import type { Reason } from '../review/review-items.js';
import { type ReadUnits, type ReviewedSources, readUnits } from './read-units.js';

/** Sources with edits in them, and the files that this changed. */
export interface MadeEdits {
  readonly sources: ReviewedSources;
  readonly files: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

/** Finds ways to make edits, and proves them. */
export class Prover {
  readonly #present: ReviewedSources;
  readonly #now: ReadUnits;
  readonly #memo: Memo;

  constructor(present: ReviewedSources, now: ReadUnits, memo: Memo) {
    this.#present = present;
    this.#now = now;
    this.#memo = memo;
  }

  /** The way in which an edit can be made beside others. */
  prove(change: Change, others: readonly DraftedEdit[]): DraftedEdit | Reason {
    const drafted = draftEdits(this.#now.units, change, escapeText);
    if ('refusal' in drafted) return drafted.refusal;
    for (const way of drafted.ways) {
      if (this.#says([...others, way])) return way;
    }
    return { why: 'unproved' };
  }

  /** The sources with edits in them that were proved together. */
  make(ways: readonly DraftedEdit[]): MadeEdits {
    const texts = editedTexts(ways.flatMap(({ edits }) => edits)) ?? new Map<string, string>();
    const before = new Map(ways.flatMap(({ edits }) => edits.map(({ range }) => [range.file.path, range.file.text])));
    return {
      sources: editSources(this.#present, ways) ?? this.#present,
      files: [...texts].map(([path, after]) => ({ path, before: before.get(path) ?? '', after })),
    };
  }

  #says(ways: readonly DraftedEdit[]): boolean {
    const edited = editSources(this.#present, ways);
    const read = edited && readUnits(edited, this.#memo);
    if (!read || read.errors.some((code) => !this.#now.errors.includes(code))) return false;
    return areExpected(expectLines(this.#now.units, ways), read.units);
  }
}

const escapeText = (text: string, isCell: boolean): string =>
  writeInlines([{ type: 'text', text, emphasis: 'none' }], { isCell });

/** The sources with edits in them; none where two edits touch. */
function editSources(present: ReviewedSources, ways: readonly DraftedEdit[]): ReviewedSources | undefined {
  const texts = editedTexts(ways.flatMap(({ edits }) => edits));
  if (!texts) return undefined;
  const current = (file: SourceFile): SourceFile => {
    const text = texts.get(file.path);
    return text === undefined ? file : { ...file, text };
  };
  const { workspace, issue } = present;
  return {
    workspace,
    issue: {
      ...issue,
      index: current(issue.index),
      sections: issue.sections.map(current),
      attachments: {
        ...issue.attachments,
        read(path) {
          const read = issue.attachments.read(path);
          return read.value ? { ...read, value: current(read.value) } : read;
        },
      },
    },
  };
}

function editedTexts(edits: readonly TextEdit[]): ReadonlyMap<string, string> | undefined {
  const files = new Map<string, { readonly file: SourceFile; readonly edits: TextEdit[] }>();
  for (const edit of edits) {
    const { file } = edit.range;
    const known = files.get(file.path);
    if (known) known.edits.push(edit);
    else files.set(file.path, { file, edits: [edit] });
  }
  const texts = new Map<string, string>();
  for (const [path, { file, edits: own }] of files) {
    const text = editText(file.text, own);
    if (text === undefined) return undefined;
    texts.set(path, text);
  }
  return texts;
}

/** What is inserted at one place stands in the order of the edits. */
function editText(text: string, edits: readonly TextEdit[]): string | undefined {
  const parts: string[] = [];
  let done = 0;
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  for (const { range, text: written } of sorted) {
    if (range.start < done) return undefined;
    parts.push(text.slice(done, range.start), written);
    done = range.end;
  }
  return parts.join('') + text.slice(done);
}
