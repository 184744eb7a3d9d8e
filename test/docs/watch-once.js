// Starts `bulletin watch` and interrupts it when it has said where the preview is:
// node watch-once.js NODE LAUNCHER watch …
import { spawn } from 'node:child_process';

const [program, launcher, ...typed] = process.argv.slice(2);
const child = spawn(program, [launcher, ...typed, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
child.stdout.on('data', (chunk) => {
  process.stdout.write(chunk);
  child.kill('SIGINT');
});
child.on('exit', (status) => process.exit(status === 130 ? 0 : (status ?? 1)));
