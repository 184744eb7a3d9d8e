import type { Finding } from '../model/finding.js';
import type { Release, Released } from '../model/header.js';
import { releaseSchema } from '../model/schema/header-schema.js';
import type { Located } from '../model/source.js';
import type { YamlEntry } from './parse-yaml.js';
import { readDate } from './read-dates.js';
import { readNames, readPublished } from './read-figures.js';
import { readKeys } from './read-keys.js';
import { asMap, readOrdinal, readText, valueReader, wrongShape } from './read-values.js';

/** A SHA-256 as it is written, for messages. */
const DIGEST_EXAMPLE = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The record of an issue's printings. An entry that lacks something is reported and left out; none where nothing is left. */
export function readReleased(entry: YamlEntry, findings: Finding[], example: string): Released | undefined {
  const { key, value } = entry;
  if (value.type !== 'list' || value.items.length === 0) {
    findings.push(wrongShape(entry, example));
    return undefined;
  }
  const releases = value.items.flatMap((item) => readRelease({ key, value: item }, findings, example));
  if (releases.length === 0) return undefined;
  return { releases, range: { ...key.range, end: value.range.end } };
}

function readRelease(entry: YamlEntry, findings: Finding[], example: string): readonly Release[] {
  const map = asMap(entry, findings, example);
  if (!map) return [];
  const keyed = readKeys(map, releaseSchema, map.range, findings);
  const read = valueReader(keyed, releaseSchema, findings);
  const date = read('date', readDate);
  const pages = read('pages', readOrdinal);
  const sha256 = read('sha256', readDigest);
  const files = read('files', readFiles);
  const published = read('published', readPublished) ?? new Map();
  const reason = read('reason', readText);
  if (!date || !pages || !sha256 || !files) return [];
  return [{ date, pages, sha256, published, files, ...(reason && { reason }), range: map.range }];
}

function readFiles(
  entry: YamlEntry,
  findings: Finding[],
  example: string,
): ReadonlyMap<string, Located<string>> | undefined {
  const map = asMap(entry, findings, example);
  if (!map) return undefined;
  return new Map(
    readNames(map, findings).flatMap((file) => {
      const digest = readDigest(file, findings);
      return digest ? [[file.key.value, digest] as const] : [];
    }),
  );
}

function readDigest(entry: YamlEntry, findings: Finding[]): Located<string> | undefined {
  const digest = readText(entry, findings);
  if (!digest || /^[0-9a-f]{64}$/.test(digest.value)) return digest;
  findings.push(wrongShape(entry, `${entry.key.value}: ${DIGEST_EXAMPLE}`));
  return undefined;
}
