import type { FontRole } from '../../model/face.js';
import type { Finding } from '../../model/finding.js';
import type { ContentsEntry } from '../../model/layout.js';
import { type Em, em } from '../../model/length.js';
import type { ContentsStyle, Template } from '../../model/template.js';
import { type ComposedLine, type Compositor, composeText } from '../compose-text.js';
import type { Element } from '../elements.js';
import type { LinesBlock } from '../flow.js';
import type { TextCells } from '../item.js';
import { blankLine } from './title.js';

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
  return { blocks: [block(title.lines, { tag: 'P' }, 1), ...listed, blankLine()], findings };
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
  const [own, others] = [cellsOn(left), cellsOn(right)];
  const cells: TextCells = {
    characters: [...own.characters, ...others.characters],
    x: Float64Array.of(...own.x, ...others.x.map((x) => x + right.x - left.x)),
    advance: Float64Array.of(...own.advance, ...others.advance),
    span: Uint32Array.of(...own.span, ...others.span.map((span) => span + left.spans.length)),
    start: Uint32Array.of(...own.start, ...others.start),
    end: Uint32Array.of(...own.end, ...others.end),
  };
  const spans = [...left.spans, ...right.spans];
  const shown = [...left.shown, ...right.shown.map((span) => span + left.spans.length)];
  const end = cells.characters.length;
  return { cells, start: 0, end, spans, shown, x: left.x, width: em(right.x + right.width - left.x) };
}

/** The cells of a line alone. */
function cellsOn({ cells, start, end }: ComposedLine): TextCells {
  return {
    characters: cells.characters.slice(start, end),
    x: cells.x.subarray(start, end),
    advance: cells.advance.subarray(start, end),
    span: cells.span.subarray(start, end),
    start: cells.start.subarray(start, end),
    end: cells.end.subarray(start, end),
  };
}
