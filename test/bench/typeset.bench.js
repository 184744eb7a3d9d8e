import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeDocument } from '../../build/document/write-document.js';
import { parseTemplate } from '../../build/parse/parse-template.js';
import { typesetDocument } from '../../build/typeset/typeset-document.js';
import { printTable } from './measure.js';
import { plainFace, prose } from './plain-text.js';

/** Paragraphs of one issue: twice as many are to take twice the time and the memory. */
const COUNTS = [2500, 5000, 10_000];
const BREAKERS = ['first-fit', 'total-fit'];
const USUAL = 120;
const MEGABYTE = 1024;

/** How long it takes to set an issue of so many paragraphs, from blocks to pages, and the most memory that is used: each in a process of its own. */
export async function run() {
  const lines = [['paragraphs', 'breaker', 'pages', 'ms', 'ms a paragraph', 'peak MB']];
  for (const count of COUNTS) {
    for (const breaker of BREAKERS) lines.push([count, breaker, ...measure(count, breaker)]);
  }
  return [printTable(`an issue of paragraphs of ${USUAL} characters, from blocks to pages`, lines)];
}

function measure(count, breaker) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=4096', import.meta.filename, String(count), breaker],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  const { pages, time, memory } = JSON.parse(stdout);
  return [pages, time.toFixed(0), (time / count).toFixed(3), (memory / MEGABYTE).toFixed(0)];
}

/** In the process of one measurement. */
function setOnce(count, breaker) {
  const template = templateWith(breaker);
  const typefaces = { shape: (_role, codePoint) => ({ face: plainFace, glyph: codePoint, scale: 1 }) };
  const written = (size) => writeDocument({ issue: issueOf(size), template, pictures: new Map(), draft: false });
  // The code is warm before it is timed.
  typesetDocument({ document: written(20), template, typefaces });
  const document = written(count);
  const started = performance.now();
  const { pages } = typesetDocument({ document, template, typefaces });
  const time = performance.now() - started;
  const memory = process.resourceUsage().maxRSS;
  process.stdout.write(JSON.stringify({ pages: pages.length, time, memory }));
}

function templateWith(breaker) {
  const path = new URL('../../templates/bulletin/template.yaml', import.meta.url);
  const { value } = parseTemplate('bulletin', { path: 'template.yaml', text: readFileSync(path, 'utf8') });
  return { ...value, composition: { ...value.composition, breaker } };
}

function issueOf(count) {
  const file = { path: 'issues/1/01-试验.md', text: '' };
  const range = { file, start: 0, end: 0 };
  const located = (value) => ({ value, range });
  const blocks = Array.from({ length: count }, (_, index) => {
    const text = prose(USUAL, index);
    const map = [{ type: 'copied', at: 0, length: text.length, sourceStart: 0, sourceEnd: text.length }];
    const run = { type: 'text', text, file: { ...file, text }, map, emphasis: 'none' };
    return { type: 'paragraph', kind: 'plain', lead: [], content: [run], range };
  });
  const day = { year: 2030, month: 1, day: 14 };
  const header = {
    file,
    folder: '1',
    identity: { type: 'regular', number: located(1), issue: located(1) },
    year: located(2030),
    period: located({ from: day, to: { ...day, day: 18 } }),
    date: located({ ...day, day: 21 }),
    staff: [],
    statistics: new Map(),
    published: new Map(),
    corrections: [],
    range,
  };
  return {
    header,
    name: located('试验周报'),
    masthead: { type: 'text' },
    publisher: located('某某试验中心'),
    distribution: { 报: located('甲处') },
    preamble: [],
    sections: [{ file, blocks }],
  };
}

const [script, count, breaker] = process.argv.slice(1);
if (script === import.meta.filename) setOnce(Number(count), breaker);
