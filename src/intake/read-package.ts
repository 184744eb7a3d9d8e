import { posix } from 'node:path';
import { IntakeError } from './intake-error.js';
import type { ArchiveEntry } from './read-archive.js';
import { elementsIn, readXml, type XmlElement } from './read-xml.js';

/** What a part of a package names another part, or something outside, by [ECMA-376 part 2]. */
export interface Relationship {
  readonly type: string;
  /** The name of a part, or an address. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The parts of a file of Word or Excel. */
export interface OfficePackage {
  /** The name of the part that all else hangs on; none where nothing is said. */
  readonly main: string | undefined;
  /** The bytes of a part; none where there isn't one. */
  readonly bytes: (name: string) => Uint8Array | undefined;
  readonly xml: (name: string) => XmlElement | undefined;
  /** What a part names, by id. */
  readonly relationshipsOf: (name: string) => ReadonlyMap<string, Relationship>;
}

/** The most bytes of a part that isn't a picture: a document of a hundred pages has a quarter of it. */
const XML_LIMIT = 8 * 1024 * 1024;

/** Nothing is read before it is asked for; what is asked for may throw an IntakeError. */
export function openPackage(entries: readonly ArchiveEntry[]): OfficePackage {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const bytes = (name: string): Uint8Array | undefined => byName.get(name.toLowerCase())?.read();
  const xml = (name: string): XmlElement | undefined => {
    const entry = byName.get(name.toLowerCase());
    if (entry && entry.size > XML_LIMIT) throw new IntakeError('import-file/too-large', {});
    return entry && readXml(entry.read());
  };
  const relationshipsOf = (name: string): ReadonlyMap<string, Relationship> => {
    const { dir, base } = posix.parse(name);
    return readRelationships(xml(posix.join(dir, '_rels', `${base}.rels`)), dir);
  };
  const main = [...relationshipsOf('').values()].find(({ type }) => type === 'officeDocument')?.target;
  return { main, bytes, xml, relationshipsOf };
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
