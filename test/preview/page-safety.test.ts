import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireProgram } from '../tools/system-program.js';
import { startBrowser, type TestBrowser } from './page-browser.js';
import { compileScene, findingAt, painted, revisionOf, stateOf } from './page-scene.js';
import { buildPage, startPageServer } from './page-server.js';

const script = '<script>document.title = "taken"</script>';
const image = '"><img src=x onerror="document.title = \'taken\'">';
const foreign = ["javascript:document.title='taken'", ' JavaScript:alert(1)', 'data:text/html,x', '//example.org/x'];

let browser: TestBrowser;

describe.skipIf(!requireProgram('chromium'))('what the server sends stays text', () => {
  beforeAll(async () => {
    buildPage();
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  test('in the pages, the findings, the names of files and the title', async () => {
    const issue = await compileScene([
      `# 试验\n\n${script.replaceAll('<', '\\<')}和${image.replaceAll('<', '\\<')}结束。\n`,
    ]);
    const file = `issues/2/01-${image}.md`;
    const { layout, pdf } = revisionOf(issue);
    const pages = layout.pages.map((page) => ({
      ...page,
      lines: page.lines.map((line) => ({ ...line, sources: line.sources.map((source) => ({ ...source, file })) })),
    }));
    const findings = [script, image].map((text) => findingAt(3, { file, message: text, note: text, rule: text }));
    const state = stateOf(issue, { status: 'errors', findings, issue: script, title: image, fonts: [script] });
    const server = await startPageServer(state, { pdf, layout: { ...layout, pages } });
    const { page, complaints } = await browser.open(server.address);
    await painted(page, 1, 1);
    await page.locator('#findings-toggle').click();
    await page.locator('#findings-list button').first().click();
    await page.locator('#source').waitFor();

    expect(await page.locator('#findings-list').innerText()).toContain(script);
    expect(await page.locator('#findings-list').innerText()).toContain(image);
    expect(await page.locator('#source-address').textContent()).toContain(image);
    expect(await page.locator('h1').textContent()).toBe(image);
    await expect.poll(() => page.locator('.page').first().textContent()).toContain('<script>document.title');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.title()).not.toBe('taken');
    expect(complaints).toEqual([]);
    await server.stop();
  });

  test('addresses that would run in the page, or are none, become no links', async () => {
    const issue = await compileScene();
    const findings = [...foreign, 'zed://file/x:1:2'].map((open, index) => findingAt(index + 1, { open }));
    const server = await startPageServer(stateOf(issue, { findings }), revisionOf(issue));
    const { page, complaints } = await browser.open(server.address);
    await painted(page, 1, 1);
    await page.locator('#findings-toggle').click();
    const links = page.locator('#findings-list a').filter({ visible: true });
    expect(await links.count()).toBe(1);
    expect(await links.getAttribute('href')).toBe('zed://file/x:1:2');
    expect(await page.locator('#findings-list a[href]').count()).toBe(1);
    expect(complaints).toEqual([]);
    await server.stop();
  });

  test('the page asks its own server alone', async () => {
    const issue = await compileScene();
    const server = await startPageServer(stateOf(issue), revisionOf(issue));
    const { page, complaints } = await browser.open('about:blank');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(server.address);
    await painted(page, 1, 1);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((address) => !address.startsWith(server.address) && !address.startsWith('blob:'))).toEqual([]);
    expect(complaints).toEqual([]);
    await server.stop();
  });
});
