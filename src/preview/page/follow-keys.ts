import { element, make } from './element.js';
import type { ViewStore } from './view-store.js';
import { wordsIn } from './wording.js';

/** What a key does, by its name as events have it. */
type KeyActions = Readonly<Record<string, () => void>>;

const REMEMBERED = 'bulletin-preview-keys';

/**
 * Follows the keyboard outside of boxes for text. Single keys can be switched off in the help, for those who speak to
 * their computer [WCAG 2.1, 2.1.4].
 */
export function followKeys(actions: KeyActions, print: () => void): void {
  const switched = element('keys-on', HTMLInputElement);
  switched.checked = localStorage.getItem(REMEMBERED) !== 'off';
  switched.addEventListener('change', () => localStorage.setItem(REMEMBERED, switched.checked ? 'on' : 'off'));
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const act = (action: () => void): void => {
      event.preventDefault();
      action();
    };
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'p') return act(print);
    if (ctrlKey || metaKey || altKey) return;
    if (target instanceof HTMLInputElement && key !== 'Escape') return;
    if (element('help', HTMLDialogElement).open) return;
    const action = actions[key];
    if (action && (key.length > 1 || switched.checked)) act(action);
  });
}

/** The help, which lists the keys. */
export function openHelp(store: ViewStore): () => void {
  const dialog = element('help', HTMLDialogElement);
  const show = (): void => {
    const rows = wordsIn(store.now().preview?.language).keys.map(([keys, meaning]) => {
      const row = make('tr');
      const cell = make('th');
      cell.scope = 'row';
      cell.append(make('kbd', '', keys));
      row.append(cell, make('td', '', meaning));
      return row;
    });
    element('help-keys', HTMLTableSectionElement).replaceChildren(...rows);
    dialog.showModal();
  };
  element('help-open', HTMLButtonElement).addEventListener('click', show);
  element('help-close', HTMLButtonElement).addEventListener('click', () => dialog.close());
  return show;
}
