import type { PreviewState } from '../preview-state.js';
import { element, say } from './element.js';
import { printedLine } from './find-lines.js';
import { type PageBoxes, pageInView } from './page-boxes.js';
import type { PageScroller } from './scroll-pages.js';
import type { ViewState, ViewStore } from './view-store.js';
import { type FixedWord, type Words, wordsIn } from './wording.js';

/** Says how things stand: the title, the line at the foot, what is read aloud after a build, and the banners. */
export function showStatus(store: ViewStore, boxes: PageBoxes, scroll: PageScroller): void {
  const page = element('status-page', HTMLElement);
  const pdf = element('open-pdf', HTMLAnchorElement);
  const sayPage = (): void => {
    const { pages, preview } = store.now();
    if (pages) say(page, wordsIn(preview?.language).pageOf(pageInView(boxes), pages.layout.pages.length));
  };
  boxes.viewer.addEventListener('scroll', sayPage, { passive: true });
  followEdited(store, scroll);
  store.watch((now, before) => {
    const { preview, pages } = now;
    const words = wordsIn(preview?.language);
    if (preview && preview.language !== before?.preview?.language) translate(words);
    sayPage();
    showBanners(now, words);
    element('waiting', HTMLElement).hidden = pages !== undefined || preview?.status === 'no-pages';
    pdf.hidden = pages === undefined;
    if (pages) pdf.href = `document/${pages.revision}.pdf`;
    if (preview && preview !== before?.preview) sayBuild(preview, words);
  });
}

function sayBuild(preview: PreviewState, words: Words): void {
  const { issue, title, build, milliseconds, fonts, counts, pages } = preview;
  const alarm = counts.errors ? `(${counts.errors}) ` : '';
  document.title = `${alarm}${issue} ${words.preview}`;
  say(element('title', HTMLElement), title || issue);
  say(element('status-counts', HTMLElement), words.counts(counts));
  element('status-counts', HTMLElement).dataset.worst = counts.errors ? 'error' : counts.warnings ? 'warning' : 'none';
  if (build === 0) return;
  const clock = new Date().toLocaleTimeString(words.language, { hour12: false });
  say(element('status-build', HTMLElement), words.built(build, Math.round(milliseconds), clock));
  say(element('status-fonts', HTMLElement), fonts.length ? words.fonts(fonts) : '');
  say(element('news', HTMLElement), words.news(build, pages, words.counts(counts)));
}

function showBanners({ preview, pages, connected, connection, unreadable }: ViewState, words: Words): void {
  const wasConnected = connection > 0;
  showBanner('banner-connection', !connected && wasConnected ? words.lost : '');
  showBanner('banner-errors', preview ? errorText(preview, pages !== undefined, words) : '');
  if (unreadable && preview?.status !== 'no-pages') showBanner('banner-errors', words.unreadable);
}

function errorText({ status, counts }: PreviewState, shown: boolean, words: Words): string {
  if (status === 'errors') return words.errorsKept(counts.errors);
  if (status !== 'no-pages') return '';
  return shown ? words.pagesKept(counts.errors) : words.pagesNone(counts.errors);
}

function showBanner(id: string, text: string): void {
  const banner = element(id, HTMLElement);
  banner.hidden = text === '';
  say(banner, text);
}

/** A button that leads to the line of the last edit. */
function followEdited(store: ViewStore, scroll: PageScroller): void {
  const button = element('status-edited', HTMLButtonElement);
  const find = () => {
    const { pages, preview } = store.now();
    return pages && preview?.edited ? printedLine(pages.layout, preview.edited)[0] : undefined;
  };
  button.addEventListener('click', () => {
    const found = find();
    if (found) scroll.toLine(found);
  });
  store.watch(({ preview }) => {
    const found = find();
    button.hidden = found === undefined;
    if (found) say(button, wordsIn(preview?.language).edited(found.page));
  });
}

/** Puts the words of a language in the place of those of index.html. */
function translate(words: Words): void {
  document.documentElement.lang = words.language;
  for (const target of document.querySelectorAll<HTMLElement>('[data-words]')) {
    say(target, words.fixed[target.dataset.words as FixedWord]);
  }
  for (const target of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const label = words.fixed[target.dataset.label as FixedWord];
    target.setAttribute('aria-label', label);
    if (target instanceof HTMLButtonElement) target.title = label;
  }
}
