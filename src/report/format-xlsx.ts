import { decimalText } from '../model/exact.js';
import { writeZip } from '../model/zip-file.js';
import { type DataRow, type DataValue, xmlText } from './data-text.js';
import { cellWidth } from './terminal-text.js';

/** A sheet of a workbook: a head, which stays in view, and rows of numbers and texts. */
export interface DataSheet {
  readonly title: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

interface DataColumn {
  /** The name under which the rows have its values. */
  readonly name: string;
  readonly heading: string;
}

/*
 * A workbook of as few parts as Office Open XML (ECMA-376) asks for. Texts stand in their cells, so that there is no table of
 * strings; numbers are numbers with all of their digits, and no text is ever taken for a formula.
 */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGED = 'http://schemas.openxmlformats.org/package/2006';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The bytes of a workbook with these sheets, at least one; the same for the same content. */
export function formatXlsx(sheets: readonly DataSheet[]): Buffer {
  const names = sheetNames(sheets.map(({ title }) => title));
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([[`${RELATIONS}/officeDocument`, 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(names)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...names.map((_, index) => [`${RELATIONS}/worksheet`, `worksheets/sheet${index + 1}.xml`] as const),
        [`${RELATIONS}/styles`, 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, worksheet(sheet)] as const),
  ];
  return Buffer.from(writeZip(parts.map(([path, xml]) => ({ path, bytes: Buffer.from(DECLARATION + xml) }))));
}

const contentTypes = (count: number): string => {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheets = Array.from(
    { length: count },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  );
  return (
    `<Types xmlns="${PACKAGED}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${sheets.join('')}</Types>`
  );
};

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string => {
  const list = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGED}/relationships">${list.join('')}</Relationships>`;
};

const workbook = (names: readonly string[]): string => {
  const list = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets></workbook>`;
};

/** The second style is that of the head: bold. */
const styles =
  `<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>';

const HEAD_STYLE = 1;

function worksheet({ columns, rows }: DataSheet): string {
  const head = columns.map(({ heading }) => heading);
  const body = rows.map((row) => columns.map(({ name }) => row[name] ?? null));
  const lines = [head, ...body].map((values, index) => {
    const cells = values.map((value, column) => cell(value, `${columnName(column)}${index + 1}`, index === 0));
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  const widths = columns.map((_, column) => columnWidth([head, ...body].map((values) => values[column] ?? null)));
  const cols = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${cols.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`
  );
}

function cell(value: DataValue, place: string, isHead: boolean): string {
  const style = isHead ? ` s="${HEAD_STYLE}"` : '';
  if (value === null) return '';
  if (typeof value !== 'string') {
    const number = typeof value === 'number' ? String(value) : decimalText(value);
    return `<c r="${place}"${style}><v>${number}</v></c>`;
  }
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

const LETTERS = 26;

/** A, B … Z, AA … */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % LETTERS));
  return column < LETTERS ? letter : columnName(Math.floor(column / LETTERS) - 1) + letter;
}

const WIDEST_COLUMN = 60;

const columnWidth = (values: readonly DataValue[]): number =>
  Math.min(WIDEST_COLUMN, 2 + Math.max(...values.map((value) => cellWidth(textOf(value)))));

const textOf = (value: DataValue): string =>
  value === null ? '' : typeof value === 'object' ? decimalText(value) : String(value);

/** The most characters of a sheet's name: Excel refuses longer ones, and some marks. */
const LONGEST_NAME = 31;

function sheetNames(titles: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return titles.map((title) => {
    const plain = title.replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ').trim() || '数据';
    const known = (end: string): string => plain.slice(0, LONGEST_NAME - end.length) + end;
    let name = known('');
    for (let count = 2; used.has(name.toLowerCase()); count += 1) name = known(` ${count}`);
    used.add(name.toLowerCase());
    return name;
  });
}
