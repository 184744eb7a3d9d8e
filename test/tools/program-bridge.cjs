/* The thread that waits for the served program, so that a test doesn't have to. What it was told is told on, with null where that process ended. */
const { fork } = require('node:child_process');
const { join } = require('node:path');
const { workerData } = require('node:worker_threads');

const { port, turn } = workerData;
const options = { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] };
let program;

function answer(run) {
  port.postMessage(run);
  Atomics.store(turn, 0, 1);
  Atomics.notify(turn, 0);
}

port.on('message', (asked) => {
  if (asked === 'kill') {
    program?.removeAllListeners();
    program?.kill('SIGKILL');
    program = undefined;
    return;
  }
  if (asked === 'end') {
    if (program) program.disconnect();
    else answer(null);
    return;
  }
  if (!program) {
    program = fork(join(__dirname, 'served-program.cjs'), options);
    program.on('message', answer);
    program.on('exit', () => {
      program = undefined;
      answer(null);
    });
  }
  program.send(asked);
});
