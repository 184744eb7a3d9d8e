import type { Manuscript, ManuscriptBlock } from '../../model/manuscript.js';
import type { ReturnedDocument } from '../../model/returned-document.js';
import { assembleManuscript, type Remark, type SaidBlock } from '../assemble-manuscript.js';
import type { ArchiveEntry } from '../read-archive.js';
import { elementsIn, type XmlElement } from '../read-xml.js';
import { type DocxReader, type NoteText, noMarks, remark, shown } from './docx-reader.js';
import { type DocxPackage, openDocx } from './open-docx.js';
import { readFloating } from './read-floating.js';
import { readNumbering } from './read-numbering.js';
import { readDocxBlocks, textOfParts } from './read-paragraphs.js';
import { readStyles } from './read-styles.js';

/**
 * A document of Word as a manuscript.
 * @param path how findings name it
 * @throws IntakeError where it can't be read
 */
export function readDocx(entries: readonly ArchiveEntry[], path: string): Manuscript {
  const file = openDocx(entries);
  const reader = createReader(file);
  const blocks: SaidBlock[] = readDocxBlocks(reader, file.body).map(({ block, remarks }, at) => ({
    // Only the number was missing.
    block: { ...block, number: at + 1 } as ManuscriptBlock,
    remarks,
  }));
  return assembleManuscript(path, blocks, [...reader.remarks, ...sayOfWhole(reader, file)]);
}

/**
 * A copy that was given out and came back, with who did what to it.
 * @throws IntakeError where it can't be read
 */
export function readReturned(entries: readonly ArchiveEntry[], path: string): ReturnedDocument {
  const file = openDocx(entries);
  const reader = createReader(file);
  const blocks = readDocxBlocks(reader, file.body);
  return {
    path,
    ...file.properties,
    blocks: blocks.map(({ block, marks }) => ({ block, marks })),
  };
}

function createReader(file: DocxPackage): DocxReader {
  const reader: DocxReader = {
    blocksIn: (parent) => readDocxBlocks(reader, parent),
    takeFloating: (element) => readFloating(reader, element),
    file,
    styles: readStyles(file.part('styles')),
    numbers: readNumbering(file.part('numbering')),
    notes: readNotes(file),
    fields: [],
    remarks: [],
    floating: [],
    tracked: noMarks(),
    loose: [],
    paragraph: '',
    commented: new Map(),
  };
  return reader;
}

function readNotes(file: DocxPackage): ReadonlyMap<string, NoteText> {
  const kinds = [
    ['footnotes', 'footnote'],
    ['endnotes', 'endnote'],
    ['comments', 'comment'],
  ] as const;
  return new Map(
    kinds.flatMap(([part, kind]) =>
      elementsIn(file.part(part)).map((root): [string, NoteText] => [
        `${kind} ${root.attributes.get('w:id')}`,
        { root },
      ]),
    ),
  );
}

function sayOfWhole(reader: DocxReader, file: DocxPackage): readonly Remark[] {
  reader.remarks = [];
  const parts: readonly XmlElement[] = [...file.parts('header'), ...file.parts('footer')];
  const text = textOfParts(parts);
  if (text !== '') remark(reader, 'import-header-footer', { text: shown(text) });
  if (file.hasMacros) remark(reader, 'import-macro', {});
  return reader.remarks;
}
