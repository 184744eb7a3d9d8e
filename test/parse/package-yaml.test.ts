import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPackageYaml } from '../../build/parse/yaml/package-yaml.js';
import { packageYaml } from '../../build/parse/yaml/packed-package-yaml.js';
import { parseYaml } from '../../src/parse/yaml/parse-yaml.js';

const packageRoot = join(import.meta.dirname, '../..');
const paths = [
  'fonts/fonts.yaml',
  ...readdirSync(join(packageRoot, 'templates')).map((name) => `templates/${name}/template.yaml`),
];
const fileAt = (path: string) => ({ path, text: readFileSync(join(packageRoot, path), 'utf8') });

describe('YAML of the package', () => {
  test.each(paths)('%s is in the program, as parsing gives it', (path) => {
    const file = fileAt(path);
    const parsed = parseYaml({ file, start: 0, end: file.text.length });
    expect(parsed.findings).toEqual([]);
    expect(findPackageYaml(file)).toEqual(parsed.value);
  });

  test('is all that is in it', () => {
    expect(Object.keys(packageYaml)).toHaveLength(paths.length);
    expect(paths.length).toBeGreaterThan(2);
  });

  test.each(paths)('%s is parsed where one character of it is another', (path) => {
    const { text } = fileAt(path);
    expect(findPackageYaml({ path, text: `${text} ` })).toBeUndefined();
  });

  test('is found in a copy under another name, whose values stand in that', () => {
    const [path = ''] = paths;
    const copy = { ...fileAt(path), path: `templates/own/${basename(path)}` };
    expect(findPackageYaml(copy)?.range.file).toBe(copy);
  });
});
