import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot, temporaryFolder } from '../cli/run-bulletin.js';
import { isLong } from '../tools/suite.js';
import { requireProgram } from '../tools/system-program.js';
import { type OpenedPage, startBrowser, type TestBrowser } from './page-browser.js';
import { painted, pixelsOf, scrollTopOf, scrollToTopOf } from './page-scene.js';
import { buildPage } from './page-server.js';
import { startWatch, type WatchProcess } from './watch-process.js';

/* The whole way: the real program on the sources of issue 519, and its page in a browser. */

let browser: TestBrowser;

/** The lines of text on page 1 as printed, below the three of the masthead. */
const reference = JSON.parse(readFileSync(join(packageRoot, 'test/reference/519-lines.json'), 'utf8'));
const printedLines: readonly string[] = reference.pages[0].slice(3);

/** A workspace with the sources of issue 519. */
function copyOf519(): string {
  const root = temporaryFolder();
  cpSync(join(packageRoot, 'issues'), join(root, 'issues'), { recursive: true });
  return root;
}

const sectionOf = (root: string): string => join(root, 'issues/519/03-厅（局）长进大厅.md');

interface Opened extends OpenedPage {
  readonly root: string;
  readonly watch: WatchProcess;
}

async function openWatch(): Promise<Opened> {
  const root = copyOf519();
  const watch = await startWatch(root, '519');
  await watch.waitFor(({ build }) => build > 0);
  const opened = await browser.open(watch.address);
  return { ...opened, root, watch };
}

/** Changes the first sentence of a section; the revision that shows it. */
async function edit({ root, watch }: Pick<Opened, 'root' | 'watch'>): Promise<number> {
  const path = sectionOf(root);
  const { build } = await watch.waitFor(() => true);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(/本|近/, (typed) => (typed === '本' ? '近' : '本')),
  );
  return (await watch.waitFor((state) => state.revision > build)).revision;
}

describe.skipIf(!requireProgram('chromium'))('bulletin watch in a browser', () => {
  beforeAll(async () => {
    buildPage();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  test('paints the pages, and after a save the one that changed, where it was', async () => {
    const opened = await openWatch();
    const { page, complaints, watch } = opened;
    await painted(page, 1, 1);
    await scrollToTopOf(page, 3);
    await painted(page, 3, 1);
    const [before, top] = [await pixelsOf(page, 3), await scrollTopOf(page)];
    const revision = await edit(opened);
    await painted(page, 3, revision);
    expect(await pixelsOf(page, 3)).not.toBe(before);
    expect(await scrollTopOf(page)).toBe(top);
    const other = await browser.open(watch.address);
    await painted(other.page, 1, revision);
    expect([...complaints, ...other.complaints]).toEqual([]);
  });

  test('is all there below the secret of --host, which no request gives away', async () => {
    const root = copyOf519();
    const watch = await startWatch(root, '519', '--host', '0.0.0.0');
    await watch.waitFor(({ build }) => build > 0);
    const { page, complaints } = await browser.open('about:blank');
    const asked: { readonly path: string; readonly referrer: string | undefined }[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('blob:')) {
        asked.push({ path: new URL(request.url()).pathname, referrer: request.headers().referer });
      }
    });
    await page.goto(watch.address);
    await painted(page, 1, 1);
    await scrollToTopOf(page, 3);
    const revision = await edit({ root, watch });
    await painted(page, 3, revision);
    const secret = new URL(watch.address).pathname;
    expect(secret.length).toBeGreaterThan(20);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ path, referrer }) => !path.startsWith(secret) || referrer)).toEqual([]);
    const pdf = new URL((await page.locator('#open-pdf').getAttribute('href')) ?? '', page.url()).href;
    expect(pdf).toBe(`${watch.address}document/${revision}.pdf`);
    expect((await page.request.get(pdf)).status()).toBe(200);
    expect(complaints).toEqual([]);
  });

  test('shows an error with the pages kept, and clears it once it is mended', async () => {
    const { page, root, watch } = await openWatch();
    await painted(page, 1, 1);
    const index = join(root, 'issues/519/index.md');
    const header = readFileSync(index, 'utf8');
    writeFileSync(index, header.replace('number: 519', 'number: ['));
    await watch.waitFor(({ status }) => status === 'no-pages');
    await page.getByRole('alert').first().waitFor();
    expect(await page.locator('.page canvas').count()).toBeGreaterThan(0);
    writeFileSync(index, header);
    await watch.waitFor(({ status }) => status === 'good');
    await page.getByRole('alert').first().waitFor({ state: 'hidden' });
  });

  test.runIf(isLong)('says where ten lines of the issue were written', async () => {
    const { page, root } = await openWatch();
    await painted(page, 1, 1);
    for (const number of [1, 2, 3, 4, 5, 6, 8, 9, 11, 12]) {
      await page.locator('#go-page').fill('1');
      await page.locator('#go-line').fill(String(number));
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('#source-place').textContent()).toBe(`第1页第${number}行`);
      const address = await page.locator('#source-address').textContent();
      const [, file = '', line = '', column = ''] = /^(.+):(\d+):(\d+)$/.exec(address ?? '') ?? [];
      const written = readFileSync(join(root, file), 'utf8')
        .split('\n')
        [Number(line) - 1]?.slice(Number(column) - 1);
      // The number of a heading or an item is printed, but not written.
      const words = written?.replace(/^(?:#+|\d+\.)\s*\**/, '').slice(0, 5);
      expect(words?.length, address ?? '').toBe(5);
      expect(printedLines[number - 1], address ?? '').toContain(words);
      expect(await page.locator('#source-open').getAttribute('href')).toBe(
        `vscode://file${join(root, file).split('/').map(encodeURIComponent).join('/')}:${line}:${column}`,
      );
    }
  });

  test.runIf(isLong)('comes back once the program is started again', async () => {
    const { page, root, watch } = await openWatch();
    await painted(page, 1, 1);
    expect(await watch.interrupt()).toBe(130);
    await page.getByRole('alert').first().waitFor();
    const again = await startWatch(root, '519', '--port', String(watch.port));
    await again.waitFor(({ build }) => build > 0);
    await page.getByRole('alert').first().waitFor({ state: 'hidden' });
    await painted(page, 1, 1);
  });
});
