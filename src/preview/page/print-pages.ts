import { paintCanvas } from './draw-pages.js';
import { element, make, say } from './element.js';
import type { ViewStore } from './view-store.js';
import { wordsIn } from './wording.js';

/** Pixels a pt on printed sheets: 216 an inch, so that small type is sharp. */
const RESOLUTION = 3;

/** Prints all pages, also those that were never in view, each on a sheet of its own. */
export function printPages(store: ViewStore): () => Promise<void> {
  const sheets = element('print-sheets', HTMLElement);
  const news = element('news', HTMLElement);
  let busy = false;
  return async () => {
    const { pages, preview } = store.now();
    if (!pages || busy) return;
    busy = true;
    const words = wordsIn(preview?.language);
    const release = pages.hold();
    try {
      say(news, words.printing);
      for (let number = 1; number <= pages.document.numPages; number++) {
        const canvas = await paintCanvas(await pages.document.getPage(number), RESOLUTION, 'print');
        sheets.append(await imageOf(canvas));
      }
      window.print();
      say(news, '');
    } catch {
      say(news, words.printFailed);
    } finally {
      release();
      for (const image of sheets.querySelectorAll('img')) URL.revokeObjectURL(image.src);
      sheets.replaceChildren();
      busy = false;
    }
  };
}

/** A page takes a fraction of the canvas's memory as an image. */
async function imageOf(canvas: HTMLCanvasElement): Promise<HTMLImageElement> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  canvas.width = 0;
  if (!blob) throw new Error('the page has no image');
  const image = make('img');
  image.alt = '';
  image.src = URL.createObjectURL(blob);
  await image.decode();
  return image;
}
