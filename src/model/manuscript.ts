import type { Finding } from './finding.js';
import type { Emphasis } from './issue.js';
import type { SourceFile } from './source.js';

/** A document that somebody sent in (来稿), as it was read: what it says, and nothing of how it looked. */
export interface Manuscript {
  /** A line for each block, so that line 16 of it is the document's 16th paragraph. */
  readonly file: SourceFile;
  readonly blocks: readonly ManuscriptBlock[];
  /** What was left out, and what was taken in another form than it had. */
  readonly findings: readonly Finding[];
}

/** The blocks of a manuscript. `number` counts them from 1, without empty paragraphs. */
export type ManuscriptBlock = ManuscriptParagraph | ManuscriptTable | ManuscriptPicture | LostBlock;

export interface ManuscriptParagraph {
  readonly type: 'paragraph';
  readonly number: number;
  /** With the number before it, also one that the document counts by itself. */
  readonly content: readonly ManuscriptInline[];
  /** The level of a heading as the document's style says, 1 for the first; none for running text. */
  readonly outline?: number;
  /** It looks like the title of the whole document. */
  readonly isTitle: boolean;
  /** Where it begins or ends, or what it says, is a guess: a person has to compare it. */
  readonly isDoubtful?: true;
}

export interface ManuscriptTable {
  readonly type: 'table';
  readonly number: number;
  /** The first row is the head; all rows have as many cells. */
  readonly rows: readonly (readonly (readonly ManuscriptInline[])[])[];
}

export interface ManuscriptPicture {
  readonly type: 'picture';
  readonly number: number;
  readonly bytes: Uint8Array;
  /** What the document says the picture shows; it may say nothing. */
  readonly description: string;
}

/** What can't be had as text or picture: the place where it stood is kept. */
export interface LostBlock {
  readonly type: 'lost';
  readonly number: number;
  /** What it was, in Chinese, as the text is. */
  readonly what: string;
}

export type ManuscriptInline = ManuscriptText | { readonly type: 'break' } | ManuscriptNote;

export interface ManuscriptText {
  readonly type: 'text';
  readonly text: string;
  readonly emphasis: Emphasis;
  /** The address of a page or mail, in ASCII. */
  readonly link?: string;
}

/** The place of a footnote's mark. */
export interface ManuscriptNote {
  readonly type: 'note';
  readonly paragraphs: readonly (readonly ManuscriptInline[])[];
}

/** The words of running text; lines are parted by blanks. */
export const wordsOfInlines = (content: readonly ManuscriptInline[]): string =>
  content.map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? ' ' : '')).join('');

/** All that a block says, on one line. */
export function wordsOfBlock(block: ManuscriptBlock): string {
  switch (block.type) {
    case 'paragraph':
      return wordsOfInlines(block.content);
    case 'table':
      return block.rows.map((row) => row.map(wordsOfInlines).join(' | ')).join(' ／ ');
    case 'picture':
      return block.description;
    case 'lost':
      return block.what;
  }
}
