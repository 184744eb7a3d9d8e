import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CompiledIssue } from '../tools/compile-issue.js';
import { requireProgram } from '../tools/system-program.js';
import { type OpenedPage, startBrowser, type TestBrowser } from './page-browser.js';
import * as scene from './page-scene.js';
import { painted, revisionOf, stateOf } from './page-scene.js';
import { buildPage, type PageServer, startPageServer } from './page-server.js';

let browser: TestBrowser;
let issue: CompiledIssue;
let changed: CompiledIssue;
let last: number;
/** The page that differs, and one beside it that doesn't. */
let edited: number;
let other: number;
const closing: { close?(): Promise<void>; stop?(): Promise<void> }[] = [];

async function serve(state = stateOf(issue), port = 0, shown = revisionOf(issue)): Promise<PageServer> {
  const server = await startPageServer(state, shown, port);
  closing.push(server);
  return server;
}

async function open(server: PageServer, width = 1000, address = server.address): Promise<OpenedPage> {
  const opened = await browser.open(address, { viewport: { width, height: 700 } });
  closing.push(opened);
  return opened;
}

describe.skipIf(!requireProgram('chromium'))('the pages of the preview', () => {
  beforeAll(async () => {
    buildPage();
    browser = await startBrowser();
    issue = await scene.compileScene();
    changed = await scene.compileScene(scene.changedSections);
    last = issue.pages.length;
    edited = scene.firstDifference(issue, changed);
    other = edited - 1;
  });
  afterEach(async () => {
    for (const { close, stop } of closing.splice(0)) await (close?.() ?? stop?.());
  });
  afterAll(() => browser.close());

  test('are painted, those in view first and the others when they are scrolled to', async () => {
    const { page, complaints } = await open(await serve());
    await painted(page, 1, 1);
    expect(last).toBeGreaterThanOrEqual(4);
    expect(await page.locator('.page').count()).toBe(last);
    expect(await scene.inkOf(page, 1)).toBeGreaterThan(1000);
    expect(await page.locator(`.page[data-page="${last}"] canvas`).count()).toBe(0);

    await scene.scrollToTopOf(page, last);
    await painted(page, last, 1);
    expect(await scene.inkOf(page, last)).toBeGreaterThan(1000);
    expect(complaints).toEqual([]);
  });

  test('are as sharp as the screen', async () => {
    const server = await serve();
    const opened = await browser.open(server.address, { deviceScaleFactor: 2 });
    closing.push(opened);
    await painted(opened.page, 1, 1);
    const [canvas, box] = await opened.page.evaluate<[number, number]>(
      `[document.querySelector('.page canvas').width, document.querySelector('.page').clientWidth]`,
    );
    expect(canvas).toBe(box * 2);
  });

  test('are painted anew where they changed and left alone where they did not', async () => {
    const server = await serve();
    const { page, complaints } = await open(server);
    await painted(page, 1, 1);
    await page.locator('#fit-page').click();
    await scene.scrollToTopOf(page, edited);
    await painted(page, edited, 1);
    await painted(page, other, 1);
    const before = await scene.pixelsOf(page, edited);
    await scene.tagCanvases(page);

    server.tell(stateOf(changed, { revision: 2 }), revisionOf(changed, 2));
    await painted(page, edited, 2);
    await painted(page, other, 2);
    expect(await scene.isTagged(page, edited)).toBe(false);
    expect(await scene.isTagged(page, other)).toBe(true);
    expect(await scene.pixelsOf(page, edited)).not.toBe(before);

    server.tell(stateOf(issue, { revision: 3 }), revisionOf(issue, 3));
    await painted(page, edited, 3);
    expect(await scene.pixelsOf(page, edited)).toBe(before);
    expect(complaints).toEqual([]);
  });

  test('stay where they are, as large as they are, when they are made anew', async () => {
    const server = await serve();
    const { page } = await open(server);
    await painted(page, 1, 1);
    await page.locator('#zoom-in').click();
    const zoom = await page.locator('#zoom').textContent();
    await scene.scrollToTopOf(page, 3);
    await painted(page, 3, 1);
    const top = await scene.scrollTopOf(page);

    server.tell(stateOf(changed, { revision: 2 }), revisionOf(changed, 2));
    await painted(page, 3, 2);
    expect(await scene.scrollTopOf(page)).toBe(top);
    expect(await page.locator('#zoom').textContent()).toBe(zoom);
  });

  test('follow the number of pages', async () => {
    const server = await serve();
    const { page } = await open(server);
    await painted(page, 1, 1);
    const short = await scene.compileScene(scene.sceneSections.slice(0, 1));
    server.tell(stateOf(short, { revision: 2 }), revisionOf(short, 2));
    await painted(page, 1, 2);
    expect(await page.locator('.page').count()).toBe(short.pages.length);
    expect(await page.locator('#status-page').textContent()).toContain(`共 ${short.pages.length} 页`);
  });

  test('are shown despite errors, with a banner until these are mended', async () => {
    const server = await serve();
    const { page } = await open(server);
    await painted(page, 1, 1);
    const banner = page.getByRole('alert').filter({ visible: true });
    expect(await banner.count()).toBe(0);

    server.tell(stateOf(changed, { revision: 2, status: 'errors', findings: [scene.findingAt(5)] }));
    await banner.filter({ hasText: '有 1 处错误' }).waitFor();
    await painted(page, 1, 2);
    await page.locator('.page[data-page="1"] .mark.error').first().waitFor();

    server.tell(stateOf(issue, { revision: 3 }));
    await banner.waitFor({ state: 'hidden' });
    await page.locator('.mark.error').first().waitFor({ state: 'detached' });
    expect(await page.title()).toBe('第2期 预览');
  });

  test('are the last good ones, under a banner, while none can be made', async () => {
    const server = await serve();
    const { page, complaints } = await open(server);
    await painted(page, 1, 1);
    await scene.tagCanvases(page);
    server.tell(stateOf(issue, { build: 2, status: 'no-pages', findings: [scene.findingAt(5)] }));
    await page.getByRole('alert').filter({ hasText: '上一次排好的页面' }).waitFor();
    expect(await scene.isTagged(page, 1)).toBe(true);
    expect(await page.title()).toBe('(1) 第2期 预览');

    server.tell(stateOf(issue, { revision: 3 }));
    await painted(page, 1, 3);
    expect(await page.getByRole('alert').filter({ visible: true }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('are waited for when there are none yet', async () => {
    const server = await serve(stateOf(issue, { build: 0, revision: 0, status: 'building', pages: 0 }));
    const { page, complaints } = await open(server);
    await page.getByText('正在排版……').waitFor();
    const none = { build: 1, revision: 0, pages: 0, status: 'no-pages', findings: [scene.findingAt(1)] } as const;
    server.tell(stateOf(issue, none));
    await page.getByRole('alert').filter({ hasText: '还排不出页面' }).waitFor();
    server.tell(stateOf(issue, { revision: 2 }));
    await painted(page, 1, 2);
    expect(complaints).toEqual([]);
  });

  test('reach two browsers at once, each at a place of its own', async () => {
    const server = await serve();
    const [one, two] = await Promise.all([open(server), open(server, 800)]);
    await Promise.all([painted(one.page, 1, 1), painted(two.page, 1, 1)]);
    await scene.scrollToTopOf(two.page, 3);
    server.tell(stateOf(changed, { revision: 2 }), revisionOf(changed, 2));
    await Promise.all([painted(one.page, 1, 2), painted(two.page, 3, 2)]);
    expect(await scene.scrollTopOf(one.page)).toBe(0);
    expect(await scene.scrollTopOf(two.page)).toBeGreaterThan(700);
  });

  test('are asked for anew when another server answers, though it counts the same numbers', async () => {
    const server = await serve();
    const { page } = await open(server);
    await painted(page, 1, 1);
    await page.locator('#actual-size').click();
    await scene.scrollToTopOf(page, edited);
    await painted(page, edited, 1);
    const before = await scene.pixelsOf(page, edited);
    await server.stop();
    await page.getByRole('alert').filter({ hasText: '连接断开' }).waitFor();
    expect(await scene.pixelsOf(page, edited)).toBe(before);

    await serve(stateOf(changed), server.port, revisionOf(changed));
    await page.getByRole('alert').filter({ hasText: '连接断开' }).waitFor({ state: 'hidden' });
    await expect.poll(() => scene.pixelsOf(page, edited)).not.toBe(before);
  });

  test('need no connection while they are out of sight, and are the newest when they are seen again', async () => {
    const server = await serve();
    const { page } = await open(server, 1000, 'about:blank');
    await page.clock.install();
    await page.goto(server.address);
    await painted(page, 1, 1);
    expect(server.listeners()).toBe(1);
    const turn = (state: string) =>
      page.evaluate(`
        Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      `);
    await turn('hidden');
    await page.clock.fastForward(50_000);
    expect(server.listeners()).toBe(1);
    await page.clock.fastForward(11_000);
    await expect.poll(() => server.listeners()).toBe(0);
    expect(await page.getByRole('alert').filter({ visible: true }).count()).toBe(0);
    server.tell(stateOf(changed, { revision: 2 }), revisionOf(changed, 2));
    await turn('visible');
    await painted(page, 1, 2);
    expect(server.listeners()).toBe(1);
  });

  test('are the newest when builds follow each other faster than they are read', async () => {
    const server = await serve();
    const { page, complaints } = await open(server);
    await painted(page, 1, 1);
    for (let revision = 2; revision <= 30; revision++) {
      const now = revision % 2 ? changed : issue;
      server.tell(stateOf(now, { revision }), revisionOf(now, revision));
    }
    await painted(page, 1, 30);
    // Documents that are shown no longer are closed, and their fonts with them.
    await expect.poll(() => page.evaluate('document.fonts.size')).toBeLessThanOrEqual(2 * issue.fonts.length);
    // A revision that is gone by the time it is asked for is answered with 404, which browsers note by themselves.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
