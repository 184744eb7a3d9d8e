import { AnnotationMode, OPS, type PDFPageProxy } from './pdf.mjs';

/** Operators that say what something is, not how it looks. */
const silent: ReadonlySet<number> = new Set([
  OPS.dependency,
  OPS.beginMarkedContent,
  OPS.beginMarkedContentProps,
  OPS.endMarkedContent,
]);

const images: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintSolidColorImageMask,
]);

/**
 * A text that is the same for pages that look the same, whatever document they are of. None for a page with images, whose
 * pixels would have to be compared.
 */
export async function fingerprintOf(page: PDFPageProxy): Promise<string | undefined> {
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  if (fnArray.some((operator) => images.has(operator))) return undefined;
  const drawn = fnArray.flatMap((operator, index) => (silent.has(operator) ? [] : [[operator, argsArray[index]]]));
  return JSON.stringify([page.view, drawn], (_key, value: unknown) => comparable(value, page));
}

/** Takes out what names and numbers a document gives its fonts and their glyphs. */
function comparable(value: unknown, page: PDFPageProxy): unknown {
  if (typeof value === 'string') return /^g_d\d+_f\d+$/.test(value) ? fontName(value, page) : value;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array);
  if (isGlyph(value)) return `${value.unicode} ${value.width}`;
  return value;
}

function isGlyph(value: unknown): value is { readonly unicode: string; readonly width: number } {
  return typeof value === 'object' && value !== null && 'unicode' in value && 'fontChar' in value;
}

/** The name of a font without the tag of its subset, which changes with every new character. */
function fontName(id: string, page: PDFPageProxy): string {
  const font: { readonly name?: string } = page.commonObjs.has(id) ? page.commonObjs.get(id) : {};
  return font.name?.replace(/^[A-Z]{6}\+/, '') ?? id;
}
