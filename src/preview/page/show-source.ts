import { element, make, pointTo, say } from './element.js';
import { placesShown } from './mark-pages.js';
import type { ViewStore } from './view-store.js';
import { wordsIn } from './wording.js';

/** Shows where the chosen line was written, and what was found in it. */
export function showSource(store: ViewStore): void {
  const panel = element('source', HTMLElement);
  const place = element('source-place', HTMLElement);
  const address = element('source-address', HTMLElement);
  const link = element('source-open', HTMLAnchorElement);
  const list = element('source-findings', HTMLUListElement);
  element('source-close', HTMLButtonElement).addEventListener('click', () => store.change({ selected: undefined }));

  store.watch(({ selected, preview, pages }, before) => {
    if (selected === before?.selected && preview === before?.preview && pages === before?.pages) return;
    panel.hidden = selected?.source === undefined;
    if (!selected?.source || !pages) return;
    const { file, line, column, open } = selected.source;
    const words = wordsIn(preview?.language);
    say(place, words.place(selected.page, selected.line.number));
    say(address, `${file}:${line}:${column}`);
    pointTo(link, open);
    const found = (preview?.findings ?? []).filter((finding) =>
      placesShown(pages.layout, finding).some((there) => there.line === selected.line),
    );
    list.replaceChildren(
      ...found.map(({ severity, message }) => {
        const item = make('li', `finding ${severity}`);
        item.append(make('span', 'severity', words.severity[severity]), make('span', 'message', message));
        return item;
      }),
    );
  });
}
