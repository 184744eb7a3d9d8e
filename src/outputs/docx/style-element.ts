import type { Color } from '../../model/page.js';
import { type ParagraphLook, paragraphLook } from './paragraph-look.js';
import { value, xmlElement } from './xml.js';

/** Named by what they are for; those of Word itself have its names, which it shows in the language of its user. */
export const styles = {
  normal: 'Normal',
  headings: ['Heading1', 'Heading2', 'Heading3', 'Heading4'],
  title: 'Title',
  quote: 'Quote',
  preamble: 'Preamble',
  source: 'Source',
  marking: 'Marking',
  name: 'MastheadName',
  number: 'IssueNumber',
  period: 'Period',
  imprint: 'Imprint',
  caption: 'Caption',
  tableCaption: 'TableCaption',
  unit: 'TableUnit',
  cell: 'TableText',
  head: 'TableHead',
  total: 'TableTotal',
  tableNote: 'TableNote',
  picture: 'Picture',
  noteText: 'FootnoteText',
  noteMark: 'FootnoteReference',
  colophon: 'Colophon',
  copies: 'Copies',
  end: 'End',
  approvalTitle: 'ApprovalTitle',
  approvalFacts: 'ApprovalFacts',
  approvalHead: 'ApprovalHead',
  approvalCell: 'ApprovalText',
  header: 'Header',
  footer: 'Footer',
  lineNumber: 'LineNumber',
  contentsTitle: 'TOCHeading',
  contents: ['TOC1', 'TOC2', 'TOC3', 'TOC4'],
  table: 'TableGrid',
  strong: 'Strong',
  emphasis: 'Emphasis',
  lead: 'Lead',
  link: 'Hyperlink',
} as const;

/** How characters look. Sizes are in half points. */
interface TextLook {
  readonly family?: string;
  readonly color?: Color;
  readonly size?: number;
  /** Horizontal scale; 1 = none. */
  readonly scale?: number;
  readonly raised?: true;
}

export interface WordStyle extends ParagraphLook, TextLook {
  readonly id: string;
  readonly name: string;
  readonly type?: 'character';
  /** Another paragraph than one of the text follows. */
  readonly followsItself?: true;
}

/** A font for all kinds of characters: else Word takes others for figures and marks. */
export const fontsElement = (family: string): string =>
  xmlElement('w:rFonts', { 'w:ascii': family, 'w:hAnsi': family, 'w:eastAsia': family, 'w:cs': family });

export const hex = ({ red, green, blue }: Color): string =>
  [red, green, blue]
    .map((share) =>
      Math.round(share * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();

/** The look of a style or a run, in the order of the schema [ECMA-376-1, 17.3.2.28]. */
function textLook({ family, color, size, scale, raised }: TextLook): string {
  return [
    family === undefined ? '' : fontsElement(family),
    color ? value('w:color', hex(color)) : '',
    scale === undefined || scale === 1 ? '' : value('w:w', Math.round(scale * 100)),
    size === undefined ? '' : value('w:sz', size) + value('w:szCs', size),
    raised ? value('w:vertAlign', 'superscript') : '',
  ].join('');
}

export function styleElement(style: WordStyle, isBasedOnNormal: boolean): string {
  const { id, name, type = 'paragraph', followsItself } = style;
  const isDefault = id === styles.normal;
  const isBuiltIn = isDefault || isWordsOwn(name);
  const look = textLook(style);
  const paragraph = type === 'paragraph' ? paragraphLook(style) : '';
  return xmlElement(
    'w:style',
    {
      'w:type': type,
      'w:default': isDefault ? 1 : undefined,
      'w:customStyle': isBuiltIn ? undefined : 1,
      'w:styleId': id,
    },
    value('w:name', name),
    isBasedOnNormal ? value('w:basedOn', styles.normal) : undefined,
    isBasedOnNormal && !followsItself ? value('w:next', styles.normal) : undefined,
    xmlElement('w:qFormat'),
    paragraph === '' ? undefined : xmlElement('w:pPr', {}, paragraph),
    look === '' ? undefined : xmlElement('w:rPr', {}, look),
  );
}

/** Names in Latin letters are those that Word has. */
const isWordsOwn = (name: string): boolean => /^[A-Za-z]/.test(name);
