import type { DocumentBlock } from './document.js';
import type { PageLine } from './page.js';
import type { RedlineEdit, RunChange } from './redline.js';
import { graphemesOf } from './segments.js';

/* Words that stand on a page because of how the pages fell, the same in every output that has pages. */

/** 页码 between dashes [GB/T 9704-2012 7.5]. */
export const folioWords = (page: number | string): string => `— ${page} —`;

/** On every page of a proof, with its page: the pages of a proof are handed round one by one. */
export const draftWords = ({ draft, page, pages }: DraftPage): string => `${draftName(draft)}第${page}页，共${pages}页`;

/** On the approval sheet of a proof, which is none of its pages. */
export const approvalWords = (draft: number): string => `${draftName(draft)}审签单`;

const draftName = (draft: number): string => `送审稿　${draft < 2 ? '' : `第${draft}稿　`}`;

/** On every page of a document that was compared with an earlier version of it. */
export const redlineWords = ({ page, pages }: Pick<DraftPage, 'page' | 'pages'>): string =>
  `花脸稿　第${page}页，共${pages}页`;

/** Above the list of its edits, and at the head of each page of that. */
export const redlineTitle = (edits: number): string => `改动一览（共${edits}处）`;
export const redlineListWords = (base: string): string => `花脸稿　改动一览　与${base}比较`;

/** On its first page: how it is to be read, and that nothing is to be cited by its lines. */
export const redlineNotice = (base: string): string =>
  `与${base}比较：删去的划线，新增的加下划线，移来的加双下划线；各行与清稿不同`;

/** The same of a copy for word processors, which mark changes as they are set to. */
export const redlineCopyWords = (base: string): string => `与${base}比较，改动记在修订里；各行与清稿不同`;

/** In the place of what is not printed there, or before what no line can be drawn through. */
export const remarkWords = {
  away: (type: DocumentBlock['type'], text: string): string =>
    `〔原有一${nouns[type]}移到别处：“${cite(text, BRIEF)}”〕`,
  movedPicture: '〔下图是移来的〕',
  insertedPicture: '〔下图是新加的〕',
  deletedPicture: '〔下图删去〕',
} as const;

const nouns = { heading: '段', paragraph: '段', table: '表', figure: '图' } as const;

/** Text that is gone or came, to those who have it read aloud. */
export function changeWords(type: RunChange['type'], text: string): string | undefined {
  if (type === 'deleted') return `删去：${text}`;
  return type === 'inserted' ? `新增：${text}` : undefined;
}

/** An edit, as the list of them names it. @param from where a paragraph stood before it moved */
export function editWords({ kind, deleted, inserted }: RedlineEdit, from: string | undefined): string {
  const [old, now] = [`“${cite(deleted, CITED)}”`, `“${cite(inserted, CITED)}”`];
  const moved = movedKinds[kind];
  if (moved) return `移来一${nouns[moved]}${now}${from === undefined ? '' : `（原在${from}）`}`;
  if (kind === 'style') return `${now}换了字体`;
  // Proofreaders call it 另起段 and 接排 [GB/T 14706-1993].
  if (kind === 'parted') return `自“${cite(inserted, BRIEF)}”起另起一段`;
  if (kind === 'joined') return `“${cite(deleted, BRIEF)}”接排，不另起段`;
  const what = kind === 'picture' ? '图' : '';
  if (deleted !== '' && inserted !== '') return kind === 'picture' ? `换了图${now}` : `${old}改为${now}`;
  return inserted === '' ? `删去${what}${old}` : `增加${what}${now}`;
}

const movedKinds: Partial<Record<RedlineEdit['kind'], keyof typeof nouns>> = {
  moved: 'paragraph',
  'moved-table': 'table',
  'moved-picture': 'figure',
};

/** The most of a text that is cited, and what of it where it is longer, in characters. */
const CITED = { most: 60, head: 36, tail: 16 } as const;
const BRIEF = { most: 12, head: 10, tail: 0 } as const;

/** Quotation marks within others are single ones [GB/T 15834-2011, 4.8.3.3]. */
function cite(text: string, { most, head, tail }: Readonly<Record<'most' | 'head' | 'tail', number>>): string {
  const characters = graphemesOf(text.replaceAll('“', '‘').replaceAll('”', '’')).map(({ segment }) => segment);
  if (characters.length <= most) return characters.join('');
  return `${characters.slice(0, head).join('')}……${characters.slice(characters.length - tail).join('')}`;
}

/** Where an edit is printed; lines are numbered in the text alone. */
export function placeWords(page: number, part: PageLine['part'], line: number | undefined): string {
  if (line !== undefined) return `第${page}页第${line}行`;
  return `第${page}页${partWords[part] ?? ''}`;
}

const partWords: Partial<Record<PageLine['part'], string>> = {
  masthead: '报头',
  table: '表格',
  figure: '图',
  note: '脚注',
  colophon: '版记',
};

interface DraftPage {
  /** The number of the draft, from 1; of the first, and of one that isn't counted, it is not said. */
  readonly draft: number;
  /** A text where a program puts the number in. */
  readonly page: number | string;
  readonly pages: number | string;
}

/** At the head of a draft that others than its PDF are made from: lines fall elsewhere in them, and figures are no text to be changed. */
export const COPY_WORDS = '此件供修改，以 PDF 为准';

/** `续表1` above the head of a table on every further page, by the words of its caption. */
export function continuedWords(caption: string): string {
  const number = /^表\s*([\d一二三四五六七八九十]+(?:[-—.．]\d+)?)/.exec(caption)?.[1] ?? '';
  return `续表${number}`;
}
