/* Words that stand on a page because of how the pages fell, the same in every output that has pages. */

/** 页码 between dashes [GB/T 9704-2012 7.5]. */
export const folioWords = (page: number | string): string => `— ${page} —`;

/** On every page of a proof, with its page: the pages of a proof are handed round one by one. */
export const draftWords = ({ draft, page, pages }: DraftPage): string => `${draftName(draft)}第${page}页，共${pages}页`;

/** On the approval sheet of a proof, which is none of its pages. */
export const approvalWords = (draft: number): string => `${draftName(draft)}审签单`;

const draftName = (draft: number): string => `送审稿　${draft < 2 ? '' : `第${draft}稿　`}`;

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
