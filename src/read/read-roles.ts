import { isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import type { FontRole } from '../model/face.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { RoleCandidate } from '../model/font-library.js';
import type { Bilingual } from '../model/message.js';
import { type Located, type SourceFile, type SourceRange, wholeFile } from '../model/source.js';
import { finding } from './finding.js';

export type FontRoles = ReadonlyMap<FontRole, readonly RoleCandidate[]>;

/** A node of fonts.yaml, named by its key for messages. */
interface Item {
  readonly key: string;
  readonly node: ParsedNode | null;
  /** Of the value, or of the key where no value is written. */
  readonly range: SourceRange;
}

interface Reader {
  readonly file: SourceFile;
  readonly findings: Finding[];
  /** The roles that package fonts name for their Western characters. */
  readonly latin: Located<FontRole>[];
}

const INSTALLED_KEYS = ['files', 'families'];
const PACKAGE_KEYS = ['package', 'file', 'width', 'latin'];
/** An npm package name. */
const PACKAGE_NAME = /^(@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*$/u;
/** A path inside the package: no step upwards, nothing absolute. */
const INNER_PATH = /^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[^\\:]+$/u;
/** Narrower or wider than this, an outline is no longer the same design. */
const MIN_WIDTH = 0.5;
const MAX_WIDTH = 1.5;

const expectations = {
  roles: { zh: '各字体的名称和来源', en: 'the roles and where each is looked for' },
  candidates: { zh: '一个列表，每项以 - 开头', en: 'a list, each item with a - before it' },
  candidate: {
    zh: '{files: […], families: […]} 或 {package: …, file: …}',
    en: '{files: […], families: […]} or {package: …, file: …}',
  },
  names: { zh: '一个名称的列表 […]', en: 'a list of names […]' },
  name: { zh: '一个名称', en: 'a name' },
  packageName: { zh: '一个 npm 软件包的名称', en: 'the name of an npm package' },
  innerPath: { zh: '软件包里的一个文件', en: 'a file inside the package' },
  width: { zh: `${MIN_WIDTH} 到 ${MAX_WIDTH} 之间的数`, en: `a number from ${MIN_WIDTH} to ${MAX_WIDTH}` },
} as const satisfies Record<string, Bilingual>;

/** Reads the roles that fonts.yaml states. None where there are findings. */
export function readRoles(file: SourceFile): Outcome<FontRoles> {
  const reader: Reader = { file, findings: [], latin: [] };
  const top = parse(reader);
  const roles = new Map<FontRole, readonly RoleCandidate[]>();
  const entries = top ? entriesOf(reader, top, expectations.roles, ['roles']) : new Map<string, Item>();
  const item = entries.get('roles');
  if (item) {
    for (const [role, list] of entriesOf(reader, item, expectations.roles))
      roles.set(role, readCandidates(reader, list));
    checkLatin(reader, roles);
  } else if (reader.findings.length === 0) report(reader, { key: 'roles', range: wholeFile(file) }, expectations.roles);
  return { value: reader.findings.length === 0 ? roles : undefined, findings: reader.findings };
}

function parse({ file, findings }: Reader): Item | undefined {
  const document = parseDocument(file.text, { prettyErrors: false, logLevel: 'silent' });
  const problem = document.errors[0];
  if (problem === undefined) return { key: 'fonts.yaml', node: document.contents, range: wholeFile(file) };
  // The first alone: those after it are mostly its consequences.
  const [start, end] = problem.pos;
  findings.push(finding('fonts-file/syntax', { file, start, end }, {}));
  return undefined;
}

function report({ findings }: Reader, { key, range }: Pick<Item, 'key' | 'range'>, expected: Bilingual): void {
  findings.push(finding('fonts-file/shape', range, { key, expected }));
}

/** The entries of a mapping by their keys; with `known`, only those may be written. */
function entriesOf(
  reader: Reader,
  item: Item,
  expected: Bilingual,
  known?: readonly string[],
): ReadonlyMap<string, Item> {
  const entries = new Map<string, Item>();
  if (!isMap<ParsedNode, ParsedNode | null>(item.node)) {
    report(reader, item, expected);
    return entries;
  }
  for (const { key: name, value: node } of item.node.items) {
    const key = isScalar(name) ? String(name.value) : '';
    const range = rangeOf(reader, node ?? name);
    if (known && !known.includes(key)) {
      reader.findings.push(finding('fonts-file/unknown-key', rangeOf(reader, name), { key, keys: known }));
    } else entries.set(key, { key, node, range });
  }
  return entries;
}

const rangeOf = ({ file }: Reader, node: ParsedNode): SourceRange => ({
  file,
  start: node.range[0],
  end: node.range[1],
});

function itemsOf(reader: Reader, item: Item, expected: Bilingual): readonly Item[] {
  if (isSeq<ParsedNode>(item.node) && item.node.items.length > 0) {
    return item.node.items.map((node) => ({ key: item.key, node, range: rangeOf(reader, node) }));
  }
  report(reader, item, expected);
  return [];
}

const readCandidates = (reader: Reader, list: Item): readonly RoleCandidate[] =>
  itemsOf(reader, list, expectations.candidates).flatMap((item) => readCandidate(reader, item) ?? []);

function readCandidate(reader: Reader, item: Item): RoleCandidate | undefined {
  const entries = entriesOf(reader, item, expectations.candidate, [...INSTALLED_KEYS, ...PACKAGE_KEYS]);
  const hasAny = (keys: readonly string[]): boolean => keys.some((key) => entries.has(key));
  if (hasAny(INSTALLED_KEYS) === hasAny(PACKAGE_KEYS)) {
    if (isMap(item.node)) report(reader, item, expectations.candidate);
    return undefined;
  }
  if (hasAny(INSTALLED_KEYS)) {
    const [files, families] = INSTALLED_KEYS.map((key) => readNames(reader, entries.get(key)));
    return { type: 'installed', files: files ?? [], families: families ?? [] };
  }
  const latin = entries.get('latin');
  return {
    type: 'package',
    package: readText(reader, entries.get('package') ?? { ...item, key: 'package', node: null }, 'packageName'),
    file: readText(reader, entries.get('file') ?? { ...item, key: 'file', node: null }, 'innerPath'),
    width: readWidth(reader, entries.get('width')),
    ...(latin && { latin: readLatin(reader, latin) }),
  };
}

const readNames = (reader: Reader, list: Item | undefined): readonly string[] =>
  list ? itemsOf(reader, list, expectations.names).map((item) => readText(reader, item, 'name')) : [];

const formats = { name: /\S/u, packageName: PACKAGE_NAME, innerPath: INNER_PATH } as const;

function readText(reader: Reader, item: Item, kind: keyof typeof formats): string {
  const value = isScalar(item.node) ? item.node.value : undefined;
  // A name of digits alone is a number to YAML.
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && formats[kind].test(text)) return text;
  report(reader, item, expectations[kind]);
  return '';
}

function readLatin(reader: Reader, item: Item): FontRole {
  const value = readText(reader, item, 'name');
  if (value !== '') reader.latin.push({ value, range: item.range });
  return value;
}

function readWidth(reader: Reader, item: Item | undefined): number {
  if (item === undefined) return 1;
  const value = isScalar(item.node) ? item.node.value : undefined;
  if (typeof value === 'number' && value >= MIN_WIDTH && value <= MAX_WIDTH) return value;
  report(reader, item, expectations.width);
  return 1;
}

function checkLatin({ latin, findings }: Reader, roles: FontRoles): void {
  for (const { value, range } of latin) {
    if (!roles.has(value)) findings.push(finding('fonts-file/latin-unknown', range, { role: value }));
  }
}
