import type { Step } from '../../memo/memo.js';
import type { Output, OutputFile } from '../output.js';
import type { RenderCache } from './render-pdf.js';

const SUFFIX = '.pdf';

const rendering: Step<RenderCache> = { name: 'rendering', most: 1 };

/** The document that is printed and kept. */
export const pdf: Output = {
  id: 'pdf',
  suffixes: [SUFFIX],
  audience: 'readers',
  async write({ layout, info, memo }) {
    const laidOut = layout();
    if (!laidOut) return { value: undefined, findings: [] };
    // A check never gets here, and starts sooner without what writes PDFs.
    const { createRenderCache, renderPdf } = await import('./render-pdf.js');
    const { value, findings } = await renderPdf({
      pages: laidOut.pages,
      info,
      cache: memo.recall(rendering, '', createRenderCache),
    });
    return { value: value && [{ suffix: SUFFIX, bytes: value }], findings };
  },
};

/** The PDF among the files of an issue. */
export const pdfIn = (files: readonly OutputFile[]): Uint8Array | undefined =>
  files.find(({ suffix }) => suffix === SUFFIX)?.bytes;
