import type { ColophonEntry } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { type Em, em, type Pt, pt } from '../../model/length.js';
import { black, type PageItem, type RuledLine } from '../../model/page.js';
import type { Template } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import { spanOf } from '../collect-spans.js';
import {
  type ComposedLine,
  type ComposedText,
  type Compositor,
  composeText,
  rangeOf,
  type TextBox,
} from '../compose-text.js';
import type { Element } from '../elements.js';
import { finding } from '../finding.js';
import { type FurnishContext, type Furnishing, gridPitch, placeLine } from './place-line.js';

/** One line of the colophon, with a thin rule above it where a group begins. */
interface ColophonLine {
  readonly line: ComposedLine;
  /** Lines of one entry are one paragraph. */
  readonly entry: number;
  readonly ruleAbove: boolean;
}

/** 版记 as composed, before it is known on which page it stands. */
interface Colophon {
  readonly lines: readonly ColophonLine[];
  /** The horizontal scale that all its lines share. */
  readonly condense: number;
  readonly findings: readonly Finding[];
  /** How many lines of the grid it takes at a page's foot; 0 = the issue has none. */
  readonly rows: number;
}

/** A line that was condensed to be exactly as wide as there is room must not turn for the last bit. */
const TOLERANCE = 1e-9;

/** Composes 版记 in its type. */
export function composeColophon(
  content: readonly ColophonEntry[],
  { template, compositor }: Pick<FurnishContext, 'template' | 'compositor'>,
): Colophon {
  const { colophon } = template;
  const measure = em(template.typeArea.width / colophon.size - 2 * colophon.inset);
  const entries = content.map(({ kind, content: runs }) => ({
    kind,
    spans: runs.map((run) => spanOf(run, colophon.font)),
  }));
  const texts = entries.flatMap(({ kind, spans }) => (kind === 'copies' ? [] : [spans]));
  const condense = shareOfWidth(texts, { measure, condenseTo: colophon.condenseTo }, compositor);
  const lines: ColophonLine[] = [];
  const findings: Finding[] = [];
  for (const [entry, { kind, spans }] of entries.entries()) {
    const align = kind === 'copies' ? 'right' : 'left';
    const set = composeEntry(spans, { measure: em(measure / condense), hang: colophon.hang, align }, compositor);
    findings.push(...set.findings);
    for (const [index, line] of set.lines.entries()) {
      lines.push({ line, entry, ruleAbove: kind === 'staff' && entry > 0 && index === 0 });
    }
  }
  const rows = Math.ceil((lines.length * colophon.leading) / gridPitch(template));
  return { lines, condense, findings: [...findings, ...checkHeight(lines, rows, template)], rows };
}

/** Wider than any entry. */
const endless = em(1e6);

/**
 * The share of their width that all lines are condensed to, so that none looks like another type: as far as keeps those entries
 * on one line that may be kept there.
 */
function shareOfWidth(
  entries: readonly (readonly TextSpan[])[],
  { measure, condenseTo }: { readonly measure: Em; readonly condenseTo: number },
  compositor: Compositor,
): number {
  const shares = entries.map((spans) => {
    const [line] = composeText(spans, { measure: endless, indent: em(0), align: 'left' }, compositor).lines;
    return line ? measure / line.width : 1;
  });
  return Math.min(1, ...shares.filter((share) => share >= condenseTo));
}

/** 版记 is never split: it has to fit on a page of its own. Reported at the entry that takes the most lines. */
function checkHeight(lines: readonly ColophonLine[], rows: number, { grid }: Template): Finding[] {
  if (rows <= grid.lines) return [];
  const entries = lines.map(({ entry }) => lines.filter((each) => each.entry === entry));
  const longest = entries.reduce((most, each) => (each.length > most.length ? each : most), []);
  const range = rangeOf(longest.map(({ line }) => line));
  return range ? [finding('colophon-too-long', range, { rows, lines: grid.lines })] : [];
}

/** One entry: on one line, else turned, hanging after its label. */
function composeEntry(
  spans: readonly TextSpan[],
  { measure, hang, align }: Pick<TextBox, 'measure' | 'align'> & { readonly hang: Em },
  compositor: Compositor,
): ComposedText {
  const whole = composeText(spans, { measure: em(measure + TOLERANCE), indent: em(0), align }, compositor);
  if (align === 'right' || whole.lines.length === 1) return whole;
  const turned = composeText(spans, { measure: em(measure - hang), indent: em(-hang), align }, compositor);
  return { ...turned, lines: turned.lines.map((each) => ({ ...each, x: em(each.x + hang) })) };
}

/** Puts 版记 at the foot of the type area: its last rule on the area's bottom edge. */
export function furnishColophon(composed: Colophon, context: FurnishContext): Furnishing {
  const { template } = context;
  const { colophon, typeArea } = template;
  if (composed.lines.length === 0) return { items: [], findings: [] };
  const foot = pt(typeArea.top + typeArea.height);
  const head = pt(foot - composed.lines.length * colophon.leading);
  const items: PageItem[] = [horizontalRule(head, colophon.outerRule, template)];
  let element: Element = { tag: 'P' };
  let entry = composed.lines[0]?.entry;
  for (const [index, each] of composed.lines.entries()) {
    if (each.entry !== entry) element = { tag: 'P' };
    entry = each.entry;
    const bandTop = pt(head + index * colophon.leading);
    if (each.ruleAbove) items.push(horizontalRule(bandTop, colophon.innerRule, template));
    const setting = {
      part: 'colophon',
      element,
      size: colophon.size,
      color: black,
      top: pt(bandTop + (colophon.leading - colophon.size) / 2),
      left: pt(typeArea.left + colophon.inset * colophon.size),
      condense: composed.condense,
    } as const;
    items.push(...placeLine(each.line, setting, context));
  }
  items.push(horizontalRule(foot, colophon.outerRule, template));
  return { items, findings: composed.findings };
}

const horizontalRule = (y: Pt, thickness: Pt, { typeArea }: Template): RuledLine => ({
  type: 'rule',
  x: typeArea.left,
  y,
  width: typeArea.width,
  thickness,
  color: black,
});
