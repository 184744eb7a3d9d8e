import type { DocumentInfo } from '../../../src/model/document.js';
import type { PageItem } from '../../../src/model/page.js';
import { renderPdf } from '../../../src/outputs/pdf/render-pdf.js';
import { setPages } from '../../tools/set-text.js';

export const sampleInfo: DocumentInfo = {
  title: '甲乙（丙丁）',
  author: '丙丁',
  keywords: [],
  language: 'zh-CN',
  date: { year: 2024, month: 12, day: 25 },
  producer: 'bulletin 0.0.0',
  duplex: 'long-edge',
};

/**
 * A document of the given pages.
 * @throws Error where there is none: its message has the codes of the findings
 */
export const renderSample = (...pages: readonly (readonly PageItem[])[]): Promise<Uint8Array> =>
  renderWith({}, ...pages);

/** A document that states other things of itself. */
export async function renderWith(
  info: Partial<DocumentInfo>,
  ...pages: readonly (readonly PageItem[])[]
): Promise<Uint8Array> {
  const { value, findings } = await renderPdf({ pages: setPages(...pages), info: { ...sampleInfo, ...info } });
  if (!value) throw new Error(findings.map(({ code }) => code).join(', '));
  return value;
}
