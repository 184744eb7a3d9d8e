import type { Document } from '../../model/document.js';
import {
  approvalWords,
  COPY_WORDS,
  draftWords,
  folioWords,
  redlineCopyWords,
  redlineWords,
} from '../../model/page-words.js';
import type { Template } from '../../model/template.js';
import { halfPoints, twips } from './measures.js';
import { paragraphLook } from './paragraph-look.js';
import { styles } from './style-element.js';
import { field, paragraph, plainRuns } from './write-runs.js';
import { partOf, textNamespaces, xmlElement } from './xml.js';

/** Stand in words for what a program counts: of no character set. */
const PAGE = '\ue000';
const PAGES = '\ue001';

/**
 * Words with the numbers of pages in them as fields.
 * @param section how many pages are counted where not all of them are: LibreOffice, which can't count these, keeps the number
 */
const counted = (words: string, section?: number): string =>
  words
    .split(/([\ue000\ue001])/u)
    .map((part) => {
      if (part === PAGE) return field('PAGE', plainRuns('1'));
      if (part === PAGES) {
        return section === undefined
          ? field('NUMPAGES', plainRuns('1'))
          : field('SECTIONPAGES', plainRuns(String(section)));
      }
      return part === '' ? '' : plainRuns(part);
    })
    .join('');

/**
 * The header of a draft, or of a comparison: which it is, and that it is no more than a copy to be worked on.
 * @param pages how many pages its text has
 */
export function draftHeader(document: Document, template: Template, pages: number): Uint8Array {
  const { draftNumber = 1, redline, approval } = document;
  const place = { page: PAGE, pages: PAGES };
  const words = redline ? redlineWords(place) : draftWords({ draft: draftNumber, ...place });
  const below = redline ? redlineCopyWords(redline.base) : COPY_WORDS;
  return headerOf(counted(words, approval && pages), below, template);
}

/** The header of the sheet that it is signed on. */
export const approvalHeader = ({ draftNumber = 1 }: Document, template: Template): Uint8Array =>
  headerOf(plainRuns(approvalWords(draftNumber)), COPY_WORDS, template);

function headerOf(head: string, below: string, { draft }: Template): Uint8Array {
  const { size } = draft.lineNumber;
  const note = paragraph(
    styles.header,
    plainRuns(below, { size: halfPoints(size) }),
    paragraphLook({ line: twips(size * NOTE_LEADING) }),
  );
  return partOf(xmlElement('w:hdr', textNamespaces, paragraph(styles.header, head), note));
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
