import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WatchedIssue } from '../../src/commands/watched-issue.js';
import { packageRoot, runBulletin, workspaceWith } from '../cli/run-bulletin.js';

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
