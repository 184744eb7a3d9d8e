import type { GatheredIssue } from '../workspace/gather-sources.js';
import type { Timing } from './stopwatch.js';

/** How the work on an issue went; plain data, which threads can hand on. */
export interface Trace {
  /** The issue's own files; none where it could not be read. */
  readonly files: readonly string[];
  /** How many headers were read, its own among them. */
  readonly headers: number;
  /** What was made before and taken again. */
  readonly kept?: 'build' | 'document';
  readonly timings: readonly Timing[];
}

/** What was read of an issue. */
export const traceSources = (sources: GatheredIssue | undefined): Pick<Trace, 'files' | 'headers'> => ({
  files: sources ? [sources.issue.index, ...sources.issue.sections].map(({ path }) => path) : [],
  headers: sources?.workspace.headers.length ?? 0,
});
