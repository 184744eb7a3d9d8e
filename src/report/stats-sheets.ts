import type { CalendarDate, Period } from '../model/calendar.js';
import type { Addend } from '../model/ledger.js';
import type { AccountTable, LedgerRow } from '../model/ledger-table.js';
import type { Language } from '../model/message.js';
import { locate } from '../model/source.js';
import { formatTalk } from './format-talk.js';
import type { ExplanationAnswer, StatsAnswer } from './stats-answer.js';
import { talk } from './talk.js';

/** A table in words, for people. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  /** As many cells each as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

export interface SheetColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

export interface Sheets {
  readonly sheets: readonly Sheet[];
  /** What the signs in them mean. */
  readonly notes: readonly string[];
}

/** A figure that can't be had. */
const UNKNOWN = '?';

/** The answer as tables to be read, none where nothing was counted: one for each account, so that every total is seen to follow from the one above it. */
export function statsSheets(answer: StatsAnswer, language: Language): Sheets {
  if (answer.type === 'explanation') {
    const counted = answer.addends.length > 0;
    return { sheets: counted ? [explanationSheet(answer, language)] : [], notes: [] };
  }
  const hidden = answer.tables.some(({ rows }) =>
    rows.some(({ issue, month }) => issue !== undefined && month === undefined),
  );
  return {
    sheets: answer.tables.map((table) => accountSheet(table, language)),
    notes: hidden ? [formatTalk(talk('stats-month-hidden', {}), language)] : [],
  };
}

function accountSheet({ year, series, measure, unit, opening, rows }: AccountTable, language: Language): Sheet {
  const right = { align: 'right' } as const;
  const before = opening && [
    String(opening.through),
    '',
    formatTalk(talk('stats-opening', {}), language),
    '',
    '',
    '',
    String(opening.value),
  ];
  return {
    title: formatTalk(talk('stats-table-title', { year, series, measure, unit }), language),
    columns: [
      { heading: formatTalk(talk('stats-number', {}), language), ...right },
      { heading: formatTalk(talk('stats-issue', {}), language), ...right },
      { heading: formatTalk(talk('stats-period', {}), language), align: 'left' },
      { heading: formatTalk(talk('stats-week', {}), language), ...right },
      { heading: formatTalk(talk('stats-correction', {}), language), ...right },
      { heading: formatTalk(talk('stats-month', {}), language), ...right },
      { heading: formatTalk(talk('stats-total', {}), language), ...right },
    ],
    rows: [...(before ? [before] : []), ...rows.map((row) => rowCells(row, language))],
  };
}

function rowCells(row: LedgerRow, language: Language): string[] {
  const own = row.issue !== undefined;
  const none = own ? formatTalk(talk('stats-none', {}), language) : '';
  return [
    String(row.number),
    own ? String(row.issue) : '',
    row.period ? shortPeriod(row.period) : '',
    row.week === undefined ? none : String(row.week),
    row.correction === 0 ? '' : signed(row.correction),
    row.month === undefined ? (own ? UNKNOWN : '') : String(row.month),
    row.total === undefined ? UNKNOWN : String(row.total),
  ];
}

function explanationSheet({ account, number, addends, sum }: ExplanationAnswer, language: Language): Sheet {
  return {
    title: formatTalk(talk('stats-explanation-title', { ...account, number }), language),
    columns: [
      { heading: formatTalk(talk('stats-addend', {}), language), align: 'left' },
      { heading: formatTalk(talk('stats-value', {}), language), align: 'right' },
      { heading: formatTalk(talk('stats-place', {}), language), align: 'left' },
      { heading: formatTalk(talk('stats-reason', {}), language), align: 'left' },
    ],
    rows: [
      ...addends.map((addend) => addendCells(addend, language)),
      [formatTalk(talk('stats-sum-row', {}), language), String(sum), '', ''],
    ],
  };
}

function addendCells(addend: Addend, language: Language): string[] {
  const place = `${addend.range.file.path}:${locate(addend.range).line}`;
  switch (addend.kind) {
    case 'opening':
      return [
        formatTalk(talk('stats-opening-through', { through: addend.through }), language),
        String(addend.value),
        place,
        '',
      ];
    case 'week':
      return [formatTalk(talk('stats-week-of', { number: addend.number }), language), String(addend.value), place, ''];
    case 'correction': {
      const params = { stating: addend.countedFrom, number: addend.number };
      return [formatTalk(talk('stats-correction-of', params), language), signed(addend.value), place, addend.reason];
    }
  }
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

/** `12-30/01-03`: the year stands in the title. */
const shortPeriod = ({ from, to }: Period): string => `${shortDate(from)}/${shortDate(to)}`;
const shortDate = ({ month, day }: CalendarDate): string => `${two(month)}-${two(day)}`;
const two = (value: number): string => String(value).padStart(2, '0');
