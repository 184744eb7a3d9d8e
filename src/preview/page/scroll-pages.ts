import type { FoundLine } from './find-lines.js';
import { type PageBoxes, pageInView } from './page-boxes.js';
import type { ViewStore } from './view-store.js';

export interface PageScroller {
  /** Brings a line into the upper half of the viewer. */
  toLine(found: FoundLine): void;
  /** Brings the top of a page to the viewer's. */
  toPage(page: number): void;
  /** Go to the pages before and behind the one in view; where pages are wider than the viewer, sideways. */
  left(): void;
  right(): void;
  /** Scrolls down by so many heights of the viewer. */
  by(screens: number): void;
  toStart(): void;
  toEnd(): void;
}

/** CSS pixels above the top of a page. */
const EDGE = 8;
/** How far a step goes sideways, in CSS pixels. */
const STEP = 80;

export function scrollPages(store: ViewStore, boxes: PageBoxes): PageScroller {
  const { viewer } = boxes;
  const to = (page: number, down: number): void => {
    const box = boxes.list()[page - 1];
    if (box) viewer.scrollTop = box.element.offsetTop + down;
  };
  const toPage = (page: number): void => to(page, -EDGE);
  const turn = (direction: 1 | -1): void => {
    if (viewer.scrollWidth > viewer.clientWidth) viewer.scrollBy(direction * STEP, 0);
    else toPage(pageInView(boxes) + direction);
  };
  return {
    toLine: ({ page, line }) => to(page, line.y * store.now().scale - viewer.clientHeight / 3),
    toPage,
    left: () => turn(-1),
    right: () => turn(1),
    by: (screens) => viewer.scrollBy(0, screens * viewer.clientHeight),
    toStart: () => viewer.scrollTo(0, 0),
    toEnd: () => viewer.scrollTo(0, viewer.scrollHeight),
  };
}
