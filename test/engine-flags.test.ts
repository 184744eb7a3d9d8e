import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { engineFlags, workOf } from '../src/engine-flags.js';

describe('flags for V8', () => {
  test('are known to the one that runs here', () => {
    const flags = (['one', 'many'] as const).flatMap((work) => engineFlags(process.versions.v8, work));
    const set = `for (const flag of ${JSON.stringify(flags)}) require('node:v8').setFlagsFromString(flag)`;
    // Of a flag that it doesn't know Node says so here, and goes on.
    expect(spawnSync(process.execPath, ['--eval', set], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  test.each(['11.2.214.9', '12.5.1-node.1', '14.0.0', '113.3', ''])(
    'are none for V8 %s, which was not tried',
    (version) => {
      expect(engineFlags(version, 'one')).toEqual([]);
      expect(engineFlags(version, 'many')).toEqual([]);
    },
  );

  test.each(['11.3.244.8-node.38', '12.4.254.21-node.57', '13.6.233.17-node.53'])(
    'keep the code of a long run with V8 %s, and set nothing of the collector that crashes a running process',
    (version) => {
      for (const work of ['one', 'many'] as const) {
        expect(engineFlags(version, work)).toContain('--no-flush-bytecode');
        expect(engineFlags(version, work).join(' ')).not.toMatch(/single-threaded|parallel|concurrent|semi-space|heap/);
      }
    },
  );
});

describe('the work of a command line', () => {
  test.each([
    ['build'],
    ['build 519'],
    ['-C 办公 build 519 --force'],
    ['build 519 -o dist --jobs 2'],
    ['check 519 --max-warnings 3'],
    ['stats --all-years'],
    ['--version'],
    [''],
  ])('is one issue: bulletin %s', (typed) => {
    expect(workOf(typed.split(' '))).toBe('one');
  });

  test.each([['build --all'], ['build 518 519'], ['check --changed-since=main'], ['--quiet ci'], ['watch 519']])(
    'is many: bulletin %s',
    (typed) => {
      expect(workOf(typed.split(' '))).toBe('many');
    },
  );
});
