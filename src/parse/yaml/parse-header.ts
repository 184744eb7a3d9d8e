import { type Finding, type Outcome, unmade } from '../../model/finding.js';
import { FRONT_MATTER_LIMIT, findFrontMatter } from '../../model/front-matter.js';
import type { Correction, IssueHeader, IssueIdentity } from '../../model/header.js';
import { issueFolderName } from '../../model/issue-folder.js';
import { type correctionSchema, headerSchema } from '../../model/schema/header-schema.js';
import { type ItemOf, type KeySchema, keyName, type MappingOf } from '../../model/schema/value-schema.js';
import type { Located, SourceFile, SourceRange } from '../../model/source.js';
import { finding } from '../finding.js';
import type { ReadYaml } from './package-yaml.js';
import { parseYaml, type YamlEntry, type YamlMap } from './parse-yaml.js';
import { missingKey } from './read-keys.js';
import { readMapping, readMappingPart } from './read-mapping.js';

export interface HeaderSource {
  /** The folder's name: `519`, `2024-增1`. */
  readonly folder: string;
  readonly index: SourceFile;
}

/**
 * Reads the front matter of an issue's index.md. The header is not made where the issue's identity, year or period is
 * missing or wrong, or where it can't be told which series have figures; anything else that is wrong is left out of it, with a
 * finding.
 * @param readYaml may know a front matter already
 */
export function parseHeader({ folder, index }: HeaderSource, readYaml: ReadYaml = parseYaml): Outcome<IssueHeader> {
  const block = findFrontMatter(index.text);
  if (!block || Buffer.byteLength(index.text.slice(0, block.after)) > FRONT_MATTER_LIMIT) {
    const opened = /^---[ \t]*(?:[\r\n]|$)/.test(index.text);
    const range = { file: index, start: 0, end: opened ? 3 : 0 };
    return unmade(finding(opened ? 'front-matter/open' : 'front-matter', range, {}));
  }
  const yaml = readYaml({ file: index, start: block.start, end: block.end });
  if (!yaml.value) return { value: undefined, findings: yaml.findings };
  const range = { file: index, start: 0, end: block.after };
  const fence = { file: index, start: 0, end: 3 };
  if (yaml.value.type !== 'map') {
    const found = finding('value-shape', yaml.value.range, { key: 'index.md', example: 'number: 519' });
    return { value: undefined, findings: [...yaml.findings, found] };
  }
  const findings = [...yaml.findings];
  const header = readHeader({ map: yaml.value, fence, findings });
  if (!header) return { value: undefined, findings };
  checkFolder(folder, header, findings);
  return { value: { file: index, folder, range, ...header }, findings };
}

interface HeaderText {
  readonly map: YamlMap;
  /** Where missing keys are reported. */
  readonly fence: SourceRange;
  readonly findings: Finding[];
}

/** What the header of a special issue has not. */
const regularKeys: readonly KeySchema[] = headerSchema.keys.filter(({ presence }) => presence === 'regular');

function readHeader({ map, fence, findings }: HeaderText): Omit<IssueHeader, 'file' | 'folder' | 'range'> | undefined {
  const isSpecial = map.entries.some(({ key }) => key.value === 'special' || key.value === '增刊');
  for (const schema of regularKeys) {
    const entry = map.entries.find(isEntryOf(schema));
    if (isSpecial && entry) findings.push(finding('special-number', entry.key.range, { key: keyName(schema) }));
    if (!isSpecial && !entry) findings.push(missingKey(schema, fence));
  }
  const entries = isSpecial
    ? map.entries.filter((entry) => !regularKeys.some((key) => isEntryOf(key)(entry)))
    : map.entries;
  const header = readMapping({ ...map, entries }, headerSchema, fence, findings);
  if (!header) return undefined;
  const { number: _number, issue: _issue, special: _special, corrections, released, ...values } = header;
  const identity = identityOf(header);
  const statistics = entryOf(map, 'statistics');
  const isUnread = statistics && statistics.value.type !== 'map' && statistics.value.type !== 'empty';
  if (!identity || isUnread) return undefined;
  return {
    ...values,
    identity,
    corrections: corrections.flatMap((correction) => takeCorrection(correction, findings)),
    ...(released.length > 0 && { released: { releases: released, range: rangeOfKey(map, 'released') } }),
  };
}

const isEntryOf =
  ({ key: name, synonym }: Pick<KeySchema, 'key' | 'synonym'>) =>
  ({ key }: YamlEntry): boolean =>
    key.value === name || key.value === synonym;

function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  const declared = headerSchema.keys.find((each) => each.key === key);
  return declared && map.entries.find(isEntryOf(declared));
}

/** The range from a key of the header to the end of its value. */
function rangeOfKey(map: YamlMap, key: string): SourceRange {
  const entry = entryOf(map, key);
  return entry ? { ...entry.key.range, end: entry.value.range.end } : map.range;
}

function identityOf({
  number,
  issue,
  special,
}: Pick<MappingOf<typeof headerSchema>, 'number' | 'issue' | 'special'>): IssueIdentity | undefined {
  if (special) return { type: 'special', special };
  return number && issue && { type: 'regular', number, issue };
}

/** A correction that names no measure is reported and left out. */
function takeCorrection(
  { others, ...correction }: ItemOf<typeof correctionSchema>,
  findings: Finding[],
): readonly Correction[] {
  const changes = [...others].map(([measure, { range, ...change }]) => ({ measure, change, range }));
  if (changes.length > 0) return [{ ...correction, changes }];
  const { start, end } = correction.range;
  const isReported = findings.some(({ range }) => start <= range.start && range.end <= end);
  if (!isReported) findings.push(finding('correction-empty', correction.range, {}));
  return [];
}

/** The folder is named by what the header states. */
function checkFolder(folder: string, header: Pick<IssueHeader, 'identity' | 'year'>, findings: Finding[]): void {
  const { identity, year } = header;
  const stated: Located<string> =
    identity.type === 'regular'
      ? { value: String(identity.number.value), range: identity.number.range }
      : {
          value: issueFolderName({ type: 'special', year: year.value, special: identity.special.value }),
          range: identity.special.range,
        };
  if (stated.value !== folder) findings.push(finding('folder-number', stated.range, { folder, stated: stated.value }));
}

/** What of a header can be read although the header as a whole can't be made; `parseHeader` has said what is wrong. */
export function readRegisterFacts({ index }: HeaderSource): Partial<MappingOf<typeof headerSchema>> {
  const block = findFrontMatter(index.text);
  const root = block && parseYaml({ file: index, start: block.start, end: block.end }).value;
  return root?.type === 'map' ? readMappingPart(root, headerSchema, root.range, []) : {};
}

/** How the keys of a header were typed, by their name in the schema; empty where there is no header. */
export function readTypedKeys(index: SourceFile): ReadonlyMap<string, string> {
  const block = findFrontMatter(index.text);
  const yaml = block && parseYaml({ file: index, start: block.start, end: block.end }).value;
  if (yaml?.type !== 'map') return new Map();
  const keys: readonly KeySchema[] = headerSchema.keys;
  return new Map(
    yaml.entries.flatMap(({ key: { value: typed } }) => {
      const known = keys.find(({ key, synonym }) => key === typed || synonym === typed);
      return known ? [[known.key, typed] as const] : [];
    }),
  );
}
