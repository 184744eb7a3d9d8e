import { afterEach, expect, test, vi } from 'vitest';
import { openEcho, writeData, writeWords } from '../../../src/commands/terminal/write-out.js';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is written to a stream while something is done. */
function writtenTo(stream: 'stdout' | 'stderr', work: () => void): string {
  const written: string[] = [];
  vi.spyOn(process[stream], 'write').mockImplementation((text) => written.push(String(text)) > 0);
  work();
  return written.join('');
}

test('what a person types or pastes is shown, and the cursor moved by nobody else', () => {
  const echo = openEcho();
  const shown = writtenTo('stderr', () => {
    for (const piece of ['\u001b[1G', '\u001b[0J', '刊名：', '\u202e甲\u009b2J', '\u001b[12G', '\r\n'])
      echo.write(piece);
  });
  expect(shown).toBe('\u001b[1G\u001b[0J刊名：\ufffd甲\ufffd2J\u001b[12G\r\n');
});

test('words keep our own colours where they are painted, and no others', () => {
  const text = '\u001b[31m甲\u001b[39m\u001b[8m\n';
  expect(writtenTo('stdout', () => writeWords('stdout', text, true))).toBe('\u001b[31m甲\u001b[39m␛[8m\n');
  expect(writtenTo('stderr', () => writeWords('stderr', text))).toBe('␛[31m甲␛[39m␛[8m\n');
});

test('data stay as they are in a pipe, and command no terminal', () => {
  const data = '\ufeff甲,\u001b[2J\r\n';
  const { stdout } = process;
  const isTTY = Object.getOwnPropertyDescriptor(stdout, 'isTTY');
  for (const [terminal, wanted] of [
    [false, data],
    [true, '甲,␛[2J\r\n'],
  ] as const) {
    Object.defineProperty(stdout, 'isTTY', { value: terminal, configurable: true });
    expect(writtenTo('stdout', () => writeData(data))).toBe(wanted);
    vi.restoreAllMocks();
  }
  Object.defineProperty(stdout, 'isTTY', isTTY ?? { value: undefined, configurable: true });
});
