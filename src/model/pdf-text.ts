/** What a PDF shows as text, and nothing of how it looks but where each piece stands. */
export interface PdfText {
  readonly pages: readonly PdfTextPage[];
  /** Every blank was typed: this program's own PDFs have no gap that readers take for one. */
  readonly keepsBlanks: boolean;
}

export interface PdfTextPage {
  readonly height: number;
  readonly runs: readonly PdfTextRun[];
  /** The page's part of the document's structure, where the PDF states one. */
  readonly structure?: PdfElement;
}

/** Text of one font on one line; lengths in points, `y` counted upwards from the page's foot. */
export interface PdfTextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** Tells fonts of the same document apart. */
  readonly font: string;
  /** The marked content that it is in, by which the structure names it. */
  readonly mark?: string;
  /** What the PDF itself calls no part of the text: page numbers, rules, repeated heads of tables. */
  readonly isArtifact?: true;
}

/** An element of the structure: a paragraph, a heading, a cell; its children are elements or names of marked content. */
export interface PdfElement {
  readonly role: string;
  readonly alternative?: string;
  readonly children: readonly (PdfElement | string)[];
}

/** Why a PDF is not read: `limits` stands for more time or memory than any of an office takes. */
export type PdfTrouble = 'encrypted' | 'damaged' | 'limits' | 'too-long';

export type PdfReader = (bytes: Uint8Array) => Promise<PdfText | PdfTrouble>;
