import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportedFinding } from '../../../src/report/reported-finding.js';
import { buildIssueFiles, type IssueStatus } from '../../../src/workspace/building/build-issue.js';
import { jobsOf, prepareBuild } from '../../../src/workspace/building/prepare-build.js';
import { cacheWithFonts, counted, countedWorkspace, putIssue } from '../../cli/archive-workspace.js';
import { packageRoot, putFile } from '../../cli/run-bulletin.js';
import * as fc from '../../tools/fast-check.js';

const COUNT = 10;
const RUNS = 10;
const EDITS = 6;

let usersCache: string | undefined;
beforeAll(() => {
  usersCache = process.env.BULLETIN_CACHE;
});
afterAll(() => {
  if (usersCache === undefined) delete process.env.BULLETIN_CACHE;
  else process.env.BULLETIN_CACHE = usersCache;
});

/** What became of every issue: whether it has a PDF, its findings and the PDF's bytes. `seen` gets what was done. */
async function buildAll(
  root: string,
  out: string,
  cacheMax: number,
  seen = new Set<IssueStatus>(),
): Promise<ReadonlyMap<string, unknown>> {
  const wishes = {
    numbers: [],
    all: true,
    systemFonts: false,
    cwd: root,
    packageRoot,
    version: '0.0.0',
    formats: [],
    draft: false,
    force: false,
    fontReport: false,
    isPlan: false,
    cacheMax,
  };
  const { value: setting, findings } = await prepareBuild(wishes, root);
  if (!setting) return new Map([['', findings.map((finding) => reportedFinding(finding, 'zh'))]]);
  const built = new Map<string, unknown>();
  for (const job of jobsOf(setting.workspace.chosen, join(root, out), setting)) {
    const outcome = await buildIssueFiles(setting, job);
    const found = outcome.findings.map((finding) => reportedFinding(finding, 'zh'));
    seen.add(outcome.status);
    const isBuilt = outcome.status !== 'failed';
    built.set(job.folder, { isBuilt, found, pdf: isBuilt ? readFileSync(outcome.target, 'latin1') : undefined });
  }
  return built;
}

interface Scene {
  readonly root: string;
  readonly cache: string;
}

type Edit = (scene: Scene) => void;

const number = fc.integer({ min: 1, max: COUNT });
const template = join('templates', 'bulletin', 'template.yaml');

/** Everything that may happen to an archive between two builds. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(number, fc.constantFrom('甲。', '（一）甲。\n\n（三）乙。', '{{窗口.本年}}', '{{没有.本周}}', '甲甲甲。'))
    .map(
      ([issue, text]): Edit =>
        ({ root }) => {
          putFile(root, `issues/${issue}/01-试验.md`, `# 试验情况\n\n本周${text}\n`);
        },
    ),
  // Compared with the tables of the issues before it, which are read too.
  fc.tuple(number, fc.constantFrom('1234', '5678')).map(
    ([issue, figure]): Edit =>
      ({ root }) => {
        for (const each of [issue, issue + 1]) {
          if (each > COUNT) continue;
          putFile(root, `issues/${each}/a.csv`, `甲,数\n乙,${figure}\n`);
          putFile(root, `issues/${each}/01-试验.md`, `# 试验情况\n\n第${each}次。\n\n![表1 甲](a.csv)\n`);
        }
        putFile(root, `issues/${issue}/a.csv`, `甲,数\n乙,1234\n`);
      },
  ),
  fc.tuple(number, fc.nat(9)).map(
    ([issue, asked]): Edit =>
      ({ root }) =>
        putIssue(root, issue, asked),
  ),
  fc.tuple(number, fc.integer({ min: -9, max: 9 })).map(
    ([issue, amount]): Edit =>
      ({ root }) => {
        const correction = `corrections:\n  - {series: 窗口, number: ${issue - 1}, 咨询: ${amount}, reason: 重复计件}\n`;
        putFile(root, `issues/${issue}/index.md`, counted(issue, 50, correction));
      },
  ),
  fc.constantFrom('opening: [{year: 2001, through: 4, 咨询: 7}]', '').map(
    (opening): Edit =>
      ({ root }) => {
        const path = join(root, 'issues/bulletin.yaml');
        const settings = readFileSync(path, 'utf8').replace(/measures: \{咨询: 人次\}.*\}/, '');
        writeFileSync(
          path,
          settings.replace('某窗口, ', `某窗口, measures: {咨询: 人次}${opening && `, ${opening}`}}`),
        );
      },
  ),
  fc.constantFrom('37', '38').map(
    (top): Edit =>
      ({ root }) => {
        mkdirSync(join(root, 'templates/bulletin'), { recursive: true });
        copyFileSync(join(packageRoot, template), join(root, template));
        const text = readFileSync(join(root, template), 'utf8');
        writeFileSync(join(root, template), text.replace(/top: \d+/, `top: ${top}`));
      },
  ),
  number.map(
    (issue): Edit =>
      ({ root }) =>
        rmSync(join(root, `issues/${issue}`), { recursive: true, force: true }),
  ),
  fc.constant<Edit>(({ cache }) => {
    for (const name of entriesOf(cache)) rmSync(join(cache, name));
  }),
  fc.tuple(fc.nat(), fc.nat(), fc.boolean()).map(
    ([which, at, isCut]): Edit =>
      ({ cache }) => {
        const names = entriesOf(cache);
        const name = names[which % Math.max(1, names.length)];
        if (name !== undefined) corrupt(join(cache, name), at, isCut);
      },
  ),
  number.map(
    (issue): Edit =>
      ({ root }) =>
        rmSync(join(root, `dist/${issue}.pdf`), { force: true }),
  ),
  number.map(
    (issue): Edit =>
      ({ root }) =>
        putFile(root, `dist/${issue}.pdf`, 'something else'),
  ),
);

const entriesOf = (cache: string): readonly string[] =>
  readdirSync(cache)
    .filter((name) => name.endsWith('.entry'))
    .sort();

/** Changes one byte of a file, or cuts it there. */
function corrupt(path: string, at: number, isCut: boolean): void {
  const bytes = readFileSync(path);
  const place = at % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ 0xff;
  writeFileSync(path, isCut ? bytes.subarray(0, place) : bytes);
}

test('whatever is edited, built after build: the PDFs and findings are those of a clean build', async () => {
  const scene = { root: countedWorkspace(COUNT), cache: cacheWithFonts() };
  const settings = readFileSync(join(scene.root, 'issues/bulletin.yaml'), 'utf8');
  const seen = new Set<IssueStatus>();
  process.env.BULLETIN_CACHE = scene.cache;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: EDITS }), async (edits) => {
      // Every run begins with the same sources, and with the cache and the PDFs of those before it.
      putFile(scene.root, 'issues/bulletin.yaml', settings);
      for (let issue = 1; issue <= COUNT; issue += 1) putIssue(scene.root, issue);
      for (const apply of edits) apply(scene);
      const incremental = await buildAll(scene.root, 'dist', 1e9, seen);
      expect(incremental).toEqual(await buildAll(scene.root, 'clean', 0));
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect([...seen].sort()).toEqual(['built', 'failed', 'reused', 'unchanged']);
});
