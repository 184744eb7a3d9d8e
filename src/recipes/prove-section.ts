import type { DraftFile, DraftForm, DraftSection } from '../intake/draft.js';
import { inNote } from '../intake/write-sections.js';
import { withFiles } from '../model/attachments.js';
import { areSameTrees, type PlacedTree, treesOf } from '../model/block-tree.js';
import type { Block } from '../model/issue.js';
import type { SourceFile } from '../model/source.js';
import { importTables } from '../parse/import-tables.js';
import { parseSection } from '../parse/parse-section.js';

/*
 * An import proves itself: what was written is read with our own parser and compared, block by block and both ways, with what
 * stood in the document. A block that comes back otherwise is written in its next form, and where none is left it becomes a
 * note that blocks the build: nothing unproved is printed, and nothing is lost.
 */

/** A section as it was proved. */
export interface ProvedSection {
  readonly text: string;
  readonly files: readonly DraftFile[];
  /** How many blocks came through as they were. */
  readonly blocks: number;
  /** The numbers of those that didn't, in the document. */
  readonly unproved: readonly number[];
}

/** A caption is for a person to write: that there is none blocks the build by itself. */
const LEFT_TO_AUTHOR = 'image-alternative';

/** @param path where the section is to stand */
export function proveSection({ pieces }: DraftSection, path: string): ProvedSection {
  const chosen = pieces.map(() => 0);
  const rounds = 1 + pieces.reduce((sum, { forms }) => sum + forms.length, 0);
  for (let round = 0; round < rounds; round += 1) {
    const forms = pieces.map(({ forms: all }, at) => all[chosen[at] ?? 0]);
    const failed = failedPieces(
      pieces.map((piece, at) => forms[at] ?? noteFor(piece)),
      path,
    );
    // A note comes back as nothing, whatever stands beside it.
    const next = failed.filter((at) => forms[at] !== undefined);
    if (next.length === 0) return sumUp(pieces, forms);
    for (const at of next) chosen[at] = (chosen[at] ?? 0) + 1;
  }
  return sumUp(
    pieces,
    pieces.map(() => undefined),
  );
}

type Piece = DraftSection['pieces'][number];

const noteFor = ({ number, words }: Piece): DraftForm => ({
  markdown: `<!-- 待核：${number === undefined ? '' : `第${number}段 `}${inNote(words)} -->`,
  expects: [],
});

function sumUp(pieces: readonly Piece[], forms: readonly (DraftForm | undefined)[]): ProvedSection {
  const written = pieces.map((piece, at) => forms[at] ?? noteFor(piece));
  const numbers = (isProved: boolean): readonly number[] => [
    ...new Set(
      pieces.flatMap(({ number }, at) =>
        number !== undefined && (forms[at] !== undefined) === isProved ? [number] : [],
      ),
    ),
  ];
  return {
    text: `${written.map(({ markdown }) => markdown).join('\n\n')}\n`,
    files: written.flatMap(({ files = [] }) => files),
    blocks: numbers(true).length,
    unproved: numbers(false),
  };
}

/** The pieces that don't come back as they were expected to, by their places. */
function failedPieces(forms: readonly DraftForm[], path: string): readonly number[] {
  const starts: number[] = [];
  let text = '';
  for (const { markdown } of forms) {
    starts.push(text.length);
    text += `${markdown}\n\n`;
  }
  const file: SourceFile = { path, text: `${text.slice(0, -1)}` };
  const { value, findings } = parseSection(file);
  if (!value) return forms.map((_, at) => at);
  const files = forms.flatMap((form) => form.files ?? []);
  const imported = importTables({ preamble: [], sections: [value] }, withFiles(files));
  const pieceAt = (offset: number): number =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= offset),
    );
  const failed = new Set<number>();
  for (const { severity, code, range } of [...findings, ...imported.findings]) {
    if (severity !== 'error' || code === LEFT_TO_AUTHOR) continue;
    const named = files.length > 0 && range.file !== file ? namedIn(forms, range.file) : undefined;
    failed.add(named ?? pieceAt(range.start));
  }
  const came = blocksByPiece(imported.value.sections[0]?.blocks ?? [], pieceAt);
  forms.forEach(({ expects }, at) => {
    if (
      !areSameTrees(
        expects,
        (came.get(at) ?? []).map(({ tree }) => tree),
      )
    )
      failed.add(at);
  });
  return [...failed];
}

/** The piece that names the file. */
function namedIn(forms: readonly DraftForm[], { path }: SourceFile): number | undefined {
  const at = forms.findIndex(({ files = [] }) => files.some(({ name }) => name === path));
  return at < 0 ? undefined : at;
}

function blocksByPiece(
  blocks: readonly Block[],
  pieceAt: (offset: number) => number,
): ReadonlyMap<number, readonly PlacedTree[]> {
  const found = new Map<number, PlacedTree[]>();
  for (const placed of blocks.flatMap(treesOf)) {
    const piece = pieceAt(placed.start);
    found.set(piece, [...(found.get(piece) ?? []), placed]);
  }
  return found;
}
