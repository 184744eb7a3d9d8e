import type { CalendarDate, Period } from '../../model/calendar.js';
import type { FontRole } from '../../model/face.js';
import type { Finding } from '../../model/finding.js';
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

  const { name, number, period, imprint } = masthead;
  if (issue.masthead.type === 'text') {
    const spans = [madeSpan(issue.name.value, name.font, issue.name)];
    add(spans, { size: name.size, top: pt(typeArea.top + name.top), color: name.color, align: 'center' });
  }
  const cell = gridCell(template);
  add([numberSpan(issue, number.font)], { size: cell, top: row(number.line), align: 'center' });
  add([periodSpan(issue, period.font)], { size: cell, top: row(period.line), align: 'center' });

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

function numberSpan({ header: { identity, year } }: Issue, font: FontRole): TextSpan {
  return identity.type === 'special'
    ? madeSpan(`${year.value}年增刊第${identity.special.value}期`, font, identity.special)
    : madeSpan(`${year.value}年第${identity.issue.value}期（总第${identity.number.value}期）`, font, identity.number);
}

const periodSpan = ({ header: { period } }: Issue, font: FontRole): TextSpan =>
  madeSpan(`（${chinesePeriod(period.value)}）`, font, period);

/** `12月2日—12月6日`; one day alone; with the years where the period turns one. */
export function chinesePeriod({ from, to }: Period): string {
  if (from.year !== to.year) return `${chineseDate(from)}—${chineseDate(to)}`;
  const first = monthAndDay(from);
  const last = monthAndDay(to);
  return first === last ? first : `${first}—${last}`;
}

const monthAndDay = ({ month, day }: CalendarDate): string => `${month}月${day}日`;

export const chineseDate = (date: CalendarDate): string => `${date.year}年${monthAndDay(date)}`;
