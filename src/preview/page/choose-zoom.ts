import { element, say } from './element.js';
import { PIXELS_PER_POINT, type ViewStore, type Zoom } from './view-store.js';

interface ZoomKeys {
  readonly in: () => void;
  readonly out: () => void;
  readonly to: (zoom: Zoom) => void;
}

/** What the buttons go through, 1 = 96 pixels an inch. */
const STEPS: readonly number[] = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

/** The buttons that make pages larger and smaller. */
export function chooseZoom(store: ViewStore): ZoomKeys {
  const scale = (): number => store.now().scale / PIXELS_PER_POINT;
  const to = (zoom: Zoom): void => store.change({ zoom });
  // A little more than the scale that is: fitted pages may stand a hair beside a step.
  const zoomIn = (): void => to(STEPS.find((step) => step > scale() * 1.01) ?? 4);
  const zoomOut = (): void => to(STEPS.findLast((step) => step < scale() / 1.01) ?? 0.25);
  const button = (id: string, act: () => void): HTMLButtonElement => {
    const found = element(id, HTMLButtonElement);
    found.addEventListener('click', act);
    return found;
  };
  button('zoom-in', zoomIn);
  button('zoom-out', zoomOut);
  const choices: readonly (readonly [HTMLButtonElement, Zoom])[] = [
    [button('fit-width', () => to('width')), 'width'],
    [button('fit-page', () => to('page')), 'page'],
    [button('actual-size', () => to(1)), 1],
  ];
  const shown = element('zoom', HTMLElement);
  store.watch(({ zoom, pages }) => {
    if (pages) say(shown, `${Math.round(scale() * 100)}%`);
    for (const [choice, own] of choices) choice.setAttribute('aria-pressed', String(own === zoom));
  });
  return { in: zoomIn, out: zoomOut, to };
}
