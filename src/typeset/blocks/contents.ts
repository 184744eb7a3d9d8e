import type { FontRole } from '../../model/face.js';
import type { Finding } from '../../model/finding.js';
import type { ContentsEntry } from '../../model/layout.js';
import { type Em, em } from '../../model/length.js';
import type { ContentsStyle, Template } from '../../model/template.js';
import { type ComposedLine, type Compositor, composeText } from '../compose-text.js';
import type { Element } from '../elements.js';
import type { LinesBlock } from '../flow.js';
import { emptyLine } from './title.js';

/** 目录: its title and the headings with their pages, each on a line of its own, closed by an empty line. */
export function composeContents(
  entries: readonly ContentsEntry[],
  { style, template, compositor }: { style: ContentsStyle; template: Template; compositor: Compositor },
): { blocks: readonly LinesBlock[]; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const toc: Element = { tag: 'TOC' };
  const measure = em(template.grid.columns);
  const title = composeText(
    [{ text: style.title, role: style.titleFont }],
    { measure, indent: em(0), align: 'center' },
    compositor,
  );
  findings.push(...title.findings);
  const block = (lines: readonly ComposedLine[], element: Element, keepWithNext: number): LinesBlock => {
    return { type: 'lines', lines, left: em(0), element, keepWithNext };
  };
  const listed = entries.map((entry) => {
    const composed = composeEntry(entry, { font: style.font, leader: template.leader, measure, compositor });
    findings.push(...composed.findings);
    return block(composed.lines, { tag: 'TOCI', parent: toc }, 0);
  });
  return { blocks: [block(title.lines, { tag: 'P' }, 1), ...listed, emptyLine()], findings };
}

interface EntrySetting {
  readonly font: FontRole;
  readonly leader: Template['leader'];
  readonly measure: Em;
  readonly compositor: Compositor;
}

/** `一、政务工作动态……3`, a level further in for each below the first. */
function composeEntry(
  { level, text, page }: ContentsEntry,
  { font, leader, measure, compositor }: EntrySetting,
): { lines: readonly ComposedLine[]; findings: readonly Finding[] } {
  const left = level - 1;
  const box = { measure: em(measure - left - leader.room), indent: em(0), align: 'left' } as const;
  const { lines, findings } = composeText([{ text, role: font }], box, compositor);
  const moved = lines.map((line) => ({ ...line, x: em(line.x + left) }));
  const last = moved.at(-1);
  if (!last) return { lines: moved, findings };
  const whole = { measure, indent: em(0), align: 'right' } as const;
  const number = composeText([{ text: String(page), role: font }], whole, compositor);
  const numberWidth = number.lines[0]?.width ?? 0;
  const room = measure - last.x - last.width - numberWidth - 2 * leader.step;
  const dots = '·'.repeat(Math.max(0, Math.floor(room / leader.step)));
  const ending = composeText([{ text: `${dots} ${page}`, role: font }], whole, compositor);
  const [end] = ending.lines;
  const closed = end ? joinLines(last, end) : last;
  return { lines: [...moved.slice(0, -1), closed], findings: [...findings, ...ending.findings] };
}

/** Two lines on one baseline as one. */
function joinLines(left: ComposedLine, right: ComposedLine): ComposedLine {
  const cells = right.cells.map(({ item, x, advance }) => ({
    item: { ...item, span: item.span + left.spans.length },
    x: em(x + right.x - left.x),
    advance,
  }));
  const spans = [...left.spans, ...right.spans];
  const shown = [...left.shown, ...right.shown.map((span) => span + left.spans.length)];
  return { cells: [...left.cells, ...cells], spans, shown, x: left.x, width: em(right.x + right.width - left.x) };
}
