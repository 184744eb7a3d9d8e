import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cacheWithFonts, countedWorkspace, putIssue } from '../cli/archive-workspace.js';
import { commit, git } from '../cli/ci-runner.js';
import { packageRoot, putFile, temporaryFolder } from '../cli/run-bulletin.js';

const textOf = (path: string): string => readFileSync(join(packageRoot, path), 'utf8');

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly if?: string;
}

/** A workflow for any service, as far as it can be tried anywhere. */
interface Workflow {
  /** What it has a shell do, a line each. */
  readonly lines: readonly string[];
  /** What it keeps of a run. */
  readonly kept: readonly string[];
  /** What it keeps from run to run. */
  readonly cached: readonly string[];
  /** What the service sets. */
  readonly env: Readonly<Record<string, string>>;
}

function githubWorkflow(path: string): Workflow & { readonly steps: readonly Step[] } {
  const jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> = parse(textOf(path)).jobs;
  const steps = Object.values(jobs)[0]?.steps ?? [];
  const wordsOf = (name: string, key: string): readonly string[] =>
    steps.flatMap((step) => (step.uses?.startsWith(name) ? [String(step.with?.[key])] : []));
  return {
    steps,
    lines: steps.flatMap(({ run }) => run ?? []),
    kept: wordsOf('actions/upload-artifact@', 'path'),
    cached: [...wordsOf('actions/cache/restore@', 'path'), ...wordsOf('actions/setup-node@', 'cache')],
    env: { GITHUB_ACTIONS: 'true' },
  };
}

const gitlab = parse(textOf('docs/ci/gitlab-ci.yml')).bulletin;
const giteeStep = parse(textOf('docs/ci/gitee-go.yml')).stages[0].steps[0];
const jenkins = textOf('docs/ci/Jenkinsfile');
const quotedIn = (text: string, form: RegExp): readonly string[] =>
  [...text.matchAll(form)].map(([, word = '']) => word);

const workflows: Readonly<Record<string, Workflow>> = {
  'docs/ci/github-actions.yml': githubWorkflow('docs/ci/github-actions.yml'),
  '.github/workflows/ci.yml': githubWorkflow('.github/workflows/ci.yml'),
  'docs/ci/gitlab-ci.yml': {
    lines: gitlab.script,
    kept: [...gitlab.artifacts.paths, ...Object.values<string>(gitlab.artifacts.reports)],
    cached: gitlab.cache.paths,
    env: { GITLAB_CI: 'true' },
  },
  'docs/ci/gitee-go.yml': {
    lines: giteeStep.commands,
    kept: giteeStep.artifacts.flatMap(({ path }: { path: readonly string[] }) => path),
    cached: giteeStep.caches,
    env: { GITEE_PIPELINE_NAME: 'bulletin' },
  },
  'docs/ci/Jenkinsfile': {
    lines: quotedIn(jenkins, /^ *sh '(.*)'$/gm),
    kept: quotedIn(jenkins, /(?:testResults|artifacts): '([^'*]*)/g),
    cached: quotedIn(jenkins, /"\$\{WORKSPACE\}\/(.*)"/g),
    env: { JENKINS_URL: 'http://localhost/' },
  },
};

/**
 * Runs a workflow's lines as its service does: in a new clone, in one shell that ends with the first line that fails. `npx` is
 * the real one; instead of what the network has, `npm ci` installs this program.
 */
function runLines({ lines, env }: Workflow, root: string, cache: string) {
  const checkout = join(temporaryFolder(), 'checkout');
  git(root, 'clone', '--quiet', '--depth', '1', `file://${root}`, checkout);
  const programs = temporaryFolder();
  const link = `mkdir -p node_modules/.bin && ln -sf "${packageRoot}bin/bulletin.js" node_modules/.bin/bulletin`;
  putFile(programs, 'npm', `#!/bin/sh\n[ "$*" = ci ] || exit 9\n${link}\n`);
  chmodSync(join(programs, 'npm'), 0o755);
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', lines.join('\n')], {
    cwd: checkout,
    encoding: 'utf8',
    // Nobody answers here: whoever asks a registry fails.
    env: {
      PATH: `${programs}:${PATH}`,
      HOME,
      BULLETIN_CACHE: cache,
      npm_config_registry: 'http://127.0.0.1:9/',
      ...env,
    },
  });
  return { status, stdout, stderr, checkout };
}

describe.each(Object.entries(workflows))('%s', (path, workflow) => {
  test('installs what the lock says, and calls one command', () => {
    const calls = workflow.lines.filter((line) => /^np[mx] /.test(line));
    expect(calls).toEqual(['npm ci', 'npx --no bulletin ci --no-system-fonts']);
    const others = workflow.lines.filter((line) => !calls.includes(line));
    expect(
      others.every((line) => /^(?:set -e|rm -rf dist|export BULLETIN_CACHE="\$PWD\/\.bulletin-cache")$/.test(line)),
    ).toBe(true);
  });

  test('knows no earlier commit, no branch by its name, and no run that stops another', () => {
    const text = textOf(path).replace(/^ *(?:#|\/\/).*$/gm, '');
    expect(text).not.toMatch(/before|base|fetch-depth|GIT_DEPTH|changed-since|concurrency|cancel-in-progress/i);
    expect(text).not.toMatch(/\b(?:main|master|trunk)\b/);
  });

  test('keeps what it names, the cache of the program, and npm’s', () => {
    expect(workflow.cached.some((kept) => kept.includes('.bulletin-cache'))).toBe(true);
    expect(workflow.cached.some((kept) => kept.includes('npm'))).toBe(true);
    expect(textOf(path)).toMatch(/BULLETIN_CACHE/);
    expect(workflow.kept.some((kept) => /^(?:\.\/)?dist\/?$/.test(kept))).toBe(true);
  });

  test('is green where all is sound, and stays red from the push that breaks an issue', () => {
    const root = countedWorkspace(3);
    writeFileSync(join(root, '.gitignore'), 'dist/\nnode_modules/\n.bulletin-cache/\n');
    git(root, 'init', '--quiet');
    commit(root);
    const cache = cacheWithFonts();
    const green = runLines(workflow, root, cache);
    expect(green, green.stderr).toMatchObject({ status: 0 });
    for (const kept of workflow.kept) expect(existsSync(join(green.checkout, kept)), kept).toBe(true);
    expect(existsSync(join(green.checkout, 'dist/3.pdf'))).toBe(true);

    putFile(root, 'issues/2/01-试验.md', '没有标题。\n');
    commit(root);
    expect(runLines(workflow, root, cache)).toMatchObject({ status: 1 });
    putIssue(root, 3, 9);
    commit(root);
    const red = runLines(workflow, root, cache);
    expect(red).toMatchObject({ status: 1, stdout: expect.stringContaining('issues/2/01-试验.md') });
    // What was found is kept all the same.
    for (const kept of workflow.kept) expect(existsSync(join(red.checkout, kept)), kept).toBe(true);
  });
});

describe.each(['docs/ci/github-actions.yml', '.github/workflows/ci.yml'])('%s', (path) => {
  const { steps } = githubWorkflow(path);

  test('has pinned actions, and saves cache and results of a red run too', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.every((uses) => /^actions\/[\w/-]+@v\d+$/.test(uses))).toBe(true);
    const command = steps.findIndex(({ run }) => run?.includes('bulletin ci'));
    const after = steps.slice(command + 1);
    expect(after.map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/cache/save', 'actions/upload-artifact']);
    for (const step of after) expect(step.if).toContain('!cancelled()');
  });
});

test('the repository’s own workflow looks at the issues first, and at the program whatever became of them', () => {
  const { jobs } = parse(textOf('.github/workflows/ci.yml'));
  expect(Object.keys(jobs)).toEqual(['issues', 'program']);
  expect(jobs.program.needs).toBe('issues');
  expect(jobs.program.if).toContain('!cancelled()');
  expect(jobs.program.steps.some(({ run }: Step) => run === '.ci/run')).toBe(true);
});

test('on GitLab caches are saved of a red run too', () => {
  expect(gitlab.cache.when).toBe('always');
  expect(gitlab.artifacts.when).toBe('always');
});

test.each(['docs/ci/gitee-go.yml', 'docs/ci/Jenkinsfile'])('%s says that it was not tried', (path) => {
  const [first = '', second = ''] = textOf(path).split('\n');
  expect(first).toContain('没有在');
  expect(second).toMatch(/^(?:#|\/\/) Untried on /);
});
