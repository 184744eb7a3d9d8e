import type { PreviewFinding, PreviewLayout } from '../preview-state.js';
import { make } from './element.js';
import { type FoundLine, lineAt, numberedLine, printedLine, printedStretches } from './find-lines.js';
import type { PageBoxes } from './page-boxes.js';
import type { ViewStore } from './view-store.js';

/** Puts marks on the pages: the line of the last edit, what was found, and the line that was chosen. */
export function markPages(store: ViewStore, boxes: PageBoxes): void {
  store.watch(({ pages, preview, selected }, before) => {
    if (!pages || !preview) return;
    if (pages === before?.pages && preview === before?.preview && selected === before?.selected) return;
    const { layout } = pages;
    const marks = [
      ...(preview.edited ? printedLine(layout, preview.edited).map((found) => ({ found, kind: 'edited' })) : []),
      ...(selected ? [{ found: selected, kind: 'selected' }] : []),
      ...preview.findings
        .filter(({ severity }) => severity !== 'hint')
        .flatMap((finding) => placesShown(layout, finding).map((found) => ({ found, kind: finding.severity }))),
    ];
    for (const box of boxes.list()) {
      const own = marks.filter(({ found }) => found.page === box.number);
      box.marks.replaceChildren(...own.map(({ found, kind }) => drawMark(layout, found, kind)));
    }
  });
}

/** Where a finding is to be seen: what it is about, or the printed line that it names. */
export function placesShown(layout: PreviewLayout, finding: PreviewFinding): readonly FoundLine[] {
  const stretches = printedStretches(layout, finding);
  if (stretches.length > 0 || !finding.place) return stretches;
  const line = numberedLine(layout, finding.place.page, finding.place.line);
  return line ? [{ ...line, source: undefined }] : [];
}

/** Calls back with the line that was clicked, or none beside the lines. */
export function followClicks(
  store: ViewStore,
  boxes: PageBoxes,
  clicked: (found: FoundLine | undefined) => void,
): void {
  boxes.viewer.addEventListener('click', ({ target, clientX, clientY }) => {
    const box = boxes.list().find(({ element }) => target instanceof Node && element.contains(target));
    const { pages, scale } = store.now();
    if (!box || !pages) return clicked(undefined);
    const { left, top } = box.element.getBoundingClientRect();
    clicked(lineAt(pages.layout, box.number, (clientX - left) / scale, (clientY - top) / scale));
  });
}

/** A mark is placed in hundredths of the page, so that it fits at every zoom. */
function drawMark(layout: PreviewLayout, { page, line, source }: FoundLine, kind: string): HTMLElement {
  const { width = 1, height = 1 } = layout.pages[page - 1] ?? {};
  const mark = make('div', `mark ${kind}`);
  const stretch = kind === 'edited' || kind === 'selected' ? line : (source ?? line);
  mark.style.left = `${(stretch.x / width) * 100}%`;
  mark.style.width = `${(stretch.width / width) * 100}%`;
  mark.style.top = `${(line.y / height) * 100}%`;
  mark.style.height = `${(line.height / height) * 100}%`;
  return mark;
}
