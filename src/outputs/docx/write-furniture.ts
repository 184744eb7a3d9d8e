import type { Document } from '../../model/document.js';
import { COPY_WORDS, draftWords, folioWords, redlineCopyWords, redlineWords } from '../../model/page-words.js';
import type { Template } from '../../model/template.js';
import { halfPoints, twips } from './measures.js';
import { paragraphLook } from './paragraph-look.js';
import { styles } from './style-element.js';
import { field, paragraph, plainRuns } from './write-runs.js';
import { partOf, textNamespaces, xmlElement } from './xml.js';

/** Stand in words for what a program counts: of no character set. */
const PAGE = '\ue000';
const PAGES = '\ue001';

/** Words with the numbers of pages in them as fields. */
const counted = (words: string): string =>
  words
    .split(/([\ue000\ue001])/u)
    .map((part) => {
      if (part === PAGE) return field('PAGE', plainRuns('1'));
      return part === PAGES ? field('NUMPAGES', plainRuns('1')) : part === '' ? '' : plainRuns(part);
    })
    .join('');

/** The header of a draft, or of a comparison: which it is, and that it is no more than a copy to be worked on. */
export function draftHeader({ draftNumber = 1, redline }: Document, { draft }: Template): Uint8Array {
  const place = { page: PAGE, pages: PAGES };
  const words = redline ? redlineWords(place) : draftWords({ draft: draftNumber, ...place });
  const { size } = draft.lineNumber;
  const note = paragraph(
    styles.header,
    plainRuns(redline ? redlineCopyWords(redline.base) : COPY_WORDS, { size: halfPoints(size) }),
    paragraphLook({ line: twips(size * NOTE_LEADING) }),
  );
  return partOf(xmlElement('w:hdr', textNamespaces, paragraph(styles.header, counted(words)), note));
}

const NOTE_LEADING = 1.25;

type Folio = NonNullable<Template['folio']>;

/** The footer with the number of the page: on the right of odd pages, on the left of even ones. */
export function folioFooter({ size, inset }: Folio, page: 'odd' | 'even'): Uint8Array {
  const blank = twips(inset * size);
  const look = page === 'odd' ? { align: 'right' as const, right: blank } : { align: 'left' as const, left: blank };
  const text = paragraph(styles.footer, counted(folioWords(PAGE)), paragraphLook(look));
  return partOf(xmlElement('w:ftr', textNamespaces, text));
}
