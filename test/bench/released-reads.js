import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProcess, withFolder } from './measure.js';

const readReport = fileURLToPath(new URL('count-reads.cjs', import.meta.url));
const MEGA = 1024 ** 2;

/**
 * What node reads of a workspace's issues with these arguments, in MB.
 * @throws Error where it opens what is no evidence
 */
export function readBy(typed, root, env) {
  return withFolder((folder) => {
    const target = join(folder, 'reads');
    const home = join(root, 'issues');
    const command = [process.execPath, '--require', readReport, ...typed];
    runProcess(command, { env: { ...env, BENCH_READS: target, BENCH_READS_OF: home } });
    const read = Object.entries(JSON.parse(readFileSync(target, 'utf8')));
    const evidence = evidenceIn(root);
    const other = read.flatMap(([path]) => (evidence.has(path) ? [] : [path]));
    if (other.length > 0) throw new Error(`opened besides the evidence: ${other.join(', ')}`);
    return read.reduce((sum, [, bytes]) => sum + bytes, 0) / MEGA;
  });
}

/** What is evidence of a workspace of released issues, together with bulletin.yaml, in MB. */
export const sizeOfEvidence = (root) => [...evidenceIn(root).values()].reduce((sum, size) => sum + size, 0) / MEGA;

/** The sizes of all files by their paths: `release` left nothing else there. */
function evidenceIn(root) {
  const home = join(root, 'issues');
  const entries = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(home, path), statSync(path).size]));
}
