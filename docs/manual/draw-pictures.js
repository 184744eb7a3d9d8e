// Draws the pictures of the manual: npm run manual-images
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { compile } from '../../build/bundle/api.js';
import { pictures } from './pictures.js';

/** Pixels a point: 640 pixels across a page's text, which is enough to read on a screen. */
const RESOLUTION = 1.45;
/** Air around what is shown, in pt. */
const AIR = 8;
/** Where the package's template has its text, in pt: 28 mm from the left, 156 mm wide; and the margin that numbers of lines take. */
const TYPE_AREA = { left: 79.37, width: 442.2 };
const BESIDE = 24;
const COLOURS = 16;

const root = join(import.meta.dirname, '../..');
/** Where to; a test draws elsewhere and compares. */
const [folder = join(root, 'docs/images')] = process.argv.slice(2);

const home = mkdtempSync(join(tmpdir(), 'bulletin-manual-'));
const library = await PDFiumLibrary.init();
try {
  mkdirSync(folder, { recursive: true });
  for (const picture of pictures) writeFileSync(join(folder, `${picture.name}.png`), await draw(picture));
} finally {
  library.destroy();
  rmSync(home, { recursive: true, force: true });
}

async function draw({ name, draft = false, whole = false, scale = RESOLUTION, files = {}, show }) {
  const workspace = join(home, name);
  cpSync(join(root, 'test/fixtures/specimen/issues'), join(workspace, 'issues'), { recursive: true });
  // As the package sets it, and not with every option of a template.
  const settings = readFileSync(join(workspace, 'issues/bulletin.yaml'), 'utf8');
  const standing = { 'issues/bulletin.yaml': settings.replace('template: specimen', 'template: bulletin') };
  for (const [path, text] of Object.entries({ ...standing, ...files })) {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    if (text === null) rmSync(join(workspace, path));
    else writeFileSync(join(workspace, path), text);
  }
  const { issues, findings } = await compile({ workspace, issues: [9], systemFonts: false, draft });
  const [issue] = issues;
  if (!issue?.pdf) throw new Error(`${name} has no pages: ${findings.map(({ message }) => message).join('; ')}`);
  const [, rule] = /^rule-(.*)$/.exec(name) ?? [];
  if (rule !== undefined && !findings.some((found) => found.rule === rule))
    throw new Error(`${name} breaks no such rule`);
  const { page, box } = placeOf(show, whole, issue.pages, name);
  return await crop(issue.pdf, page, box, scale);
}

/** The page that has all lines that are to be shown, and what stands around them, in pt. */
function placeOf(show, whole, pages, name) {
  const shown = pages
    .map((page) => ({ page, lines: page.lines.filter((line) => show({ ...line, page: page.number })) }))
    .filter(({ lines }) => lines.length > 0);
  if (shown.length !== 1) throw new Error(`${name} stands on ${shown.length} pages`);
  const [{ page, lines }] = shown;
  if (whole) return { page: page.number, box: { left: 0, top: 0, width: page.width, height: page.height } };
  const top = Math.min(...lines.map(({ y, size }) => y - size)) - AIR;
  const bottom = Math.max(...lines.map(({ y, size }) => y + size / 4)) + AIR;
  return {
    page: page.number,
    box: { left: TYPE_AREA.left - BESIDE, top, width: TYPE_AREA.width + 2 * BESIDE, height: bottom - top },
  };
}

async function crop(pdf, page, box, scale) {
  const document = await library.loadDocument(pdf);
  const { width, height, data } = await document.getPage(page - 1).render({ scale, render: 'bitmap' });
  document.destroy();
  const left = Math.round(box.left * scale);
  const top = Math.max(0, Math.round(box.top * scale));
  const area = {
    left,
    top,
    width: Math.min(Math.round(box.width * scale), width - left),
    height: Math.min(Math.round(box.height * scale), height - top),
  };
  return await sharp(data, { raw: { width, height, channels: 4 } })
    .extract(area)
    .flatten({ background: '#fff' })
    .png({ palette: true, colours: COLOURS, effort: 10, dither: 0 })
    .toBuffer();
}
