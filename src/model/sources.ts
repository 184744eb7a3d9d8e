import type { Attachments } from './attachments.js';
import type { SourceFile } from './source.js';

/** One issue's folder as it was read. */
export interface IssueSources {
  /** The folder's name: `519`, `2024-增1`. */
  readonly folder: string;
  readonly index: SourceFile;
  /** The section files in the order of their leading numbers. */
  readonly sections: readonly SourceFile[];
  /** Names in the issue's folder that what is kept of a release may have. */
  readonly kept: readonly string[];
  /** Images and tables in the issue's folder. */
  readonly attachments: Attachments;
}

/** The `template.yaml` of a template. */
export interface TemplateFile extends SourceFile {
  /** The package's template of the same name, where this is the workspace's own. */
  readonly shadowed?: SourceFile;
}

/** Templates by name in NFC: the workspace's own, and the package's where it has none of that name. */
export type TemplateFiles = ReadonlyMap<string, TemplateFile>;

/** What a workspace states for its issues: read once, whatever is built. */
export interface WorkspaceSources {
  readonly settings: SourceFile;
  /** people.yaml, where there is one. */
  readonly people?: SourceFile;
  /** holidays.yaml, where there is one. */
  readonly holidays?: SourceFile;
  /** Past figures of years whose issues aren't kept. */
  readonly history?: readonly SourceFile[];
  /** fonts/fonts.lock, where there is one. */
  readonly fontLock?: SourceFile;
  /** index.md of every numbered issue folder that was asked for, by folder name, in the order of their numbers. */
  readonly headers: readonly { readonly folder: string; readonly index: SourceFile }[];
  readonly templates: TemplateFiles;
  /** Images in the folder of bulletin.yaml. */
  readonly attachments: Attachments;
}

/** The files outside of the issues' folders that every issue is made with. */
export const sharedFiles = ({
  settings,
  people,
  holidays,
  fontLock,
  history = [],
}: WorkspaceSources): readonly SourceFile[] =>
  [settings, people, holidays, fontLock, ...history].flatMap((file) => file ?? []);

/** The files of all templates there are. */
export const templateFiles = ({ templates }: WorkspaceSources): readonly SourceFile[] =>
  [...templates.values()].flatMap((file) => [file, ...(file.shadowed ? [file.shadowed] : [])]);
