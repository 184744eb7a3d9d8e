import type { ColophonEntry } from '../../model/document.js';
import { type Finding, finding } from '../../model/finding.js';
import { type Em, em, type Pt, pt } from '../../model/length.js';
import { black, type PageItem, type Rule } from '../../model/page.js';
import type { Template } from '../../model/template.js';
import type { TextSpan } from '../collect-items.js';
import { spanOf } from '../collect-spans.js';
import { type ComposedLine, type Compositor, composeText, rangeOf } from '../compose-text.js';
import type { Element } from '../elements.js';
import { type FurnishContext, type Furnishing, gridPitch, placeLine } from './place-line.js';

/** One line of the colophon, with a thin rule above it where a group begins. */
interface ColophonLine {
  readonly line: ComposedLine;
  readonly condense: number;
  /** Lines of one entry are one paragraph. */
  readonly entry: number;
  readonly ruleAbove: boolean;
}

/** 版记 as composed, before it is known on which page it stands. */
export interface Colophon {
  readonly lines: readonly ColophonLine[];
  readonly findings: readonly Finding[];
  /** How many lines of the grid it takes at a page's foot; 0 = the issue has none. */
  readonly rows: number;
}

/** `报：` is two em wide; lines that turn hang after it. */
const hangingIndent = em(2);

/** Composes 版记 in its type. */
export function composeColophon(
  content: readonly ColophonEntry[],
  { template, compositor }: Pick<FurnishContext, 'template' | 'compositor'>,
): Colophon {
  const { colophon } = template;
  const measure = em(template.typeArea.width / colophon.size - 2 * colophon.inset);
  const lines: ColophonLine[] = [];
  const findings: Finding[] = [];
  for (const [entry, { kind, content: runs }] of content.entries()) {
    const spans = runs.map((run) => spanOf(run, colophon.font));
    const align = kind === 'copies' ? 'right' : 'left';
    const set = composeEntry(spans, { measure, align, condenseTo: colophon.condenseTo }, compositor);
    findings.push(...set.findings);
    for (const [index, line] of set.lines.entries()) {
      const ruleAbove = kind === 'staff' && entry > 0 && index === 0;
      lines.push({ line, condense: set.condense, entry, ruleAbove });
    }
  }
  const rows = Math.ceil((lines.length * colophon.leading) / gridPitch(template));
  return { lines, findings: [...findings, ...checkHeight(lines, rows, template)], rows };
}

/** 版记 is never split: it has to fit on a page of its own. Reported at the entry that takes the most lines. */
function checkHeight(lines: readonly ColophonLine[], rows: number, { grid }: Template): Finding[] {
  if (rows <= grid.lines) return [];
  const entries = lines.map(({ entry }) => lines.filter((each) => each.entry === entry));
  const longest = entries.reduce((most, each) => (each.length > most.length ? each : most), []);
  const range = rangeOf(longest.map(({ line }) => line));
  return range ? [finding('colophon-too-long', range, { rows, lines: grid.lines })] : [];
}

interface EntryBox {
  readonly measure: Em;
  readonly align: 'left' | 'right';
  readonly condenseTo: number;
}

/** One entry: on one line, condensed where that keeps it there; else turned, hanging after its label. */
function composeEntry(
  spans: readonly TextSpan[],
  { measure, align, condenseTo }: EntryBox,
  compositor: Compositor,
): { lines: readonly ComposedLine[]; condense: number; findings: readonly Finding[] } {
  if (align === 'left') {
    const wide = composeText(spans, { measure: em(measure / condenseTo), indent: em(0), align }, compositor);
    const [line] = wide.lines;
    if (line && wide.lines.length === 1) {
      return { lines: wide.lines, condense: Math.min(1, measure / line.width), findings: wide.findings };
    }
    const box = { measure: em(measure - hangingIndent), indent: em(-hangingIndent), align } as const;
    const turned = composeText(spans, box, compositor);
    const lines = turned.lines.map((each) => ({ ...each, x: em(each.x + hangingIndent) }));
    return { lines, condense: 1, findings: turned.findings };
  }
  return { ...composeText(spans, { measure, indent: em(0), align }, compositor), condense: 1 };
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
      condense: each.condense,
    } as const;
    items.push(...placeLine(each.line, setting, context));
  }
  items.push(horizontalRule(foot, colophon.outerRule, template));
  return { items, findings: composed.findings };
}

const horizontalRule = (y: Pt, thickness: Pt, { typeArea }: Template): Rule => ({
  type: 'rule',
  x: typeArea.left,
  y,
  width: typeArea.width,
  thickness,
  color: black,
});
