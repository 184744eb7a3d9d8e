import type { Note } from '../../model/document.js';
import { styles } from './style-element.js';
import { paragraph, plainRuns, type TextContext, writeContent } from './write-runs.js';
import { partOf, textNamespaces, xmlElement } from './xml.js';

/** What stands between text and notes, which every file with notes has to have. */
const separators = [
  { id: -1, type: 'separator', mark: 'w:separator' },
  { id: 0, type: 'continuationSeparator', mark: 'w:continuationSeparator' },
] as const;

/** word/footnotes.xml. */
export const notesPart = (notes: readonly Note[], context: TextContext): Uint8Array =>
  partOf(
    xmlElement(
      'w:footnotes',
      textNamespaces,
      ...separators.map(({ id, type, mark }) =>
        xmlElement(
          'w:footnote',
          { 'w:type': type, 'w:id': id },
          paragraph(styles.noteText, xmlElement('w:r', {}, xmlElement(mark))),
        ),
      ),
      ...notes.map((note, index) => writeNote(note, index + 1, context)),
    ),
  );

/** Its paragraphs one below the other; the first begins with its mark. */
function writeNote({ paragraphs }: Note, number: number, context: TextContext): string {
  const written = paragraphs.map((content, index) => {
    const mark = index === 0 ? xmlElement('w:r', {}, xmlElement('w:footnoteRef')) : '';
    return paragraph(styles.noteText, mark + writeContent(content, {}, context));
  });
  const all = written.length > 0 ? written : [paragraph(styles.noteText, plainRuns(''))];
  return xmlElement('w:footnote', { 'w:id': number }, ...all);
}
