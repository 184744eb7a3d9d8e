import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showProgress } from '../../../src/commands/terminal/progress.js';
import { listeningTerminal } from '../listening-terminal.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** What is drawn while pieces of work that take so many milliseconds each are done. */
function drawn(pieces: readonly number[], wishes: Parameters<typeof listeningTerminal>[1]): string {
  const terminal = listeningTerminal('/', wishes);
  const progress = showProgress(pieces.length, '正在检查', terminal);
  for (const time of pieces) {
    vi.advanceTimersByTime(time);
    progress.advance();
  }
  progress.finish();
  return terminal.said();
}

const slow = Array.from({ length: 20 }, () => 200);

test('long work shows how far it is on one line, which is cleared at its end', () => {
  const said = drawn(slow, { interactive: true });
  expect(said).toContain('正在检查');
  expect(said).toContain('20/20');
  expect(said).toContain('10/20 每秒 5.0 期，还要 2 秒');
  expect(said).not.toContain('\n');
  expect(said.split('\r').at(-1)).toBe('\u001b[K');
});

test('nothing is drawn in the first second, nor oftener than ten times a second', () => {
  expect(drawn([400, 400], { interactive: true })).toBe('');
  const fast = Array.from({ length: 2000 }, () => 1);
  expect(drawn(fast, { interactive: true }).split('\r').length).toBeLessThan(15);
});

test.each([
  ['where nobody watches', {}],
  ['in quiet', { interactive: true, quiet: true }],
])('nothing is drawn %s', (_name, wishes) => {
  expect(drawn(slow, wishes)).toBe('');
});

test('one piece of work has no bar, but says what is done until it is done', () => {
  expect(drawn([5000], { interactive: true })).toBe('正在检查…\r\u001b[K');
  expect(drawn([5000], {})).toBe('');
});
