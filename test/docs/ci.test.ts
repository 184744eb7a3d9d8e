import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cacheWithFonts, commitAll, countedWorkspace, putIssue } from '../cli/archive-workspace.js';
import { packageRoot, putFile, temporaryFolder } from '../cli/run-bulletin.js';

const read = (path: string) => parse(readFileSync(join(packageRoot, path), 'utf8'));

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

/** The steps of a workflow's only job that call the program. */
function stepsOf(path: string): readonly string[] {
  const jobs: Record<string, { readonly steps: readonly Step[] }> = read(path).jobs;
  const steps = Object.values(jobs).flatMap(({ steps }) => steps);
  return steps.flatMap(({ run }) => (run?.includes('bulletin') ? [run] : []));
}

/** The lines of a GitLab job, `npm ci` among them. */
const scriptOf = (job: string): readonly string[] => read('docs/ci/gitlab-ci.yml')[job].script;

/** Runs command lines as a CI does, with this program behind `npx bulletin`. */
function runSteps(steps: readonly string[], root: string, env: Readonly<Record<string, string>>) {
  const programs = temporaryFolder();
  putFile(programs, 'npx', `#!/bin/sh\nshift\nexec "${process.execPath}" "${packageRoot}/bin/bulletin.js" "$@"\n`);
  putFile(programs, 'npm', '#!/bin/sh\n');
  for (const name of ['npx', 'npm']) chmodSync(join(programs, name), 0o755);
  const { PATH = '', HOME = '' } = process.env;
  return steps.map((step) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', step], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: `${programs}:${PATH}`, HOME, BULLETIN_CACHE: cacheWithFonts(), ...env },
    });
    return { status, stdout, stderr };
  });
}

/** A repository whose last commit touches the third issue of three. */
function repository(): { readonly root: string; readonly before: string } {
  const root = countedWorkspace(3);
  putFile(root, '.gitignore', 'dist/\n.bulletin-cache/\ncode-quality.json\n');
  commitAll(root);
  const before = spawnSync('git', ['-C', root, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  putIssue(root, 3, 9);
  commitAll(root);
  return { root, before };
}

describe.each(['docs/ci/github-actions.yml', '.github/workflows/ci.yml'])('%s', (path) => {
  test('has steps with pinned actions and the whole history, and keeps the cache that it names', () => {
    const { jobs } = read(path);
    const [job] = Object.values<{ steps: (Step & { with?: Record<string, unknown> })[]; env: object }>(jobs);
    const actions = job?.steps.flatMap(({ uses }) => uses ?? []) ?? [];
    expect(actions.every((uses) => /^actions\/[\w-]+@v\d+$/.test(uses))).toBe(true);
    expect(job?.steps.find(({ uses }) => uses?.startsWith('actions/checkout'))?.with).toEqual({ 'fetch-depth': 0 });
    expect(job?.steps.find(({ uses }) => uses?.startsWith('actions/cache'))?.with?.path).toBe('.bulletin-cache');
    expect(JSON.stringify(job?.env)).toContain('/.bulletin-cache');
  });

  test('checks and builds what a commit touches, and no more', () => {
    const { root, before } = repository();
    const [check, build] = runSteps(stepsOf(path), root, { BASE: before });
    expect(check).toMatchObject({ status: 0 });
    expect(build).toMatchObject({ status: 0, stdout: 'dist/3.pdf\n' });
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['3.pdf', 'report.json']);
  });

  test('builds every issue where the commit before is not known, and says so', () => {
    const { root } = repository();
    const [, build] = runSteps(stepsOf(path), root, { BASE: '0'.repeat(40) });
    expect(build?.stdout.split('\n').filter(Boolean)).toHaveLength(3);
    expect(build?.stderr).toContain('--changed-since');
  });

  test('marks an error at its line and fails', () => {
    const { root, before } = repository();
    putFile(root, 'issues/3/01-试验.md', '没有标题。\n');
    const [check, build] = runSteps(stepsOf(path), root, { BASE: before });
    expect(check).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('::error file=issues/3/01-试验.md,line=1'),
    });
    expect(build?.status).toBe(1);
  });
});

describe('docs/ci/gitlab-ci.yml', () => {
  test('checks and builds what a commit touches, and leaves what it names as artefacts', () => {
    const { root, before } = repository();
    const env = { CI_COMMIT_BEFORE_SHA: before };
    for (const job of ['check', 'build']) {
      expect([job, ...runSteps(scriptOf(job), root, env).map(({ status }) => status)]).toEqual([job, 0, 0]);
    }
    const { check, build } = read('docs/ci/gitlab-ci.yml');
    expect(JSON.parse(readFileSync(join(root, check.artifacts.reports.codequality), 'utf8'))).toEqual([]);
    expect(build.artifacts.paths).toEqual(['dist/']);
    expect(existsSync(join(root, 'dist/3.pdf'))).toBe(true);
    expect(existsSync(join(root, 'dist/1.pdf'))).toBe(false);
  });
});
