import { expect, test, vi } from 'vitest';
import { talk } from '../../../src/commands/talk.js';
import { reportFailure } from '../../../src/commands/terminal/report-failure.js';
import { UsageError } from '../../../src/model/usage-error.js';

function reported(error: unknown): { status: number; said: string } {
  let said = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  const status = reportFailure(error, 'zh', false, '1.2.3');
  write.mockRestore();
  return { status, said };
}

test('a usage error is worded with its remedy and exits with 2, without a stack', () => {
  const { status, said } = reported(new UsageError(talk('no-workspace', { folder: '/某处' })));
  expect(status).toBe(2);
  expect(said).toContain('/某处');
  expect(said).toMatch(/\n {2}说明：/);
  expect(said).not.toMatch(/^\s+at /m);
});

test('what was typed can’t command the terminal', () => {
  expect(reported(new UsageError(talk('not-an-issue', { typed: '\u001b[2J' }))).said).not.toContain('\u001b');
});

test('anything else is a bug: it exits with 70 and shows version and stack', () => {
  const { status, said } = reported(new Error('the invented bug'));
  expect(status).toBe(70);
  expect(said).toContain('bulletin 1.2.3');
  expect(said).toContain('the invented bug');
  expect(said).toMatch(/^\s+at /m);
});

test('a bug that is no Error is shown as well', () => {
  expect(reported('thrown text')).toMatchObject({ status: 70, said: expect.stringContaining('thrown text') });
});
