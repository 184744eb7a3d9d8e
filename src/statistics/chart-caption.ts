import type { Finding } from '../model/finding.js';
import type { Figure } from '../model/issue.js';
import type { AccountTable } from '../model/ledger-table.js';
import { rangeOfRun, sliceRun } from '../model/text-run.js';
import { finding } from './finding.js';

const spanOfWeeks = /(?<=近)\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(个?)(周|期|星期)/;

const HAN_DIGITS = '零一二三四五六七八九';

/**
 * A caption that says `近12周` over a chart of another number of issues, as one has at the beginning of a year, or where
 * `last` was changed and the caption was not. The caption is the author's, so it is told of and not changed.
 */
export function findWrongSpan({ caption }: Pick<Figure, 'caption'>, tables: readonly AccountTable[]): Finding[] {
  const count = Math.max(...tables.map(({ rows }) => rows.length));
  return caption.flatMap((run): Finding[] => {
    const found = run.type === 'text' ? spanOfWeeks.exec(run.text) : null;
    const [typed = '', number = '', measure = '', unit = ''] = found ?? [];
    if (run.type !== 'text' || !found || numberOf(number) === count) return [];
    const range = rangeOfRun(sliceRun(run, found.index, found.index + typed.length));
    const right = `${count}${measure}${unit}`;
    const made = finding('chart-figures/span', range, { typed: `近${typed}`, count, right: `近${right}` });
    // Where the chart has more, its address may be what is wrong.
    return [count < numberOf(number) ? { ...made, fix: { range, text: right } } : made];
  });
}

/** `12` or `十二`, up to 99. */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['零', text];
  const digit = (han = ''): number => Math.max(0, HAN_DIGITS.indexOf(han || '零'));
  return digit(tens === '' ? '一' : tens) * 10 + digit(ones);
}
