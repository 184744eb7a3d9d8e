import { parentPort, workerData } from 'node:worker_threads';
import type { PdfElement, PdfText, PdfTextPage, PdfTextRun, PdfTrouble } from '../../model/pdf-text.js';

/*
 * The thread in which pdf.js reads a PDF of others. The package has pdf.js for the preview's page already, as a module: so this
 * file is bundled as a module too, and takes it from there (`bin/prepare.mjs`).
 */

/** More pages than the sources of any issue have. */
const MOST_PAGES = 300;
const MOST_RUNS = 200_000;
const MOST_CHARACTERS = 2_000_000;

/** The part of the interface of pdf.js that is used here. */
interface PdfDocument {
  readonly numPages: number;
  getMetadata(): Promise<{ readonly info?: { readonly Producer?: unknown } }>;
  getPage(number: number): Promise<PdfPage>;
}

interface PdfPage {
  readonly view: readonly number[];
  getTextContent(options: object): Promise<{ readonly items: readonly TextItem[] }>;
  getStructTree(): Promise<StructureNode | null>;
  cleanup(): void;
}

type TextItem =
  | {
      readonly type?: undefined;
      readonly str: string;
      readonly transform: readonly number[];
      readonly width: number;
      readonly fontName: string;
    }
  | { readonly type: string; readonly id?: string; readonly tag?: string };

interface StructureNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly StructureNode[];
}

interface PdfLibrary {
  getDocument(source: object): { readonly promise: Promise<PdfDocument> };
}

async function loadLibrary(): Promise<PdfLibrary> {
  // The library asks for these of browsers when it is loaded, and needs them for drawing alone.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) Reflect.set(globalThis, name, class {});
  return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary;
}

async function readText(data: Uint8Array): Promise<PdfText | PdfTrouble> {
  const library = await loadLibrary();
  const document = await library.getDocument({
    data,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  }).promise;
  if (document.numPages > MOST_PAGES) return 'too-long';
  const pages: PdfTextPage[] = [];
  const counts = { runs: 0, characters: 0 };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const read = await readPage(page);
    counts.runs += read.runs.length;
    counts.characters += read.runs.reduce((sum, { text }) => sum + text.length, 0);
    if (counts.runs > MOST_RUNS || counts.characters > MOST_CHARACTERS) return 'too-long';
    pages.push(read);
    page.cleanup();
  }
  const { info } = await document.getMetadata();
  return { pages, keepsBlanks: /^bulletin \d/.test(String(info?.Producer ?? '')) };
}

async function readPage(page: PdfPage): Promise<PdfTextPage> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const structure = await structureOf(page);
  const runs: PdfTextRun[] = [];
  const marks: { readonly id: string | undefined; readonly isArtifact: boolean }[] = [];
  for (const item of items) {
    if (item.type !== undefined) {
      if (item.type === 'endMarkedContent') marks.pop();
      else marks.push({ id: item.id, isArtifact: item.tag === 'Artifact' });
      continue;
    }
    if (item.str === '') continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
    const mark = marks.findLast(({ id }) => id !== undefined)?.id;
    const isArtifact = marks.some((one) => one.isArtifact);
    runs.push({
      text: item.str,
      x,
      y,
      width: item.width,
      size: Math.hypot(c, d) || Math.hypot(a, b),
      font: item.fontName,
      ...(mark !== undefined && { mark }),
      ...(isArtifact && { isArtifact }),
    });
  }
  const [, bottom = 0, , top = 0] = page.view;
  return { height: top - bottom, runs, ...(structure && { structure }) };
}

/** A structure that can't be read is as good as none: the text is there all the same. */
async function structureOf(page: PdfPage): Promise<PdfElement | undefined> {
  try {
    const root = await page.getStructTree();
    return root ? elementOf(root) : undefined;
  } catch {
    return undefined;
  }
}

const elementOf = ({ role = '', alt, children = [] }: StructureNode): PdfElement => ({
  role,
  ...(alt !== undefined && { alternative: alt }),
  children: children.flatMap((child): readonly (PdfElement | string)[] => {
    if (child.role !== undefined) return [elementOf(child)];
    return child.type === 'content' && child.id !== undefined ? [child.id] : [];
  }),
});

const answer = await readText(workerData as Uint8Array).catch((error: unknown): PdfTrouble => {
  const name = error instanceof Error ? error.name : '';
  return name === 'PasswordException' ? 'encrypted' : 'damaged';
});
parentPort?.postMessage(answer);
