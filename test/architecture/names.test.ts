import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /(?<!\.d)\.ts$/.test(name));

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|abstract class|interface|type|enum) (\w+)/gm;

/** Every stage says what it finds, and every layer what it says, by a function of its own that is made in the same way. */
const ofEachOwn: ReadonlySet<string> = new Set(['finding', 'talk']);

test('two things that files share never share a name', () => {
  const owners = new Map<string, string[]>();
  // What programs call has the names that suit them.
  for (const name of files.filter((file) => !file.startsWith('api/'))) {
    const exported = readFileSync(join(source, name), 'utf8').matchAll(EXPORTED);
    for (const own of new Set([...exported].map(([, word = '']) => word))) {
      owners.set(own, [...(owners.get(own) ?? []), name]);
    }
  }
  expect(owners.size).toBeGreaterThan(1000);
  const shared = [...owners].filter(([name, where]) => where.length > 1 && !ofEachOwn.has(name));
  expect(shared).toEqual([]);
});

/** A number or a text that a file keeps by a name, such as `const LIMIT = 64 * 1024`. */
const CONSTANT = /^(?:export )?const (\w+)(?:: [^=\n]+)? = (?:-?[\d_.]+(?:e-?\d+)?(?: [*/] [\d_.]+)*|'[^'\n]*');/gm;

test('numbers and texts that have a name have it in capitals', () => {
  const names = files.flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(CONSTANT)].map(([, name = '']) => ({ file, name })),
  );
  expect(names.length).toBeGreaterThan(300);
  expect(names.filter(({ name }) => !/^[A-Z][A-Z\d_]*$/.test(name))).toEqual([]);
});
