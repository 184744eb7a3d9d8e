// Runs `bulletin init …` at a pseudo terminal and answers what it asks for: two names, and else what it proposes:
// node answer-init.js NODE LAUNCHER init …
import { spawn, spawnSync } from 'node:child_process';

const ANSWERS = `试验周报\r某某市试验中心\r${'\r'.repeat(40)}`;

// test/cli/init.test.ts is where a machine for tests must have a pseudo terminal.
if (spawnSync('script', ['-qec', 'true', '/dev/null']).status !== 0) process.exit(0);

const quoted = process.argv.slice(2).map((word) => `'${word}'`);
const run = spawn('script', ['-qec', quoted.join(' '), '/dev/null'], { env: { ...process.env, TERM: 'xterm' } });
let shown = '';
run.stdout.on('data', (data) => {
  if (!shown.includes('刊名') && (shown + data).includes('刊名')) run.stdin.write(ANSWERS);
  shown += data;
});
run.on('close', (status) => {
  if (status !== 0) process.stdout.write(shown);
  process.exit(status ?? 1);
});
