import type { PreviewLayout } from '../preview-state.js';
import { getDocument, type PDFDocumentProxy, type PDFWorker, VerbosityLevel } from './pdf.mjs';

/** One revision's pages. */
export interface OpenPages {
  readonly revision: number;
  readonly document: PDFDocumentProxy;
  readonly layout: PreviewLayout;
  /** Keeps the document open until what it returns is called; it is closed when the last holder lets go. */
  hold(): () => void;
}

/**
 * Opens the pages of a revision, which nobody holds yet: whoever doesn't want them after all holds them and lets go.
 * @throws Error where the server has them no longer, or they can't be read
 */
export async function openPages(revision: number, worker: PDFWorker): Promise<OpenPages> {
  const [data, layout] = await Promise.all([
    ask(`document/${revision}.pdf`).then((response) => response.arrayBuffer()),
    ask(`layout/${revision}.json`).then((response): Promise<PreviewLayout> => response.json()),
  ]);
  const opened = getDocument({
    data,
    worker,
    verbosity: VerbosityLevel.ERRORS,
    // All fonts are embedded, and the page's policy lets nothing be compiled.
    useSystemFonts: false,
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
  });
  const document = await opened.promise;
  let holders = 0;
  return {
    revision,
    document,
    layout,
    hold() {
      holders += 1;
      let held = true;
      return () => {
        if (held) holders -= 1;
        held = false;
        if (holders === 0) void opened.destroy();
      };
    },
  };
}

async function ask(address: string): Promise<Response> {
  const response = await fetch(address, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
