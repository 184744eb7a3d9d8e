import { fileURLToPath } from 'node:url';
import { loadProgram } from '../../kept-code.js';
import type { BuildJob } from './build-issue.js';
import type { buildInThread, Threaded } from './build-thread.js';

/*
 * Where a thread of `--jobs` starts: it shares no compiled code with the thread that starts it, so its own is kept too.
 */

const bundle = fileURLToPath(new URL('.', import.meta.url));
const program = loadProgram<{ thread(): { readonly buildInThread: typeof buildInThread } }>(
  bundle,
  'program.js',
  'thread',
);
let isKept = false;

/** Builds one issue after the other. */
export async function run(jobs: readonly BuildJob[]): Promise<readonly Threaded[]> {
  const outcomes = await program.exports.thread().buildInThread(jobs);
  // A thread is ended from outside and hears nothing of it: its first batch has called what all others will.
  if (!isKept) program.keepCode();
  isKept = true;
  return outcomes;
}
