/** With `--require` before the program: writes to the file $CALLS how often it asked the system about files and folders. */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { writeFileSync } = fs;
let calls = 0;
for (const [name, ask] of Object.entries(fs)) {
  if (!name.endsWith('Sync') || typeof ask !== 'function') continue;
  fs[name] = Object.assign((...given) => {
    calls += 1;
    return ask(...given);
  }, ask);
}
syncBuiltinESMExports();
process.on('exit', () => writeFileSync(process.env.CALLS, String(calls)));
