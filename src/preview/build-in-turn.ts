/** Runs builds one after the other: what is asked for while one runs is one more build, of the newest state. */
interface BuildQueue {
  request(paths: ReadonlySet<string>): void;
}

/** @param failed is told what a build threw */
export function buildInTurn(
  build: (paths: ReadonlySet<string>) => Promise<void>,
  failed: (error: unknown) => void,
): BuildQueue {
  let waiting: Set<string> | undefined;
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      while (waiting) {
        const paths = waiting;
        waiting = undefined;
        await build(paths);
      }
    } catch (error) {
      failed(error);
    } finally {
      isRunning = false;
    }
  };
  return {
    request(paths) {
      waiting = new Set([...(waiting ?? []), ...paths]);
      if (!isRunning) void run();
    },
  };
}
