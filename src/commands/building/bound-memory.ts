import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/*
 * V8 looks for garbage among what has lived for a while once that is three or four times what was left the last time. A command
 * that goes from issue to issue needs some thirty megabytes and would take hundreds.
 */

/** So much of V8's heap may always be taken, in bytes: there is no hurry below it. */
const ALWAYS = 130 * 1024 * 1024;

/** How many times as much as was left the last time may be taken. */
const GROWTH = 2;

/** Returns what is to be called between two issues: it collects garbage where there may be much. */
export function boundMemory(): () => void {
  const collect = openCollector();
  let left = 0;
  return () => {
    if (!collect || getHeapStatistics().used_heap_size < Math.max(ALWAYS, GROWTH * left)) return;
    collect();
    left = getHeapStatistics().used_heap_size;
  };
}

/**
 * V8's collector; none where a version of it can't be called. The flag goes again at once: code that is kept under other flags than
 * the next run starts with is none to it.
 */
function openCollector(): (() => void) | undefined {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('typeof gc === "function" ? gc : undefined');
  setFlagsFromString('--no-expose-gc');
  return typeof collect === 'function' ? () => collect() : undefined;
}
