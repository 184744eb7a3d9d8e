/*
 * XML as Office Open XML has it [ECMA-376]: written as text, in an order that is always the same. All text and every
 * attribute goes through `escapeXml`, and nothing else does.
 */

/** What XML 1.0 has no place for [XML 1.0, 2.2: Char]. */
const noCharacters = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string): string =>
  text.replace(noCharacters, '\ufffd').replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);

/** What has no value is left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; content that is missing is left out. */
export function xmlElement(
  name: string,
  attributes: Attributes = {},
  ...content: readonly (string | undefined)[]
): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escapeXml(String(value))}"`]))
    .join('');
  const inner = content.join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

/** A property whose value is all that it says: `<w:jc w:val="center"/>`. */
export const value = (name: string, val: string | number): string => xmlElement(name, { 'w:val': val });

/** An element that has nothing but text. */
export const textElement = (name: string, text: string, attributes: Attributes = {}): string =>
  xmlElement(name, attributes, escapeXml(text));

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The bytes of a part. */
export const partOf = (root: string): Uint8Array => Buffer.from(DECLARATION + root);

const OFFICE = 'http://schemas.openxmlformats.org';

export const namespaces = {
  w: `${OFFICE}/wordprocessingml/2006/main`,
  r: `${OFFICE}/officeDocument/2006/relationships`,
  wp: `${OFFICE}/drawingml/2006/wordprocessingDrawing`,
  a: `${OFFICE}/drawingml/2006/main`,
  pic: `${OFFICE}/drawingml/2006/picture`,
  package: `${OFFICE}/package/2006`,
  extended: `${OFFICE}/officeDocument/2006/extended-properties`,
  custom: `${OFFICE}/officeDocument/2006/custom-properties`,
  types: `${OFFICE}/officeDocument/2006/docPropsVTypes`,
} as const;

/** The declarations of the root of a part with text. */
export const textNamespaces = {
  'xmlns:w': namespaces.w,
  'xmlns:r': namespaces.r,
  'xmlns:wp': namespaces.wp,
  'xmlns:a': namespaces.a,
  'xmlns:pic': namespaces.pic,
};
