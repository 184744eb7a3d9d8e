import { type GlyphSpan, glyphsOf, type Page, type PageLine, type StructureTag } from '../../model/page.js';
import { BREAK_WORDS } from '../../model/redline.js';
import { roundNumber } from './format-number.js';
import { type PDFContext, PDFHexString, type PDFRef } from './pdf-objects.js';

/**
 * The document outline (ISO 32000-1, 12.3.3) of all headings, opened to the first level; none where there are no
 * headings. A title is what the heading's lines say, its number included.
 */
export function writeOutline(
  context: PDFContext,
  pages: readonly Page[],
  pageRefs: readonly PDFRef[],
): PDFRef | undefined {
  const headings = collectHeadings(pages);
  if (headings.length === 0) return undefined;
  const ref = context.nextRef();
  const items = nestHeadings(headings);
  const ends = writeItems(items, { context, pageRefs, parent: ref });
  context.assign(ref, context.obj({ Type: 'Outlines', ...ends, Count: items.length }));
  return ref;
}

/** A heading where it begins. */
interface PlacedHeading {
  readonly level: number;
  readonly lines: readonly [PageLine, ...PageLine[]];
  /** Index of the page. */
  readonly page: number;
  readonly pageHeight: number;
}

function collectHeadings(pages: readonly Page[]): PlacedHeading[] {
  const headings = new Map<number, PlacedHeading & { readonly lines: PageLine[] }>();
  for (const [page, { items, height: pageHeight }] of pages.entries()) {
    for (const line of items) {
      if (line.type !== 'line' || line.role.type !== 'element') continue;
      const { id, tag } = line.role;
      const level = levelOf(tag);
      if (level === undefined) continue;
      const known = headings.get(id);
      if (known) known.lines.push(line);
      else headings.set(id, { level, lines: [line], page, pageHeight });
    }
  }
  return [...headings.values()];
}

const headingTags: readonly StructureTag[] = ['H1', 'H2', 'H3', 'H4'];

/** The level of a heading, from 1; undefined where it is none. */
function levelOf(tag: StructureTag): number | undefined {
  const index = headingTags.indexOf(tag);
  return index < 0 ? undefined : index + 1;
}

interface OutlineItem {
  readonly heading: PlacedHeading;
  readonly kids: OutlineItem[];
}

/** Each heading below the last one that is above it. */
function nestHeadings(headings: readonly PlacedHeading[]): readonly OutlineItem[] {
  const top: OutlineItem[] = [];
  /** The last item and all those it is in, from the top down. */
  const path: OutlineItem[] = [];
  for (const heading of headings) {
    while ((path.at(-1)?.heading.level ?? 0) >= heading.level) path.pop();
    const item: OutlineItem = { heading, kids: [] };
    (path.at(-1)?.kids ?? top).push(item);
    path.push(item);
  }
  return top;
}

interface OutlineSetting {
  readonly context: PDFContext;
  readonly pageRefs: readonly PDFRef[];
  readonly parent: PDFRef;
}

/** Writes the items below a parent; gives the first and the last, by which the parent knows them. */
function writeItems(items: readonly OutlineItem[], setting: OutlineSetting): Record<string, PDFRef> {
  const { context, pageRefs, parent } = setting;
  const refs = items.map(() => context.nextRef());
  for (const [index, { heading, kids }] of items.entries()) {
    const [ref, previous, next] = [refs[index], refs[index - 1], refs[index + 1]];
    if (!ref) continue;
    const entries = {
      Title: PDFHexString.fromText(titleOf(heading)),
      Parent: parent,
      ...(previous && { Prev: previous }),
      ...(next && { Next: next }),
      ...writeItems(kids, { context, pageRefs, parent: ref }),
      // A negative count: closed, with as many items to show once it is opened.
      ...(kids.length > 0 && { Count: -kids.length }),
      Dest: [pageRefs[heading.page], 'XYZ', null, roundNumber(topOf(heading)), null],
    };
    context.assign(ref, context.obj(entries));
  }
  const [first, last] = [refs[0], refs.at(-1)];
  return first && last ? { First: first, Last: last } : {};
}

/** Where the type of the first line begins, in pt from the page's lower edge. */
function topOf({ lines: [{ baseline, runs }], pageHeight }: PlacedHeading): number {
  return pageHeight - baseline + Math.max(0, ...runs.map(({ size }) => size));
}

/** Marks of footnotes are no part of it, nor is what stood in it in an earlier version, or where it turns or ends since. */
const titleOf = ({ lines }: PlacedHeading): string =>
  lines
    .flatMap(({ runs, spans }) => {
      const texts = new Map<number, string>();
      for (const { span, text } of glyphsOf(runs)) texts.set(span, (texts.get(span) ?? '') + text);
      return [...texts].filter(([span, text]) => isTitle(spans[span], text)).map(([, text]) => text);
    })
    .join('');

const isTitle = ({ role, change }: Pick<GlyphSpan, 'role' | 'change'> = {}, text: string): boolean =>
  role?.tag !== 'Reference' && change?.type !== 'deleted' && !(change && breakWords.has(text));

const breakWords: ReadonlySet<string> = new Set(Object.values(BREAK_WORDS));
