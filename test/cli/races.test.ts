import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isLong } from '../tools/suite.js';
import { putFile, type Run, runBulletin, startBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const sound = ['--no-system-fonts'];
const INDEX = 'issues/9/index.md';
const SECTION = 'issues/9/01-试验.md';
const ROUNDS = isLong ? 8 : 2;

/** Runs the real program several times at once. */
function runTogether(root: string, ...calls: readonly (readonly string[])[]): Promise<readonly Run[]> {
  return Promise.all(
    calls.map(async (typed) => {
      const program = startBulletin(typed, { cwd: root });
      const said = { stdout: '', stderr: '' };
      program.stdout?.setEncoding('utf8').on('data', (text: string) => {
        said.stdout += text;
      });
      program.stderr?.setEncoding('utf8').on('data', (text: string) => {
        said.stderr += text;
      });
      const [status] = await once(program, 'close');
      return { status, ...said };
    }),
  );
}

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** What processes make for themselves alone. */
const leftoversIn = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:tmp|lock)$/u.test(path));

function mendable(): string {
  const root = workspaceWith(9);
  putFile(root, SECTION, '# 试验情况\n\n本周做了一次试验,记录如下...\n');
  return root;
}

test('two that mend the same files make each edit once', async () => {
  const root = mendable();
  runBulletin(['check', '9', '--fix', ...sound], { cwd: root });
  const mended = read(root, SECTION);
  for (let round = 0; round < ROUNDS; round += 1) {
    const other = mendable();
    const runs = await runTogether(other, ['check', '9', '--fix', ...sound], ['check', '9', '--fix', ...sound]);
    for (const { status, stderr } of runs) {
      expect([0, 2], stderr).toContain(status);
      if (status === 2) expect(stderr).toContain(SECTION);
    }
    expect(runs.map(({ status }) => status)).toContain(0);
    expect(read(other, SECTION)).toBe(mended);
    expect(leftoversIn(other)).toEqual([]);
  }
});

test('of a release and a mending at once neither undoes what the other wrote', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const root = mendable();
    if (round % 2 === 0) putFile(root, INDEX, read(root, INDEX).replace('number:', 'number：'));
    const [mending, release] = await runTogether(root, ['check', '9', '--fix', ...sound], ['release', '9', ...sound]);
    const said = `${mending?.stderr}${release?.stderr}`;
    const isReleased = read(root, INDEX).includes('sha256:');
    expect(release?.status === 0, said).toBe(isReleased);
    // A mending that finds the issue released has nothing to do.
    const hasMended = mending?.status === 0 && !said.includes('没有可以自动改的地方');
    if (hasMended) expect(read(root, SECTION), said).toContain('，记录如下……');
    // What was released is what stands there: no mending came between the PDF and its record.
    if (isReleased) {
      const checked = runBulletin(['check', '9', '--format', 'short', ...sound], { cwd: root });
      expect(checked.stdout).not.toContain('released-changed');
    }
    expect(leftoversIn(root)).toEqual([]);
  }
});

test('of two that make a workspace in one folder, one does, whole, and the other says what is there', async () => {
  const office = (name: string): string[] => [
    'init',
    '--name',
    name,
    '--publisher',
    `${name}编印中心`,
    '--scripts',
    'none',
  ];
  for (const folder of [[], ['公报']]) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const root = temporaryFolder();
      const runs = await runTogether(root, [...office('甲周报'), ...folder], [...office('乙周报'), ...folder]);
      const said = runs.map(({ stderr }) => stderr).join('');
      expect(runs.map(({ status }) => status).sort(), said).toEqual([0, 2]);
      const made = join(root, ...folder);
      const winner = runs[0]?.status === 0 ? '甲周报' : '乙周报';
      expect(read(made, 'issues/bulletin.yaml')).toContain(`name: ${winner}\n`);
      expect(runBulletin(['check', '--quiet'], { cwd: made }).status).toBe(0);
      expect(readdirSync(made).filter((name) => name.includes('bulletin-init'))).toEqual([]);
      expect(leftoversIn(root)).toEqual([]);
    }
  }
});

test('two builds of one folder leave the PDFs that one would', async () => {
  const root = workspaceWith(9, 10, 11);
  const build = ['build', '--all', ...sound];
  runBulletin([...build, '-o', 'alone'], { cwd: root });
  const runs = await runTogether(root, build, build, [...build, '--jobs', '2']);
  expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
  for (const name of readdirSync(join(root, 'alone'))) {
    expect(readFileSync(join(root, 'dist', name)).equals(readFileSync(join(root, 'alone', name)))).toBe(true);
  }
  expect(readdirSync(join(root, 'dist')).sort()).toEqual(readdirSync(join(root, 'alone')).sort());
});
