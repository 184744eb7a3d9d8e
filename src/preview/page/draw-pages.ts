import { make } from './element.js';
import type { OpenPages } from './open-pages.js';
import { type PageBoxes, pageInView, type ShownPage } from './page-boxes.js';
import { fingerprintOf } from './page-fingerprint.js';
import { AnnotationMode, type PDFPageProxy } from './pdf.mjs';
import type { ViewStore } from './view-store.js';

/** What stands in a box. */
interface Painting {
  readonly pages: OpenPages;
  /** Pixels of the canvas a pt. */
  readonly resolution: number;
  readonly fingerprint: string | undefined;
}

/** How much of the viewer's height above and below it is painted before it is scrolled to. */
const AHEAD = '75%';
/** Pages farther away than this from the one in view are forgotten, to spare memory. */
const KEPT_AROUND = 6;
/** The most pixels of one canvas: larger ones fail in some browsers. */
const MOST_PIXELS = 2 ** 24;

/**
 * Paints the pages in view and their neighbours, one at a time and nearest first. What is painted stays until the new
 * painting is whole, and for good where the page looks the same in the new revision.
 */
export function drawPages(store: ViewStore, boxes: PageBoxes): void {
  const near = new Set<Element>();
  const painted = new WeakMap<ShownPage, Painting>();
  let working = false;

  const pick = (): ShownPage | undefined => {
    const { pages, scale } = store.now();
    if (!pages) return undefined;
    const middle = pageInView(boxes);
    return boxes
      .list()
      .filter((box) => near.has(box.element) && box.number <= pages.document.numPages)
      .filter((box) => {
        const painting = painted.get(box);
        return painting?.pages !== pages || painting.resolution !== resolutionFor(pages, box, scale);
      })
      .sort((a, b) => Math.abs(a.number - middle) - Math.abs(b.number - middle))[0];
  };
  const work = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let box = pick(); box; box = pick()) {
      const { pages, scale } = store.now();
      if (!pages) break;
      const resolution = resolutionFor(pages, box, scale);
      const fingerprint = await paint(pages, box, resolution, painted.get(box));
      painted.set(box, { pages, resolution, fingerprint });
      box.element.dataset.revision = String(pages.revision);
    }
    working = false;
    for (const box of boxes.list()) {
      if (near.has(box.element) || Math.abs(box.number - pageInView(boxes)) <= KEPT_AROUND) continue;
      painted.delete(box);
      box.paper.replaceChildren();
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) near[isIntersecting ? 'add' : 'delete'](target);
      void work();
    },
    { root: boxes.viewer, rootMargin: `${AHEAD} 0px` },
  );
  store.watch((now, before) => {
    if (now.pages !== before?.pages) for (const box of boxes.list()) observer.observe(box.element);
    if (now.pages !== before?.pages || now.scale !== before?.scale) void work();
  });
  followResolution(() => void work());
}

/** Paints a page, unless it looks as the painting that stands there; returns its fingerprint. */
async function paint(
  pages: OpenPages,
  box: ShownPage,
  resolution: number,
  before: Painting | undefined,
): Promise<string | undefined> {
  const release = pages.hold();
  try {
    const page = await pages.document.getPage(box.number);
    const fingerprint = await fingerprintOf(page);
    const same = fingerprint !== undefined && fingerprint === before?.fingerprint;
    if (same && before?.resolution === resolution) return fingerprint;
    box.paper.replaceChildren(await paintCanvas(page, resolution));
    if (!same) box.text.replaceChildren(...(await wordsOf(page)));
    page.cleanup();
    return fingerprint;
  } catch {
    // A page that can't be painted leaves the one before; what the next revision has is painted in any case.
    return undefined;
  } finally {
    release();
  }
}

/** A page on a canvas of its own, `resolution` pixels a pt. */
export async function paintCanvas(
  page: PDFPageProxy,
  resolution: number,
  intent: 'display' | 'print' = 'display',
): Promise<HTMLCanvasElement> {
  const viewport = page.getViewport({ scale: resolution });
  const canvas = make('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, intent, annotationMode: AnnotationMode.DISABLE }).promise;
  return canvas;
}

async function wordsOf(page: PDFPageProxy): Promise<readonly HTMLElement[]> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  return text.split('\n').map((line) => make('p', '', line));
}

/** Pixels of the screen's own a pt, so that the canvas fills its box to the pixel. */
function resolutionFor({ layout }: OpenPages, box: ShownPage, scale: number): number {
  const { width = 1, height = 1 } = layout.pages[box.number - 1] ?? {};
  const wanted = (Math.floor(width * scale) / width) * devicePixelRatio;
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)));
}

/** Calls back when the window moves to a screen of another resolution, or the browser's own zoom changes. */
function followResolution(changed: () => void): void {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    'change',
    () => {
      changed();
      followResolution(changed);
    },
    { once: true },
  );
}
