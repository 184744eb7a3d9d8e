import type { ManuscriptBlock } from '../../model/manuscript.js';
import type { BlockMarks } from '../../model/returned-document.js';
import type { Remark } from '../assemble-manuscript.js';
import type { XmlElement } from '../read-xml.js';
import type { DocxPackage } from './open-docx.js';
import type { AutomaticNumbers } from './read-numbering.js';
import type { Styles } from './read-styles.js';

/** A field under way: what it is told to do comes first, then what it shows. */
export interface OpenField {
  instruction: string;
  isShown: boolean;
}

/** What reading a document needs, and what it leaves behind. */
export interface DocxReader {
  /** The blocks of a cell or a text box, which may hold all that a body holds. */
  readonly blocksIn: (parent: XmlElement) => readonly FloatingBlock[];
  /** Has what stands beside text follow the block that is being read. */
  readonly takeFloating: (element: XmlElement) => void;
  readonly file: DocxPackage;
  readonly styles: Styles;
  readonly numbers: AutomaticNumbers;
  /** The roots of notes and comments by their ids. */
  readonly notes: ReadonlyMap<string, NoteText>;
  readonly fields: OpenField[];
  /** Said of the block that is being read. */
  remarks: Remark[];
  /** What follows the block that is being read: its pictures, and what stands in its text boxes. */
  floating: FloatingBlock[];
  /** What reviewers did to the block that is being read, and said of it. */
  tracked: BlockMarks;
  /** Marks of paragraphs that are empty, or joined with the next one. */
  readonly loose: BlockMarks[];
  /** The text of the paragraph so far. */
  paragraph: string;
  /** Comments whose ends are still to come, with the text that they are about so far, and what stands before it. */
  readonly commented: Map<string, { text: string; readonly before: string }>;
}

/** A block without its number, with what is to be said of it. */
export interface FloatingBlock {
  readonly block: UnnumberedBlock;
  readonly remarks: readonly Remark[];
  readonly marks: BlockMarks;
}

/** Who made a tracked change; empty where nobody is named. */
export const authorOf = (element: XmlElement | undefined): string => element?.attributes.get('w:author')?.trim() ?? '';

export const noMarks = (): BlockMarks => ({ added: [], removed: [], comments: [] });

type WithoutNumber<B> = B extends ManuscriptBlock ? Omit<B, 'number'> : never;
export type UnnumberedBlock = WithoutNumber<ManuscriptBlock>;

/** A footnote, an endnote or a comment. */
export interface NoteText {
  readonly root: XmlElement;
}

export const remark = (reader: DocxReader, code: Remark['code'], params: Remark['params']): void => {
  reader.remarks.push({ code, params });
};

/** As much of a text as a message shows. */
export const shown = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : line;
};
