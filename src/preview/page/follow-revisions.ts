import { sameLine } from './find-lines.js';
import { type OpenPages, openPages } from './open-pages.js';
import { GlobalWorkerOptions, PDFWorker } from './pdf.mjs';
import type { ViewState, ViewStore } from './view-store.js';

/** Opens the pages of each new revision, the newest only, and shows them; those before stay until then. */
export function followRevisions(store: ViewStore): void {
  GlobalWorkerOptions.workerSrc = 'pdf.worker.mjs';
  const worker = new PDFWorker();
  let wanted = '';
  let opening = false;
  let release = (): void => {};

  const show = (pages: OpenPages): void => {
    const letGo = release;
    release = pages.hold();
    const { selected } = store.now();
    store.change({ pages, unreadable: false, selected: selected && sameLine(pages.layout, selected) });
    letGo();
  };
  const open = async (): Promise<void> => {
    opening = true;
    for (let opened = ''; opened !== wanted; ) {
      opened = wanted;
      const { preview } = store.now();
      const pages = await openPages(preview?.revision ?? 0, worker).catch(() => undefined);
      // A revision that was overtaken while it was on its way is gone from the server: news of the next has come or will.
      if (pages && opened === wanted) show(pages);
      // Held and let go at once: so they are closed.
      else if (pages) pages.hold()();
      else if (opened === wanted) store.change({ unreadable: true });
    }
    opening = false;
  };
  store.watch((now) => {
    const key = keyOf(now);
    if (key === undefined || key === wanted) return;
    wanted = key;
    if (!opening) void open();
  });
}

/** What is to be shown; another server may count the same numbers for other pages. */
function keyOf({ preview, connection }: ViewState): string | undefined {
  return preview?.revision ? `${connection}/${preview.revision}` : undefined;
}
