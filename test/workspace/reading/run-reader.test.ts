import { expect, test } from 'vitest';
import { runReader } from '../../../src/workspace/reading/run-reader.js';
import { putFile, temporaryFolder } from '../../cli/run-bulletin.js';

function answerOf(program: string, time?: number): Promise<unknown> {
  const packageRoot = temporaryFolder();
  const imports = "import { parentPort, workerData } from 'node:worker_threads';";
  putFile(packageRoot, 'build/bundle/reader.mjs', `${imports}\n${program}`);
  return runReader(Buffer.from('内容'), { packageRoot, name: 'reader.mjs', ...(time !== undefined && { time }) });
}

test.each([
  ['answers', 'parentPort.postMessage(Buffer.from(workerData).toString())', '内容'],
  ['throws', 'throw new Error("broken")', 'damaged'],
  ['says nothing', '', 'damaged'],
  ['ends itself', 'process.exit(3)', 'damaged'],
  ['fills the memory with objects', 'const all = []; for (;;) all.push(new Array(1e5).fill(0.5));', 'limits'],
  ['fills the memory with bytes', 'const all = []; setInterval(() => all.push(Buffer.alloc(2e7, 1)), 5);', 'limits'],
])('a reader that %s', async (_, program, answer) => {
  expect(await answerOf(program)).toBe(answer);
});

test('a reader that never ends is ended', async () => {
  expect(await answerOf('for (;;);', 500)).toBe('limits');
});
