import type { Block, Emphasis, Inline, TableCell } from './issue.js';
import { sameLabel } from './label.js';
import { linkAddress } from './link-address.js';

/*
 * Blocks of text without their places: what was read from a document and what our own parser makes of the Markdown that was
 * written from it are compared in this form.
 */

export type RunTree =
  | { readonly type: 'text'; readonly text: string; readonly emphasis: Emphasis; readonly link?: string }
  | { readonly type: 'break' }
  | { readonly type: 'note'; readonly paragraphs: readonly (readonly RunTree[])[] };

export type BlockTree =
  /** Without a label any number will do: it is counted. */
  | { readonly type: 'heading'; readonly level: number; readonly label?: string; readonly runs: readonly RunTree[] }
  | { readonly type: 'paragraph'; readonly label: string; readonly runs: readonly RunTree[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly RunTree[])[])[] }
  | { readonly type: 'figure'; readonly path: string; readonly runs: readonly RunTree[] };

/** A block with where it begins in its file. */
export interface PlacedTree {
  readonly tree: BlockTree;
  readonly start: number;
}

/** A block of an issue; a table's caption, unit and notes are paragraphs around it, as a document has them. */
export function treesOf(block: Block): readonly PlacedTree[] {
  const placed = (tree: BlockTree): PlacedTree => ({ tree, start: block.range.start });
  switch (block.type) {
    case 'heading': {
      const { level, label } = block;
      return [placed({ type: 'heading', level, label: label.text, runs: runsOf(block.content) })];
    }
    case 'paragraph': {
      const lead = runsOf(block.lead).map((run) =>
        run.type === 'text' ? { ...run, emphasis: 'strong' as const } : run,
      );
      const runs = tidyRuns([...lead, ...runsOf(block.content)]);
      return [placed({ type: 'paragraph', label: block.label?.text ?? '', runs })];
    }
    case 'figure': {
      const path = block.picture.type === 'chart' ? '' : block.picture.path.value;
      return [placed({ type: 'figure', path, runs: runsOf(block.caption) })];
    }
    case 'table': {
      const cells = (row: readonly TableCell[]) => row.map(({ content }) => runsOf(content));
      const beside = (content: readonly Inline[]): PlacedTree => ({
        tree: { type: 'paragraph', label: '', runs: runsOf(content) },
        start: startOf(content) ?? block.range.start,
      });
      const above = [block.caption, block.unit].flatMap((content) => (content ? [beside(content)] : []));
      const rows = [block.head, ...block.rows.map((row) => row.cells)].map(cells);
      const [first] = block.head;
      // The cells of a table from a file have their places in that.
      const start = first?.range.file === block.range.file ? first.range.start : block.range.start;
      return [...above, { tree: { type: 'table', rows }, start }, ...block.notes.map(beside)];
    }
  }
}

function startOf([first]: readonly Inline[]): number | undefined {
  if (!first) return undefined;
  return first.type === 'text' ? first.map[0]?.sourceStart : first.range.start;
}

const runsOf = (content: readonly Inline[]): readonly RunTree[] =>
  tidyRuns(
    content.map((inline): RunTree => {
      switch (inline.type) {
        case 'text': {
          const { text, emphasis, link } = inline;
          return { type: 'text', text, emphasis, ...(link !== undefined && { link }) };
        }
        case 'break':
          return { type: 'break' };
        case 'note':
          return { type: 'note', paragraphs: inline.note.paragraphs.map(runsOf) };
        default:
          // A placeholder, which no document has: what looks like one was taken for it.
          return { type: 'text', text: '{{…}}', emphasis: 'strong', link: inline.series };
      }
    }),
  );

/** Neighbours of one style as one run; the link of an address that is its own text is no difference, as any such has one. */
export function tidyRuns(runs: readonly RunTree[]): readonly RunTree[] {
  const tidy: RunTree[] = [];
  for (const run of runs) {
    const own =
      run.type === 'text' && isOwnAddress(run) ? { type: run.type, text: run.text, emphasis: run.emphasis } : run;
    const last = tidy.at(-1);
    const isSame =
      own.type === 'text' && last?.type === 'text' && last.emphasis === own.emphasis && last.link === own.link;
    if (isSame) tidy[tidy.length - 1] = { ...last, text: last.text + own.text };
    else if (own.type !== 'text' || own.text !== '') tidy.push(own);
  }
  return tidy;
}

const isOwnAddress = ({ text, link }: { readonly text: string; readonly link?: string }): boolean =>
  link !== undefined && [text, `http://${text}`].some((address) => linkAddress(address) === link);

/** Whether all of what was expected came, and nothing else. */
export function areSameTrees(expected: readonly BlockTree[], came: readonly BlockTree[]): boolean {
  return expected.length === came.length && expected.every((tree, at) => isSameTree(tree, came[at]));
}

function isSameTree(expected: BlockTree, came: BlockTree | undefined): boolean {
  if (expected.type === 'heading' && came?.type === 'heading') {
    const isNumbered = expected.label === undefined || sameLabel(expected.label, came.label ?? '');
    return isNumbered && expected.level === came.level && isSameData(expected.runs, came.runs);
  }
  return isSameData(expected, came);
}

const isSameData = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
