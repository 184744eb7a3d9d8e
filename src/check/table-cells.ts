import type { TableCell } from '../model/issue.js';
import { PLACEHOLDER_MARK } from './checked-text.js';

/** What stands in a cell; a placeholder, which makes it no number, is a character of its own. */
export const cellText = ({ content }: TableCell): string =>
  content
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'note' ? '' : PLACEHOLDER_MARK))
    .join('')
    .trim();

/** What a head or a row is called: without blanks, and without what stands in brackets behind it, such as a unit. */
export const headingText = (cell: TableCell | undefined): string =>
  cell
    ? cellText(cell)
        .replace(/\s+/g, '')
        .replace(/[（(][^（）()]*[)）]$/, '')
    : '';
