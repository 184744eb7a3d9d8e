import type { ByteSource } from './byte-source.js';
import type { FontRole } from './face.js';
import type { FontPlacing } from './packaged-fonts.js';

/** A font file as it was found. */
export interface FontFile {
  /** How messages name it: `fonts/simfang.ttf`, a system path, or a package and its file. */
  readonly name: string;
  readonly source: ByteSource;
  /** Where the file lies on the disk. */
  readonly path?: string;
  /** The SHA-256 of what `source` has, where it is known before: reading it proves that. */
  readonly sha256?: string;
  /** SHA-256 of other files that hold the same font, by which older locks know it. */
  readonly packedAs?: readonly string[];
  /** What tells the file as long as it stays the same; undefined where nothing can. */
  readonly state?: string;
  /** What fonts.yaml calls the instance of a variable font that this one was made as; other fonts have none. */
  readonly instance?: string;
}

/** Where a role's font is looked for: one entry of fonts.yaml. */
export type RoleCandidate =
  | {
      readonly type: 'installed';
      /** File names looked for in the system's font folders. */
      readonly files: readonly string[];
      /** Family or full names looked for in `fonts/`. */
      readonly families: readonly string[];
      /** What of a variable font is set: one of its instances, by name, or a weight, by number. */
      readonly instance?: string;
    }
  | {
      readonly type: 'package';
      /** The name of a font that comes with the program; beside a `file`, a package of npm. */
      readonly package: string;
      readonly file?: string;
      /** Horizontal scale of Han outlines within their full cell; 1 = none. */
      readonly width: number;
      /** The role that digits, Latin letters and the quotation marks are taken from. */
      readonly latin?: FontRole;
      /** What of a variable font is set, as of an installed font. */
      readonly instance?: string;
    };

/** The fonts of each role, in the order in which they are looked for. */
export type FontRoles = ReadonlyMap<FontRole, readonly RoleCandidate[]>;

/** Everything the font stage may open. Only what takes long to make of a font was made before it is asked for. */
export interface FontLibrary {
  readonly roles: FontRoles;
  /** Font files that lie in the workspace's `fonts/`. */
  readonly local: readonly FontFile[];
  /** A font of the system's font folders by its file name, in any case of letters. */
  readonly findSystemFont: (fileName: string) => FontFile | undefined;
  /** A font that comes with the program, or a file of an installed package; what is packed is handed out decoded. */
  readonly findPackagedFont: (placing: FontPlacing) => FontFile | undefined;
  /**
   * The static font that an instance of a variable font is, where fonts.yaml asks for it. Reading it throws a FontError where the
   * font has no such instance.
   * @param index of the variable face in its file
   */
  readonly findInstance: (file: FontFile, index: number, instance: string) => FontFile | undefined;
  /** Closes the files that were read. One that is read after that is opened again, if it still is what it was. */
  close(): void;
  /** Whether the files of the fonts that were found are what they were then. */
  isCurrent(): boolean;
}

/** Digests of fonts, whichever way they are packed. */
export interface FontDigests {
  /** The SHA-256 of a font, decoded; none where it can't be used. @throws UsageError where it can't be read at the moment */
  readonly of: (file: FontFile) => string | undefined;
  /** Whether a font has this SHA-256, or one that has it holds the same font in another packing: older locks know those. */
  readonly isOf: (file: FontFile, sha256: string) => boolean;
}
