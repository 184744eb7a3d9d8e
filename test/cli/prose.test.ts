import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, putFile, runBulletin, workspaceWith } from './run-bulletin.js';

/*
 * Texts as editors type and paste them, made after public bug reports and the standards: what is printed other than it was
 * meant is found, at the severity that it deserves, and what is right beside it is left alone.
 */

interface Case {
  readonly id: string;
  /** The paragraphs below a title. */
  readonly text: string;
  /** Files beside it by name, `base64:…` for bytes. */
  readonly files?: Readonly<Record<string, string>>;
  /** `severity rule`, each once. */
  readonly found: readonly string[];
  /** What `check --fix` makes of the text; the same where nothing is given. */
  readonly mended?: string;
}

const cases: readonly Case[] = JSON.parse(readFileSync(join(packageRoot, 'test/fixtures/prose/sections.json'), 'utf8'));
const fileOf = (index: number): string => `issues/3/${String(index + 10)}-甲${index}.md`;
const sourceOf = (index: number, text: string): string => `# 甲${index}\n\n${text}\n`;

function officeOf(): string {
  const root = workspaceWith(3);
  for (const [index, { text, files = {} }] of cases.entries()) {
    putFile(root, fileOf(index), sourceOf(index, text));
    for (const [name, content] of Object.entries(files)) {
      const bytes = content.startsWith('base64:') ? Buffer.from(content.slice(7), 'base64') : Buffer.from(content);
      writeFileSync(join(root, 'issues/3', name), bytes);
    }
  }
  return root;
}

test('what is wrong is found at the severity that it deserves, and what is right is not', () => {
  const root = officeOf();
  const run = runBulletin(['check', '3', '--format', 'json', '--no-system-fonts', '-C', root]);
  const { findings } = JSON.parse(run.stdout) as { findings: { file: string; severity: string; rule: string }[] };
  const told = cases.map(({ id, files = {} }, index) => {
    const own = [basename(fileOf(index)), ...Object.keys(files)];
    const lines = findings
      // How full the last page is depends on the texts together.
      .filter(({ file, rule }) => own.includes(basename(file)) && rule !== 'colophon-alone')
      .map(({ severity, rule }) => `${severity} ${rule}`);
    return { id, found: [...new Set(lines)].sort() };
  });
  expect(told).toEqual(cases.map(({ id, found }) => ({ id, found: [...found].sort() })));
});

test('what can be mended is, and nothing else is changed', () => {
  const root = officeOf();
  runBulletin(['check', '3', '--fix', '--quiet', '--no-system-fonts', '-C', root]);
  for (const [index, { id, text, mended = text }] of cases.entries()) {
    const now = readFileSync(join(root, fileOf(index)), 'utf8');
    expect({ id, now }).toEqual({ id, now: sourceOf(index, mended) });
  }
});
