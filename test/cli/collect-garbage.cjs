/**
 * With `--require` before a program: when it ends, and before anything else is done then, collects garbage some times, and
 * V8 takes all code for old that was not run since the last time.
 */
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
setFlagsFromString('--stress-flush-code');
const collect = runInNewContext('gc');
process.once('exit', () => {
  for (let count = 0; count < 4; count += 1) collect();
});
