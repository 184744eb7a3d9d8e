import { chooseZoom } from './choose-zoom.js';
import { connectEvents } from './connect-events.js';
import { drawPages } from './draw-pages.js';
import { element } from './element.js';
import type { FoundLine } from './find-lines.js';
import { followKeys, openHelp } from './follow-keys.js';
import { followRevisions } from './follow-revisions.js';
import { goToLine } from './go-to-line.js';
import { followClicks, markPages, scrollToLine, scrollToPage } from './mark-pages.js';
import { keepPageBoxes, pageInView } from './page-boxes.js';
import { printPages } from './print-pages.js';
import { showFindings } from './show-findings.js';
import { showSource } from './show-source.js';
import { showStatus } from './show-status.js';
import { createViewStore } from './view-store.js';

/* The page of the preview. Each line sets up one part; parts know of each other through the store alone. */

const store = createViewStore({ connection: 0, connected: false, unreadable: false, zoom: 'width' });
const boxes = keepPageBoxes(store);
const viewer = boxes.viewer;
const select = (selected: FoundLine | undefined): void => store.change({ selected });
const goTo = (found: FoundLine): void => {
  scrollToLine(boxes, found);
  select(found);
};

drawPages(store, boxes);
markPages(store, boxes);
followClicks(store, boxes, select);
showSource(store);
const findings = showFindings(store, goTo);
goToLine(store, boxes, goTo);
showStatus(store, boxes);
const zoom = chooseZoom(store, boxes);
const print = printPages(store);
element('print', HTMLButtonElement).addEventListener('click', print);
const help = openHelp(store);

const more = element('more', HTMLButtonElement);
const openMore = (open: boolean): void => more.setAttribute('aria-expanded', String(open));
more.addEventListener('click', () => openMore(more.getAttribute('aria-expanded') !== 'true'));

const scroll = (screens: number): void => viewer.scrollBy(0, screens * viewer.clientHeight);
followKeys(
  {
    '+': zoom.in,
    '=': zoom.in,
    '-': zoom.out,
    0: () => zoom.to('width'),
    1: () => zoom.to(1),
    2: () => zoom.to('page'),
    PageDown: () => scroll(0.9),
    PageUp: () => scroll(-0.9),
    Home: () => viewer.scrollTo(0, 0),
    End: () => viewer.scrollTo(0, viewer.scrollHeight),
    ArrowRight: () => scrollToPage(boxes, pageInView(boxes) + 1),
    ArrowLeft: () => scrollToPage(boxes, pageInView(boxes) - 1),
    g: () => {
      openMore(true);
      element('go-page', HTMLInputElement).select();
    },
    f: findings.toggle,
    '?': help,
    Escape: () => {
      openMore(false);
      findings.close();
      select(undefined);
      viewer.focus();
    },
  },
  print,
);
followRevisions(store);
connectEvents(store);
