import type { ManuscriptInline } from '../../model/manuscript.js';
import type { PdfTextRun } from '../../model/pdf-text.js';

/** How the runs of a document are put together to running text. */
export interface JoinRule {
  /** Every blank was typed. */
  readonly keepsBlanks: boolean;
  /** The font of most of the text. */
  readonly body: string;
}

/** What stands in the flow of a block: text, or what has its own form. */
export type PdfPiece = PdfTextRun | Exclude<ManuscriptInline, { readonly type: 'text' }>;

/** Han and full-width marks, beside which nobody types a blank: a reader made it of the space that justified the line. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·]/u;
const WORD = /[\p{Script=Latin}\p{N}]/u;
/** A blank that is wider was meant, in em. */
const MEANT_GAP = 0.8;

/** The pieces of a block in their order as running text; what opens it in a font of its own is emphasised, as leads are. */
export function joinPieces(pieces: readonly PdfPiece[], rule: JoinRule): readonly ManuscriptInline[] {
  const lead = leadEnd(pieces, rule);
  const gaps = new Map<number, number>();
  for (const piece of pieces) if (isGap(piece)) gaps.set(piece.y, (gaps.get(piece.y) ?? 0) + 1);
  const content: ManuscriptInline[] = [];
  let before: PdfTextRun | undefined;
  pieces.forEach((piece, at) => {
    if (!('size' in piece)) {
      content.push(piece);
      return;
    }
    const emphasis = at < lead ? 'strong' : 'none';
    const last = content.at(-1);
    const written = last?.type === 'text' ? last.text : '';
    const text = `${before ? between(before, piece, written) : ''}${textOf(piece, rule, (gaps.get(piece.y) ?? 0) >= LOOSE_GAPS)}`;
    before = piece;
    if (last?.type === 'text' && last.emphasis === emphasis)
      content[content.length - 1] = { ...last, text: written + text };
    else content.push({ type: 'text', text, emphasis });
  });
  return tidy(content, rule);
}

/** A line with as many gaps was spread to its edge. */
const LOOSE_GAPS = 4;

const isGap = (piece: PdfPiece): piece is PdfTextRun => 'size' in piece && piece.text.trim() === '';

function textOf({ text, width, size }: PdfTextRun, { keepsBlanks }: JoinRule, isLoose: boolean): string {
  // A blank by itself is a gap; a wide one parts what stands on one line.
  if (text.trim() === '') return keepsBlanks || (width >= MEANT_GAP * size && !isLoose) ? '\u2003' : ' ';
  return text.replace(/[\u00a0\u2002-\u200a]/g, ' ').replace(/[\u200b\ufeff\u00ad]/g, '');
}

/** What belongs between two lines: a blank between words, but none in an address, and none where a word was parted. */
function between(before: PdfTextRun, { x, y, size, text }: PdfTextRun, written: string): string {
  const isNewLine = Math.abs(before.y - y) > size / 2 && x < before.x + before.width;
  const last = written.at(-1) ?? '';
  if (!isNewLine || !WORD.test(last.normalize('NFKC')) || !WORD.test(text.charAt(0))) return '';
  return WIDE.test(last) || /:\/\/\S*$/.test(written) ? '' : ' ';
}

/** Where the lead ends: before the first Han text in the body's font, where a sentence in another stands before that. */
function leadEnd(pieces: readonly PdfPiece[], { body }: JoinRule): number {
  const isHan = (piece: PdfPiece): piece is PdfTextRun => 'size' in piece && /\p{Script=Han}/u.test(piece.text);
  const end = pieces.findIndex((piece) => isHan(piece) && piece.font === body);
  const words = pieces.slice(0, Math.max(0, end)).map((piece) => ('size' in piece ? piece.text : ''));
  return /[。：】？！]\s*$/.test(words.join('')) ? end : 0;
}

function tidy(content: readonly ManuscriptInline[], { keepsBlanks }: JoinRule): readonly ManuscriptInline[] {
  const made = content.map((inline) => {
    if (inline.type !== 'text') return inline;
    const text = keepsBlanks
      ? inline.text
      : inline.text.replace(/ +/g, (blank, at: number) => keep(blank, inline.text, at));
    return { ...inline, text: text.replace(/\u2003+/g, ' ') };
  });
  const trim = (at: number, pattern: RegExp): void => {
    const inline = made.at(at);
    if (inline?.type === 'text')
      made[at < 0 ? made.length + at : at] = { ...inline, text: inline.text.replace(pattern, '') };
  };
  trim(0, /^[\s\u3000]+/);
  trim(-1, /[\s\u3000]+$/);
  return made.filter((inline) => inline.type !== 'text' || inline.text !== '');
}

const keep = (blank: string, text: string, at: number): string =>
  WIDE.test(text.charAt(at - 1)) || WIDE.test(text.charAt(at + blank.length)) ? '' : ' ';
