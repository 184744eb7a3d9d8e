import { declareFindings } from '../../model/finding.js';
import { textRule } from '../running-text.js';

const finding = declareFindings({
  'sheet-value': {
    severity: 'error',
    zh: '“{typed}”是电子表格里没有算出来的数',
    en: '“{typed}” is what a spreadsheet shows where it could not calculate',
    note: {
      zh: '在 Excel 或 WPS 里把公式改好再导出，或者直接写数；没有数的写“—”',
      en: 'mend the formula and export the table again, or type the figure; write “—” where there is none',
    },
  },
  'sheet-value/narrow': {
    severity: 'error',
    zh: '“{typed}”：电子表格的这一列太窄，数没有显示出来',
    en: '“{typed}”: the column of the spreadsheet was too narrow to show the figure',
    note: { zh: '在 Excel 或 WPS 里把这一列拉宽再导出', en: 'widen the column and export the table again' },
  },
  'sheet-value/short': {
    severity: 'error',
    zh: '“{typed}”是电子表格缩写的长数字，后面的数字没有了',
    en: '“{typed}” is a long number that the spreadsheet has shortened: its last digits are lost',
    note: {
      zh: '在 Excel 或 WPS 里把这一列设成“数值”或“文本”，再导出',
      en: 'make the column one of numbers or text, and export the table again',
    },
  },
});

/** The errors of Excel's and WPS's formulas, a cell too narrow for its figure, and a figure in powers of ten. */
const VALUES = [
  ['sheet-value', /^#(?:DIV\/0!|REF!|N\/A|VALUE!|NAME[?？]|NUM!|NULL!|SPILL!|CALC!)$/i],
  ['sheet-value/narrow', /^#{3,}$/],
  ['sheet-value/short', /^[+-]?\d(?:\.\d+)?E[+-]?\d{2,3}$/i],
] as const;

/** What a spreadsheet leaves in a cell in the place of a figure. */
export const sheetValue = textRule({ id: 'sheet-value', group: 'figures', finding }, function* (text) {
  if (text.kind !== 'cell') return;
  const typed = text.text.trim();
  for (const [code, pattern] of VALUES) {
    if (pattern.test(typed)) yield finding(code, text.rangeOf(0, text.text.length), { typed });
  }
});
