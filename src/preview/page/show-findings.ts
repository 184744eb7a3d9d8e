import type { PreviewFinding } from '../preview-state.js';
import { element, make, pointTo, say } from './element.js';
import type { FoundLine } from './find-lines.js';
import { placesShown } from './mark-pages.js';
import type { ViewStore } from './view-store.js';
import { type Words, wordsIn } from './wording.js';

interface FindingsPanel {
  /** Opens the panel with the keyboard in it, or closes it. */
  toggle(): void;
  close(): void;
}

/** Windows that have room for the list beside the pages; narrow.css has the same numbers. */
const ROOMY = '(width >= 1100px)';
const NARROW = '(width < 720px)';

/** Lists what was found; choosing one calls back with where it is to be seen. */
export function showFindings(store: ViewStore, choose: (found: FoundLine) => void): FindingsPanel {
  const panel = element('findings', HTMLElement);
  const list = element('findings-list', HTMLUListElement);
  const none = element('findings-none', HTMLElement);
  const button = element('findings-toggle', HTMLButtonElement);
  const count = element('findings-count', HTMLElement);
  let touched = false;
  const open = (opened: boolean): void => {
    if (!opened && panel.contains(document.activeElement)) button.focus();
    panel.hidden = !opened;
    button.setAttribute('aria-expanded', String(opened));
  };
  const close = (): void => {
    touched = true;
    open(false);
  };
  const toggle = (): void => {
    touched = true;
    open(panel.hidden === true);
    if (!panel.hidden) (list.querySelector('button') ?? element('findings-title', HTMLElement)).focus();
  };
  button.addEventListener('click', toggle);
  element('findings-close', HTMLButtonElement).addEventListener('click', close);
  const chooseHere = (found: FoundLine): void => {
    choose(found);
    if (matchMedia(NARROW).matches) close();
  };

  store.watch(({ preview, pages }, before) => {
    if (!preview || (preview === before?.preview && pages === before?.pages)) return;
    const words = wordsIn(preview.language);
    if (!touched && preview.findings.length > 0 && matchMedia(ROOMY).matches) open(true);
    const { errors, warnings } = preview.counts;
    say(count, String(preview.findings.length));
    count.dataset.worst = errors ? 'error' : warnings ? 'warning' : 'none';
    none.hidden = preview.findings.length > 0;
    const focused = [...list.querySelectorAll<Element>('button')].findIndex((item) => item.matches(':focus'));
    list.replaceChildren(
      ...preview.findings.map((finding) => {
        const places = pages ? placesShown(pages.layout, finding) : [];
        return listItem(finding, places[0], words, chooseHere);
      }),
    );
    if (focused >= 0) [...list.querySelectorAll('button')].at(focused)?.focus();
  });
  return { toggle, close };
}

function listItem(
  finding: PreviewFinding,
  found: FoundLine | undefined,
  words: Words,
  choose: (found: FoundLine) => void,
): HTMLElement {
  const item = make('li', `finding ${finding.severity}`);
  const title = make(found ? 'button' : 'div', 'finding-title');
  title.append(
    make('span', 'severity', words.severity[finding.severity]),
    ...(finding.fresh ? [make('span', 'fresh', words.fresh)] : []),
    make('span', 'message', finding.message),
    make('span', 'place', placeOf(finding, found, words)),
  );
  if (found) title.addEventListener('click', () => choose(found));
  item.append(title);
  if (finding.note) item.append(make('p', 'note', finding.note));
  item.append(addressLine(finding, words));
  return item;
}

function placeOf({ place }: PreviewFinding, found: FoundLine | undefined, words: Words): string {
  if (place) return words.place(place.page, place.line);
  return found ? words.place(found.page, found.line.number) : words.notPrinted;
}

function addressLine({ file, line, column, rule, open }: PreviewFinding, words: Words): HTMLElement {
  const row = make('p', 'address');
  const link = make('a', '', words.fixed.open);
  pointTo(link, open);
  row.append(make('code', '', `${file}:${line}:${column}`), link, make('span', 'rule', rule));
  return row;
}
