import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WatchedIssue } from '../../src/commands/watched-issue.js';
import { packageRoot, putFile, runBulletin, workspaceWith } from '../cli/run-bulletin.js';

test('a released issue that is watched shows its pages, and an error once its text changes', async () => {
  const root = workspaceWith(9);
  runBulletin(['release', '9', '--no-system-fonts'], { cwd: root });
  const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot };
  const watched = new WatchedIssue(request, root, 'bulletin 0');
  expect(await watched.build(new Set())).toMatchObject({ findings: [], result: { pages: [{}] } });
  appendFileSync(join(root, 'issues/9/01-试验.md'), '\n又做了一次。\n');
  const { findings, result } = await watched.build(new Set(['issues/9/01-试验.md']));
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error released-changed']);
  expect(result?.pages).toHaveLength(1);
});

test('a preview tells when the fonts are no longer those that were locked', async () => {
  const root = workspaceWith(9);
  runBulletin(['fonts', '--lock', '--no-system-fonts'], { cwd: root });
  const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot };
  const watched = new WatchedIssue(request, root, 'bulletin 0');
  const lock = readFileSync(join(root, 'fonts/fonts.lock'), 'utf8');
  const found = async (changed: readonly string[]): Promise<readonly string[]> =>
    (await watched.build(new Set(changed))).findings.map(({ code, params }) => `${code} ${params.role}`);
  expect(await found([])).toEqual([]);
  putFile(root, 'fonts/fonts.lock', lock.replace(/(黑体:[\s\S]*?sha256: )\w{8}/, '$100000000'));
  expect(await found(['fonts/fonts.lock'])).toEqual(['font-lock/content 黑体']);
  // What else is saved reads no font anew.
  appendFileSync(join(root, 'issues/bulletin.yaml'), '# 备注\n');
  expect(await found(['issues/bulletin.yaml'])).toEqual(['font-lock/content 黑体']);
  putFile(root, 'fonts/fonts.lock', lock);
  expect(await found(['fonts/fonts.lock'])).toEqual([]);
});
