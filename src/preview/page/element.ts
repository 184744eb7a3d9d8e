/**
 * An element of index.html.
 * @throws Error where the page has none of that id and kind
 */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} ${id}`);
  return found;
}

/** A new element with a text; what a server sends goes into pages by this way alone, so that it stays text. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** Changes a text only where it differs: what is read aloud on change stays silent otherwise. */
export function say(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Points a link to an editor's address, or hides it: where there is none, or one that would run in this page. */
export function pointTo(link: HTMLAnchorElement, address: string | undefined): void {
  link.hidden = address === undefined || !opensElsewhere(address);
  if (link.hidden) link.removeAttribute('href');
  else link.href = address ?? '';
}

function opensElsewhere(address: string): boolean {
  try {
    return !['javascript:', 'data:', 'blob:', 'vbscript:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
