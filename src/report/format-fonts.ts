import type { FontTable, FontTableFormat } from '../model/font-table.js';
import type { Language } from '../model/message.js';
import { jsonText } from './data-text.js';
import { fontsData } from './fonts-data.js';
import { fontsText } from './fonts-text.js';

/** The fonts in a format; only `table` speaks a language. Ends with a line end. @param columns cells of a line */
export function formatFonts(table: FontTable, format: FontTableFormat, language: Language, columns: number): string {
  switch (format) {
    case 'table':
      return fontsText(table, language, columns);
    case 'json':
      return jsonText(fontsData(table));
  }
}
