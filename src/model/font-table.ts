import type { FontRole } from './face.js';
import type { FontDefect } from './font-defects.js';
import type { Variation, VariationSet } from './font-variation.js';
import type { Bilingual } from './message.js';

/*
 * The fonts of a workspace as they are shown: what the table and the data file of `bulletin fonts` are made from.
 */

export type FontPlace = 'workspace' | 'system' | 'package';

/** What the OS/2 table allows. */
export interface EmbeddingRights {
  readonly fsType: number;
  /** `preview`: for showing and printing, which is all that a PDF is for. */
  readonly level: 'installable' | 'editable' | 'preview' | 'restricted';
  readonly maySubset: boolean;
  readonly bitmapsOnly: boolean;
}

/** GB/T 2312—1980; 通用规范汉字表 (2013); GB 18030—2022, implementation level 2. The Han characters of each. */
export const repertoireIds = ['gb2312', 'general', 'gb18030'] as const;
export type RepertoireId = (typeof repertoireIds)[number];

export interface Coverage {
  /** Characters in the repertoire. */
  readonly total: number;
  /** Code points of those that the face has no glyph for, or one that leaves no ink; in the order of the repertoire. */
  readonly missing: readonly number[];
}

export type Coverages = Readonly<Record<RepertoireId, Coverage>>;

/** What a face says of itself. */
export interface DescribedFace {
  readonly family: string;
  /** `Bold`; may be empty, as the texts below. */
  readonly style: string;
  readonly postScriptName: string;
  readonly version: string;
  readonly license: string;
  readonly licenseUrl: string;
  readonly embedding: EmbeddingRights;
  readonly coverage: Coverages;
  /** What a variable font can be made into, and what of it is set; static fonts have none. */
  readonly variation?: VariationSet;
}

/** One place that a role's font was looked for in, in the order they are looked at. */
export interface SearchStep {
  readonly place: FontPlace;
  /** Family, file or package names that nothing was found by, before the one that was. */
  readonly notFound: readonly string[];
  /** Fonts that were found and can't be used. */
  readonly refused: readonly RefusedFont[];
  /** The name that the font was found by. */
  readonly foundBy?: string;
}

export interface RefusedFont {
  /** What messages call the file. */
  readonly file: string;
  readonly defect: FontDefect;
  /** The defect in words. */
  readonly reason: Bilingual;
}

export interface RoleRow {
  readonly role: FontRole;
  readonly steps: readonly SearchStep[];
  /** The font that was found; it is left out where none can be used. */
  readonly found?: FoundFont;
  /** How the role stands to the lock; it is left out where nothing is locked. */
  readonly lock?: LockState;
}

export interface FoundFont extends DescribedFace {
  readonly file: string;
  readonly place: FontPlace;
  /** The digest of the file; it is not there where the file can't be read. */
  readonly sha256?: string;
  /** Horizontal scale of Han outlines, 1 = none. */
  readonly width: number;
  /** The role that Western characters come from. */
  readonly latin?: FontRole;
}

/** How a role stands to the lock: the same file; another one; its font is gone; it was not locked. */
export type LockState = 'same' | 'differs' | 'gone' | 'unlocked';

/** A font in `fonts/` that is no role's. */
export interface UnusedFont {
  readonly file: string;
  /** Names of its faces; none where they can't be read. */
  readonly families: readonly string[];
  /** Why it can't be used; none where it is only not asked for, and stands in for what others lack. */
  readonly defect?: FontDefect;
  /** What its first face can be made into; static fonts have none. */
  readonly variation?: Variation;
}

/** A character that the texts need in a role and that the role's font doesn't set as it should. */
export interface LackingCharacter {
  readonly role: FontRole;
  /** `U+20BB7`; several for a sequence. */
  readonly codePoint: string;
  readonly character: string;
  /** `missing`: no font has it. The others: another font sets it, or another form of it is set. */
  readonly kind: 'missing' | 'other-font' | 'base-form' | 'equivalent';
  /** Family of the font that sets it. */
  readonly font?: string;
  /** A rule switched off or a note in the text says that it is to be so. */
  readonly accepted: boolean;
  /** `file:line:column`, each once. */
  readonly places: readonly string[];
}

export interface FontTable {
  readonly roles: readonly RoleRow[];
  readonly unused: readonly UnusedFont[];
  /** Whether the system's fonts were looked at. */
  readonly systemFonts: boolean;
  /** Whether there is a lock, and whether it could be read. */
  readonly lock: 'none' | 'read' | 'unreadable';
  /** What the issues whose texts were looked through are called together; none where there are none. */
  readonly lookedAt?: Bilingual;
  /** The folders of the issues that were looked through. */
  readonly issues: readonly string[];
  /** The issues that could not be set. */
  readonly unset: readonly string[];
  readonly lacking: readonly LackingCharacter[];
  readonly problems: readonly FontProblem[];
}

/** What `--check` fails for. */
export interface FontProblem {
  readonly kind: 'no-font' | 'not-embeddable' | 'missing' | 'stand-in' | 'lock' | 'unset';
  readonly text: Bilingual;
}

/** What the table can be shown as. */
export const fontTableFormats = ['table', 'json'] as const;
export type FontTableFormat = (typeof fontTableFormats)[number];
