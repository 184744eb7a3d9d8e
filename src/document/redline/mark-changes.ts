import { type ColophonEntry, type Content, type Document, type Masthead, wordsOf } from '../../model/document.js';
import type { TextRun } from '../../model/issue.js';
import { EditList } from './edit-list.js';
import { markBlocks } from './mark-blocks.js';
import { changeContent, type Marking, markCome, markContent, markGone, markOptional, markRun } from './mark-content.js';
import { markMembers } from './mark-members.js';
import { openNotes } from './mark-notes.js';
import { notesOfTexts, textsOf } from './rewrite-texts.js';

/**
 * 花脸稿: the new version of a document with the old one in it, and every difference marked as what it is. Both are compared
 * by what they print, so that a figure which changed with the ledger alone is one of them. None where they print the same.
 * @param base what the old version is called
 */
export function markChanges(before: Document, after: Document, base: string): Document | undefined {
  const edits = new EditList();
  const marking: Marking = { edits, notes: openNotes(notesOf(before), notesOf(after), edits) };
  const masthead = markMasthead(before.masthead, after.masthead, edits);
  const title = markOptional(before.title, after.title, edits);
  const preamble = markBlocks(before.preamble, after.preamble, marking);
  const body = markBlocks(before.body, after.body, marking);
  const colophon = markColophon(before.colophon, after.colophon, marking);
  if (edits.all.length === 0) return undefined;
  return {
    properties: { ...after.properties, title: `${after.properties.title.replace(/（送审稿）$/, '')}（花脸稿）` },
    masthead,
    ...(title && { title }),
    preamble,
    body,
    colophon,
    draft: false,
    redline: { base, edits: edits.all },
  };
}

const notesOf = ({ preamble, body }: Document) => notesOfTexts([...preamble, ...body].flatMap(textsOf));

function markMasthead(before: Masthead, after: Masthead, edits: EditList): Masthead {
  const { name: oldName } = before;
  const { name } = after;
  return {
    marking: markMembers(before.marking, after.marking, {
      asText: ({ text }) => ({ kind: 'marking', text }),
      pair: (old, now) => markRun(old, now, edits),
      alone: (run, type) => (type === 'deleted' ? markGone(run, edits) : markCome(run, edits)),
    }),
    name:
      oldName.type === 'text' && name.type === 'text'
        ? { type: 'text', text: markRun(oldName.text, name.text, edits) }
        : name,
    number: markRun(before.number, after.number, edits),
    period: markRun(before.period, after.period, edits),
    publisher: markRun(before.publisher, after.publisher, edits),
    date: markRun(before.date, after.date, edits),
  };
}

/** Entries of one kind are compared with one another. */
const markColophon = (before: readonly ColophonEntry[], after: readonly ColophonEntry[], marking: Marking) =>
  markMembers(before, after, {
    asText,
    pair: (old, now) => ({ ...now, content: runsIn(markContent(old.content, now.content, marking)) }),
    alone: (entry, type) => {
      const words = wordsOf(entry.content);
      const edit = marking.edits.begin('text', type === 'deleted' ? { deleted: words } : { inserted: words });
      return { ...entry, content: runsIn(changeContent(entry.content, { type, edit }, marking)) };
    },
  });

const asText = ({ kind, content }: ColophonEntry) => ({ kind, text: wordsOf(content) });

const runsIn = (content: Content): readonly TextRun[] =>
  content.filter((part): part is TextRun & typeof part => part.type === 'text');
