import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot, runBulletin, workspaceWith } from '../cli/run-bulletin.js';

const pages = ['docs/install.md', 'docs/en/install.md'].map((path) => readFileSync(join(packageRoot, path), 'utf8'));
const text = pages.join('\n');
const blocks = (language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block = '']) => block);

describe('the pages of installing', () => {
  const [job] = blocks('yaml other').map((block) => parse(block).bulletin);
  const inJob: readonly string[] = job.script.map((line: string) => line.replace(/^bulletin /, ''));

  test('shows how the image is run in a CI', () => {
    expect(inJob).toEqual(['ci --no-system-fonts']);
    // A runner starts a shell in the image.
    expect(job.image.entrypoint).toEqual(['']);
  });

  test.each(inJob)('`bulletin %s` works', (typed) => {
    const root = workspaceWith(1, 2);
    expect(runBulletin(typed.split(' '), { cwd: root })).toMatchObject({ status: 0 });
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['1.pdf', '2.pdf', 'ci']);
  });

  test.each(pages)('name the version that there is', (page) => {
    const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    const named = [...page.matchAll(/(?:bulletin[-:]|`v)(\d+\.\d+\.\d+)/g)].map(([, number]) => number);
    expect(named.length).toBeGreaterThan(1);
    expect(new Set(named)).toEqual(new Set([version]));
  });
});
