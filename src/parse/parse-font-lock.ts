import { finding } from '../font/finding.js';
import type { Finding, Outcome } from '../model/finding.js';
import type { FontLock, LockedFont } from '../model/font-lock.js';
import { type SourceFile, type SourceRange, wholeFile } from '../model/source.js';
import { parseYaml, type YamlMap, type YamlValue } from './parse-yaml.js';

/** A newer program may write another one. */
const LOCK_VERSION = '1';
const SHA256 = /^[\da-f]{64}$/;

/**
 * Reads fonts.lock. It was written by a program, and what became of it since, such as a merge gone wrong, is mended by
 * writing it again: one finding, at the first place that can't be read, and then no value.
 */
export function parseFontLock(file: SourceFile): Outcome<FontLock> {
  const yaml = parseYaml({ file, start: 0, end: file.text.length });
  const broken = yaml.findings[0];
  if (!yaml.value || broken) return unreadable(broken?.range ?? wholeFile(file));
  const top = yaml.value;
  const fonts = valueAt(top, 'fonts');
  const version = valueAt(top, 'version');
  if (version?.type !== 'scalar' || version.value !== LOCK_VERSION) return unreadable(version?.range ?? top.range);
  if (fonts?.type !== 'map') return unreadable(fonts?.range ?? top.range);
  return readFonts(file, fonts, valueAt(top, 'others'));
}

function readFonts(file: SourceFile, { entries }: YamlMap, others: YamlValue | undefined): Outcome<FontLock> {
  const fonts = new Map<string, LockedFont>();
  for (const entry of entries) {
    const locked = readFont(entry.value, entry.key.range);
    if (!locked || fonts.has(entry.key.value)) return unreadable(entry.key.range);
    fonts.set(entry.key.value, locked);
  }
  const listed: LockedFont[] = [];
  for (const item of others?.type === 'list' ? others.items : []) {
    const locked = readFont(item, valueAt(item, 'sha256')?.range ?? item.range);
    if (!locked) return unreadable(item.range);
    listed.push(locked);
  }
  if (others && others.type !== 'list') return unreadable(others.range);
  return { value: { file, fonts, others: listed }, findings: [] };
}

function readFont(value: YamlValue, range: SourceRange): LockedFont | undefined {
  const [family, version, sha256] = ['family', 'version', 'sha256'].map((name) => textOf(valueAt(value, name)));
  if (!family || version === undefined || !sha256 || !SHA256.test(sha256)) return undefined;
  return { family, version, sha256, range };
}

const valueAt = (value: YamlValue, key: string): YamlValue | undefined =>
  value.type === 'map' ? value.entries.find((entry) => entry.key.value === key)?.value : undefined;

const textOf = (value: YamlValue | undefined): string | undefined =>
  value?.type === 'scalar' ? value.value : undefined;

const unreadable = (range: Finding['range']): Outcome<FontLock> => ({
  value: undefined,
  findings: [finding('font-lock/unreadable', range, {})],
});
