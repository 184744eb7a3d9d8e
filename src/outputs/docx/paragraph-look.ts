import { value, xmlElement } from './xml.js';

/** How paragraphs look. Lengths are in twips. */
export interface ParagraphLook {
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly border?: Readonly<Partial<Record<'top' | 'bottom', Border>>>;
  readonly tabs?: readonly Tab[];
  /** Running text: how it is composed. */
  readonly isText?: { readonly autospace: boolean; readonly hangs: boolean };
  /** Nothing of the text: its lines are not counted in the margin. */
  readonly isFurniture?: true;
  readonly before?: number;
  readonly after?: number;
  /** The exact height of a line; `auto` as high as a picture on it. */
  readonly line?: number | 'auto';
  readonly left?: number;
  readonly right?: number;
  readonly firstLine?: number;
  /** The same in hundredths of a character, so that it follows the size of the type. */
  readonly firstLineCharacters?: number;
  readonly hanging?: number;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** The level in the outline, from 0. */
  readonly outline?: number;
}

interface Border {
  /** In eighths of a point. */
  readonly size: number;
  readonly color: string;
  /** In points. */
  readonly space: number;
}

interface Tab {
  readonly at: number;
  readonly align: 'left' | 'right';
  readonly leader?: 'dot';
}

/** Its properties, in the order of the schema [ECMA-376-1, 17.3.1.26]. */
export function paragraphLook(look: ParagraphLook): string {
  const { border, tabs, isText, isFurniture, align, outline } = look;
  return [
    look.keepNext ? xmlElement('w:keepNext') : '',
    look.pageBreakBefore ? xmlElement('w:pageBreakBefore') : '',
    isText ? value('w:widowControl', 0) : '',
    isFurniture ? xmlElement('w:suppressLineNumbers') : '',
    border ? bordersElement(border) : '',
    tabs ? xmlElement('w:tabs', {}, ...tabs.map(tabElement)) : '',
    isText ? compositionOf(isText) : '',
    spacingOf(look),
    indentOf(look),
    align ? value('w:jc', align) : '',
    outline === undefined ? '' : value('w:outlineLvl', outline),
  ].join('');
}

const bordersElement = (borders: NonNullable<ParagraphLook['border']>): string =>
  xmlElement(
    'w:pBdr',
    {},
    ...(['top', 'bottom'] as const).map((side) => {
      const border = borders[side];
      return border
        ? xmlElement(`w:${side}`, {
            'w:val': 'single',
            'w:sz': border.size,
            'w:space': border.space,
            'w:color': border.color,
          })
        : undefined;
    }),
  );

const tabElement = ({ at, align, leader }: Tab): string =>
  xmlElement('w:tab', { 'w:val': align, 'w:leader': leader, 'w:pos': at });

const compositionOf = ({ autospace, hangs }: NonNullable<ParagraphLook['isText']>): string =>
  [
    xmlElement('w:kinsoku'),
    value('w:overflowPunct', hangs ? 1 : 0),
    value('w:autoSpaceDE', autospace ? 1 : 0),
    value('w:autoSpaceDN', autospace ? 1 : 0),
    value('w:adjustRightInd', 0),
  ].join('');

function spacingOf({ before, after, line }: ParagraphLook): string {
  if (before === undefined && after === undefined && line === undefined) return '';
  const height = line === 'auto' ? { 'w:line': SINGLE, 'w:lineRule': 'auto' } : exact(line);
  return xmlElement('w:spacing', { 'w:before': before, 'w:after': after, ...height });
}

const exact = (line: number | undefined) => (line === undefined ? {} : { 'w:line': line, 'w:lineRule': 'exact' });

/** One line, in the unit that `auto` has. */
const SINGLE = 240;

/** A style inherits characters and lengths apart from each other, and characters count: both are said. */
function indentOf({ left, right, firstLine, firstLineCharacters = 0, hanging }: ParagraphLook): string {
  if ([left, right, firstLine, hanging].every((length) => length === undefined)) return '';
  const begins = firstLine !== undefined || hanging !== undefined;
  return xmlElement('w:ind', {
    'w:left': left,
    'w:right': right,
    'w:hanging': hanging,
    'w:firstLineChars': begins ? firstLineCharacters : undefined,
    'w:firstLine': hanging === undefined ? firstLine : undefined,
  });
}
