import type { Finding, Outcome } from '../model/finding.js';
import { findFrontMatter, frontMatterLimit } from '../model/front-matter.js';
import type { IssueHeader, IssueIdentity, StaffMember } from '../model/header.js';
import { issueFolderName } from '../model/issue-folder.js';
import { headerSchema } from '../model/schema/header-schema.js';
import { keyName } from '../model/schema/value-schema.js';
import type { Located, SourceFile, SourceRange } from '../model/source.js';
import { finding } from './finding.js';
import { parseYaml, type YamlEntry, type YamlMap } from './parse-yaml.js';
import { readCorrections } from './read-corrections.js';
import { readDate, readPeriod } from './read-dates.js';
import { readDistribution, readReceivers } from './read-distribution.js';
import { readNames, readPublished, readStatistics } from './read-figures.js';
import { type KeyedEntries, readKeys } from './read-keys.js';
import { readReleased } from './read-releases.js';
import { asMap, readOrdinal, readText, readTexts, readYear, valueReader } from './read-values.js';

export interface HeaderSource {
  /** The folder's name: `519`, `2024-增1`. */
  readonly folder: string;
  readonly index: SourceFile;
}

/**
 * Reads the front matter of an issue's index.md. The header is not made where the issue's identity, year or period is
 * missing or wrong; anything else that is wrong is left out of it, with a finding.
 * @param readYaml may know a front matter already
 */
export function parseHeader({ folder, index }: HeaderSource, readYaml = parseYaml): Outcome<IssueHeader> {
  const block = findFrontMatter(index.text);
  if (!block || Buffer.byteLength(index.text.slice(0, block.after)) > frontMatterLimit) {
    const opened = /^---[ \t]*(?:[\r\n]|$)/.test(index.text);
    const range = { file: index, start: 0, end: opened ? 3 : 0 };
    return { value: undefined, findings: [finding(opened ? 'front-matter/open' : 'front-matter', range, {})] };
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

function readHeader({ map, fence, findings }: HeaderText): Omit<IssueHeader, 'file' | 'folder' | 'range'> | undefined {
  const special = map.entries.some(({ key }) => key.value === 'special' || key.value === '增刊');
  const keys = headerSchema.keys.filter(({ key }) => !special || (key !== 'number' && key !== 'issue'));
  if (special) reportRegularKeys(map, findings);
  const regularKeys = new Set(special ? ['number', '总第', 'issue', '期'] : []);
  const entries = map.entries.filter(({ key }) => !regularKeys.has(key.value));
  const keyed = readKeys({ ...map, entries }, { type: 'mapping', keys }, fence, findings);
  const read = valueReader(keyed, headerSchema, findings);
  const identity = readIdentity(keyed, findings);
  const year = read('year', readYear);
  const period = read('period', readPeriod);
  const optional = {
    date: read('date', readDate),
    name: read('name', readText),
    publisher: read('publisher', readText),
    template: read('template', readText),
    title: read('title', readText),
    distribution: read('distribution', readDistribution),
    additionalReceivers: read('增发', readReceivers),
    copies: read('copies', readOrdinal),
    maxPages: read('max_pages', readOrdinal),
    released: read('released', readReleased),
  };
  const lists = {
    marking: read('marking', readTexts) ?? [],
    staff: read('staff', readStaff) ?? [],
    statistics: read('statistics', readStatistics) ?? new Map(),
    published: read('published', readPublished) ?? new Map(),
    corrections: read('corrections', readCorrections) ?? [],
  };
  if (!identity || !year || !period) return undefined;
  return { identity, year, period, ...withoutUndefined(optional), ...lists };
}

function readIdentity(keyed: KeyedEntries, findings: Finding[]): IssueIdentity | undefined {
  const read = valueReader(keyed, headerSchema, findings);
  const special = read('special', readOrdinal);
  if (special) return { type: 'special', special };
  const number = read('number', readOrdinal);
  const issue = read('issue', readOrdinal);
  return number && issue ? { type: 'regular', number, issue } : undefined;
}

/** A special issue has neither `number` nor `issue`. */
function reportRegularKeys(map: YamlMap, findings: Finding[]): void {
  for (const schema of headerSchema.keys) {
    if (schema.key !== 'number' && schema.key !== 'issue') continue;
    const typed = map.entries.find(({ key }) => key.value === schema.key || key.value === schema.synonym);
    if (typed) findings.push(finding('special-number', typed.key.range, { key: keyName(schema) }));
  }
}

function readStaff(entry: YamlEntry, findings: Finding[], example: string): readonly StaffMember[] {
  const map = asMap(entry, findings, example);
  if (!map) return [];
  return readNames(map, findings).flatMap((member) => {
    const name = readText(member, findings);
    return name ? [{ duty: member.key.value, name }] : [];
  });
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

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Only the keys that have a value: an optional key of the model is absent, never undefined. */
function withoutUndefined<T extends object>(values: T): Defined<T> {
  const defined: Partial<T> = {};
  for (const key in values) {
    if (values[key] !== undefined) defined[key] = values[key];
  }
  return defined as Defined<T>;
}
