import { fontDefects } from '../model/font-defects.js';
import {
  type FontPlace,
  type FontTable,
  type FontTableFormat,
  type FoundFont,
  type LackingCharacter,
  type RepertoireId,
  type RoleRow,
  repertoireIds,
  type SearchStep,
  type UnusedFont,
} from '../model/font-table.js';
import { wordAxes, wordChoices, wordVariation } from '../model/font-variation.js';
import type { Language } from '../model/message.js';
import { alignedLine, columnWidths } from './aligned-line.js';
import { jsonText } from './data-text.js';
import { fontsData } from './fonts-data.js';
import { formatTalk } from './format-talk.js';
import { talk } from './talk.js';
import { cellsOf, cellWidth, printable } from './terminal-text.js';
import { wrapPieces, wrapText } from './wrap-text.js';

/** The fonts in a format; only `table` speaks a language. Ends with a line end. @param columns cells of a line */
export function formatFonts(table: FontTable, format: FontTableFormat, language: Language, columns: number): string {
  switch (format) {
    case 'table':
      return fontsText(table, language, columns);
    case 'json':
      return jsonText(fontsData(table));
  }
}

/** The space between two columns, and before the lines below a heading, in cells. */
const GAP = 2;
/** The narrowest column of fonts' names, in cells: a name that is cut shorter says nothing. */
const LEAST_NAME = 12;
/** How many of the characters that a font lacks are named. */
const MOST_NAMED = 12;
/** How much of a licence is shown, in UTF-16 units: makers put whole contracts into their fonts. */
const LICENSE_SHOWN = 100;

/**
 * The fonts for a terminal: a table, why each role has its font, and what the issues need. Ends with a line end.
 * @param columns cells of a line
 */
function fontsText(table: FontTable, language: Language, columns: number): string {
  const paragraphs = [
    roleTable(table.roles, language, columns),
    ...table.roles.map((row) => reasons(row, table, language)),
    ...table.unused.map((font) => unusedLines(font, language)),
    needs(table, language),
  ];
  const wrapped = paragraphs.filter(({ length }) => length > 0).map((lines) => wrapLines(lines, columns));
  return wrapped.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

/** Lines that are too long go on below, as far in as they began; a list is broken between its names. */
const wrapLines = (lines: readonly string[], columns: number): readonly string[] =>
  lines.flatMap((line) => {
    if (cellWidth(line) <= columns) return [line];
    const indent = ' '.repeat(line.length - line.trimStart().length);
    const [text, width] = [line.trimStart(), columns - indent.length];
    const names = text.split(/(?<=、|, )/);
    const parts = names.length > MOST_CLAUSES ? wrapPieces(names, width) : wrapText(text, width);
    return parts.map((part) => indent + part);
  });

/** A sentence has fewer parts than a list of names. */
const MOST_CLAUSES = 3;

function roleTable(roles: readonly RoleRow[], language: Language, columns: number): readonly string[] {
  const headings = [
    formatTalk(talk('fonts-role', {}), language),
    formatTalk(talk('fonts-font', {}), language),
    formatTalk(talk('fonts-license', {}), language),
    formatTalk(talk('fonts-embedding', {}), language),
    ...repertoireIds.map((id) => formatTalk(talk(`fonts-${id}`, {}), language)),
  ];
  const rows = roles.map((row) => rowCells(row, language));
  const others = columnWidths([headings, ...rows].map((cells) => cells.filter((_, index) => index !== NAME_COLUMN)));
  const taken = others.reduce((sum, width) => sum + width + GAP, 0);
  const room = Math.max(LEAST_NAME, columns - taken);
  const lines = [headings, ...rows].map((cells) =>
    cells.map((cell, index) => (index === NAME_COLUMN ? shorten(cell, room) : cell)),
  );
  const widths = columnWidths(lines);
  return lines.map((cells) => alignedLine(cells, widths));
}

const NAME_COLUMN = 1;

function rowCells({ role, found }: RoleRow, language: Language): readonly string[] {
  if (!found) return [printable(role), formatTalk(talk('fonts-none', {}), language), '', '', '', '', ''];
  return [
    printable(role),
    printable(nameOf(found)),
    shortLicense(found, language),
    formatTalk(talk(`fonts-${found.embedding.level}`, {}), language),
    ...repertoireIds.map((id) => coverageCell(found, id, language)),
  ];
}

/** `Noto Serif SC Bold`; a style that only says that there is none is left out. */
const nameOf = ({ family, style }: FoundFont): string =>
  style === '' || /^(regular|normal|常规)$/i.test(style) || ` ${family}`.endsWith(` ${style}`)
    ? family
    : `${family} ${style}`;

function coverageCell({ coverage }: FoundFont, id: RepertoireId, language: Language): string {
  const count = coverage[id].missing.length;
  return count === 0
    ? formatTalk(talk('fonts-all', {}), language)
    : formatTalk(talk('fonts-lacks', { count }), language);
}

function shortLicense({ license, licenseUrl }: FoundFont, language: Language): string {
  const stated = `${license} ${licenseUrl}`;
  if (/SIL Open Font Licen[cs]e|scripts\.sil\.org\/OFL|openfontlicense\.org/i.test(stated)) return 'OFL';
  return formatTalk(talk(stated.trim() === '' ? 'fonts-license-unstated' : 'fonts-license-own', {}), language);
}

function shorten(text: string, room: number): string {
  if (cellWidth(text) <= room) return text;
  let kept = '';
  for (const { text: cell } of cellsOf(text)) {
    if (cellWidth(`${kept}${cell}`) >= room) break;
    kept += cell;
  }
  return `${kept}…`;
}

/** Where a role's font comes from and what was looked for before it. */
function reasons({ role, steps, found, lock }: RoleRow, table: FontTable, language: Language): readonly string[] {
  const heading = found
    ? formatTalk(talk('fonts-found', { role, font: nameOf(found), place: placeNames[found.place] }), language)
    : formatTalk(talk('fonts-not-found', { role }), language);
  const lines = [
    ...steps.flatMap((step) => stepLines(step, table.systemFonts, language)),
    ...(found ? factLines(found, language) : []),
    ...(lock ? [formatTalk(talk(`fonts-lock-${lock}`, {}), language)] : []),
  ];
  return [printable(heading), ...lines.map((line) => `  ${printable(line)}`)];
}

const placeNames = {
  workspace: { zh: 'fonts 文件夹', en: 'fonts/' },
  system: { zh: '这台电脑', en: 'this computer' },
  package: { zh: '程序自带', en: 'comes with bulletin' },
} as const satisfies Record<FontPlace, object>;

function stepLines(step: SearchStep, systemFonts: boolean, language: Language): readonly string[] {
  const { place, notFound: names, refused, foundBy } = step;
  const defects = refused.map(({ file, reason }) => formatTalk(talk('fonts-refused', { file, reason }), language));
  if (place === 'system' && !systemFonts) return [formatTalk(talk('fonts-system-skipped', {}), language)];
  const absent = names.length > 0 ? [formatTalk(talk(`fonts-absent-${place}`, { names }), language)] : [];
  const by =
    foundBy !== undefined && place !== 'package'
      ? [formatTalk(talk('fonts-found-by', { name: foundBy }), language)]
      : [];
  return [...absent, ...defects, ...by];
}

function factLines(found: FoundFont, language: Language): readonly string[] {
  const { file, version, license, licenseUrl, embedding, width, latin, variation } = found;
  const allowed = {
    zh: formatTalk(talk(`fonts-${embedding.level}`, {}), 'zh'),
    en: formatTalk(talk(`fonts-${embedding.level}`, {}), 'en'),
  };
  const text = [beginningOf(license), licenseUrl].filter((part) => part !== '').join(' ');
  return [
    formatTalk(talk('fonts-file', { file }), language),
    ...(version === '' ? [] : [formatTalk(talk('fonts-version', { version }), language)]),
    ...(text === '' ? [] : [formatTalk(talk('fonts-license-text', { text }), language)]),
    formatTalk(talk('fonts-rights', { allowed, fsType: embedding.fsType }), language),
    ...(variation ? [formatTalk(talk('fonts-variable', { variation: wordVariation(variation) }), language)] : []),
    ...(variation ? [formatTalk(talk('fonts-instances', { names: wordChoices(variation) }), language)] : []),
    ...(width === 1 ? [] : [formatTalk(talk('fonts-width', { percent: Math.round(width * 100) }), language)]),
    ...(latin === undefined ? [] : [formatTalk(talk('fonts-latin', { role: latin }), language)]),
    ...repertoireIds.flatMap((id) => missingLine(found, id, language)),
  ];
}

function beginningOf(license: string): string {
  const text = license.replace(/\s+/g, ' ').trim();
  return text.length > LICENSE_SHOWN ? `${text.slice(0, LICENSE_SHOWN).replace(/ \S*$/, '')}…` : text;
}

function missingLine({ coverage }: FoundFont, id: RepertoireId, language: Language): readonly string[] {
  const { missing, total } = coverage[id];
  if (missing.length === 0) return [];
  const named = missing.slice(0, MOST_NAMED).map((codePoint) => String.fromCodePoint(codePoint));
  const characters = `${named.join('')}${missing.length > MOST_NAMED ? '…' : ''}`;
  const name = { zh: formatTalk(talk(`fonts-${id}`, {}), 'zh'), en: formatTalk(talk(`fonts-${id}`, {}), 'en') };
  return [formatTalk(talk('fonts-missing', { name, total, count: missing.length, characters }), language)];
}

function unusedLines({ file, families, defect, variation }: UnusedFont, language: Language): readonly string[] {
  const names = families.length > 0 ? families : ['?'];
  const said = defect
    ? formatTalk(talk('fonts-unusable', { file, reason: fontDefects[defect] }), language)
    : formatTalk(talk('fonts-unused', { file, names }), language);
  if (!variation) return [said];
  const params = { axes: wordAxes(variation), names: wordChoices(variation) };
  return [said, `  ${formatTalk(talk('fonts-unused-variable', params), language)}`];
}

function needs({ lookedAt, lacking }: FontTable, language: Language): readonly string[] {
  if (lookedAt === undefined) return [formatTalk(talk('fonts-no-issue', {}), language)];
  if (lacking.length === 0) return [formatTalk(talk('font-report-none', { issue: lookedAt }), language)];
  const count = new Set(lacking.map(({ codePoint }) => codePoint)).size;
  const title = formatTalk(
    talk('font-report-title', { issue: lookedAt, count, plural: { zh: '', en: count === 1 ? '' : 's' } }),
    language,
  );
  const lines = lacking.map((one) => lackingCells(one, language));
  const widths = columnWidths(lines);
  return [
    title,
    ...lacking.flatMap(({ places }, index) => [
      `  ${alignedLine(lines[index] ?? [], widths)}`,
      `    ${formatTalk(talk('fonts-places', { first: places[0] ?? '', count: places.length }), language)}`,
    ]),
  ];
}

function lackingCells(one: LackingCharacter, language: Language): readonly string[] {
  const { codePoint, character, role, accepted } = one;
  const cells = [codePoint, character, role, setIn(one, language)].map(printable);
  return accepted ? [...cells, formatTalk(talk('fonts-accepted', {}), language)] : cells;
}

function setIn({ kind, font = '' }: LackingCharacter, language: Language): string {
  switch (kind) {
    case 'missing':
      return formatTalk(talk('font-report-missing', {}), language);
    case 'base-form':
      return formatTalk(talk('font-report-base', { font }), language);
    case 'equivalent':
      return formatTalk(talk('font-report-equivalent', { font }), language);
    case 'other-font':
      return font;
  }
}
