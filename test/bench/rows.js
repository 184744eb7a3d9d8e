import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hostileFiles } from './hostile-files.js';
import { interleave, peakMemoryOf, runProcess, timeHere } from './measure.js';
import { documentOf, openOwn } from './own-side.js';
import { findPeers } from './peers.js';
import { realParagraphs, realSections } from './real-text.js';
import { readBy, sizeOfEvidence } from './released-reads.js';
import { writeReleasedWorkspace } from './released-workspace.js';
import { checkAlike, openTypst, writeFonts } from './typst-side.js';
import { writeWeeklyWorkspace } from './weekly-workspace.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const launcher = join(packageRoot, 'bin/bulletin.js');
const typstProcess = fileURLToPath(new URL('typst-process.cjs', import.meta.url));

/** Issues that are built one after the other, beside as many of Typst's. */
const ARCHIVE = 100;
/** Ten years of weeks. */
const WEEKS = 519;
const HEADERS = 1040;
/** Fifty years: what has to fit into memory. */
const MANY = 2500;
const MEMORY_ROUNDS = 3;
/** One issue as large as a book, and how many of its paragraphs a file may have: a larger one is refused. */
const PARAGRAPHS = 10_000;
const PARAGRAPHS_A_FILE = 260;
const PARAGRAPH_LENGTH = 150;
/** Twenty years of issues that were released: half a gigabyte. */
const RELEASED = 1000;
const RELEASED_PAIRS = 3;
const JOBS_PAIRS = 5;
/** Fonts and the program's code are kept all the same. */
const NOTHING_KEPT = { BULLETIN_CACHE_MAX: '0' };
/** Compiles of each side in one process before any is timed. */
const WARMING = 30;

/**
 * The rows of the benchmark, each under its name. A row measures two things by turns, in pairs: ours, and what it is
 * compared with, mostly Typst over the same text with the same fonts, to tagged PDF/A-2a. It returns lines
 * `{name, unit, own, beside: {name, measured}, wanted}`; what is measured is `{wall, cpu}`, or a number. Builds are forced: no
 * PDF is taken from an earlier run.
 */
export const rows = {
  'empty process': (bench) => beside(bench, 'empty node process', [process.execPath, '--eval', '0']),
  version: (bench) => beside(bench, '--version', [...bench.program, '--version']),
  check: (bench) => beside(bench, 'check 519', bench.check, { wanted: { wall: 0.95 } }),
  build: (bench) => beside(bench, 'build 519, memo warm', bench.build, { wanted: { wall: 1.2, cpu: 1.3 } }),
  'no memo': (bench) => beside(bench, 'build 519, no memo', bench.build, { env: NOTHING_KEPT }),
  real: measureReal,
  'issue of 519': measureWeeks,
  'after archive': measureAfterArchive,
  archive: measureArchive,
  'in one process': measureCompiles,
  jobs: measureJobs,
  edit: measureEdits,
  stats: measureStats,
  peers: measurePeers,
  released: measureReleased,
  memory: measureMemory,
  bytes: measureBytes,
  hostile: measureHostile,
};

/** What all rows share, in a folder of theirs. */
export async function openBench(folder, pairs) {
  const cache = join(folder, 'cache');
  const { fonts, env: fontEnv } = await writeFonts(folder, cache);
  const env = { BULLETIN_CACHE: cache, BULLETIN_CACHE_MAX: '', ...fontEnv };
  const program = [process.execPath, launcher];
  const out = join(folder, 'dist');
  const pdf = join(folder, 'typst.pdf');
  const document = join(folder, '519.typ');
  const own = await openOwn(packageRoot, cache);
  const sources = own.sourcesOf('519');
  const compiled = await own.open()(sources);
  writeFileSync(document, documentOf(sources, compiled));
  const bench = {
    folder,
    pairs,
    cache,
    fonts,
    env,
    fontEnv,
    program,
    out,
    compiled,
    document,
    check: [...program, 'check', '519', '-C', packageRoot, '--no-system-fonts', '--quiet'],
    build: [...program, 'build', '519', '--force', '-C', packageRoot, '-o', out, '--no-system-fonts', '--quiet'],
    typst: [process.execPath, typstProcess, fonts, document, pdf],
  };
  for (const command of [bench.build, bench.typst]) runProcess(command, { env });
  await checkAlike('519', readFileSync(join(out, '519.pdf')), readFileSync(pdf));
  return bench;
}

/** One of our commands beside Typst's build of 519, or another command. */
async function beside(bench, name, command, { other = bench.typst, otherName = 'Typst', wanted, env } = {}) {
  const options = { env: { ...bench.env, ...env } };
  // The first runs of a command keep its compiled code, and whatever else is kept, for those that follow.
  for (const warming of [command, command, other]) runProcess(warming, options);
  const { measured, own } = await interleave(bench.pairs, {
    measured: () => runProcess(other, { env: bench.env }),
    own: () => runProcess(command, options),
  });
  return [{ name, unit: 'ms', own, beside: { name: otherName, measured }, wanted }];
}

/** 519 with other words, so that little of what is remembered fits. */
async function measureReal(bench) {
  const root = writeArchive(join(bench.folder, 'real'), 1, () => 519);
  const [document] = await documentsOf(bench, root);
  const out = join(root, 'dist');
  const pdf = join(root, 'typst.pdf');
  const build = [...bench.program, 'build', '1', '--force', '-C', root, '-o', out, '--no-system-fonts', '--quiet'];
  const other = [process.execPath, typstProcess, bench.fonts, document, pdf];
  const lines = await beside(bench, 'build of a text with 423 characters', build, { other });
  await checkAlike('the redrawn 519', readFileSync(join(out, '1.pdf')), readFileSync(pdf));
  return lines;
}

/** What the headers before an issue cost it. */
async function measureWeeks(bench) {
  const root = weeksIn(bench);
  const alone = join(bench.folder, 'alone');
  cpSync(join(root, 'issues', String(WEEKS)), join(alone, 'issues', String(WEEKS)), { recursive: true });
  const opening = `    opening: [{year: 2010, through: ${WEEKS - 1}, 咨询: 85000, 收件: 42000, 办结: 63000, 流转: 280000}]\n`;
  const settings = readFileSync(join(root, 'issues/bulletin.yaml'), 'utf8');
  writeFileSync(join(alone, 'issues/bulletin.yaml'), settings + opening);
  const build = (folder) => [
    ...[...bench.program, 'build', String(WEEKS), '--force', '-C', folder, '-o', join(folder, 'dist')],
    ...['--no-system-fonts', '--quiet'],
  ];
  const options = { other: build(alone), otherName: 'the same alone', wanted: { more: 30 } };
  return beside(bench, `the ${WEEKS}th of ${WEEKS} issues`, build(root), options);
}

/** What an archive leaves behind for the runs after it. */
async function measureAfterArchive(bench) {
  const root = weeksIn(bench);
  const cache = join(bench.folder, 'cache-of-archive');
  cpSync(bench.cache, cache, { recursive: true });
  const env = { BULLETIN_CACHE: cache };
  const all = ['build', '--all', '--jobs', '1', '-C', root, '-o', join(root, 'dist'), '--no-system-fonts', '--quiet'];
  runProcess([...bench.program, ...all], { env: { ...bench.env, ...env } });
  const options = { env, other: bench.build, otherName: 'the same before', wanted: { wall: 1.02 } };
  return beside(bench, `build 519 after an archive of ${WEEKS}`, bench.build, options);
}

/**
 * An issue of an archive, in one process of either side: what a process with a hundred issues takes longer than one with
 * one.
 */
async function measureArchive(bench) {
  const root = join(bench.folder, 'archive');
  writeArchive(root, ARCHIVE);
  const documents = await documentsOf(bench, root);
  const out = join(root, 'dist');
  const files = documents.flatMap((document, index) => [document, join(root, `${index + 1}.pdf`)]);
  const build = [
    ...bench.program,
    'build',
    '--force',
    '--jobs',
    '1',
    '-C',
    root,
    '-o',
    out,
    '--no-system-fonts',
    '--quiet',
  ];
  const typst = [process.execPath, typstProcess, bench.fonts];
  const run = (command) => () => runProcess(command, { env: bench.env });
  const works = {
    typstOne: run([...typst, ...files.slice(0, 2)]),
    typst: run([...typst, ...files]),
    ownOne: run([...build, '1']),
    own: run([...build, '--all']),
  };
  for (const work of Object.values(works)) work();
  for (const number of [1, ARCHIVE]) {
    const [ours, theirs] = [join(out, `${number}.pdf`), join(root, `${number}.pdf`)].map((path) => readFileSync(path));
    await checkAlike(`issue ${number} of the archive`, ours, theirs);
  }
  const times = await interleave(bench.pairs, works);
  const each = (all, one) =>
    all.map(({ wall, cpu }, round) => ({
      wall: (wall - one[round].wall) / (ARCHIVE - 1),
      cpu: (cpu - one[round].cpu) / (ARCHIVE - 1),
    }));
  const own = each(times.own, times.ownOne);
  const measured = each(times.typst, times.typstOne);
  return [{ name: `each of ${ARCHIVE} issues, build --all`, unit: 'ms', own, beside: { name: 'Typst', measured } }];
}

/** Threads pay with many issues alone: each has to warm up. */
async function measureJobs(bench) {
  const root = weeksIn(bench);
  const build = (jobs) => [
    ...[...bench.program, 'build', '--all', '--force', '--jobs', jobs, '-C', root, '-o', join(root, 'dist')],
    ...['--no-system-fonts', '--quiet'],
  ];
  const few = { ...bench, pairs: Math.min(bench.pairs, JOBS_PAIRS) };
  const options = { other: build('1'), otherName: 'one job', wanted: { wall: 0.77 } };
  return beside(few, `${WEEKS} issues, two jobs`, build('2'), options);
}

/** In one process, once both sides are warm: issues of an archive one after the other. */
async function measureCompiles(bench) {
  const root = join(bench.folder, 'compiles');
  writeArchive(root, WARMING + 2 * bench.pairs);
  const own = await openOwn(root, bench.cache);
  return compareHere(
    'an issue of an archive, compile alone',
    own.folders.map((folder) => own.sourcesOf(folder)),
    bench,
    { wall: 1.25 },
  );
}

/** In one process: 519 again after each edit of one character, with all that either side remembers. */
async function measureEdits(bench) {
  const edits = editsOf((await openOwn(packageRoot, bench.cache)).sourcesOf('519'), WARMING + 2 * bench.pairs);
  return compareHere('519 after an edit, compile alone', edits, bench);
}

/** Compiles sources one after the other in this process, with one compiler of ours and one of Typst's. */
async function compareHere(name, all, { cache, fonts, fontEnv }, wanted) {
  const own = await openOwn(packageRoot, cache);
  const documents = [];
  for (const sources of all) documents.push(documentOf(sources, await own.open()(sources)));
  const compile = own.open();
  const typst = openTypst({ fonts, env: fontEnv });
  const pdfs = {};
  const times = await interleave(all.length, {
    own: (round) =>
      timeHere(async () => {
        pdfs.ours = (await compile(all[round])).pdf;
      }),
    measured: (round) =>
      timeHere(() => {
        pdfs.theirs = typst(documents[round]);
      }),
    check: (round) => round % WARMING === 0 && checkAlike(`compile ${round}`, pdfs.ours, pdfs.theirs),
  });
  const [ours, measured] = [times.own, times.measured].map((taken) => taken.slice(WARMING));
  return [{ name, unit: 'ms', own: ours, beside: { name: 'Typst', measured }, wanted }];
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

async function measureStats(bench) {
  const root = join(bench.folder, 'headers');
  writeWeeklyWorkspace(root, HEADERS);
  return beside(bench, `stats of ${HEADERS} headers`, [...bench.program, 'stats', '-C', root]);
}

/** What else is on this machine: the issue beside each. */
async function measurePeers(bench) {
  const document = readFileSync(bench.document, 'utf8');
  const peers = findPeers(join(bench.folder, 'peers'), { ...bench, pages: bench.compiled.pages, document });
  const lines = [];
  for (const { name, command, skipped } of peers) {
    if (skipped) lines.push({ name: `build 519 beside ${name}`, skipped });
    else lines.push(...(await beside(bench, 'build 519', bench.build, { other: command, otherName: name })));
  }
  return lines;
}

/** What a check of released issues takes, and what it reads of them. */
async function measureReleased(bench) {
  const root = join(bench.folder, 'released');
  await writeReleasedWorkspace(root, RELEASED);
  const check = [launcher, 'check', '--all', '-C', root, '--no-system-fonts', '--quiet'];
  const list = [...bench.program, 'list', '-C', root, '--quiet'];
  const name = `check --all of ${RELEASED} released issues`;
  const own = [await readBy(check, root, bench.env)];
  const measured = [sizeOfEvidence(root)];
  const read = { name: `${name}, read`, unit: 'MB', own, beside: { name: 'evidence and headers', measured } };
  const few = { ...bench, pairs: Math.min(bench.pairs, RELEASED_PAIRS) };
  const times = await beside(few, name, [process.execPath, ...check], { other: list, otherName: 'list of the same' });
  return [...times, { ...read, wanted: { ratio: 1.02 } }];
}

async function measureMemory(bench) {
  const { own, measured } = await interleave(MEMORY_ROUNDS, {
    own: () => peakMemoryOf(bench.build.slice(1), bench.env),
    measured: () => peakMemoryOf(bench.typst.slice(1), bench.env),
  });
  const root = join(bench.folder, 'many');
  writeArchive(root, MANY);
  const checkAll = [launcher, 'check', '--all', '-C', root, '--no-system-fonts', '--quiet'];
  const most = await peakMemoryOf(checkAll, bench.env, [0, 1]);
  const book = writeBook(join(bench.folder, 'book'));
  const buildBook = [launcher, 'build', '1', '--force', '-C', book, '--no-system-fonts', '--quiet'];
  const ofBook = await peakMemoryOf(buildBook, bench.env);
  return [
    { name: 'build 519, peak', unit: 'MB', own, beside: { name: 'Typst', measured }, wanted: { ratio: 0.56 } },
    { name: `check --all of ${MANY}, peak`, unit: 'MB', own: [most], wanted: { most: 250 } },
    { name: `build of ${PARAGRAPHS} paragraphs, peak`, unit: 'MB', own: [ofBook], wanted: { most: 250 } },
  ];
}

/** Writes a workspace of one issue that has very many paragraphs. */
function writeBook(root) {
  writeWeeklyWorkspace(root, 1);
  const paragraphs = realParagraphs(PARAGRAPHS, PARAGRAPH_LENGTH);
  for (let part = 0; part * PARAGRAPHS_A_FILE < PARAGRAPHS; part += 1) {
    const own = paragraphs.slice(part * PARAGRAPHS_A_FILE, (part + 1) * PARAGRAPHS_A_FILE);
    const name = `${String(part + 1).padStart(2, '0')}-第${part + 1}部分.md`;
    writeFileSync(join(root, 'issues/1', name), `# 第${part + 1}部分\n\n${own.join('\n\n')}\n`);
  }
  return root;
}

/** What it takes to refuse files that were made to do harm: nothing is compared with it, and nothing may be written. */
async function measureHostile(bench) {
  const root = join(bench.folder, 'hostile');
  writeWeeklyWorkspace(root, 1);
  const lines = [];
  for (const [name, make] of Object.entries(hostileFiles)) {
    const path = join(root, name);
    writeFileSync(path, make());
    const call = [launcher, 'import', path, '-C', root, '--quiet'];
    const [refused, rounds] = [[2], Math.min(bench.pairs, MEMORY_ROUNDS)];
    const { own, peak } = await interleave(rounds, {
      own: () => runProcess([process.execPath, ...call], { env: bench.env, statuses: refused }),
      peak: () => peakMemoryOf(call, bench.env, refused),
    });
    lines.push({ name: `import of ${name}, refused`, unit: 'ms', own, wanted: { most: '1000 ms' } });
    lines.push({ name: `import of ${name}, peak`, unit: 'MB', own: peak, wanted: { most: 150 } });
  }
  return lines;
}

function measureBytes(bench) {
  const sizeOf = (path) => [readFileSync(path).length / 1024];
  const own = sizeOf(join(bench.out, '519.pdf'));
  const measured = sizeOf(join(bench.folder, 'typst.pdf'));
  return [{ name: '519.pdf', unit: 'KB', own, beside: { name: 'Typst', measured } }];
}

/** Ten years of issues, which several rows build from. */
function weeksIn({ folder }) {
  const root = join(folder, 'weeks');
  if (!readdirSync(folder).includes('weeks')) writeArchive(root, WEEKS);
  return root;
}

/** A workspace of invented weeks with texts like that of 519, each of them different. */
function writeArchive(root, count, seedOf = (number) => number) {
  writeWeeklyWorkspace(root, count);
  for (let number = 1; number <= count; number += 1) {
    for (const { name, text } of realSections(seedOf(number))) {
      writeFileSync(join(root, 'issues', String(number), name), text);
    }
  }
  return root;
}

/** Writes Typst's document of each issue of a workspace. */
async function documentsOf({ cache }, root) {
  const own = await openOwn(root, cache);
  const paths = [];
  for (const folder of own.folders) {
    const sources = own.sourcesOf(folder);
    const path = join(root, `${folder}.typ`);
    writeFileSync(path, documentOf(sources, await own.open()(sources)));
    paths.push(path);
  }
  return paths;
}
