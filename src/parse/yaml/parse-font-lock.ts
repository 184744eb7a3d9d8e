import { finding } from '../../font/finding.js';
import { type Outcome, unmade } from '../../model/finding.js';
import type { FontLock, LockedFont } from '../../model/font-lock.js';
import { fontLockSchema, type lockedFontSchema } from '../../model/schema/fonts-schema.js';
import type { MappingOf } from '../../model/schema/value-schema.js';
import { type SourceFile, type SourceRange, wholeFile } from '../../model/source.js';
import { readMappingFile } from './read-mapping.js';

/**
 * Reads fonts.lock. It was written by a program, and what became of it since, such as a merge gone wrong, is mended by
 * writing it again: one finding, at the first place that can't be read, and then no value.
 */
export function parseFontLock(file: SourceFile): Outcome<FontLock> {
  const { value, findings } = readMappingFile(file, fontLockSchema, 'version: 1');
  const [broken] = findings;
  if (!value || broken) {
    const range = broken?.range ?? wholeFile(file);
    return unmade(finding('font-lock/unreadable', range, {}));
  }
  const fonts = value.fonts.flatMap(({ key, value: font }) =>
    font ? [[key.value, lockedFont(font, key.range)] as const] : [],
  );
  const others = value.others.map((font) => lockedFont(font, font.sha256.range));
  return { value: { file, fonts: new Map(fonts), others }, findings: [] };
}

const lockedFont = (
  { family, version, sha256 }: MappingOf<typeof lockedFontSchema>,
  range: SourceRange,
): LockedFont => ({ family, version, sha256: sha256.value, range });
