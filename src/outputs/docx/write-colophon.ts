import type { ColophonEntry } from '../../model/document.js';
import type { LayoutFacts } from '../../model/layout.js';
import type { Template } from '../../model/template.js';
import { eighths, type Measures, twips } from './measures.js';
import { paragraphLook } from './paragraph-look.js';
import { revisionOfAll } from './revisions.js';
import { styles } from './style-element.js';
import { paragraph, type TextContext, writeRun } from './write-runs.js';
import { value, xmlElement } from './xml.js';

interface ColophonSetting {
  readonly template: Template;
  readonly measures: Measures;
  readonly facts: LayoutFacts;
  readonly context: TextContext;
  /** The section that ends with it, where another one follows. */
  readonly section: string;
}

/**
 * 版记 at the foot of its page: a table that floats, a row an entry, so that its rules are as wide as the text and its words are
 * not. It stands on the page of the paragraph behind it, which is empty and takes no room.
 */
export function writeColophonTable(entries: readonly ColophonEntry[], setting: ColophonSetting): string {
  const { template, measures, facts, context, section } = setting;
  const { colophon } = template;
  const { turns } = facts.colophon;
  if (entries.length === 0) return section === '' ? '' : paragraph(styles.end, '', section);
  const inset = { 'w:w': twips(colophon.inset * colophon.size), 'w:type': 'dxa' };
  const rows = entries.map(({ kind, content }, index) => {
    const above = index === 0 ? colophon.outerRule : kind === 'staff' ? colophon.innerRule : undefined;
    const borders = [
      above === undefined ? '' : rule('w:top', above),
      index === entries.length - 1 ? rule('w:bottom', colophon.outerRule) : '',
    ].join('');
    const text = content.map((run) => writeRun(run, {}, context)).join('');
    const look = xmlElement(
      'w:tcPr',
      {},
      xmlElement('w:tcW', { 'w:w': measures.measure, 'w:type': 'dxa' }),
      borders === '' ? undefined : xmlElement('w:tcBorders', {}, borders),
    );
    const cell = xmlElement('w:tc', {}, look, paragraph(kind === 'copies' ? styles.copies : styles.colophon, text));
    const own = context.revisions.mark(revisionOfAll(content));
    return xmlElement('w:tr', {}, xmlElement('w:trPr', {}, xmlElement('w:cantSplit'), own), cell);
  });
  const table = xmlElement(
    'w:tbl',
    {},
    xmlElement(
      'w:tblPr',
      {},
      xmlElement('w:tblpPr', {
        'w:vertAnchor': 'margin',
        'w:horzAnchor': 'margin',
        'w:tblpXSpec': 'left',
        'w:tblpYSpec': 'bottom',
      }),
      value('w:tblOverlap', 'never'),
      xmlElement('w:tblW', { 'w:w': measures.measure, 'w:type': 'dxa' }),
      xmlElement('w:tblLayout', { 'w:type': 'fixed' }),
      xmlElement('w:tblCellMar', {}, xmlElement('w:left', inset), xmlElement('w:right', inset)),
    ),
    xmlElement('w:tblGrid', {}, xmlElement('w:gridCol', { 'w:w': measures.measure })),
    ...rows,
    blankRow(belowFoot(template, measures), measures),
  );
  const turned = paragraph(styles.end, '', paragraphLook({ pageBreakBefore: true }));
  return [...Array.from({ length: turns }, () => turned), table, paragraph(styles.end, '', section)].join('');
}

/** From the foot of the type area, where the last rule stands, to where the text may end: of no use but to keep the table there. */
const belowFoot = ({ paper, typeArea }: Template, { bottom }: Measures): number =>
  Math.max(0, twips(paper.height - typeArea.top - typeArea.height) - bottom);

const blankRow = (height: number, { measure }: Measures): string =>
  xmlElement(
    'w:tr',
    {},
    xmlElement('w:trPr', {}, xmlElement('w:trHeight', { 'w:val': height, 'w:hRule': 'exact' })),
    xmlElement(
      'w:tc',
      {},
      xmlElement('w:tcPr', {}, xmlElement('w:tcW', { 'w:w': measure, 'w:type': 'dxa' })),
      paragraph(styles.end, ''),
    ),
  );

const rule = (side: string, thickness: number): string =>
  xmlElement(side, { 'w:val': 'single', 'w:sz': eighths(thickness), 'w:space': 0, 'w:color': '000000' });
