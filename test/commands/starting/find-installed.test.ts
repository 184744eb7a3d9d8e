import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedFrom } from '../../../src/commands/starting/find-installed.js';

test('a program of npx is installed by its name, as its folder may be cleared away', () => {
  expect(installedFrom(join('/home/office/.npm/_npx/0a1b/node_modules/bulletin/'))).toBe('bulletin');
  expect(installedFrom(join('/opt/bulletin/'))).toBe(join('/opt/bulletin'));
});
