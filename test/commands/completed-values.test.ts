import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { completedValues, type ValueKind } from '../../src/commands/completion.js';
import { packageRoot, putFile, temporaryFolder, workspaceWith } from '../cli/run-bulletin.js';

const valuesIn = (root: string, kind: ValueKind, cwd?: string): readonly string[] =>
  completedValues(kind, { standing: root, cwd, packageRoot });

test('templates are those of the workspace, then those of the package, each once', () => {
  const root = workspaceWith(1);
  const shipped = readdirSync(join(packageRoot, 'templates')).sort();
  expect(valuesIn(root, 'templates')).toEqual(shipped);
  putFile(root, 'templates/本市/template.yaml', '');
  putFile(root, 'templates/bulletin/template.yaml', '');
  putFile(root, 'templates/README.md', '');
  expect([...valuesIn(root, 'templates')].sort()).toEqual([...shipped, '本市']);
});

test('issues are folders, or links to some, from anywhere in the workspace', () => {
  const root = workspaceWith(9, 10);
  putFile(root, 'issues/11', 'a file');
  symlinkSync(join(root, 'issues/9'), join(root, 'issues/12'));
  expect(valuesIn(root, 'issues')).toEqual(['12', '10', '9']);
  expect(valuesIn(join(root, 'issues/9'), 'issues')).toEqual(['12', '10', '9']);
  expect(valuesIn(root, 'issues', temporaryFolder())).toEqual([]);
});

test('bulletin.yaml that names no series, or cannot be read, has none', () => {
  const root = workspaceWith(1);
  expect(valuesIn(root, 'series')).toEqual([]);
  putFile(root, 'issues/bulletin.yaml', '\u0000');
  expect(valuesIn(root, 'measures')).toEqual([]);
});
