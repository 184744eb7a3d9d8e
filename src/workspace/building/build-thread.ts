import { workerData } from 'node:worker_threads';
import type { Talk } from '../../model/talk.js';
import { UsageError } from '../../model/usage-error.js';
import { type BuildJob, type BuildSetting, buildIssueFiles, type IssueOutcome } from './build-issue.js';
import { type BuildWishes, prepareBuild } from './prepare-build.js';

/*
 * What a thread of `--jobs` runs. It reads the workspace for itself, once; jobs and outcomes are plain data.
 */

/** What a thread is told when it is started. */
interface ThreadData {
  readonly wishes: BuildWishes;
  readonly standing: string;
}

/** What a job came to, as it can be handed to another thread. */
export type Threaded =
  | { readonly type: 'outcome'; readonly outcome: IssueOutcome }
  | { readonly type: 'usage-error'; readonly error: Talk };

/** Opens the workspace with the first job. */
function openThread({ wishes, standing }: ThreadData): (jobs: readonly BuildJob[]) => Promise<readonly Threaded[]> {
  let setting: BuildSetting | undefined;
  const buildOne = async (job: BuildJob): Promise<Threaded> => {
    try {
      setting ??= (await prepareBuild(wishes, standing)).value;
      if (!setting) throw new Error(`the workspace can't be read any more, while issue ${job.folder} is built`);
      return { type: 'outcome', outcome: await buildIssueFiles(setting, job, wishes) };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const { code, wording, params } = error;
      return { type: 'usage-error', error: { code, wording, params } };
    }
  };
  return async (jobs) => {
    const outcomes: Threaded[] = [];
    try {
      for (const job of jobs) outcomes.push(await buildOne(job));
    } finally {
      // A thread is ended from outside and never knows which batch was its last: the next one opens the fonts again.
      setting?.writer.sync();
      setting?.workspace.close();
    }
    return outcomes;
  };
}

const data: ThreadData = workerData;

/** Builds one issue after the other. */
export const buildInThread = openThread(data);
