import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownRules, pageFolders } from '../../src/catalogue.js';
import { manualFile } from '../../src/workspace/manual-file.js';
import { packageRoot, putFile, runBulletin, workspaceWith } from '../cli/run-bulletin.js';
import { startBrowser, type TestBrowser } from '../preview/page-browser.js';
import { requireProgram } from '../tools/system-program.js';

const htmlIn = (language: 'zh' | 'en'): string => readFileSync(manualFile(packageRoot, language), 'utf8');

/** Pages for those who work on the program: they stay in the repository. */
const ofDevelopers = new Set(['README.md', 'internals.md', 'performance.md']);

describe.each(['zh', 'en'] as const)('the manual in %s', (language) => {
  const html = htmlIn(language);
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

  test('leads nowhere that is not in it', () => {
    const wanted = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id = '']) => decodeURIComponent(id));
    expect(wanted.length).toBeGreaterThan(200);
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
    const others = [...html.matchAll(/ href="([^"#][^"]*)"/g)].map(([, address]) => address);
    expect(others.filter((address) => !address?.startsWith('https://'))).toEqual([]);
  });

  test('takes nothing from elsewhere, and runs nothing but its own search', () => {
    expect([...html.matchAll(/ (?:src|srcset|poster|data)="(?!data:image\/png;base64,)/g)]).toEqual([]);
    expect(html).not.toMatch(/<(?:link|iframe|object|embed|base|form|svg)\b| on\w+=|@import|url\(/);
    const policy = /content="(default-src 'none';[^"]+)"/.exec(html)?.[1] ?? '';
    const contents = (tag: string) =>
      [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text]) => text);
    for (const text of [...contents('style'), ...contents('script')]) {
      expect(policy).toContain(
        `'sha256-${createHash('sha256')
          .update(text ?? '')
          .digest('base64')}'`,
      );
    }
    expect(policy).not.toContain('unsafe');
  });

  test('explains every rule', () => {
    const files = pageFolders.flatMap((folder) =>
      readdirSync(fileURLToPath(new URL(`../../src/${folder}`, import.meta.url))).filter((name) =>
        name.endsWith('.md'),
      ),
    );
    const rules = files.map((name) => name.replace(/\.md$/, ''));
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.filter((rule) => !ids.has(`rule--${rule}`))).toEqual([]);
    expect(knownRules.ids.filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  test('has every page for those who use the program', () => {
    const pages = readdirSync(join(packageRoot, 'docs')).filter((name) => name.endsWith('.md'));
    const missing = pages.filter((name) => !ofDevelopers.has(name) && !ids.has(name.replace(/\.md$/, '')));
    expect(missing).toEqual([]);
  });

  test('is no larger than what is opened at once', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(2_000_000);
  });
});

test('a finding as JSON has the address of its rule, and that is in the manual', () => {
  const root = workspaceWith(1);
  putFile(root, 'issues/1/02-要闻.md', '# 要闻\n\n召开会议,部署工作。\n');
  for (const language of ['zh', 'en'] as const) {
    const typed = ['check', '--format', 'json', '--lang', language, '--no-system-fonts'];
    const { findings } = JSON.parse(runBulletin(typed, { cwd: root }).stdout);
    const [, file = '', id = ''] = /^(.*)#(.*)$/.exec(findings[0].url) ?? [];
    expect(readFileSync(fileURLToPath(file), 'utf8')).toContain(` id="${id}"`);
    expect(file).toBe(pathToFileURL(manualFile(packageRoot, language)).href);
  }
});

test('where nobody sits at the terminal the command says where it is, and opens nothing', () => {
  for (const language of ['zh', 'en'] as const) {
    const run = runBulletin(['manual', '--lang', language]);
    expect(run).toEqual({ status: 0, stdout: `${manualFile(packageRoot, language)}\n`, stderr: '' });
  }
});

describe.skipIf(!requireProgram('chromium'))('in a browser', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  test('words are found, and lead to where they are', async () => {
    const { page, complaints, close } = await browser.open(pathToFileURL(manualFile(packageRoot, 'zh')).href);
    await page.locator('nav input').fill('续表 重复表头');
    const first = page.locator('#found a').first();
    expect(await first.getAttribute('href')).toBe('#writing--表格');
    await page.locator('nav input').press('Enter');
    await page.waitForURL((address) => decodeURIComponent(address.hash) === '#writing--表格');
    await page.locator('nav input').fill('没有这样的话');
    expect(await page.locator('#found').textContent()).toBe('没有找到');
    await page.locator('nav input').press('Escape');
    expect(await page.locator('#contents').isVisible()).toBe(true);
    expect(await page.locator('#found').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });
});
