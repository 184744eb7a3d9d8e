import type { Content, Note, Run } from '../../model/document.js';
import type { TextRun } from '../../model/issue.js';
import type { RunChange } from '../../model/redline.js';
import { joinRuns, sameStyle, sliceRun } from '../../model/text-run.js';
import type { Relations } from './relations.js';
import { type Revision, type Revisions, revisionOf } from './revisions.js';
import { styles } from './style-element.js';
import { textElement, value, xmlElement } from './xml.js';

/** How running text stands in its paragraph. */
export interface TextSetting {
  /** The character style of text without emphasis; none where its paragraph says it all. */
  readonly plain?: string;
  /** Whether emphasis is passed over, as in headings. */
  readonly isUniform?: boolean;
  /** In half points, where it is not that of its paragraph. */
  readonly size?: number;
  /** What became of the whole that it is part of, where that moved, went or came: then nothing else is said of it. */
  readonly whole?: Revision | undefined;
}

/** What the texts of a document share. */
export interface TextContext {
  /** The relations of the part that the text stands in. */
  readonly relations: Relations;
  readonly notes: NoteNumbers;
  /** A copy to be worked on: figures that were computed are grey, since the sources say them. */
  readonly isDraft: boolean;
  readonly revisions: Revisions;
}

/** Footnotes by the order of their marks. A second mark of one refers to the first. */
export class NoteNumbers {
  readonly #numbers = new Map<Note, number>();

  numberOf(note: Note): { readonly number: number; readonly isFirst: boolean } {
    const known = this.#numbers.get(note);
    if (known !== undefined) return { number: known, isFirst: false };
    const number = this.#numbers.size + 1;
    this.#numbers.set(note, number);
    return { number, isFirst: true };
  }

  get all(): readonly Note[] {
    return [...this.#numbers.keys()];
  }
}

/** Running text with its notes, links and breaks. */
export const writeContent = (content: Content, setting: TextSetting, context: TextContext): string =>
  joined(content)
    .map((part) => {
      if (part.type === 'text') return writeRun(part, setting, context);
      // Word has it as a mark of its paragraph.
      if (part.type === 'end') return '';
      const revision = setting.whole ?? revisionOf(part.change);
      return isLeftOut(part.change, setting) ? '' : context.revisions.track(hardBreak, revision);
    })
    .join('');

/** What came or moved is one insertion for Word, as it reads now: no deletion can be part of it. */
const isLeftOut = (change: RunChange | undefined, { whole }: TextSetting): boolean =>
  (whole === 'moveTo' || whole === 'ins') && change?.type === 'deleted';

/** What looks alike is one run, as it would be had a person typed it. */
function joined(content: Content): Content {
  const parts: Content[number][] = [];
  for (const part of content) {
    const before = parts.at(-1);
    if (before?.type === 'text' && part.type === 'text' && areAlike(before, part)) {
      parts[parts.length - 1] = joinRuns(before, part);
    } else parts.push(part);
  }
  return parts;
}

const areAlike = (a: Run, b: Run): boolean =>
  sameStyle(a, b) &&
  a.file === b.file &&
  !a.note &&
  !b.note &&
  a.missing === b.missing &&
  revisionOf(a.change) === revisionOf(b.change) &&
  !a.former &&
  !b.former;

const hardBreak = xmlElement('w:r', {}, xmlElement('w:br'));

/** Text that was written in one place. */
export function writeRun(run: Run, setting: TextSetting, context: TextContext): string {
  const { plain, isUniform, size, whole } = setting;
  if (isLeftOut(run.change, setting)) return '';
  const revision = whole ?? revisionOf(run.change);
  const { revisions } = context;
  // Word counts notes itself: another number is no change of the text.
  if (run.note) {
    const own = run.former ? whole : revision;
    return revisions.track(writeMark(run.text, run.note, { context, isDeleted: own === 'del' }), own);
  }
  const former = run.former && whole === undefined ? writeRun(run.former, setting, context) : '';
  const style = isUniform ? plain : { none: plain, strong: styles.strong, emphasis: styles.emphasis }[run.emphasis];
  const written = stretchesOf(run, context.isDraft)
    .map(({ text, fill }) => plainRuns(text, { style, fill, size, isDeleted: revision === 'del' }))
    .join('');
  const tracked = revisions.track(written, revision);
  if (run.link === undefined) return former + tracked;
  return former + xmlElement('w:hyperlink', { 'r:id': context.relations.add('hyperlink', run.link, true) }, tracked);
}

interface RunLook {
  readonly style?: string | undefined;
  /** The colour of the paper behind it. */
  readonly fill?: string | undefined;
  /** In half points. */
  readonly size?: number | undefined;
  /** Whether the text is one that the new version has not. */
  readonly isDeleted?: boolean;
}

/** A Western word that has an apostrophe: of Han the same character would be a quotation mark as wide as they are. */
const apostrophe = /(?<=[A-Za-z])’(?=[A-Za-z])/u;
const westernWord = /([A-Za-z]+(?:’[A-Za-z]+)+)/u;

/** Text in as few runs as can be. */
export function plainRuns(text: string, look: RunLook = {}): string {
  return text
    .split(westernWord)
    .map((part) => {
      if (part === '') return '';
      const fonts = apostrophe.test(part) ? '' : xmlElement('w:rFonts', { 'w:hint': 'eastAsia' });
      const properties = [
        look.style === undefined ? '' : value('w:rStyle', look.style),
        fonts,
        look.size === undefined ? '' : value('w:sz', look.size) + value('w:szCs', look.size),
        look.fill === undefined
          ? ''
          : xmlElement('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': look.fill }),
      ].join('');
      const before = properties === '' ? undefined : xmlElement('w:rPr', {}, properties);
      return xmlElement(
        'w:r',
        {},
        before,
        textElement(look.isDeleted ? 'w:delText' : 'w:t', part, { 'xml:space': 'preserve' }),
      );
    })
    .join('');
}

/** Light enough to read on, as in the PDF. */
const MISSING = 'D9D9D9';
const COMPUTED = 'EDEDED';

interface Stretch {
  readonly text: string;
  readonly fill?: string;
}

function stretchesOf(run: TextRun, isDraft: boolean): readonly Stretch[] {
  if (run.missing) return [{ text: run.text, fill: MISSING }];
  if (!isDraft) return [{ text: run.text }];
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { type, at: start, length, sourceStart } of run.map) {
    if (type !== 'replaced' || !beginsPlaceholder(run.file.text, sourceStart)) continue;
    if (start > at) stretches.push({ text: sliceRun(run, at, start).text });
    stretches.push({ text: sliceRun(run, start, start + length).text, fill: COMPUTED });
    at = start + length;
  }
  if (at < run.text.length) stretches.push({ text: run.text.slice(at) });
  return stretches;
}

const beginsPlaceholder = (source: string, at: number): boolean => /^[{｛]{2}/u.test(source.slice(at, at + 2));

/** The mark of a footnote: Word counts them; further marks of one refer to the first, by its bookmark. */
function writeMark(
  text: string,
  note: Note,
  { context, isDeleted }: { readonly context: TextContext; readonly isDeleted: boolean },
): string {
  const { number, isFirst } = context.notes.numberOf(note);
  const mark = xmlElement('w:rPr', {}, value('w:rStyle', styles.noteMark));
  const name = `_Ref${number}`;
  if (isFirst) {
    return [
      xmlElement('w:bookmarkStart', { 'w:id': number, 'w:name': name }),
      xmlElement('w:r', {}, mark, xmlElement('w:footnoteReference', { 'w:id': number })),
      xmlElement('w:bookmarkEnd', { 'w:id': number }),
    ].join('');
  }
  const shown = xmlElement('w:r', {}, mark, textElement(isDeleted ? 'w:delText' : 'w:t', text));
  return field(`NOTEREF ${name} \\h`, shown, isDeleted);
}

/** What a program counts itself, with what it counted last. */
export function field(instruction: string, result: string, isDeleted = false): string {
  const part = (type: string): string => xmlElement('w:r', {}, xmlElement('w:fldChar', { 'w:fldCharType': type }));
  const name = isDeleted ? 'w:delInstrText' : 'w:instrText';
  const instructed = xmlElement('w:r', {}, textElement(name, ` ${instruction} `, { 'xml:space': 'preserve' }));
  return `${part('begin')}${instructed}${part('separate')}${result}${part('end')}`;
}

/** A paragraph of a style, with what is its own. @param mark what became of its end since an earlier version */
export const paragraph = (style: string, content: string, own = '', mark = ''): string => {
  const end = mark === '' ? '' : xmlElement('w:rPr', {}, mark);
  const look = (style === styles.normal ? '' : value('w:pStyle', style)) + own + end;
  return xmlElement('w:p', {}, look === '' ? undefined : xmlElement('w:pPr', {}, look), content);
};
