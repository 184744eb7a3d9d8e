import type { CompileStep } from '../recipes/write-issue.js';

/** The steps of a command's work on one issue. */
type TimedStep = 'read' | 'look-up' | CompileStep | 'write';

export interface Timing {
  readonly step: TimedStep;
  readonly milliseconds: number;
}

/** Measures steps that follow each other; one that comes again is added to what it took before. */
export interface Stopwatch {
  /** Ends the step that is under way, and begins another. */
  readonly begin: (step: TimedStep) => void;
  /** Ends the step that is under way; all steps, in the order in which they began. */
  readonly stop: () => readonly Timing[];
}

export function startStopwatch(): Stopwatch {
  const spent = new Map<TimedStep, number>();
  let current: { readonly step: TimedStep; readonly started: number } | undefined;
  const end = (): void => {
    if (current) spent.set(current.step, (spent.get(current.step) ?? 0) + performance.now() - current.started);
  };
  return {
    begin(step) {
      end();
      if (!spent.has(step)) spent.set(step, 0);
      current = { step, started: performance.now() };
    },
    stop() {
      end();
      current = undefined;
      return Array.from(spent, ([step, milliseconds]) => ({ step, milliseconds }));
    },
  };
}
