import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { putFile, runBulletin, workspaceWith } from '../cli/run-bulletin.js';

/** What one build of a workspace with something bad in it came to. */
export interface HostileBuild {
  readonly status: number | null;
  /** Ids of the rules that reported something, sorted; those of errors alone. */
  readonly errors: readonly string[];
  /** Ids of all that reported something, sorted. */
  readonly rules: readonly string[];
  readonly stderr: string;
}

/** What a thousand findings with their frames take, and then some. */
const MOST_SAID = 1024 * 1024;
const OLD_DOCUMENT = 'what was built before';

/**
 * Builds the issue of an invented office after `spoil` has put something bad into its workspace. Whatever that was, the
 * program may not crash, hang, command the terminal or touch the old document unless it made a new one.
 */
export function buildHostile(spoil: (root: string) => void): HostileBuild {
  const root = workspaceWith(3);
  putFile(root, 'dist/3.pdf', OLD_DOCUMENT);
  spoil(root);
  const { status, stdout, stderr } = runBulletin(['build', '--no-system-fonts'], { cwd: root });
  expect(stdout.length + stderr.length).toBeLessThan(MOST_SAID);
  expect([0, 1, 2], stderr).toContain(status);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
  const document = readFileSync(join(root, 'dist/3.pdf'), 'latin1');
  if (status === 0) expect(document).toMatch(/^%PDF-/);
  else expect(document).toBe(OLD_DOCUMENT);
  const reported = [...stderr.matchAll(/^.+:\d+:\d+: (错误|警告|提示)：.* \[([a-z\d-]+)\]$/gm)];
  const idsOf = (matches: typeof reported): readonly string[] =>
    [...new Set(matches.map(([, , rule = '']) => rule))].sort();
  return { status, rules: idsOf(reported), errors: idsOf(reported.filter(([, kind]) => kind === '错误')), stderr };
}

/** Puts bytes into a file of the workspace. */
export function putBytes(root: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), bytes);
}

/** Where the workspace's one section is. */
export const section = 'issues/3/01-试验.md';

/** The header of the workspace's one issue with more lines in it. */
export const headerWith = (lines: string): string => `---
number: 3
year: 2001
issue: 3
period: 2001-02-12/2001-02-16
date: 2001-02-20
${lines}
---
`;
