/** Circled numbers: ① to ⑳, ㉑ to ㉟, ㊱ to ㊿ [Unicode, Enclosed Alphanumerics; Enclosed CJK Letters and Months]. */
const circled = [
  { from: 1, to: 20, first: 0x2460 },
  { from: 21, to: 35, first: 0x3251 },
  { from: 36, to: 50, first: 0x32b1 },
];

/** What a footnote is marked with, in the text and at the foot of the page. */
export function noteMark(number: number): string {
  const range = circled.find(({ from, to }) => from <= number && number <= to);
  return range ? String.fromCodePoint(range.first + number - range.from) : `〔${number}〕`;
}
