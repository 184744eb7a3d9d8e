import { chooseZoom } from './choose-zoom.js';
import { drawPages } from './draw-pages.js';
import { element } from './element.js';
import type { FoundLine } from './find-lines.js';
import { followKeys, openHelp } from './follow-keys.js';
import { followRevisions } from './follow-revisions.js';
import { followServer } from './follow-server.js';
import { goToLine } from './go-to-line.js';
import { followClicks, markPages } from './mark-pages.js';
import { keepPageBoxes } from './page-boxes.js';
import { printPages } from './print-pages.js';
import { scrollPages } from './scroll-pages.js';
import { showFindings } from './show-findings.js';
import { showSource } from './show-source.js';
import { showStatus } from './show-status.js';
import { createViewStore } from './view-store.js';

/* The page of the preview. Each line sets up one part; parts know of each other through the store alone. */

const store = createViewStore({ connection: 0, connected: false, unreadable: false, zoom: 'auto', scale: 0 });
const boxes = keepPageBoxes(store);
const scroll = scrollPages(store, boxes);
const select = (selected: FoundLine | undefined): void => store.change({ selected });
const goTo = (found: FoundLine): void => {
  scroll.toLine(found);
  select(found);
};

drawPages(store, boxes);
markPages(store, boxes);
followClicks(store, boxes, select);
showSource(store);
const findings = showFindings(store, goTo);
goToLine(store, scroll, goTo);
showStatus(store, boxes, scroll);
const zoom = chooseZoom(store);
const print = printPages(store);
element('print', HTMLButtonElement).addEventListener('click', print);
const help = openHelp(store);

const more = element('more', HTMLButtonElement);
const openMore = (open: boolean): void => more.setAttribute('aria-expanded', String(open));
more.addEventListener('click', () => openMore(more.getAttribute('aria-expanded') !== 'true'));

followKeys(
  {
    '+': zoom.in,
    '=': zoom.in,
    '-': zoom.out,
    0: () => zoom.to('width'),
    1: () => zoom.to(1),
    2: () => zoom.to('page'),
    PageDown: () => scroll.by(0.9),
    PageUp: () => scroll.by(-0.9),
    Home: scroll.toStart,
    End: scroll.toEnd,
    ArrowRight: scroll.right,
    ArrowLeft: scroll.left,
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
      boxes.viewer.focus({ preventScroll: true });
    },
  },
  print,
);
followRevisions(store);
followServer(store);
