import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot, temporaryFolder } from '../cli/run-bulletin.js';
import { npmEnvironment } from './run-npm.js';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const workflow = parse(readFileSync(join(packageRoot, '.github/workflows/release.yml'), 'utf8'));
const steps: readonly Step[] = workflow.jobs.publish.steps;
const description = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

/** Runs a step beside a copy of package.json. */
function runStep(part: string, env: Readonly<Record<string, string>>) {
  const step = steps.find(({ run }) => run?.includes(part))?.run ?? 'false';
  const cwd = temporaryFolder();
  copyFileSync(join(packageRoot, 'package.json'), join(cwd, 'package.json'));
  const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', step], { cwd, env: { ...npmEnvironment, ...env } });
  return { status, description: JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) };
}

describe('the workflow that publishes', () => {
  test('runs for tags alone, with no more rights than it needs', () => {
    expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.jobs.publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
  });

  test('tests before it publishes, and publishes with provenance', () => {
    const run = steps.map((step) => step.run ?? '');
    expect(run.indexOf('.ci/run')).toBeGreaterThan(0);
    expect(run.at(-1)).toBe('npm publish --provenance');
    expect(run.indexOf('.ci/run')).toBeLessThan(run.length - 1);
    expect(description.publishConfig).toEqual({ access: 'public', provenance: true });
    expect(description.private).toBeUndefined();
  });

  test('stops where the tag is not that of the version', () => {
    expect(runStep('npm pkg get version', { GITHUB_REF_NAME: `v${description.version}` }).status).toBe(0);
    expect(runStep('npm pkg get version', { GITHUB_REF_NAME: 'v99.0.0' }).status).not.toBe(0);
  });

  test('names the repository that it runs in, which npm compares', () => {
    const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'some-office/bulletin' };
    const { status, description: changed } = runStep('npm pkg set', env);
    expect(status).toBe(0);
    expect(changed.repository).toEqual({ type: 'git', url: 'git+https://github.com/some-office/bulletin.git' });
    expect(changed.homepage).toBe('https://github.com/some-office/bulletin#readme');
    expect(changed.bugs).toBe('https://github.com/some-office/bulletin/issues');
  });
});
