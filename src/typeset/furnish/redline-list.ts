import { em, pt } from '../../model/length.js';
import { black, type PageItem } from '../../model/page.js';
import { editWords, placeWords, redlineListWords, redlineNotice, redlineTitle } from '../../model/page-words.js';
import type { Redline } from '../../model/redline.js';
import { type ComposedLine, composeText } from '../compose-text.js';
import type { Element } from '../elements.js';
import { changesOn } from './change-bars.js';
import { furnishDraftHead } from './draft-marks.js';
import { type FurnishContext, type Furnishing, type LineSetting, placeLine } from './place-line.js';

/** Where an edit begins, and where what moved stood before. */
interface EditPlace {
  readonly at: string;
  readonly from?: string;
}

/** The places of edits by their numbers, in the order in which they are printed. */
export function findEdits(pages: readonly (readonly PageItem[])[]): ReadonlyMap<number, EditPlace> {
  const placed = new Map<number, string>();
  const left = new Map<number, string>();
  for (const { words, change } of pages.flatMap(changesOnPage)) {
    const places = change.type === 'remark' ? left : placed;
    if (!places.has(change.edit)) places.set(change.edit, words);
  }
  const alone = [...left].filter(([edit]) => !placed.has(edit));
  return new Map(
    [...placed, ...alone].map(([edit, at]) => {
      const from = left.get(edit);
      return [edit, from === undefined || !placed.has(edit) ? { at } : { at, from }];
    }),
  );
}

/** Each change of a page, with the words for where it stands. */
function changesOnPage(items: readonly PageItem[], index: number) {
  let lines = 0;
  return items.flatMap((item) => {
    if (item.type !== 'line') return [];
    const isNumbered = item.part === 'body';
    if (isNumbered) lines += 1;
    const words = placeWords(index + 1, item.part, isNumbered ? lines : undefined);
    return changesOn(item).map((change) => ({ words, change }));
  });
}

/** On the first page: how the document is to be read. */
export function furnishNotice({ base }: Redline, context: FurnishContext): Furnishing {
  const { draft, redline, typeArea } = context.template;
  const measure = em(typeArea.width / redline.size);
  const spans = [{ text: redlineNotice(base), role: redline.font }];
  const { lines, findings } = composeText(spans, { measure, indent: em(0), align: 'right' }, context.compositor);
  const items = lines.flatMap((line, index) => {
    const top = pt(draft.top + draft.size + redline.size / 2 + redline.leading * index);
    return placeLine(line, { ...artifact, size: redline.size, top, left: typeArea.left }, context);
  });
  return { items, findings };
}

const artifact: Pick<LineSetting, 'part' | 'element' | 'condense' | 'color'> = {
  part: 'draft',
  element: 'pagination',
  condense: 1,
  color: black,
};

/** The list of all edits, behind the text: as many pages as it takes, each with its furniture. */
export function furnishRedlineList(
  { base, edits }: Redline,
  places: ReadonlyMap<number, EditPlace>,
  context: FurnishContext,
): readonly Furnishing[] {
  const { template, compositor } = context;
  const { redline, typeArea } = template;
  const { size, leading, font, title, place: placeWidth } = redline;
  const byNumber = new Map(edits.map((edit) => [edit.number, edit]));
  const pages: PageItem[][] = [];
  let top = Number.POSITIVE_INFINITY;
  const lineAt = (height: number): { readonly page: PageItem[]; readonly top: number } => {
    if (top + height > typeArea.top + typeArea.height || pages.length === 0) {
      pages.push([]);
      top = typeArea.top;
    }
    const at = top;
    top += height;
    return { page: pages.at(-1) ?? [], top: at };
  };
  const put = (
    line: ComposedLine,
    setting: Pick<LineSetting, 'size' | 'element'> & { left: number; height: number },
  ) => {
    const { page, top: at } = lineAt(setting.height);
    page.push(...placeLine(line, { ...listed, ...setting, top: pt(at), left: pt(setting.left) }, context));
    return { page, top: at };
  };
  const findings: Furnishing['findings'][number][] = [];
  const compose = (text: string, style: { font: string; size: number }, measure: number): readonly ComposedLine[] => {
    const box = { measure: em(measure / style.size), indent: em(0), align: 'left' } as const;
    const composed = composeText([{ text, role: style.font }], box, compositor);
    findings.push(...composed.findings);
    return composed.lines;
  };
  const { left, width } = typeArea;
  const heading: Element = { tag: 'H1' };
  for (const line of compose(redlineTitle(edits.length), title, width)) {
    put(line, { size: title.size, element: heading, left, height: title.size + leading });
  }
  const within = placeWidth * size;
  for (const [number, { at, from }] of places) {
    const edit = byNumber.get(number);
    if (!edit) continue;
    const element: Element = { tag: 'P' };
    const [place] = compose(at, { font, size }, within);
    for (const [index, line] of compose(editWords(edit, from), { font, size }, width - within).entries()) {
      const { page, top: row } = lineAt(leading);
      const setting = { ...listed, size, element, top: pt(row) };
      if (index === 0 && place) page.push(...placeLine(place, { ...setting, left }, context));
      page.push(...placeLine(line, { ...setting, left: pt(left + within) }, context));
    }
  }
  return pages.map((items, index) => {
    const head = furnishDraftHead(redlineListWords(base), context);
    return {
      items: [...items, ...head.items],
      findings: index === 0 ? [...findings, ...head.findings] : head.findings,
    };
  });
}

const listed: Pick<LineSetting, 'part' | 'condense' | 'color'> = { part: 'redline', condense: 1, color: black };
