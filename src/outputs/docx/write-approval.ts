import type { ApprovalSheet } from '../../model/document.js';
import type { TextRun } from '../../model/issue.js';
import type { Template } from '../../model/template.js';
import { eighths, type Measures, twips } from './measures.js';
import { paragraphLook } from './paragraph-look.js';
import { styles } from './style-element.js';
import { paragraph, type TextContext, writeRun } from './write-runs.js';
import { value, xmlElement } from './xml.js';

interface SheetSetting {
  readonly template: Template;
  readonly measures: Measures;
  readonly context: TextContext;
}

/** 审签单: a page of its own, in a section behind the text, whose pages it is none of. */
export function writeApprovalSheet(sheet: ApprovalSheet, setting: SheetSetting): string {
  const { template, context } = setting;
  const after = paragraphLook({ after: twips(template.approval.gap) });
  const write = (runs: readonly TextRun[]): string => runs.map((run) => writeRun(run, {}, context)).join('');
  return [
    paragraph(styles.approvalTitle, write([sheet.title]), after),
    paragraph(styles.approvalFacts, write(sheet.facts), after),
    writeTable(sheet, setting, write),
    paragraph(styles.end, ''),
  ].join('');
}

function writeTable(
  { head, rows }: ApprovalSheet,
  { template, measures }: SheetSetting,
  write: (runs: readonly TextRun[]) => string,
): string {
  const { approval } = template;
  const widths = columnWidths(template, measures);
  const cell = (column: number, style: string, lines: readonly (readonly TextRun[])[]): string => {
    const shown = lines.length > 0 ? lines : [[]];
    return xmlElement(
      'w:tc',
      {},
      xmlElement(
        'w:tcPr',
        {},
        xmlElement('w:tcW', { 'w:w': widths[column], 'w:type': 'dxa' }),
        value('w:vAlign', 'center'),
      ),
      ...shown.map((runs) => paragraph(style, write(runs))),
    );
  };
  const row = (height: number, cells: readonly string[]): string => {
    const tall = xmlElement('w:trHeight', { 'w:val': height, 'w:hRule': 'atLeast' });
    return xmlElement('w:tr', {}, xmlElement('w:trPr', {}, xmlElement('w:cantSplit'), tall), ...cells);
  };
  const rule = { 'w:val': 'single', 'w:sz': eighths(approval.rule), 'w:space': 0, 'w:color': '000000' };
  const sides = ['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'];
  const heads = [head.step, head.name, head.opinion, head.date];
  const height = rowHeight(rows.length, template, measures);
  return xmlElement(
    'w:tbl',
    {},
    xmlElement(
      'w:tblPr',
      {},
      xmlElement('w:tblW', { 'w:w': measures.measure, 'w:type': 'dxa' }),
      value('w:jc', 'center'),
      xmlElement('w:tblBorders', {}, ...sides.map((side) => xmlElement(side, rule))),
      xmlElement('w:tblLayout', { 'w:type': 'fixed' }),
    ),
    xmlElement('w:tblGrid', {}, ...widths.map((width) => xmlElement('w:gridCol', { 'w:w': width }))),
    row(
      twips(approval.headRow),
      heads.map((run, column) => cell(column, styles.approvalHead, [[run]])),
    ),
    ...rows.map(({ step, names }) => {
      const texts = [names.map((name) => [name]), [], []];
      const others = texts.map((lines, index) => cell(index + 1, styles.approvalCell, lines));
      return row(height, [cell(0, styles.approvalHead, [[step]]), ...others]);
    }),
  );
}

/** Step, name, opinion, date: the third has what the others leave. */
function columnWidths(
  { approval }: Template,
  { measure, stretch }: Measures,
): readonly [number, number, number, number] {
  const [step = 0, name = 0, date = 0] = [approval.step, approval.name, approval.date].map((width) =>
    twips(width * approval.size * stretch),
  );
  return [step, name, Math.max(0, measure - step - name - date), date];
}

/** The rows share what the page has below the head of the table. */
function rowHeight(rows: number, { paper, approval, table }: Template, { top, bottom, pitch }: Measures): number {
  const above = (approval.title.size + approval.size) * table.leading + 2 * approval.gap + approval.headRow;
  // A line less, for the rules and what has to stand behind a table.
  const room = twips(paper.height) - top - bottom - twips(above) - pitch;
  return Math.max(twips(approval.size), Math.floor(room / rows));
}
