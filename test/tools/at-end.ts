/** Does something when this process ends. It runs many files of tests, and Vitest ends it by a signal. */
export function atEnd(act: () => void): void {
  process.once('exit', act);
  if (!process.listeners('SIGTERM').includes(exit)) process.on('SIGTERM', exit);
}

const exit = (): never => process.exit();
