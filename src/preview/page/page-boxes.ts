import { element, make } from './element.js';
import { PIXELS_PER_POINT, type ViewState, type ViewStore, type Zoom } from './view-store.js';
import { wordsIn } from './wording.js';

/** A page's place in the document, whether it is painted or not. */
export interface ShownPage {
  /** The number of the page, from 1. */
  readonly number: number;
  readonly element: HTMLElement;
  /** Holds what is painted. */
  readonly paper: HTMLElement;
  /** Holds the marks on top of it. */
  readonly marks: HTMLElement;
  /** The page's words, for those who can't see it. */
  readonly text: HTMLElement;
}

export interface PageBoxes {
  readonly viewer: HTMLElement;
  list(): readonly ShownPage[];
}

const SMALLEST = 0.25;
const LARGEST = 4;
/** What `auto` doesn't go beyond. */
const WELL_READ = 1.25;

/** Keeps a box for each page, sized by the zoom, so that what is being read stays where it is. */
export function keepPageBoxes(store: ViewStore): PageBoxes {
  const viewer = element('viewer', HTMLElement);
  // It scrolls, so the keyboard has to get there.
  viewer.tabIndex = 0;
  const stack = element('paper-stack', HTMLElement);
  const boxes: ShownPage[] = [];

  const size = (): void => {
    const { pages, zoom } = store.now();
    // A viewer without a size is hidden: sheets are being printed.
    if (!pages || viewer.clientWidth === 0) return;
    const settle = holdPlace(viewer, boxes);
    const scale = scaleFor(zoom, pages.layout.pages, viewer) * PIXELS_PER_POINT;
    for (const [index, { width, height }] of pages.layout.pages.entries()) {
      const style = boxes[index]?.element.style;
      if (!style) continue;
      style.width = `${Math.floor(width * scale)}px`;
      style.height = `${Math.floor(height * scale)}px`;
    }
    settle();
    if (scale !== store.now().scale) store.change({ scale });
  };
  store.watch((now, before) => {
    if (now.pages && now.pages !== before?.pages) {
      const count = now.pages.layout.pages.length;
      for (const gone of boxes.splice(count)) gone.element.remove();
      while (boxes.length < count) boxes.push(addBox(stack, boxes.length + 1));
    }
    if (now.pages !== before?.pages || now.zoom !== before?.zoom) size();
    if (now.pages !== before?.pages || languageOf(now) !== languageOf(before)) nameBoxes(boxes, now);
  });
  new ResizeObserver(size).observe(viewer);
  return { viewer, list: () => boxes };
}

function nameBoxes(boxes: readonly ShownPage[], { preview }: ViewState): void {
  const words = wordsIn(preview?.language);
  for (const { element, number } of boxes) element.setAttribute('aria-label', words.page(number));
}

const languageOf = (state: ViewState | undefined): string | undefined => state?.preview?.language;

/** The scale of a zoom, 1 = 96 pixels an inch. */
function scaleFor(
  zoom: Zoom,
  pages: readonly { readonly width: number; readonly height: number }[],
  viewer: HTMLElement,
): number {
  if (typeof zoom === 'number') return Math.min(Math.max(zoom, SMALLEST), LARGEST);
  const { paddingLeft, paddingTop } = getComputedStyle(viewer);
  const width = viewer.clientWidth - 2 * Number.parseFloat(paddingLeft);
  const height = viewer.clientHeight - 2 * Number.parseFloat(paddingTop);
  const across = width / (Math.max(...pages.map((page) => page.width)) * PIXELS_PER_POINT);
  const down = height / (Math.max(...pages.map((page) => page.height)) * PIXELS_PER_POINT);
  const fitted = zoom === 'width' ? across : Math.min(across, zoom === 'page' ? down : WELL_READ);
  return Math.min(Math.max(fitted, SMALLEST), LARGEST);
}

/** The page whose part is the largest in the viewer; 0 without pages. */
export function pageInView({ viewer, list }: PageBoxes): number {
  const middle = viewer.scrollTop + viewer.clientHeight / 2;
  const next = list().findIndex((box) => box.element.offsetTop > middle);
  return next < 0 ? list().length : Math.max(1, next);
}

/** Remembers what stands in the middle of the viewer; what it returns brings it there again. */
function holdPlace(viewer: HTMLElement, boxes: readonly ShownPage[]): () => void {
  const { clientHeight, clientWidth, scrollTop, scrollLeft, scrollWidth } = viewer;
  const middle = scrollTop + clientHeight / 2;
  const box = boxes.findLast((candidate) => candidate.element.offsetTop <= middle);
  if (!box || box.element.offsetHeight === 0) return () => {};
  const down = (middle - box.element.offsetTop) / box.element.offsetHeight;
  const across = (scrollLeft + clientWidth / 2) / scrollWidth;
  const { offsetHeight } = box.element;
  return () => {
    if (box.element.offsetHeight === offsetHeight) return;
    // At the very top one stays there.
    viewer.scrollTop =
      scrollTop === 0 ? 0 : box.element.offsetTop + down * box.element.offsetHeight - viewer.clientHeight / 2;
    viewer.scrollLeft = across * viewer.scrollWidth - viewer.clientWidth / 2;
  };
}

function addBox(stack: HTMLElement, number: number): ShownPage {
  const box = make('section', 'page');
  const [paper, marks, text] = [make('div', 'paper'), make('div', 'marks'), make('div', 'visually-hidden')];
  for (const drawn of [paper, marks]) drawn.setAttribute('aria-hidden', 'true');
  box.dataset.page = String(number);
  box.append(paper, marks, text);
  stack.append(box);
  return { number, element: box, paper, marks, text };
}
