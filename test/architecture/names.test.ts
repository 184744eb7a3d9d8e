import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|abstract class|interface|type|enum) (\w+)/gm;

/** Every stage says what it finds, and every layer what it says, by a function of its own that is made in the same way. */
const ofEachOwn: ReadonlySet<string> = new Set(['finding', 'talk']);

test('two things that files share never share a name', () => {
  const owners = new Map<string, string[]>();
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  // What programs call has the names that suit them.
  for (const name of files.filter((file) => /(?<!\.d)\.ts$/.test(file) && !file.startsWith('api/'))) {
    const exported = readFileSync(join(source, name), 'utf8').matchAll(EXPORTED);
    for (const own of new Set([...exported].map(([, word = '']) => word))) {
      owners.set(own, [...(owners.get(own) ?? []), name]);
    }
  }
  expect(owners.size).toBeGreaterThan(1000);
  const shared = [...owners].filter(([name, where]) => where.length > 1 && !ofEachOwn.has(name));
  expect(shared).toEqual([]);
});
