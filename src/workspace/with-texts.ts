import { type Outcome, unmade } from '../model/finding.js';
import type { SourceFile } from '../model/source.js';
import { decodeText } from '../read/decode-text.js';
import { SECTION_LIMIT } from '../read/load-issue.js';
import { tooLarge } from '../read/read-text-file.js';
import { sectionNumberOf, sortNames } from '../read/sort-names.js';
import type { GatheredIssue } from './gather-sources.js';

/** Files by the paths that findings name them with. */
export type Texts = ReadonlyMap<string, SourceFile>;

/** Bytes of files that are not saved, as if they had been read: what can't be is a finding, as it is in a file. */
export function decodeTexts(unsaved: Readonly<Record<string, Uint8Array>>): Outcome<Texts, never> {
  const decoded = Object.entries(unsaved).map(([path, bytes]) =>
    bytes.length > SECTION_LIMIT
      ? unmade(tooLarge(path, SECTION_LIMIT))
      : decodeText(path.normalize('NFC'), bytes, false),
  );
  return {
    value: new Map(decoded.flatMap(({ value }) => (value ? [[value.path, value]] : []))),
    findings: decoded.flatMap(({ findings }) => findings),
  };
}

/**
 * The issue with these texts in the place of what was read: those of an editor that are not saved yet, or that were mended
 * and are not written yet. A section that there is no file of takes the place that its number gives it.
 */
export function withTexts(gathered: GatheredIssue, texts: Texts): GatheredIssue {
  if (texts.size === 0) return gathered;
  const { workspace, issue } = gathered;
  const current = (file: SourceFile): SourceFile => texts.get(file.path) ?? file;
  return {
    ...gathered,
    workspace: {
      ...workspace,
      settings: current(workspace.settings),
      ...(workspace.people && { people: current(workspace.people) }),
      ...(workspace.holidays && { holidays: current(workspace.holidays) }),
      templates: new Map([...workspace.templates].map(([name, file]) => [name, { ...file, ...current(file) }])),
    },
    issue: {
      ...issue,
      index: current(issue.index),
      sections: withNew(issue.sections, texts, `issues/${issue.folder}/`).map(current),
      attachments: {
        ...issue.attachments,
        read(path) {
          const read = issue.attachments.read(path);
          const text = read.value && texts.get(read.value.path);
          return text ? { value: text, findings: [] } : read;
        },
      },
    },
  };
}

/** The sections with those that are not saved yet. */
function withNew(sections: readonly SourceFile[], texts: Texts, home: string): readonly SourceFile[] {
  const saved = new Set(sections.map(({ path }) => path));
  const names = [...texts.keys()].filter((path) => path.startsWith(home)).map((path) => path.slice(home.length));
  const fresh = sortNames(names, '').sections.filter(({ name }) => !saved.has(home + name));
  if (fresh.length === 0) return sections;
  const all = [...sections, ...fresh.flatMap(({ name }) => texts.get(home + name) ?? [])];
  const placeOf = ({ path }: SourceFile): bigint => sectionNumberOf(path.slice(home.length));
  return all.sort((a, b) => Number(placeOf(a) - placeOf(b)));
}
