import type { FindingEntry } from './entry.js';

/** Findings about numbers that were typed into the text. */
export const checkFigureMessages = {
  'typed-figure': {
    severity: 'warning',
    zh: '{measure}写的是 {typed}，台账上本周是 {week}、本年累计是 {year}',
    en: '{measure} is given as {typed}; the ledger has {week} for this week and {year} for the year',
    note: {
      zh: '请核对；引用台账的数字可以写成 {example}，由程序填入',
      en: 'check it; {example} puts the ledger’s own figure in',
    },
  },
  'percent-sum': {
    severity: 'hint',
    zh: '这几个百分比加起来是 {sum}%，不到 100%',
    en: 'these percentages add up to {sum}%, not to 100%',
    note: { zh: '请核对；没有列全的，写明“其余”', en: 'check them; where the list is not complete, say so' },
  },
  'percent-sum/over': {
    severity: 'warning',
    zh: '这几个百分比加起来是 {sum}%，超过了 100%',
    en: 'these percentages add up to {sum}%, which is more than 100%',
    note: { zh: '请核对各项的百分比', en: 'check each of them' },
  },
  'table-total': {
    severity: 'warning',
    zh: '“{column}”一列的合计写的是 {typed}，各行加起来是 {sum}',
    en: 'the total of column “{column}” is given as {typed}, its rows add up to {sum}',
    note: { zh: '请核对合计和各行的数', en: 'check the total and the rows' },
  },
} as const satisfies Record<string, FindingEntry>;
