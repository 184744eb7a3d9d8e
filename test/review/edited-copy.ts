import { zipOf } from '../tools/build-docx.js';
import { openDocx, xmlOf } from '../tools/read-docx.js';

/* A Word copy that a reviewer works on: what is done to it, tracked or not, and what it says then. */

interface Piece {
  /** The XML of what is no text of a run. */
  readonly raw?: string;
  readonly properties: string;
  readonly text: string;
  readonly change?: 'ins' | 'del';
}

interface Paragraph {
  readonly properties: string;
  readonly pieces: readonly Piece[];
  /** What tracking says of its end. */
  readonly mark?: 'ins' | 'del';
  /** In the body itself, not in a table. */
  readonly isFree: boolean;
}

type Part = Paragraph | string;

/** What a reviewer does; places are shares of what there is, from 0 to 1. */
export interface Deed {
  readonly type: 'insert' | 'delete' | 'replace' | 'split' | 'join' | 'move' | 'add' | 'remove';
  readonly paragraph: number;
  readonly place: number;
  readonly length: number;
  readonly text: string;
  readonly isTracked: boolean;
}

const REVIEWER = 'w:author="审核甲" w:date="2030-01-01T00:00:00Z"';

export class EditedCopy {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #parts: Part[];

  constructor(copy: Uint8Array) {
    this.#files = openDocx(copy);
    let depth = 0;
    this.#parts = xmlOf(this.#files, 'word/document.xml')
      .split(/(<w:p>.*?<\/w:p>)/s)
      .map((part): Part => {
        if (part.startsWith('<w:p>')) return readParagraph(part, depth === 0);
        depth += (part.match(/<w:tbl>/g)?.length ?? 0) - (part.match(/<\/w:tbl>/g)?.length ?? 0);
        return part;
      });
  }

  get bytes(): Uint8Array {
    let id = 100;
    const document = this.#parts
      .map((part) => (typeof part === 'string' ? part : writeParagraph(part)))
      .join('')
      .replaceAll(' w:author=', () => {
        id += 1;
        return ` w:id="${id}" w:author=`;
      });
    return zipOf(
      [...this.#files].map(([name, content]) => ({
        name,
        content: name === 'word/document.xml' ? document : content,
      })),
    );
  }

  /** What it says once all changes are accepted, a paragraph a line. */
  get lines(): readonly string[] {
    const lines: string[] = [];
    let open = '';
    for (const part of this.#parts) {
      if (typeof part === 'string') continue;
      open += part.pieces
        .map(({ text, raw, change }) => (change === 'del' ? '' : raw ? textOfRaw(raw) : text))
        .join('');
      if (part.mark === 'del') continue;
      if (open.trim() !== '') lines.push(open.trim());
      open = '';
    }
    return lines;
  }

  do(deed: Deed): void {
    const all = this.#parts.flatMap((part, at) => (typeof part === 'string' || textOf(part) === '' ? [] : [at]));
    const free = all.filter((at) => (this.#parts[at] as Paragraph).isFree);
    const isOfText = ['insert', 'delete', 'replace'].includes(deed.type);
    const places = isOfText ? all : free;
    const at = places[Math.min(places.length - 1, Math.floor(deed.paragraph * places.length))];
    const paragraph = at === undefined ? undefined : this.#parts[at];
    if (at === undefined || paragraph === undefined || typeof paragraph === 'string') return;
    switch (deed.type) {
      case 'insert':
      case 'delete':
      case 'replace':
        this.#parts[at] = changeText(paragraph, deed);
        break;
      case 'split':
        this.#split(at, paragraph, deed);
        break;
      case 'join':
        this.#join(at, paragraph, deed);
        break;
      case 'move':
        this.#move(at, paragraph, free, deed);
        break;
      case 'add':
        this.#parts.splice(at + 1, 0, newParagraph(paragraph, deed));
        break;
      case 'remove':
        this.#remove(at, paragraph, deed.isTracked);
    }
  }

  #split(at: number, paragraph: Paragraph, { place, isTracked }: Deed): void {
    const [before, behind] = cutPieces(paragraph.pieces, Math.floor(place * textOf(paragraph).length));
    const first: Paragraph = { ...paragraph, pieces: before, ...(isTracked && { mark: 'ins' }) };
    this.#parts.splice(at, 1, first, { ...paragraph, pieces: behind });
  }

  #join(at: number, paragraph: Paragraph, { isTracked }: Deed): void {
    const next = this.#parts[at + 1] === '' ? at + 2 : at + 1;
    const other = this.#parts[next];
    if (other === undefined || typeof other === 'string' || !other.isFree || textOf(other) === '') return;
    if (paragraph.mark === 'del' || other.mark === 'del') return;
    if (isTracked) this.#parts[at] = { ...paragraph, mark: 'del' };
    else this.#parts.splice(at, next - at + 1, { ...paragraph, pieces: [...paragraph.pieces, ...other.pieces] });
  }

  #move(at: number, paragraph: Paragraph, free: readonly number[], { place, isTracked }: Deed): void {
    const to = free[Math.min(free.length - 1, Math.floor(place * free.length))];
    if (to === undefined || to === at || paragraph.mark === 'del') return;
    const pieces = paragraph.pieces.filter(({ change }) => change !== 'del');
    const moved: Paragraph = isTracked
      ? { ...paragraph, pieces: pieces.map((piece) => ({ ...piece, change: 'ins' })), mark: 'ins' }
      : { ...paragraph, pieces };
    // Behind it, so that places before stay where they are.
    this.#parts.splice(to + 1, 0, moved);
    this.#remove(to < at ? at + 1 : at, paragraph, isTracked);
  }

  #remove(at: number, paragraph: Paragraph, isTracked: boolean): void {
    if (!isTracked) this.#parts.splice(at, 1, '');
    else
      this.#parts[at] = {
        ...paragraph,
        pieces: paragraph.pieces.flatMap((piece) => (piece.change === 'ins' ? [] : [{ ...piece, change: 'del' }])),
      };
  }
}

const newParagraph = ({ properties }: Paragraph, { text, isTracked }: Deed): Paragraph => ({
  properties: properties.replace(/<w:pStyle [^>]*>/, ''),
  pieces: [{ properties: '', text, ...(isTracked && { change: 'ins' as const }) }],
  isFree: true,
  ...(isTracked && { mark: 'ins' as const }),
});

const textOf = ({ pieces }: Paragraph): string =>
  pieces.map(({ text, change }) => (change === 'del' ? '' : text)).join('');

const textOfRaw = (raw: string): string =>
  raw.includes('<w:footnoteReference')
    ? ''
    : [...raw.matchAll(/<w:t(?: [^>]*)?>([^<]*)|<w:tab\/>|<w:br\/>/g)]
        .map(([tag, text]) => unescaped(text ?? (tag === '<w:tab/>' ? ' ' : '')))
        .join('');

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function readParagraph(xml: string, isFree: boolean): Paragraph {
  const inner = xml.slice('<w:p>'.length, -'</w:p>'.length);
  const [head = '', properties = ''] = /^<w:pPr>(.*?)<\/w:pPr>/s.exec(inner) ?? [];
  const pieces = inner
    .slice(head.length)
    .split(
      /(<w:hyperlink .*?<\/w:hyperlink>|<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t [^>]*>[^<]*<\/w:t><\/w:r>)/s,
    )
    .filter((part) => part !== '')
    .map((part): Piece => {
      const [, own = '', text] = /^<w:r>(<w:rPr>.*?<\/w:rPr>)?<w:t [^>]*>([^<]*)<\/w:t><\/w:r>$/s.exec(part) ?? [];
      return text === undefined ? { raw: part, properties: '', text: '' } : { properties: own, text: unescaped(text) };
    });
  return { properties, pieces, isFree };
}

function writeParagraph({ properties, pieces, mark }: Paragraph): string {
  const end = mark === undefined ? '' : `<w:rPr><w:${mark} ${REVIEWER}/></w:rPr>`;
  return `<w:p><w:pPr>${properties}${end}</w:pPr>${pieces.map(writePiece).join('')}</w:p>`;
}

function writePiece({ raw, properties, text, change }: Piece): string {
  const tag = change === 'del' ? 'w:delText' : 'w:t';
  const run =
    raw === undefined
      ? `<w:r>${properties}<${tag} xml:space="preserve">${escaped(text)}</${tag}></w:r>`
      : change === 'del'
        ? raw.replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>')
        : raw;
  return change === undefined ? run : `<w:${change} ${REVIEWER}>${run}</w:${change}>`;
}

/** @param offset in the text that isn't deleted */
function cutPieces(pieces: readonly Piece[], offset: number): readonly [readonly Piece[], readonly Piece[]] {
  const before: Piece[] = [];
  const behind: Piece[] = [];
  let left = offset;
  for (const piece of pieces) {
    const length = piece.change === 'del' ? 0 : piece.text.length;
    if (behind.length > 0 || left <= 0) behind.push(piece);
    else if (length <= left) before.push(piece);
    else {
      before.push({ ...piece, text: piece.text.slice(0, left) });
      behind.push({ ...piece, text: piece.text.slice(left) });
    }
    left -= length;
  }
  return [before, behind];
}

function changeText(paragraph: Paragraph, { type, place, length, text, isTracked }: Deed): Paragraph {
  const whole = textOf(paragraph).length;
  const start = Math.floor(place * (whole + 1));
  const taken = type === 'insert' ? 0 : Math.min(whole - start, 1 + Math.floor(length * 8));
  const [before, rest] = cutPieces(paragraph.pieces, start);
  const [gone, behind] = cutPieces(rest, taken);
  const like = before.findLast(({ raw }) => raw === undefined) ?? rest.find(({ raw }) => raw === undefined);
  const put: Piece[] =
    type === 'delete'
      ? []
      : [{ properties: like?.properties ?? '', text, ...(isTracked && { change: 'ins' as const }) }];
  const kept = gone.flatMap((piece): readonly Piece[] => {
    if (piece.raw !== undefined || piece.change === 'del') return [piece];
    return isTracked && piece.change === undefined ? [{ ...piece, change: 'del' }] : [];
  });
  return { ...paragraph, pieces: [...before, ...kept, ...put, ...behind] };
}
