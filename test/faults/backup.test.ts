import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBulletin, temporaryFolder, workspaceWith } from '../cli/run-bulletin.js';
import { openFaultShim } from './fault-shim.js';

const shim = openFaultShim();

test.skipIf(!shim)(
  'wherever a backup is killed or refused there is a whole one or none, and the next one sweeps',
  () => {
    if (!shim) return;
    const root = workspaceWith(9);
    const touchesOf = (folder: string) => shim.listTouches(['backup', folder], folder, { cwd: root });
    const touches = touchesOf(temporaryFolder());
    expect(touches.length).toBeGreaterThan(4);
    for (const [index, touch] of touches.entries()) {
      const kind = (['KILL', 'ENOSPC', 'EIO'] as const)[index % 3] ?? 'KILL';
      const folder = temporaryFolder();
      const run = shim.run(['backup', folder], { folder, at: index + 1, kind }, { cwd: root });
      const where = `${kind} at ${index + 1}, ${touch}\n${run.stderr}`;
      const made = readdirSync(folder).filter((name) => name.endsWith('.zip'));
      for (const name of made) expect(isWhole(join(folder, name)), where).toBe(true);
      if (kind !== 'KILL') {
        // What it can't remove, or make last, is no reason to say that there is none.
        expect(run.status, where).toBe(made.length === 1 ? 0 : 2);
        if (run.status === 2) expect(run.stderr, where).toMatch(/^错误：/mu);
        if (!/^(?:unlink|rmdir)/u.test(touch)) expect(readdirSync(folder), where).toEqual(made);
      }
      const again = runBulletin(['backup', folder], { cwd: root });
      expect(made.length === 1 ? [0, 2] : [0], `${where}\n${again.stderr}`).toContain(again.status);
      if (again.status === 0) expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    }
  },
);

/** Whether a ZIP ends as one does, with a directory of all four files behind it. */
function isWhole(path: string): boolean {
  const bytes = readFileSync(path);
  const end = bytes.length - 22;
  return bytes.readUInt32LE(end) === 0x06054b50 && bytes.readUInt16LE(end + 10) === 4;
}
