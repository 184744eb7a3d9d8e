import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { peakMemoryOf, runNode, withFolder } from './bench-process.js';
import { interleave, printTable, summarize } from './measure.js';
import { documentOf, openOwn } from './own-side.js';
import { checkAlike, checkNoResults, openTypst, writeFonts } from './typst-side.js';
import { writeWeeklySections } from './weekly-sections.js';
import { writeWeeklyWorkspace } from './weekly-workspace.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const launcher = join(packageRoot, 'bin/bulletin.js');
const typstProcess = fileURLToPath(new URL('typst-process.cjs', import.meta.url));

const PROCESSES = 11;
const MEMORY_PROCESSES = 3;
const EDITS = 30;
const HEADERS = 1040;
const ISSUES = 40;
/** Compiles of each side before any is timed. */
const WARMING = 10;
/** What we want of each figure: ours is at most so many times Typst's. */
const TARGETS = { cold: 0.9, memory: 0.8, warm: 0.8, archive: 0.8, bytes: 1 };

/**
 * The program beside Typst, in the same run and by turns: the same text in the same measure with the same font files, both
 * to tagged PDF/A-2a. Fonts are decoded and files are in the system's memory; both lay out every time.
 */
export async function run() {
  return withFolder(async (folder) => {
    const cache = join(folder, 'cache');
    const fonts = writeFonts(folder, cache);
    const rows = [
      ...(await compareProcesses(folder, cache, fonts)),
      await compareEdits(cache, fonts),
      await compareArchive(folder, cache, fonts),
    ];
    checkNoResults(cache);
    return [printComparison(rows)];
  });
}

/** Whole processes, from their start to their end. */
async function compareProcesses(folder, cache, fonts) {
  const env = { BULLETIN_CACHE: cache, BULLETIN_CACHE_MAX: '0', ...fonts.env };
  const out = join(folder, 'dist');
  const program = (...typed) => [launcher, ...typed, '--no-system-fonts', '--quiet'];
  const build = program('build', '519', '-C', packageRoot, '-o', out);
  const document = join(folder, '519.typ');
  const pdf = join(folder, 'typst.pdf');
  const typst = [typstProcess, document, pdf, fonts.fonts];
  const own = openOwn(packageRoot, cache);
  const sources = own.sourcesOf('519');
  writeFileSync(document, documentOf(sources, await own.open()(sources)));
  const weekly = join(folder, 'weekly');
  writeWeeklyWorkspace(weekly, HEADERS);

  const fresh = (typed) => () => {
    for (const made of [out, pdf]) rmSync(made, { recursive: true, force: true });
    runNode(typed, env);
  };
  // The first run of a command keeps the program's compiled code for those that follow.
  for (const typed of [program('check', '519', '-C', packageRoot), [launcher, 'stats', '-C', weekly], build]) {
    runNode(typed, env);
  }
  const times = await interleave(PROCESSES, {
    empty: () => runNode(['--eval', '0']),
    version: fresh([launcher, '--version']),
    check: fresh(program('check', '519', '-C', packageRoot)),
    stats: fresh([launcher, 'stats', '-C', weekly]),
    build: fresh(build),
    typst: fresh(typst),
  });
  const memory = { own: [], typst: [] };
  for (let round = 0; round < MEMORY_PROCESSES; round += 1) {
    memory.own.push(await peakMemoryOf(build, env));
    memory.typst.push(await peakMemoryOf(typst, env));
  }
  const [ours, theirs] = [readFileSync(join(out, '519.pdf')), readFileSync(pdf)];
  await checkAlike('519', ours, theirs);
  return [
    { name: 'empty node process', unit: 'ms', own: times.empty },
    { name: '--version', unit: 'ms', own: times.version },
    { name: 'check 519', unit: 'ms', own: times.check },
    { name: `stats of ${HEADERS} headers`, unit: 'ms', own: times.stats },
    { name: 'build 519, whole process', unit: 'ms', own: times.build, typst: times.typst, target: TARGETS.cold },
    {
      name: 'build 519, peak memory',
      unit: 'MB',
      own: summarize(memory.own),
      typst: summarize(memory.typst),
      target: TARGETS.memory,
    },
    {
      name: '519.pdf',
      unit: 'KB',
      own: summarize([ours.length / 1024]),
      typst: summarize([theirs.length / 1024]),
      target: TARGETS.bytes,
    },
  ];
}

/** In one process: 519 again after each edit of one character, with all that either side remembers. */
async function compareEdits(cache, fonts) {
  const own = openOwn(packageRoot, cache);
  const compile = own.open();
  const typst = openTypst(fonts);
  const edits = editsOf(own.sourcesOf('519'), WARMING + EDITS + 1);
  const documents = [];
  for (const edit of edits) documents.push(documentOf(edit, await own.open()(edit)));
  const times = await byTurns(edits, async (edit, index, timed) => {
    const ours = await timed('own', () => compile(edit));
    const theirs = await timed('typst', () => typst.compile(documents[index]));
    if (index % 10 === 0) await checkAlike(`519 after ${index} edits`, ours.pdf, theirs.pdf);
  });
  return { name: '519 after an edit, warm', unit: 'ms', ...times, target: TARGETS.warm };
}

/** In one process: invented issues one after the other. */
async function compareArchive(folder, cache, fonts) {
  const root = join(folder, 'archive');
  const count = WARMING + ISSUES;
  mkdirSync(root);
  writeWeeklyWorkspace(root, count);
  for (let number = 1; number <= count; number += 1) writeWeeklySections(join(root, 'issues', String(number)), number);
  const own = openOwn(root, cache);
  const issues = own.folders.map((name) => own.sourcesOf(name));
  const documents = [];
  for (const sources of issues) documents.push(documentOf(sources, await own.open()(sources)));

  const compile = own.open();
  const typst = openTypst(fonts);
  const times = await byTurns(issues, async (sources, index, timed) => {
    const ours = await timed('own', () => compile(sources));
    const theirs = await timed('typst', () => typst.compile(documents[index]));
    await checkAlike(`issue ${sources.issue.folder} of the archive`, ours.pdf, theirs.pdf);
  });
  return { name: 'an issue of an archive', unit: 'ms', ...times, target: TARGETS.archive };
}

/** Times both sides on one job after the other, once they are warm. */
async function byTurns(jobs, work) {
  const times = { own: [], typst: [] };
  for (const [index, job] of jobs.entries()) {
    await work(job, index, async (side, act) => {
      const started = performance.now();
      const result = await act();
      if (index >= WARMING) times[side].push(performance.now() - started);
      return result;
    });
  }
  return { own: summarize(times.own), typst: summarize(times.typst) };
}

/** An issue's sources after one edit, two edits … each of one Han to another that the text has too. */
function editsOf(sources, count) {
  const edited = [];
  const [first, second, ...rest] = sources.issue.sections;
  let { text } = second;
  for (let edit = 0; edit < count; edit += 1) {
    const places = [...text.matchAll(/(?<=\p{Script=Han}{2})\p{Script=Han}(?=\p{Script=Han}{2})/gu)].slice(20);
    const { index } = places[(edit * 7) % places.length];
    const other = text[places[(edit * 11 + 5) % places.length].index];
    text = text.slice(0, index) + other + text.slice(index + 1);
    const sections = [first, { ...second, text }, ...rest];
    edited.push({ ...sources, issue: { ...sources.issue, sections } });
  }
  return edited;
}

function printComparison(rows) {
  const shown = (number) => number.toFixed(1);
  const lines = rows.map(({ name, unit, own, typst, target }) => {
    const ours = [name, unit, shown(own.median), shown(own.least)];
    if (!typst) return [...ours, '', '', '', ''];
    const ratio = (own.median / typst.median).toFixed(2);
    return [...ours, shown(typst.median), shown(typst.least), ratio, `≤ ${target}`];
  });
  const heading = ['', '', 'median', 'least', 'Typst median', 'least', 'ratio', 'wanted'];
  return { ...printTable('bulletin beside Typst, by turns', [heading, ...lines]), rows };
}
