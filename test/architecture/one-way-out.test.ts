import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../cli/run-bulletin.js';

const WAY_OUT = 'commands/terminal/write-out.ts';

/** Writing to the terminal in any way, or naming its streams for more than to ask what they are. */
const writes = /console\.|process\.std(?:out|err)(?!\??\.(?:isTTY|columns|on)\b)|process\[|writeSync\(\s*[12]\b/;

test('one file alone writes to stdout and stderr', () => {
  const folder = join(packageRoot, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.startsWith('preview/page/'));
  const writing = files.filter((file) => writes.test(readFileSync(join(folder, file), 'utf8')));
  expect(files.length).toBeGreaterThan(300);
  expect(writing).toEqual([WAY_OUT]);
});

test('what is declared to be said is filled in by the formatters alone, which make what they name printable', () => {
  const folder = join(packageRoot, 'src');
  const filling = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && /\bfillIn\(/.test(readFileSync(join(folder, file), 'utf8')),
  );
  expect(filling.map((file) => file.replaceAll('\\', '/')).sort()).toEqual([
    'model/message.ts',
    'report/format-talk.ts',
    'report/reported-finding.ts',
  ]);
});
