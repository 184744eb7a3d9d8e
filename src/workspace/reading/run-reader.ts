import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/*
 * Files of others are read by libraries in a thread of its own, which can be ended at any moment: a file that was made for it
 * keeps a reader busy for ever, or lets it fill the memory, and no reader can know of itself that it does.
 */

/** How long the thread may take, in ms; a PDF of 40 pages takes less than two seconds. */
const TIME_LIMIT = 30_000;
/** The most that the program may grow by meanwhile, in bytes: the library with 40 pages takes 120 MB. */
const GROWTH_LIMIT = 400 * 1024 * 1024;
/** How much of that may be objects of JavaScript, in MB. */
const HEAP_LIMIT = 256;
const LOOK_EVERY = 50;

/** Why there is no answer: it took more time or memory than any file of an office, or the reader broke down. */
export type ReaderTrouble = 'limits' | 'damaged';

/**
 * What a thread answers that is given the bytes of a file.
 * @param name the thread's file in the bundle
 * @param time how long it may take, in ms
 */
export async function runReader<T>(
  bytes: Uint8Array,
  {
    packageRoot,
    name,
    time = TIME_LIMIT,
  }: { readonly packageRoot: string; readonly name: string; readonly time?: number },
): Promise<T | ReaderTrouble> {
  const worker = new Worker(join(packageRoot, 'build/bundle', name), {
    workerData: bytes,
    // What a library says on its own is for nobody's eyes.
    stdout: true,
    stderr: true,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT },
  });
  const before = process.memoryUsage.rss();
  return await new Promise((resolve) => {
    const finish = (answer: T | ReaderTrouble): void => {
      clearInterval(watch);
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > GROWTH_LIMIT) finish('limits');
    }, LOOK_EVERY);
    const timer = setTimeout(() => finish('limits'), time);
    worker.once('message', finish);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'limits' : 'damaged'),
    );
    worker.once('exit', () => finish('damaged'));
  });
}
