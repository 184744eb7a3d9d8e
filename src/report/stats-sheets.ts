import type { CalendarDate, Period } from '../model/calendar.js';
import { decimalText, type Exact, isZero, signedText } from '../model/exact.js';
import { writeFormula } from '../model/formula.js';
import type { Addend } from '../model/ledger.js';
import type { AccountTable, LedgerRow } from '../model/ledger-table.js';
import { addsUp, type Measure, writeEntered } from '../model/measure.js';
import type { Language } from '../model/message.js';
import { locate } from '../model/source.js';
import { placesOf, remarkOf } from './format-stats-data.js';
import { formatTalk } from './format-talk.js';
import type { ContributorsAnswer, ExplanationAnswer, StatsAnswer } from './stats-answer.js';
import { talk } from './talk.js';

/** A table in words, for people. */
export interface StatsSheet {
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  /** The rows, each with as many cells as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

interface SheetColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

export interface Sheets {
  readonly sheets: readonly StatsSheet[];
  /** What the signs in them mean. */
  readonly notes: readonly string[];
}

/** A figure that can't be had. */
const UNKNOWN = '?';

/**
 * The answer as tables to be read, none where nothing was counted: one for each account, so that every total is seen to follow
 * from the one above it.
 */
export function statsSheets(answer: StatsAnswer, language: Language): Sheets {
  if (answer.type === 'explanation') {
    const counted = answer.parts.some(({ addends }) => addends.length > 0);
    return { sheets: counted ? [explanationSheet(answer, language)] : [], notes: [] };
  }
  if (answer.type === 'contributors') {
    return { sheets: answer.contributors.length > 0 ? [contributorsSheet(answer, language)] : [], notes: [] };
  }
  const hidden = answer.tables.some(({ rows }) =>
    rows.some(({ issue, month }) => issue !== undefined && month === undefined),
  );
  return {
    sheets: answer.tables.map((table) => accountSheet(table, language)),
    notes: hidden ? [formatTalk(talk('stats-month-hidden', {}), language)] : [],
  };
}

function accountSheet(
  { year, series, measure, unit, declared, opening, rows }: AccountTable,
  language: Language,
): StatsSheet {
  const right = { align: 'right' } as const;
  const before = opening && [
    String(opening.through),
    '',
    formatTalk(talk('stats-opening', {}), language),
    '',
    '',
    '',
    writeEntered(declared, opening.value),
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
  const { declared, week, correction, month, total } = row;
  const own = row.issue !== undefined;
  const none = own ? formatTalk(talk('stats-none', {}), language) : '';
  return [
    String(row.number),
    own ? String(row.issue) : '',
    row.period ? shortPeriod(row.period) : '',
    week === undefined ? none : writeEntered(declared, week),
    isZero(correction) ? '' : signed(declared, correction),
    month === undefined ? (own ? UNKNOWN : '') : writeEntered(declared, month),
    total === undefined ? UNKNOWN : writeEntered(declared, total),
  ];
}

/** The addends, those of several measures one after the other with what each comes to, then the total. */
function explanationSheet(
  { account, number, figure, parts, total }: ExplanationAnswer,
  language: Language,
): StatsSheet {
  const isOne = parts.length === 1 && addsUp(account.declared);
  const sumRow = (value: string): string[] => [formatTalk(talk('stats-sum-row', {}), language), value, '', ''];
  const rows = parts.flatMap(({ declared, addends, sum }) => [
    ...(parts.length > 1 ? [[declared.name, '', '', '']] : []),
    ...addends.map((addend) => addendCells(declared, addend, language)),
    ...(isOne || sum === undefined ? [] : [sumRow(writeEntered(declared, sum))]),
  ]);
  const result = total === undefined ? UNKNOWN : writeEntered(account.declared, total);
  const totalRow = isOne ? sumRow(result) : [account.measure, result, howMade(account.declared, language), ''];
  return {
    title: formatTalk(
      figure === undefined
        ? talk('stats-explanation-title', { ...nameOf(account), number })
        : talk('stats-figure-title', { ...nameOf(account), number, figure }),
      language,
    ),
    columns: [
      { heading: formatTalk(talk('stats-addend', {}), language), align: 'left' },
      { heading: formatTalk(talk('stats-value', {}), language), align: 'right' },
      { heading: formatTalk(talk('stats-place', {}), language), align: 'left' },
      { heading: formatTalk(talk('stats-reason', {}), language), align: 'left' },
    ],
    rows: [...rows, totalRow],
  };
}

function contributorsSheet({ year, month, contributors }: ContributorsAnswer, language: Language): StatsSheet {
  const title =
    month === undefined
      ? talk('stats-contributors-title', { year })
      : talk('stats-contributors-month', { year, month });
  const right = { align: 'right' } as const;
  return {
    title: formatTalk(title, language),
    columns: [
      { heading: formatTalk(talk('stats-contributor', {}), language), align: 'left' },
      { heading: formatTalk(talk('stats-paragraphs', {}), language), ...right },
      { heading: formatTalk(talk('stats-characters', {}), language), ...right },
      { heading: formatTalk(talk('stats-issues', {}), language), ...right },
      { heading: formatTalk(talk('stats-place', {}), language), align: 'left' },
    ],
    rows: contributors.map((one) => [
      one.contributor,
      String(one.paragraphs),
      String(one.characters),
      String(one.issues),
      placesOf(one).join(' '),
    ]),
  };
}

const nameOf = ({ year, series, measure, unit }: ExplanationAnswer['account']) => ({ year, series, measure, unit });

/** How a total comes of the addends above it. */
function howMade({ kind }: Measure, language: Language): string {
  switch (kind.type) {
    case 'rate':
      return formatTalk(talk('stats-made-rate', { formula: writeFormula(kind.formula) }), language);
    case 'mean':
      return formatTalk(talk('stats-made-mean', { weight: kind.weight }), language);
    default:
      return formatTalk(talk(`stats-made-${kind.type}`, {}), language);
  }
}

function addendCells(declared: Measure, addend: Addend, language: Language): string[] {
  const place = `${addend.range.file.path}:${locate(addend.range).line}`;
  const value = decimalText(addend.value);
  switch (addend.kind) {
    case 'opening':
      return [formatTalk(talk('stats-opening-through', { through: addend.through }), language), value, place, ''];
    case 'week':
      return [
        formatTalk(talk('stats-week-of', { number: addend.number }), language),
        value,
        place,
        remarkOf(addend) ?? '',
      ];
    case 'correction': {
      const params = { stating: addend.countedFrom, number: addend.number };
      return [
        formatTalk(talk('stats-correction-of', params), language),
        signed(declared, addend.value),
        place,
        addend.reason,
      ];
    }
  }
}

const signed = (declared: Measure, value: Exact): string =>
  declared.kind.type === 'mean' ? signedText(value) : `${value.over > 0n ? '+' : ''}${writeEntered(declared, value)}`;

/** `12-30/01-03`: the year stands in the title. */
const shortPeriod = ({ from, to }: Period): string => `${shortDate(from)}/${shortDate(to)}`;
const shortDate = ({ month, day }: CalendarDate): string => `${two(month)}-${two(day)}`;
const two = (value: number): string => String(value).padStart(2, '0');
