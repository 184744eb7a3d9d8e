import { posix } from 'node:path';
import { IntakeError } from '../intake-error.js';
import type { ArchiveEntry } from '../read-archive.js';
import { elementsIn, readXml, type XmlElement } from '../read-xml.js';

/** What a part of the package names another part, or something outside, by. */
export interface Relationship {
  readonly type: string;
  /** The name of a part, or an address. */
  readonly target: string;
  readonly isExternal: boolean;
}

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
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const bytes = (name: string): Uint8Array | undefined => byName.get(name.toLowerCase())?.read();
  const xml = (name: string): XmlElement | undefined => {
    const read = bytes(name);
    return read && readXml(read);
  };
  const relationshipsOf = (name: string): ReadonlyMap<string, Relationship> => {
    const { dir, base } = posix.parse(name);
    return readRelationships(xml(posix.join(dir, '_rels', `${base}.rels`)), dir);
  };
  const main = [...relationshipsOf('').values()].find(({ type }) => type === 'officeDocument')?.target;
  const name = main ?? 'word/document.xml';
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

function readRelationships(root: XmlElement | undefined, folder: string): ReadonlyMap<string, Relationship> {
  const found = new Map<string, Relationship>();
  for (const { attributes } of elementsIn(root)) {
    const id = attributes.get('Id');
    const target = attributes.get('Target');
    if (id === undefined || target === undefined) continue;
    const isExternal = attributes.get('TargetMode') === 'External';
    const type = attributes.get('Type')?.split('/').at(-1) ?? '';
    found.set(id, { type, isExternal, target: isExternal ? target : nameOfPart(folder, target) });
  }
  return found;
}

const nameOfPart = (folder: string, target: string): string =>
  target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
