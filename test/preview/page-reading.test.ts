import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { glyphsOf } from '../../src/model/page.js';
import type { PreviewState } from '../../src/preview/preview-state.js';
import type { CompiledIssue } from '../tools/compile-issue.js';
import { few, isLong } from '../tools/suite.js';
import { requireProgram } from '../tools/system-program.js';
import { startBrowser, type TestBrowser } from './page-browser.js';
import * as scene from './page-scene.js';
import { findingAt, firstDifference, painted, revisionOf, sceneSections, stateOf } from './page-scene.js';
import { buildPage, type PageServer, startPageServer } from './page-server.js';

let browser: TestBrowser;
let issue: CompiledIssue;
let changed: CompiledIssue;
const closing: { close?(): Promise<void>; stop?(): Promise<void> }[] = [];

/** Opens the preview in a state, once its first page is painted. */
async function show(part: Partial<PreviewState> = {}, width = 1000): Promise<{ page: Page; server: PageServer }> {
  const server = await startPageServer(stateOf(issue, part), revisionOf(issue));
  const opened = await browser.open(server.address, { viewport: { width, height: 700 } });
  closing.push(server, opened);
  await painted(opened.page, 1, 1);
  return { page: opened.page, server };
}

const layout = () => revisionOf(issue).layout;

/** Clicks into the middle of what was written by the author in a body line. */
async function clickLine(page: Page, pageNumber: number, lineNumber: number): Promise<void> {
  const { width, lines } = layout().pages[pageNumber - 1] ?? { width: 1, lines: [] };
  const line = lines.find(({ number }) => number === lineNumber);
  const source = line?.sources[0];
  if (!line || !source) throw new Error(`no line ${lineNumber} on page ${pageNumber}`);
  const box = page.locator(`.page[data-page="${pageNumber}"]`);
  const scale = ((await box.boundingBox())?.width ?? 0) / width;
  await box.click({ position: { x: (source.x + source.width / 2) * scale, y: (line.y + line.height / 2) * scale } });
}

/** The printed text of a body line. */
function printed(pageNumber: number, lineNumber: number): string {
  const lines = issue.pages[pageNumber - 1]?.items.flatMap((item) =>
    item.type === 'line' && item.part === 'body' ? [item] : [],
  );
  return glyphsOf(lines?.[lineNumber - 1]?.runs ?? [])
    .map(({ text }) => text)
    .join('');
}

const chosenLines = [
  [1, 2],
  [1, 4],
  [1, 5],
  [2, 1],
  [2, 7],
  [2, 20],
  [3, 3],
  [3, 11],
  [4, 1],
  [4, 9],
] as const;

describe.skipIf(!requireProgram('chromium'))('the page of the preview', () => {
  beforeAll(async () => {
    buildPage();
    browser = await startBrowser();
    issue = await scene.compileScene();
    changed = await scene.compileScene(scene.changedSections);
  });
  afterEach(async () => {
    for (const { close, stop } of closing.splice(0)) await (close?.() ?? stop?.());
  });
  afterAll(() => browser.close());

  test('says where a line that is clicked was written', async () => {
    const { page } = await show();
    for (const [pageNumber, lineNumber] of few(chosenLines, 4)) {
      await clickLine(page, pageNumber, lineNumber);
      const place = await page.locator('#source-place').textContent();
      expect(place).toBe(`第${pageNumber}页第${lineNumber}行`);
      const address = (await page.locator('#source-address').textContent()) ?? '';
      const [, section = '', line = '', column = ''] = /^issues\/2\/0(\d)-试验\.md:(\d+):(\d+)$/.exec(address) ?? [];
      const written =
        sceneSections[Number(section) - 1]?.split('\n')[Number(line) - 1]?.slice(Number(column) - 1) ?? '';
      expect(written.length).toBeGreaterThan(5);
      // The number of a heading is printed, but not written.
      expect(printed(pageNumber, lineNumber)).toContain(written.slice(0, 6));
      expect(await page.locator('#source-open').getAttribute('href')).toMatch(/^vscode:\/\/file\/w\/issues\/2\//);
      await page.keyboard.press('Escape');
      expect(await page.locator('#source').isVisible()).toBe(false);
    }
  });

  test('leads from a finding to the line it is about', async () => {
    const findings = [
      findingAt(9, { file: 'issues/2/03-试验.md', note: '请改正', open: 'vscode://file/x:9:1', fresh: true }),
      findingAt(7, { file: 'issues/2/index.md', place: { page: 2, line: 3 } }),
      findingAt(1, { file: 'issues/2/index.md', severity: 'warning', message: '日期不对' }),
    ];
    const { page } = await show({ status: 'errors', findings });
    const printedOn = scene.printedPage(layout(), findings[0]);
    await page.locator('#findings-toggle').click();
    const items = page.locator('#findings-list > li');
    expect(await items.count()).toBe(3);
    expect(await items.first().innerText()).toContain('请改正');
    expect(await items.locator('.fresh').allInnerTexts()).toEqual(['送审后改过']);
    expect(await items.first().innerText()).toContain(`第${printedOn}页第`);
    expect(await items.first().getByRole('link').getAttribute('href')).toBe('vscode://file/x:9:1');
    expect(await items.last().innerText()).toContain('没有印在页面上');
    expect(await items.last().getByRole('button').count()).toBe(0);

    await items.first().getByRole('button').click();
    await page.locator(`.page[data-page="${printedOn}"] .mark.selected`).waitFor();
    await expect.poll(() => isInView(page, '.mark.selected')).toBe(true);
    expect(await page.locator('#source-findings').innerText()).toContain('第 9 行有错');

    await items.nth(1).getByRole('button', { name: '第2页第3行' }).click();
    await page.locator('.page[data-page="2"] .mark.selected').waitFor();
    await expect.poll(() => isInView(page, '.mark.selected')).toBe(true);
    expect(printedOn).toBeGreaterThan(2);
  });

  test.runIf(isLong)(
    'lists findings at once where there is room beside the pages, until the list is closed',
    async () => {
      const { page, server } = await show({ findings: [findingAt(5)] }, 1280);
      expect(await page.locator('#findings').isVisible()).toBe(true);
      await page.locator('#findings-close').click();
      server.tell(stateOf(issue, { build: 2, findings: [findingAt(5), findingAt(7)] }));
      await expect.poll(() => page.locator('#findings-count').textContent()).toBe('2');
      expect(await page.locator('#findings').isVisible()).toBe(false);
    },
  );

  test.runIf(isLong)('goes to a page and a line, and says so where there is none', async () => {
    const { page } = await show();
    const go = async (pageNumber: string, line: string) => {
      await page.getByLabel('页码').fill(pageNumber);
      await page.getByLabel('行号').fill(line);
      await page.getByRole('button', { name: '跳到' }).click();
    };
    await go('２', '7');
    expect(await page.locator('#source-place').textContent()).toBe('第2页第7行');
    await expect.poll(() => isInView(page, '.mark.selected')).toBe(true);
    await go('3', '');
    await expect.poll(() => page.locator('#status-page').textContent()).toContain('第 3 页');
    await go('99', '1');
    expect(await page.locator('#go-hint').textContent()).toBe(`只有 ${issue.pages.length} 页`);
    await go('2', '77');
    expect(await page.locator('#go-hint').textContent()).toMatch(/^第2页只有 \d+ 行$/);
    await go('abc', '');
    expect(await page.locator('#go-hint').textContent()).toContain('只有');
  });

  test.runIf(isLong)('marks the line of the last edit and leads to it', async () => {
    const edited = { file: 'issues/2/03-试验.md', line: 29 };
    const { page } = await show({ edited });
    const number = firstDifference(issue, changed);
    await page.locator('.mark.edited').first().waitFor({ state: 'attached' });
    expect(await scene.scrollTopOf(page)).toBe(0);
    await page.getByRole('button', { name: `刚改的一行：第${number}页` }).click();
    await expect.poll(() => isInView(page, '.mark.edited')).toBe(true);
  });

  test('keeps the chosen line when the pages are made anew, as long as it stands there', async () => {
    const { page, server } = await show();
    await clickLine(page, 2, 7);
    server.tell(stateOf(changed, { revision: 2 }), revisionOf(changed, 2));
    await painted(page, 2, 2);
    expect(await page.locator('#source-place').textContent()).toBe('第2页第7行');
    const short = await scene.compileScene(sceneSections.slice(0, 1).map((text) => text.slice(0, 400)));
    server.tell(stateOf(short, { revision: 3 }), revisionOf(short, 3));
    await page.locator('#source').waitFor({ state: 'hidden' });
  });

  test('is used with the keyboard alone', async () => {
    const { page } = await show({ findings: [findingAt(5)] });
    const zoom = async () => Number.parseInt((await page.locator('#zoom').textContent()) ?? '', 10);
    const first = await zoom();
    await page.keyboard.press('-');
    expect(await zoom()).toBeLessThan(first);
    await page.keyboard.press('1');
    expect(await zoom()).toBe(100);
    await page.keyboard.press('2');
    await expect.poll(() => page.locator('#fit-page').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('#status-page').textContent()).toContain(`第 ${issue.pages.length} 页`);
    await page.keyboard.press('Home');
    await expect.poll(() => scene.scrollTopOf(page)).toBe(0);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => scene.scrollTopOf(page)).toBeGreaterThan(100);

    await page.keyboard.press('g');
    await page.keyboard.type('1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    expect(await page.locator('#source-place').textContent()).toBe('第1页第3行');

    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    expect(await page.locator('#findings').isVisible()).toBe(true);
    expect(await page.evaluate("document.activeElement.closest('#findings') !== null")).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('.mark.selected').count()).toBe(1);
    await page.keyboard.press('f');
    expect(await page.locator('#findings').isVisible()).toBe(false);
  });

  test.runIf(isLong)('explains its keys, which can be switched off', async () => {
    const { page } = await show();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '使用说明' });
    expect(await help.innerText()).toContain('跳到第几页第几行');
    await help.getByLabel('启用单键快捷键').uncheck();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
    await page.keyboard.press('f');
    expect(await page.locator('#findings').isVisible()).toBe(false);
    await page.reload();
    await painted(page, 1, 1);
    await page.keyboard.press('f');
    expect(await page.locator('#findings').isVisible()).toBe(false);
  });

  test.runIf(isLong)('prints every page, also those that were not in view, and then is as it was', async () => {
    const { page } = await show();
    await scene.scrollToTopOf(page, 3);
    const top = await scene.scrollTopOf(page);
    await page.evaluate(
      `window.print = () => { window.sheets = document.querySelectorAll('#print-sheets img').length; }`,
    );
    await page.getByRole('button', { name: '打印' }).click();
    await expect.poll(() => page.evaluate('window.sheets')).toBe(issue.pages.length);
    await expect.poll(() => page.locator('#print-sheets img').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await page.emulateMedia({ media: 'screen' });
    expect(await scene.scrollTopOf(page)).toBe(top);
    expect(await page.getByRole('link', { name: '打开 PDF' }).getAttribute('href')).toBe('document/1.pdf');
  });

  test('says how the build went, and reads it aloud', async () => {
    const { page, server } = await show();
    const status = page.locator('#status');
    expect(await status.innerText()).toContain('用时 13 毫秒');
    expect(await status.innerText()).toContain(issue.fonts[0]);
    server.tell(stateOf(issue, { revision: 2, findings: [findingAt(5, { severity: 'hint' })] }));
    await page
      .getByRole('status')
      .filter({ hasText: `第 2 次排版，共 ${issue.pages.length} 页` })
      .waitFor();
    expect(await status.innerText()).toContain('提示 1');
  });

  test.runIf(isLong)('speaks English where the program does', async () => {
    const { page } = await show({ language: 'en', status: 'errors', findings: [findingAt(5)] });
    expect(await page.getByRole('alert').filter({ visible: true }).textContent()).toContain('1 errors');
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.getByRole('button', { name: 'Findings' }).click();
    await page.getByRole('button', { name: 'Close' }).waitFor();
    expect(await page.locator('header').innerText()).not.toMatch(/[打印跳帮助]/);
  });

  test.each(few(['light', 'dark'] as const))(
    'is readable in a %s scheme, and the paper stays white',
    async (colorScheme) => {
      const { page } = await show({
        status: 'errors',
        findings: [findingAt(5), findingAt(7, { severity: 'warning' })],
      });
      await page.emulateMedia({ colorScheme });
      await page.locator('#findings-toggle').click();
      await clickLine(page, 1, 4);
      expect(await page.evaluate(faintTexts)).toEqual([]);
      expect(await page.evaluate("getComputedStyle(document.querySelector('.page')).backgroundColor")).toBe(
        'rgb(255, 255, 255)',
      );
      const ground = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      const bright = Number(/\d+/.exec(ground)?.[0]) > 128;
      expect(bright).toBe(colorScheme === 'light');
    },
  );

  test.runIf(isLong)('fits a window of 360 pixels', async () => {
    const long = 'issues/2/01-'.concat('很长的文件名'.repeat(12), 'without-any-blank'.repeat(5), '.md');
    const findings = [findingAt(5, { message: 'x'.repeat(300), file: long }), findingAt(5)];
    const { page } = await show({ status: 'errors', findings, title: '很长的标题'.repeat(20) }, 360);
    const width = () => page.evaluate('document.scrollingElement.scrollWidth');
    expect(await width()).toBe(360);
    await page.getByRole('button', { name: '更多' }).click();
    expect(await width()).toBe(360);
    await page.getByRole('button', { name: '打印' }).click({ trial: true });
    await page.getByRole('button', { name: '检查结果' }).click();
    expect(await width()).toBe(360);
    expect(await page.evaluate("document.getElementById('findings').scrollWidth")).toBe(360);
    await page.locator('#findings-list button').last().click();
    expect(await page.locator('#findings').isVisible()).toBe(false);
    await page.locator('#source').waitFor();
    expect(await width()).toBe(360);
  });

  test('has a name for every control, landmarks, and the words of each page', async () => {
    const { page } = await show({ findings: [findingAt(5)] });
    const nameless = await page.evaluate(
      `[...document.querySelectorAll('button, input, a')]
        
        .filter((control) => control.checkVisibility() && !(control.ariaLabel || control.textContent.trim() || control.labels?.length))
        .map((control) => control.id)`,
    );
    expect(nameless).toEqual([]);
    for (const role of ['banner', 'main', 'contentinfo'] as const) expect(await page.getByRole(role).count()).toBe(1);
    const region = page.getByRole('region', { name: '第1页' });
    await expect.poll(() => region.textContent()).toContain('本周窗口按时受理');
  });
});

function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(`(() => {
    const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect();
    const viewer = document.getElementById('viewer').getBoundingClientRect();
    return top >= viewer.top && bottom <= viewer.bottom;
  })()`);
}

/** Texts whose contrast with what they stand on is less than 4.5 [WCAG 2.1, 1.4.3]. */
const faintTexts = `(() => {
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [red, green, blue] = parse(color).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (node) => {
    const color = getComputedStyle(node).backgroundColor;
    return parse(color)[3] === 0 && node.parentElement ? ground(node.parentElement) : color;
  };
  return [...document.querySelectorAll('body *:not(.page *)')]
    .filter((node) => node.checkVisibility() && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .map((node) => {
      const [a, b] = [light(getComputedStyle(node).color), light(ground(node))];
      return { text: node.textContent, contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
    })
    .filter(({ contrast }) => contrast < 4.5);
})()`;
