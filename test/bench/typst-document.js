/**
 * Our typeset pages as a Typst document that sets the same text anew: on the same paper, in the same type area, measure,
 * sizes and line pitch, with the same fonts. Paragraphs and headings are handed over as such, never as lines, so that
 * Typst breaks, justifies, paginates and tags them itself. Masthead and colophon are placed line by line, as they are here.
 *
 * What Typst can't be told: the space between Han and Western characters (1/4 em there, 1/8 em here), and outlines of
 * 93 % width in cells of 1 em (full width there; no character moves by it).
 */

import { glyphsOf } from '../../build/model/page.js';

/** The same way of breaking lines on both sides. */
const BREAKERS = { 'first-fit': 'simple', 'total-fit': 'optimized' };
const HAN = /\p{Script=Han}/u;
/** All that Typst's markup might read as more than a character. */
const MARKUP = /[!-/:-@[-`{-~]/gu;
/** In pt: what sums of lengths may be off by. */
const SLACK = 0.01;

/**
 * @param document `{pages, template, info: {title, author, date: {year, month, day}}}`: what `compile` and
 * `parseTemplate` yield, and what the document is to state of itself
 * @throws Error where a page has what isn't handed over: tables, pictures, footnotes, folios
 */
export function writeTypstDocument({ pages, template, info }) {
  const items = pages.flatMap((page) => page.items.map((item) => ({ ...item, page: page.number })));
  for (const item of items) refuseUnknown(item);
  const lines = items.filter(({ type }) => type === 'line');
  const fonts = readFonts(lines);
  const body = lines.filter(({ part }) => part === 'body');
  const area = measureArea(template);
  const paragraphs = splitParagraphs(body);

  const isMasthead = ({ page, baseline, y }) => page === 1 && (baseline ?? y) < body[0].baseline;
  const rest = items.filter((item) => item.part !== 'body');
  const mastheadBottom = body[0].baseline - area.baseline - area.leading;
  const masthead = placedBlock(rest.filter(isMasthead), { ...area, bottom: mastheadBottom }, fonts);
  const colophonItems = rest.filter((item) => !isMasthead(item));
  const colophonTop = Math.min(...colophonItems.filter(({ type }) => type === 'rule').map(({ y }) => y));
  const colophon = placedBlock(colophonItems, { ...area, top: colophonTop }, fonts);
  return [
    preamble({ area, template, info, settings: fonts.bodySettings }),
    masthead,
    ...paragraphs.map((paragraph) => markupOf(paragraph, fonts)),
    '#v(1fr)',
    colophon,
    '',
  ].join('\n\n');
}

function refuseUnknown({ type, part }) {
  const isKnown = type === 'rule' || ['masthead', 'body', 'colophon'].includes(part);
  if (!isKnown) throw new Error(`${part ?? type} is not handed over to Typst`);
}

/** The type area and its lines, in pt from the paper's edges. */
function measureArea({ paper, typeArea, grid }) {
  const size = typeArea.width / grid.columns;
  const pitch = (typeArea.height - size) / (grid.lines - 1);
  return {
    paper,
    left: typeArea.left,
    top: typeArea.top,
    width: typeArea.width,
    bottom: typeArea.top + typeArea.height,
    size,
    leading: pitch - size,
    baseline: grid.baseline * size,
  };
}

function preamble({ area, template, info, settings }) {
  const { paper, left, top, width, bottom, size, leading, baseline } = area;
  const { year, month, day } = info.date;
  return `#set document(title: ${quoted(info.title)}, author: ${quoted(info.author)}, date: datetime(year: ${year}, month: ${month}, day: ${day}))
#set page(width: ${pt(paper.width)}, height: ${pt(paper.height)}, margin: (left: ${pt(left)}, right: ${pt(paper.width - left - width)}, top: ${pt(top)}, bottom: ${pt(paper.height - bottom - SLACK)}))
#set text(lang: "zh", region: "cn", fallback: false, size: ${pt(size)}, top-edge: ${pt(baseline)}, bottom-edge: ${pt(baseline - size)}, ${settings}, costs: (runt: 0%, widow: 0%, orphan: 0%))
#set par(justify: true, leading: ${pt(leading)}, spacing: ${pt(leading)}, first-line-indent: (amount: ${template.text.indent}em, all: true), linebreaks: "${BREAKERS[template.composition.breaker]}")
#set block(spacing: ${pt(leading)})
#show heading: set text(size: ${pt(size)})
#show heading: it => block(above: ${pt(leading)}, below: ${pt(leading)}, sticky: true, h(${template.text.indent}em) + it.body)`;
}

/** The runs of each paragraph or heading, which may go on over pages. */
function splitParagraphs(lines) {
  const paragraphs = new Map();
  for (const { role, runs } of lines) {
    if (!paragraphs.has(role.id)) paragraphs.set(role.id, { role, runs: [] });
    paragraphs.get(role.id).runs.push(...runs);
  }
  return [...paragraphs.values()];
}

function markupOf({ role, runs }, fonts) {
  const text = fonts.markup(runs, false);
  const level = /^H([1-4])$/.exec(role.tag)?.[1];
  return level === undefined ? text : `#heading(level: ${level})[${text}]`;
}

/** A block from `top` to `bottom` with items at their places. */
function placedBlock(items, area, fonts) {
  const placed = items.map(
    (item) => `  ${item.type === 'rule' ? placedRule(item, area) : placedLine(item, area, fonts)}`,
  );
  return `#block(width: 100%, height: ${pt(area.bottom - area.top)}, breakable: false)[\n${placed.join('\n')}\n]`;
}

function placedRule({ x, y, width, thickness, color }, { left, top }) {
  const line = `line(length: ${pt(width)}, stroke: ${pt(thickness)} + ${rgb(color)})`;
  return `#place(dx: ${pt(x - left)}, dy: ${pt(y - top)}, ${line})`;
}

function placedLine({ runs, baseline }, { left, top, width }, fonts) {
  const [run] = runs;
  const condensed = fonts.condensed(run);
  const paragraph = `#block(width: ${pt(width / condensed)}, par(first-line-indent: 0pt)[${fonts.markup(runs, true)}])`;
  const text =
    condensed < 1 ? `#scale(x: ${(condensed * 100).toFixed(2)}%, origin: left + top)[${paragraph}]` : paragraph;
  const style = `size: ${pt(run.size)}, fill: ${rgb(run.color)}, top-edge: "baseline", bottom-edge: "baseline"`;
  return `#place(dx: ${pt(glyphsOf([run])[0].x - left)}, dy: ${pt(baseline - top)})[#set text(${style}); ${text}]`;
}

/**
 * The faces of all lines. One that sets no Han sets the Western characters beside some of those that do: Typst is told
 * which, and runs are then told apart by their Han alone.
 */
function readFonts(lines) {
  const runs = lines.flatMap((line) => line.runs);
  const companion = findCompanion(runs);
  const accompanied = new Set(
    lines
      .filter((line) => line.runs.some(({ face }) => face === companion))
      .flatMap((line) => line.runs.map(({ face }) => face)),
  );
  const covers = `covers: regex("[${charactersIn(runs, companion).map(escapedInClass).join('')}]")`;
  const settings = (face) => {
    const families = [
      ...(companion && accompanied.has(face) ? [`(name: ${quoted(companion.family)}, ${covers})`] : []),
      quoted(face.family),
    ];
    return `font: (${families.join(', ')},), weight: ${face.metrics.weight}`;
  };
  const bodyFace = mostFrequent(
    lines.filter(({ part }) => part === 'body').flatMap((line) => line.runs),
    ({ face }) => (face === companion ? undefined : face),
  );
  const usualScale = (face) => mostFrequent(runs, (run) => (run.face === face ? run.scale : undefined));
  return {
    bodySettings: settings(bodyFace),
    /** How much narrower a run is than its face usually is. */
    condensed: ({ face, scale }) => scale / usualScale(face),
    /** Runs as markup, for a place where the body's settings hold, or `others`. */
    markup(own, others) {
      const pieces = [];
      for (const [index, run] of own.entries()) {
        const { face } = run;
        const before = own.slice(0, index).reverse();
        const han =
          face === companion ? [...before, ...own.slice(index)].find((other) => other.face !== companion)?.face : face;
        const text = textOf([run]);
        if (pieces.length > 0 && pieces.at(-1).face === (han ?? bodyFace)) pieces.at(-1).text += text;
        else pieces.push({ face: han ?? bodyFace, text });
      }
      const marked = pieces.map(({ face, text }) => {
        const escaped = text.replace(MARKUP, '\\$&');
        return face === bodyFace && !others ? escaped : `#text(${settings(face)})[${escaped}]`;
      });
      return marked.join('');
    },
  };
}

/** The face without Han; none where all have Han. */
function findCompanion(runs) {
  const faces = [...new Set(runs.map(({ face }) => face))];
  const western = faces.filter((face) => !charactersIn(runs, face).some((char) => HAN.test(char)));
  if (western.length > 1) throw new Error('more than one face of Western characters is not handed over to Typst');
  return western[0];
}

const charactersIn = (runs, face) => {
  const own = textOf(runs.filter((run) => run.face === face));
  return [...new Set(own)].filter((char) => char !== ' ').sort();
};

const textOf = (runs) =>
  glyphsOf(runs)
    .map(({ text }) => text)
    .join('');

/** What most glyphs of runs have. */
function mostFrequent(runs, of) {
  const counts = new Map();
  for (const run of runs) counts.set(of(run), (counts.get(of(run)) ?? 0) + glyphsOf([run]).length);
  counts.delete(undefined);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const escapedInClass = (char) => `\\u{${char.codePointAt(0).toString(16)}}`;
const pt = (length) => `${Number(length.toFixed(4))}pt`;
const quoted = (text) => JSON.stringify(text);
const rgb = ({ red, green, blue }) => `rgb(${[red, green, blue].map((part) => `${part * 100}%`).join(', ')})`;
