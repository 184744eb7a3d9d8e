import type { Pt } from '../../model/length.js';
import {
  type Color,
  type Disc,
  type GlyphRun,
  glyphsOf,
  type Page,
  type PageItem,
  type PageLine,
  type PlacedImage,
  type Polyline,
  type PositionedGlyph,
  type RuledLine,
  type Shade,
  type StructureElement,
  type StructureRole,
} from '../../model/page.js';
import type { Output } from '../output.js';

const SUFFIX = '-版面.txt';

/** What stands where on each page, as text: two versions of the program, or of a template, can be compared line by line. */
export const layout: Output = {
  id: 'layout',
  suffixes: [SUFFIX],
  audience: 'maintainers',
  async write({ layout: layOut }) {
    const laidOut = layOut();
    return laidOut
      ? { value: [{ suffix: SUFFIX, bytes: Buffer.from(`${dumpLayout(laidOut.pages)}\n`) }], findings: [] }
      : { value: undefined, findings: [] };
  },
};

/**
 * The pages as text, an item a line: what a test compares and a reader of its difference can follow.
 *
 *     line  body      y  49.61 x  39.14–184.00  P7  [仿宋 15.79] 本周，…
 *     line  body      y  59.58 x  39.14–184.00  TD-9<TR-8<Table-7  [仿宋 12.00] 甲 [仿宋 8.00 ↑3.80] {Reference-10: ①}
 *     rule            y 136.33 x  28.00–184.00  1.50 #ff0000
 *     shade           y  90.00– 95.00 x  40.00– 45.00 #808080  Figure-12
 *     polyline       40.00,95.00 65.00,88.10 90.00,92.40  1.00 #808080  Figure-12
 *     disc            y  88.10 x  65.00  r 2.00  1.00 #808080  on #ffffff  Figure-12
 *     image           y  90.00–120.00 x  40.00–100.00  照片.jpg 1200×600 px at 300 dpi  Figure-13
 *
 * y is the baseline or the rule's middle; all in mm from the paper's left and top edges; type, rules and radii in pt. An
 * element is its tag and number, with those that it is in behind `<`; what has a role beside its line's is in braces.
 */
export function dumpLayout(pages: readonly Page[]): string {
  return pages.map((page) => [`page ${page.number}`, ...page.items.map(dumpItem), ''].join('\n')).join('\n');
}

function dumpItem(item: PageItem): string {
  switch (item.type) {
    case 'line':
      return dumpLine(item);
    case 'rule':
      return dumpRule(item) + dumpOwnRole(item);
    case 'shade':
      return dumpShade(item) + dumpOwnRole(item);
    case 'polyline':
      return dumpPolyline(item) + dumpOwnRole(item);
    case 'disc':
      return dumpDisc(item) + dumpOwnRole(item);
    case 'image':
      return dumpImage(item) + dumpOwnRole(item);
  }
}

function dumpLine({ part, baseline, runs, spans, role }: PageLine): string {
  const glyphs = glyphsOf(runs);
  const first = glyphs[0];
  const last = glyphs.at(-1);
  const extent = first && last ? `${millimetres(first.x)}–${millimetres(last.x + last.advance)}` : 'empty';
  const text = runs.map((run) => `[${dumpLook(run)}] ${dumpGlyphs(glyphsOf([run]), spans)}`).join(' ');
  return `line  ${part.padEnd(8)} y ${millimetres(baseline)} x ${extent}  ${dumpRole(role)}  ${text}`;
}

function dumpLook({ face, size, scale, rise, color }: GlyphRun): string {
  const condensed = scale === 1 ? '' : `×${scale.toFixed(3)}`;
  const raised = rise === 0 ? '' : ` ↑${rise.toFixed(2)}`;
  return `${face.id} ${size.toFixed(2)}${condensed}${raised}${dumpColor(color)}`;
}

function dumpGlyphs(glyphs: readonly PositionedGlyph[], spans: PageLine['spans']): string {
  const roleOf = (glyph: PositionedGlyph | undefined) => glyph && spans[glyph.span]?.role;
  let dumped = '';
  for (const [index, glyph] of glyphs.entries()) {
    const [before, role] = [roleOf(glyphs[index - 1]), roleOf(glyph)];
    if (role?.id !== before?.id) dumped += `${before ? '}' : ''}${role ? `{${dumpTag(role)}: ` : ''}`;
    dumped += glyph.text;
  }
  return roleOf(glyphs.at(-1)) ? `${dumped}}` : dumped;
}

const dumpRule = ({ x, y, width, thickness, color }: RuledLine): string =>
  `rule           y ${millimetres(y)} x ${span(x, width)}  ${thickness.toFixed(2)}${dumpColor(color)}`;

const dumpShade = ({ x, y, width, height, color }: Shade): string =>
  `shade          y ${span(y, height)} x ${span(x, width)}${dumpColor(color)}`;

function dumpPolyline({ points, thickness, color }: Polyline): string {
  const places = points.map(({ x, y }) => `${millimetres(x)},${millimetres(y)}`.replaceAll(' ', ''));
  return `polyline       ${places.join(' ')}  ${thickness.toFixed(2)}${dumpColor(color)}`;
}

function dumpDisc({ centre, radius, thickness, color, fill }: Disc): string {
  const place = `y ${millimetres(centre.y)} x ${millimetres(centre.x)}`;
  return `disc           ${place}  r ${radius.toFixed(2)}  ${thickness.toFixed(2)}${dumpColor(color)}  on${dumpColor(fill) || ' #000000'}`;
}

const dumpImage = ({ image, x, y, width, height, resolution }: PlacedImage): string =>
  `image          y ${span(y, height)} x ${span(x, width)}  ${image.id} ${image.width}×${image.height} px at ${resolution} dpi`;

/** An artifact of the layout, which most of them are, is not said to be one. */
function dumpOwnRole({ role }: Exclude<PageItem, PageLine>): string {
  return role === undefined || (role.type === 'artifact' && role.artifact === 'layout') ? '' : `  ${dumpRole(role)}`;
}

function dumpRole(role: StructureRole): string {
  if (role.type === 'artifact') return role.artifact;
  return role.parent ? `${dumpTag(role)}<${dumpRole(role.parent)}` : dumpTag(role);
}

/** A heading's level is not to be taken for a part of its number. */
const dumpTag = ({ tag, id }: StructureElement): string => `${tag}${tag === 'P' ? '' : '-'}${id}`;

/** A stretch from one edge to the opposite one, in millimetres. */
const span = (start: Pt, length: Pt): string => `${millimetres(start)}–${millimetres(start + length)}`;

const millimetres = (length: Pt | number): string => ((length * 25.4) / 72).toFixed(2).padStart(6);

function dumpColor({ red, green, blue }: Color): string {
  if (red === 0 && green === 0 && blue === 0) return '';
  const hex = (share: number): string =>
    Math.round(share * 255)
      .toString(16)
      .padStart(2, '0');
  return ` #${hex(red)}${hex(green)}${hex(blue)}`;
}
