import type { Pt } from '../model/length.js';
import type { Color, Page, PageItem, PageLine, Rule, Shade } from '../model/page.js';

/**
 * The pages as text, an item a line: what a test compares and a reader of its difference can follow.
 *
 *     line  body      y  49.61 x  39.14–184.00  P7  仿宋 15.79  本周，…
 *     rule            y 136.33 x  28.00–184.00  1.50 #ff0000
 *
 * y is the baseline or the rule's middle; all in mm from the paper's left and top edges; type and rules in pt.
 */
export function dumpLayout(pages: readonly Page[]): string {
  return pages.map((page) => [`page ${page.number}`, ...page.items.map(dumpItem), ''].join('\n')).join('\n');
}

function dumpItem(item: PageItem): string {
  switch (item.type) {
    case 'line':
      return dumpLine(item);
    case 'rule':
      return dumpRule(item);
    case 'shade':
      return dumpShade(item);
    default:
      return item.type;
  }
}

function dumpLine({ part, baseline, runs, role }: PageLine): string {
  const glyphs = runs.flatMap((run) => run.glyphs);
  const first = glyphs[0];
  const last = glyphs.at(-1);
  const extent = first && last ? `${millimetres(first.x)}–${millimetres(last.x + last.advance)}` : 'empty';
  const structure = role.type === 'element' ? `${role.tag}${role.tag === 'P' ? '' : '-'}${role.id}` : role.artifact;
  const text = runs.map((run) => {
    const condensed = run.scale === 1 ? '' : `×${run.scale.toFixed(3)}`;
    const set = run.glyphs.map((glyph) => glyph.text).join('');
    return `[${run.face.id} ${run.size.toFixed(2)}${condensed}${dumpColor(run.color)}] ${set}`;
  });
  return `line  ${part.padEnd(8)} y ${millimetres(baseline)} x ${extent}  ${structure}  ${text.join(' ')}`;
}

const dumpRule = ({ x, y, width, thickness, color }: Rule): string =>
  `rule           y ${millimetres(y)} x ${millimetres(x)}–${millimetres(x + width)}  ${thickness.toFixed(2)}${dumpColor(color)}`;

const dumpShade = ({ x, y, width, height, color }: Shade): string =>
  `shade          y ${millimetres(y)}–${millimetres(y + height)} x ${millimetres(x)}–${millimetres(x + width)}${dumpColor(color)}`;

const millimetres = (length: Pt | number): string => ((length * 25.4) / 72).toFixed(2).padStart(6);

function dumpColor({ red, green, blue }: Color): string {
  if (red === 0 && green === 0 && blue === 0) return '';
  const hex = (share: number): string =>
    Math.round(share * 255)
      .toString(16)
      .padStart(2, '0');
  return ` #${hex(red)}${hex(green)}${hex(blue)}`;
}
