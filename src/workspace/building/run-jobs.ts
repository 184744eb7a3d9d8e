import { setImmediate } from 'node:timers/promises';
import { UsageError } from '../../model/usage-error.js';
import { type BuildJob, type BuildSetting, buildIssueFiles, type IssueOutcome } from './build-issue.js';
import type { Threaded } from './build-thread.js';
import type { BuildWishes } from './prepare-build.js';

/** Batches that are handed out before the first of them has come back, for each thread: their outcomes wait in memory. */
const AHEAD = 2;

/**
 * Most jobs of a batch. An issue is compared with those before it: a thread that builds neighbours has parsed these
 * already.
 */
const BATCH = 16;

/** Least batches for each thread: so that none waits long for the others at the end. */
const SHARES = 4;

interface JobsRequest {
  readonly setting: BuildSetting;
  readonly wishes: BuildWishes;
  readonly standing: string;
  readonly threads: number;
}

/** Does the jobs and yields what became of them, in their order however many threads there are. */
export async function* runJobs(jobs: readonly BuildJob[], request: JobsRequest): AsyncGenerator<IssueOutcome> {
  if (request.threads > 1) {
    yield* runInThreads(jobs, request);
    return;
  }
  for (const job of jobs) {
    yield await buildIssueFiles(request.setting, job, request.wishes);
    // Lets an interrupt through: what is awaited in a compile may never leave the microtask queue.
    await setImmediate();
  }
}

async function* runInThreads(
  jobs: readonly BuildJob[],
  { wishes, standing, threads }: JobsRequest,
): AsyncGenerator<IssueOutcome> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: new URL('launch-thread.js', import.meta.url).href,
    name: 'run',
    workerData: { wishes, standing },
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
  try {
    const batches = batchesOf(jobs, threads);
    const started: Promise<readonly Threaded[]>[] = [];
    for (const [place] of batches.entries()) {
      for (const batch of batches.slice(started.length, place + threads * AHEAD)) {
        const run: Promise<readonly Threaded[]> = pool.run(batch);
        // Should an earlier one fail, nobody waits for this one any more.
        run.catch(() => {});
        started.push(run);
      }
      const batch = await started[place];
      if (!batch) throw new Error(`batch ${place} was not started`);
      for (const threaded of batch) {
        if (threaded.type === 'usage-error') throw new UsageError(threaded.error);
        yield threaded.outcome;
      }
    }
  } finally {
    await pool.destroy();
  }
}

function batchesOf(jobs: readonly BuildJob[], threads: number): readonly (readonly BuildJob[])[] {
  const size = Math.min(BATCH, Math.ceil(jobs.length / (threads * SHARES)));
  return Array.from({ length: Math.ceil(jobs.length / size) }, (_, index) =>
    jobs.slice(index * size, (index + 1) * size),
  );
}
