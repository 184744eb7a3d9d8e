import type { FontRole } from './face.js';
import type { SourceFile, SourceRange } from './source.js';

/** Where the lock stands, relative to the workspace: beside fonts.yaml and the fonts that it is about. */
export const FONT_LOCK_FILE = 'fonts/fonts.lock';

/** What a font file is known by, wherever it lies. */
export interface FontIdentity {
  readonly family: string;
  /** The version as the face states it; it may be empty. */
  readonly version: string;
  readonly sha256: string;
}

export interface LockedFont extends FontIdentity {
  /** Where its role stands in the lock, or its checksum where it has no role. */
  readonly range: SourceRange;
}

/** fonts.lock: which font each role was set in when it was locked. */
export interface FontLock {
  readonly file: SourceFile;
  readonly fonts: ReadonlyMap<FontRole, LockedFont>;
  /** Fonts in `fonts/` that are no role's, and stand in for what the roles' fonts lack. */
  readonly others: readonly LockedFont[];
}
