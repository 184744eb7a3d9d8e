import { chineseDate, chineseIssueNumber, chinesePeriod } from '../../model/chinese-date.js';
import { type Finding, finding } from '../../model/finding.js';
import type { Issue } from '../../model/issue.js';
import { em, type Pt, pt } from '../../model/length.js';
import { black, type Color, type PageItem } from '../../model/page.js';
import type { TextSpan } from '../collect-items.js';
import { madeSpan } from '../collect-spans.js';
import { composeText, type TextBox } from '../compose-text.js';
import { type FurnishContext, type Furnishing, gridCell, gridPitch, placeLine } from './place-line.js';

/** 报头: the name, the issue's number and period, publisher and date, and the red rule below them. */
export function furnishMasthead(issue: Issue, context: FurnishContext): Furnishing {
  const { template } = context;
  const { masthead, typeArea } = template;
  const items: PageItem[] = [];
  const findings: Finding[] = [];
  const row = (line: number): Pt => pt(typeArea.top + (line - 1) * gridPitch(template));
  const add = (
    spans: readonly TextSpan[],
    at: { size: Pt; top: Pt; color?: Color; inset?: number; align: TextBox['align'] },
  ): void => {
    const set = setSingleLine(spans, at, context);
    items.push(...set.items);
    findings.push(...set.findings);
  };

  const { marking, name, number, period, imprint } = masthead;
  const cell = gridCell(template);
  const { marking: mark } = issue.header;
  if (mark) add([madeSpan(mark.value, marking.font, mark)], { size: cell, top: row(marking.line), align: 'left' });
  if (issue.masthead.type === 'image') findings.push(finding('masthead-image', issue.masthead.path.range, {}));
  if (issue.masthead.type === 'text') {
    const spans = [madeSpan(issue.name.value, name.font, issue.name)];
    add(spans, { size: name.size, top: pt(typeArea.top + name.top), color: name.color, align: 'center' });
  }
  const numberFrom =
    issue.header.identity.type === 'special' ? issue.header.identity.special : issue.header.identity.number;
  add([madeSpan(chineseIssueNumber(issue.header), number.font, numberFrom)], {
    size: cell,
    top: row(number.line),
    align: 'center',
  });
  const dates = issue.header.period;
  add([madeSpan(`（${chinesePeriod(dates.value)}）`, period.font, dates)], {
    size: cell,
    top: row(period.line),
    align: 'center',
  });

  const imprintAt = { size: imprint.size, top: row(imprint.line), inset: imprint.inset };
  add([madeSpan(issue.publisher.value, imprint.font, issue.publisher)], { ...imprintAt, align: 'left' });
  const { date } = issue.header;
  if (date) add([madeSpan(chineseDate(date.value), imprint.font, date)], { ...imprintAt, align: 'right' });
  items.push({
    type: 'rule',
    x: typeArea.left,
    y: pt(row(imprint.line) + imprint.size + masthead.rule.below + masthead.rule.thickness / 2),
    width: typeArea.width,
    thickness: masthead.rule.thickness,
    color: masthead.rule.color,
  });
  return { items, findings };
}

function setSingleLine(
  spans: readonly TextSpan[],
  at: { size: Pt; top: Pt; color?: Color; inset?: number; align: TextBox['align'] },
  { template, compositor, nextElement }: FurnishContext,
): Furnishing {
  const inset = at.inset ?? 0;
  const measure = em(template.typeArea.width / at.size - 2 * inset);
  const { lines, findings } = composeText(spans, { measure, indent: em(0), align: at.align }, compositor);
  const role = nextElement('P');
  const left = pt(template.typeArea.left + inset * at.size);
  const items = lines.map((line, index) => {
    const top = pt(at.top + index * at.size);
    return placeLine(
      line,
      { part: 'masthead', role, size: at.size, color: at.color ?? black, top, left, condense: 1 },
      template,
    );
  });
  return { items, findings };
}
