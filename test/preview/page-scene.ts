import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { glyphsOf } from '../../src/model/page.js';
import type { PreviewFinding, PreviewLayout, PreviewLine, PreviewState } from '../../src/preview/preview-state.js';
import { type CompiledIssue, compileText } from '../tools/compile-issue.js';
import { layoutOf } from './page-layout.js';
import type { Revision } from './page-server.js';

/* What the tests of the preview's page show: an issue of several pages, and what can be seen of it in a browser. */

const paragraph = (section: number, number: number): string =>
  `第${number}段说明第${section}部分的情况，本周窗口按时受理、按时办结，群众反映的事项逐条回应，有关单位继续做好下一步工作，并把办理结果及时告知申请人。`;

/** The Markdown of each section. */
export const sceneSections: readonly string[] = [1, 2, 3].map(
  (section) =>
    `# 试验部分${'一二三'[section - 1]}\n\n${Array.from({ length: 14 }, (_, index) => paragraph(section, index + 11)).join('\n\n')}\n`,
);

/** The same with a text of the same length in the place of one on the last page. */
export const changedSections: readonly string[] = sceneSections.map((text, index) =>
  index === 2 ? text.replace('第24段说明', '第24段讲述') : text,
);

export const compileScene = (sections: readonly string[] = sceneSections): Promise<CompiledIssue> =>
  compileText({ sections });

export const revisionOf = ({ pdf, pages }: CompiledIssue, revision = 1): Revision => ({
  pdf,
  layout: layoutOf(pages, revision),
});

/** A state without anything to complain of, but for what is given. */
export function stateOf(scene: CompiledIssue, part: Partial<PreviewState> = {}): PreviewState {
  const findings = part.findings ?? [];
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return {
    build: part.revision ?? 1,
    revision: 1,
    status: 'good',
    issue: '第2期',
    title: '试验周报 2024年第2期（总第2期）',
    pages: scene.pages.length,
    milliseconds: 12.5,
    fonts: scene.fonts,
    counts: { errors: count('error'), warnings: count('warning'), hints: count('hint') },
    findings,
    language: 'zh',
    ...part,
  };
}

export function findingAt(line: number, part: Partial<PreviewFinding> = {}): PreviewFinding {
  const place = { file: 'issues/2/01-试验.md', line, column: 1, endLine: line, endColumn: 4 };
  return { ...place, severity: 'error', rule: 'test-rule', message: `第 ${line} 行有错`, ...part };
}

/** Waits until a page is painted as it is in a revision. */
export async function painted(page: Page, number: number, revision: number): Promise<void> {
  await page.locator(`.page[data-page="${number}"][data-revision="${revision}"] canvas`).waitFor();
}

/** Dark and coloured pixels of a page's canvas. */
export function inkOf(page: Page, number: number): Promise<number> {
  return page.evaluate(`(() => {
    const canvas = document.querySelector('.page[data-page="${number}"] canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 1] < 128) ink += 1;
    return ink;
  })()`);
}

/** A digest of all pixels of a page's canvas. */
export async function pixelsOf(page: Page, number: number): Promise<string> {
  const address = `document.querySelector('.page[data-page="${number}"] canvas').toDataURL()`;
  return createHash('sha256')
    .update(await page.evaluate<string>(address))
    .digest('hex');
}

/** Remembers the canvases that stand in the pages now. */
export async function tagCanvases(page: Page): Promise<void> {
  await page.evaluate(`for (const canvas of document.querySelectorAll('.page canvas')) canvas.dataset.tagged = 'yes'`);
}

/** Whether a page has the canvas that it had when they were tagged. */
export async function isTagged(page: Page, number: number): Promise<boolean> {
  return (await page.locator(`.page[data-page="${number}"] canvas[data-tagged]`).count()) === 1;
}

export const scrollTopOf = (page: Page): Promise<number> =>
  page.evaluate(`document.getElementById('viewer').scrollTop`);

export async function scrollToTopOf(page: Page, number: number): Promise<void> {
  await page.evaluate(`(() => {
    const viewer = document.getElementById('viewer');
    viewer.scrollTop = document.querySelector('.page[data-page="${number}"]').offsetTop + 40;
  })()`);
}

/** The number of the first page whose text differs. */
export function firstDifference(one: CompiledIssue, other: CompiledIssue): number {
  return one.pages.findIndex((page, index) => textOf(page) !== textOf(other.pages[index])) + 1;
}

/** What is printed on a page. */
function textOf(page: CompiledIssue['pages'][number] | undefined): string {
  const lines = (page?.items ?? []).flatMap((item) => (item.type === 'line' ? [item] : []));
  return lines
    .map(({ runs }) =>
      glyphsOf(runs)
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n');
}

/** The page on which a source line is printed first. */
export function printedPage(layout: PreviewLayout, place: PreviewFinding | undefined): number {
  const isThere = ({ sources }: PreviewLine) =>
    sources.some(({ file, line }) => file === place?.file && line === place.line);
  return layout.pages.findIndex(({ lines }) => lines.some(isThere)) + 1;
}
