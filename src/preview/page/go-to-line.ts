import { element, say } from './element.js';
import { countLines, type FoundLine, numberedLine } from './find-lines.js';
import type { PageScroller } from './scroll-pages.js';
import type { ViewStore } from './view-store.js';
import { wordsIn } from './wording.js';

/** The box 跳到第__页第__行; without a line it goes to the top of the page. */
export function goToLine(store: ViewStore, scroll: PageScroller, choose: (found: FoundLine) => void): void {
  const page = element('go-page', HTMLInputElement);
  const line = element('go-line', HTMLInputElement);
  const hint = element('go-hint', HTMLElement);
  element('go-to', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const { pages, preview } = store.now();
    if (!pages) return;
    const words = wordsIn(preview?.language);
    const [pageNumber, lineNumber] = [numberIn(page), numberIn(line)];
    const count = pages.layout.pages.length;
    const found = numberedLine(pages.layout, pageNumber, lineNumber);
    say(hint, '');
    if (!(pageNumber >= 1 && pageNumber <= count)) say(hint, words.noPage(count));
    else if (found) choose(found);
    else if (line.value.trim() === '') scroll.toPage(pageNumber);
    else say(hint, words.noLine(pageNumber, countLines(pages.layout, pageNumber)));
  });
}

/** Digits of a Chinese input method are wide. */
function numberIn(input: HTMLInputElement): number {
  const text = input.value.normalize('NFKC').trim();
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
