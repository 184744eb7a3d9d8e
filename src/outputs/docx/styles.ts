import type { FontRole } from '../../model/face.js';
import type { LayoutFacts } from '../../model/layout.js';
import type { Template } from '../../model/template.js';
import { characters, eighths, halfPoints, type Measures, twips } from './measures.js';
import type { ParagraphLook } from './paragraph-look.js';
import { fontsElement, hex, styleElement, styles, type WordStyle } from './style-element.js';
import { namespaces, partOf, value, xmlElement } from './xml.js';

export interface StylesRequest {
  readonly template: Template;
  readonly measures: Measures;
  readonly facts: LayoutFacts;
  readonly families: ReadonlyMap<FontRole, readonly string[]>;
  /** Whether a sheet to be signed stands behind the text. */
  readonly hasApproval: boolean;
}

/** What a font is called: the first of its names, else that of its role. */
export const familyOf = (role: FontRole, families: StylesRequest['families']): string =>
  families.get(role)?.[0] ?? role;

/** word/styles.xml. */
export function stylesPart(request: StylesRequest): Uint8Array {
  const all = [
    ...bodyStyles(request),
    ...mastheadStyles(request),
    ...blockStyles(request),
    ...footStyles(request),
    ...(request.hasApproval ? approvalStyles(request) : []),
  ];
  const [normal, ...others] = all.map((style) => styleElement(style, style.id !== styles.normal));
  return partOf(
    xmlElement(
      'w:styles',
      { 'xmlns:w': namespaces.w },
      xmlElement('w:docDefaults', {}, xmlElement('w:rPrDefault', {}, defaultText(request)), xmlElement('w:pPrDefault')),
      normal,
      defaultTable,
      ...others,
      ...characterStyles(request).map((style) => styleElement(style, false)),
      tableStyle(request),
    ),
  );
}

const defaultText = ({ template, families }: StylesRequest): string =>
  xmlElement(
    'w:rPr',
    {},
    fontsElement(familyOf(template.text.body, families)),
    xmlElement('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' }),
  );

/** The text: what a paragraph is that somebody adds. */
function bodyStyles({ template, measures, families }: StylesRequest): readonly WordStyle[] {
  const { text, composition } = template;
  const { pitch } = measures;
  const inText = (length: number): number => twips((length * measures.size) / 2);
  const role = (name: FontRole) => familyOf(name, families);
  const normal: WordStyle = {
    id: styles.normal,
    name: 'Normal',
    family: role(text.body),
    size: measures.size,
    line: pitch,
    align: 'both',
    firstLine: inText(text.indent),
    firstLineCharacters: characters(text.indent),
    isText: { autospace: composition.autospace > 0, hangs: composition.hanging === 'stops' },
  };
  const headings = styles.headings.map(
    (id, index): WordStyle => ({
      id,
      name: `heading ${index + 1}`,
      family: role(text.headings[index] ?? text.body),
      keepNext: true,
      outline: index,
    }),
  );
  const title: WordStyle = {
    id: styles.title,
    name: 'Title',
    family: role(text.title.font),
    size: halfPoints(text.title.size),
    align: 'center',
    firstLine: 0,
    keepNext: true,
    before: 0,
    after: pitch,
    line: pitch,
    ...marginsOf(measures.measure - twips(text.titleMeasure * text.title.size)),
  };
  return [
    normal,
    ...headings,
    title,
    { id: styles.quote, name: 'Quote', family: role(text.quote.font), left: inText(text.quote.indent) },
    { id: styles.preamble, name: '按语', family: role(text.quote.font), followsItself: true },
    {
      id: styles.source,
      name: '供稿单位',
      family: role(text.emphasis),
      align: 'right',
      firstLine: 0,
      right: inText(1),
    },
  ];
}

/** The same blank on both sides. */
const marginsOf = (blank: number): Pick<ParagraphLook, 'left' | 'right'> =>
  blank > 0 ? { left: Math.round(blank / 2), right: Math.round(blank / 2) } : {};

function mastheadStyles({ template, measures, facts, families }: StylesRequest): readonly WordStyle[] {
  const { masthead } = template;
  const { size: nameSize = masthead.name.size, condense = 1 } = facts.masthead.name ?? {};
  const furniture = { firstLine: 0, isFurniture: true, followsItself: true } as const;
  const role = (name: FontRole) => familyOf(name, families);
  const inset = twips(masthead.imprint.inset * masthead.imprint.size);
  return [
    {
      id: styles.marking,
      name: '标注',
      ...furniture,
      family: role(masthead.marking.font),
      scale: Math.min(1, ...facts.masthead.marking),
      align: 'left',
    },
    {
      id: styles.name,
      name: '刊名',
      ...furniture,
      family: role(masthead.name.font),
      color: masthead.name.color,
      size: halfPoints(nameSize),
      scale: condense,
      line: nameLine(nameSize),
      align: 'center',
    },
    { id: styles.number, name: '期号', ...furniture, family: role(masthead.number.font), align: 'center' },
    { id: styles.period, name: '起止日期', ...furniture, family: role(masthead.period.font), align: 'center' },
    {
      id: styles.imprint,
      name: '编印单位',
      ...furniture,
      family: role(masthead.imprint.font),
      size: halfPoints(masthead.imprint.size),
      scale: facts.masthead.imprint,
      align: 'left',
      tabs: [
        { at: inset, align: 'left' },
        { at: measures.measure - inset, align: 'right' },
      ],
      border: { bottom: ruleOf(masthead.rule.thickness, hex(masthead.rule.color), ruleSpace(template, measures)) },
    },
  ];
}

/** The line that a name stands on, in twips. */
export const nameLine = (size: number): number => twips(size * 1.25);

/** The share of a line of exact height below its baseline. */
const BELOW_BASELINE = 0.2;
/** In points [ECMA-376-1, 17.3.4]. */
const WIDEST_SPACE = 31;

/** From the foot of the line of publisher and date to the red rule, in points. */
export function ruleSpace({ masthead, grid }: Template, { drop, pitch }: Measures): number {
  const { imprint, rule } = masthead;
  // The line is placed by its baseline, which a size of its own moves.
  const foot = drop + twips(grid.baseline * imprint.size) + Math.round(pitch * BELOW_BASELINE);
  const space = drop + twips(imprint.size + rule.below) - foot;
  return Math.min(WIDEST_SPACE, Math.max(0, Math.round(space / 20)));
}

const ruleOf = (thickness: number, color = '000000', space = 0) => ({ size: eighths(thickness), color, space });

/** Tables, figures, notes. */
function blockStyles({ template, families }: StylesRequest): readonly WordStyle[] {
  const { table, figure, footnote, captions } = template;
  const role = (name: FontRole) => familyOf(name, families);
  const free = { firstLine: 0, isFurniture: true } as const;
  const caption = (style: { readonly font: FontRole; readonly size: number }) => ({
    ...free,
    family: role(style.font),
    size: halfPoints(style.size),
    line: twips(captions.leading * style.size),
  });
  /** A caption is as high as its lines without the leading of the last, and the gap. */
  const gap = (size: number): number => Math.max(0, twips((1 + captions.gap - captions.leading) * size));
  const cell = {
    ...free,
    size: halfPoints(table.size),
    line: twips(table.leading * table.size),
    align: 'left',
    followsItself: true,
  } as const;
  return [
    { id: styles.caption, name: 'caption', ...caption(figure.caption), align: 'center', before: 0 },
    {
      id: styles.tableCaption,
      name: '表题',
      ...caption(table.caption),
      align: 'center',
      keepNext: true,
      after: gap(table.caption.size),
    },
    {
      id: styles.unit,
      name: '表的单位',
      ...caption(table.note),
      align: 'right',
      keepNext: true,
      after: gap(table.note.size),
    },
    { id: styles.cell, name: '表内文字', ...cell, family: role(table.font) },
    { id: styles.head, name: '表头', ...cell, family: role(table.head), align: 'center' },
    { id: styles.total, name: '表的合计', ...cell, family: role(table.total) },
    { id: styles.tableNote, name: '表注', ...caption(table.note), before: gap(table.note.size) },
    { id: styles.picture, name: '图', ...free, size: 2, align: 'center', line: 'auto' },
    {
      id: styles.noteText,
      name: 'footnote text',
      followsItself: true,
      family: role(footnote.font),
      size: halfPoints(footnote.size),
      line: twips(footnote.leading),
      left: twips(footnote.hang * footnote.size),
      hanging: twips(footnote.hang * footnote.size),
    },
  ];
}

/** What stands at the head and the foot of pages, and at the end. */
function footStyles({ template, measures, facts, families }: StylesRequest): readonly WordStyle[] {
  const { colophon, folio, draft, contents } = template;
  const role = (name: FontRole) => familyOf(name, families);
  const furniture = { firstLine: 0, isFurniture: true, followsItself: true } as const;
  const entry = {
    ...furniture,
    family: role(colophon.font),
    size: halfPoints(colophon.size),
    scale: facts.colophon.condense,
    line: twips(colophon.leading),
    // It is never parted.
    keepNext: true,
  };
  const hang = twips(colophon.hang * colophon.size);
  const toc = contents
    ? [
        {
          id: styles.contentsTitle,
          name: 'TOC Heading',
          ...furniture,
          family: role(contents.titleFont),
          align: 'center' as const,
        },
        ...styles.contents.map((id, level) => ({
          id,
          name: `toc ${level + 1}`,
          firstLine: 0,
          followsItself: true as const,
          family: role(contents.font),
          align: 'left' as const,
          left: twips((level * measures.size) / 2),
          tabs: [{ at: measures.measure, align: 'right' as const, leader: 'dot' as const }],
        })),
      ]
    : [];
  return [
    { id: styles.colophon, name: '版记', ...entry, align: 'both', left: hang, hanging: hang },
    { id: styles.copies, name: '份数', ...entry, align: 'right' },
    { id: styles.end, name: '文末', ...furniture, size: 2, line: 20 },
    {
      id: styles.header,
      name: 'header',
      ...furniture,
      family: role(draft.font),
      size: halfPoints(draft.size),
      line: twips(draft.size * 1.25),
      align: 'right',
    },
    {
      id: styles.footer,
      name: 'footer',
      ...furniture,
      ...(folio && { family: role(folio.font), size: halfPoints(folio.size) }),
      line: twips((folio?.size ?? draft.size) * 1.25),
      align: 'right',
    },
    ...toc,
  ];
}

/** 审签单. */
function approvalStyles({ template, families }: StylesRequest): readonly WordStyle[] {
  const { title, font, head, size } = template.approval;
  const role = (name: FontRole) => familyOf(name, families);
  const line = (of: number): number => twips(of * template.table.leading);
  const sheet = { firstLine: 0, isFurniture: true, followsItself: true, align: 'center' } as const;
  const text = { ...sheet, size: halfPoints(size), line: line(size) };
  return [
    {
      id: styles.approvalTitle,
      name: '审签单',
      ...sheet,
      family: role(title.font),
      size: halfPoints(title.size),
      line: line(title.size),
    },
    { id: styles.approvalFacts, name: '审签单期号', ...text, family: role(font) },
    { id: styles.approvalHead, name: '审签单表头', ...text, family: role(head) },
    { id: styles.approvalCell, name: '审签单文字', ...text, family: role(font) },
  ];
}

function characterStyles({ template, families }: StylesRequest): readonly WordStyle[] {
  const { text, draft } = template;
  const role = (name: FontRole) => familyOf(name, families);
  const type = 'character';
  return [
    { id: styles.strong, name: 'Strong', type, family: role(text.strong) },
    { id: styles.emphasis, name: 'Emphasis', type, family: role(text.emphasis) },
    { id: styles.lead, name: '段首', type, family: role(text.lead) },
    { id: styles.noteMark, name: 'footnote reference', type, raised: true },
    { id: styles.link, name: 'Hyperlink', type },
    {
      id: styles.lineNumber,
      name: 'line number',
      type,
      family: role(draft.lineNumber.font),
      color: draft.lineNumber.color,
      size: halfPoints(draft.lineNumber.size),
    },
  ];
}

const defaultTable = xmlElement(
  'w:style',
  { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
  value('w:name', 'Normal Table'),
  xmlElement(
    'w:tblPr',
    {},
    xmlElement('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
    xmlElement(
      'w:tblCellMar',
      {},
      ...['w:top', 'w:left', 'w:bottom', 'w:right'].map((side) => xmlElement(side, { 'w:w': 0, 'w:type': 'dxa' })),
    ),
  ),
);

/** Tables with a rule around every cell, and the room that a row of one line has. */
function tableStyle({ template, measures }: StylesRequest): string {
  const { table } = template;
  const rule = { 'w:val': 'single', 'w:sz': eighths(table.rule), 'w:space': 0, 'w:color': '000000' };
  const row = Math.max(table.row * measures.pitch, twips(table.size));
  // The rule between two rows takes room of its own.
  const above = Math.max(0, Math.floor((row - twips(table.leading * table.size) - twips(table.rule)) / 2));
  const beside = twips(table.padding * table.size);
  const margins = { 'w:top': above, 'w:left': beside, 'w:bottom': above, 'w:right': beside };
  return xmlElement(
    'w:style',
    { 'w:type': 'table', 'w:styleId': styles.table },
    value('w:name', 'Table Grid'),
    value('w:basedOn', 'TableNormal'),
    xmlElement(
      'w:tblPr',
      {},
      xmlElement(
        'w:tblBorders',
        {},
        ...['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'].map((side) => xmlElement(side, rule)),
      ),
      xmlElement(
        'w:tblCellMar',
        {},
        ...Object.entries(margins).map(([side, width]) => xmlElement(side, { 'w:w': width, 'w:type': 'dxa' })),
      ),
    ),
  );
}
