import { IntakeError } from '../intake-error.js';
import type { ArchiveEntry } from '../read-archive.js';
import { openPackage, type Relationship } from '../read-package.js';
import { elementsIn, type XmlElement } from '../read-xml.js';

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
    hasMacros: entries.some((entry) => /(?:^|\/)vbaProject\.bin$/i.test(entry.name)),
  };
}
