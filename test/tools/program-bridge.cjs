/* The thread that waits for the served program, so that a test doesn't have to. It tells on what it was told, or null where that process ended before. */
const { fork } = require('node:child_process');
const { join } = require('node:path');
const { workerData } = require('node:worker_threads');

const { port, turn } = workerData;
const options = { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] };
let program;
/** Whether a test waits: a process may also end after it has answered. */
let isAwaited = false;

function answer(run) {
  if (!isAwaited) return;
  isAwaited = false;
  port.postMessage(run);
  Atomics.store(turn, 0, 1);
  Atomics.notify(turn, 0);
}

function start() {
  const started = fork(join(__dirname, 'served-program.cjs'), options);
  started.on('message', answer);
  started.on('exit', () => {
    if (program !== started) return;
    program = undefined;
    answer(null);
  });
  return started;
}

port.on('message', (asked) => {
  if (asked === 'kill') {
    isAwaited = false;
    program?.kill('SIGKILL');
    program = undefined;
    return;
  }
  isAwaited = true;
  if (asked !== 'end') {
    program ??= start();
    program.send(asked);
  } else if (program) program.disconnect();
  else answer(null);
});
