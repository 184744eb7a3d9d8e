import { COPY_PROPERTY } from '../../model/sources-mark.js';
import { IntakeError } from '../intake-error.js';
import type { ArchiveEntry } from '../read-archive.js';
import { openPackage, type Relationship } from '../read-package.js';
import { elementsIn, textIn, type XmlElement } from '../read-xml.js';

/** The parts of a document [ECMA-376 part 2]. */
export interface DocxPackage {
  readonly body: XmlElement;
  /** What the document itself names, by id. */
  readonly relationships: ReadonlyMap<string, Relationship>;
  /** The root of the one part of a type that the document has: styles, numbering, footnotes … */
  readonly part: (type: string) => XmlElement | undefined;
  readonly parts: (type: string) => readonly XmlElement[];
  /** The bytes of a part; none where there isn't one. */
  readonly bytes: (name: string) => Uint8Array | undefined;
  readonly hasMacros: boolean;
  /** What the file says of itself: what it was made of, and who saved it last. */
  readonly properties: { readonly mark?: string; readonly editor?: string };
}

/** @throws IntakeError where the package has no document, or one that can't be read */
export function openDocx(entries: readonly ArchiveEntry[]): DocxPackage {
  const { main: name = 'word/document.xml', bytes, xml, relationshipsOf } = openPackage(entries);
  const body = elementsIn(xml(name)).find((element) => element.name === 'w:body');
  if (!body) throw new IntakeError('import-file/damaged', {});
  const relationships = relationshipsOf(name);
  const parts = (type: string): readonly XmlElement[] =>
    [...relationships.values()].flatMap((one) => (one.type === type && !one.isExternal ? (xml(one.target) ?? []) : []));
  return {
    body,
    relationships,
    parts,
    part: (type) => parts(type)[0],
    bytes,
    properties: readProperties([...relationshipsOf('').values()], xml),
    hasMacros: entries.some((entry) => /(?:^|\/)vbaProject\.bin$/i.test(entry.name)),
  };
}

/** What the parts that say it have; a document needs none of them. */
function readProperties(
  relationships: readonly Relationship[],
  xml: (name: string) => XmlElement | undefined,
): DocxPackage['properties'] {
  const part = (type: string): readonly XmlElement[] => {
    const target = relationships.find((one) => one.type === type && !one.isExternal)?.target;
    return target === undefined ? [] : elementsIn(xml(target));
  };
  const property = part('custom-properties').find(({ attributes }) => attributes.get('name') === COPY_PROPERTY);
  const saved = part('core-properties').find(({ name }) => name.endsWith(':lastModifiedBy'));
  const [mark, editor] = [property, saved].map((element) => element && textIn(element).trim());
  return { ...(mark && { mark }), ...(editor && { editor }) };
}
