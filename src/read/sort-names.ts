import {
  type CopyOf,
  copyOf,
  type FolderNames,
  folderNames,
  isLeftover,
  nameBeside,
  originalOfLeftover,
} from './copy-names.js';

const isMarkdown = (name: string): boolean => /\.md$/i.test(name) && name !== 'index.md' && !isLeftover(name);

export const isIndex = (name: string): boolean => name.toLowerCase() === 'index.md';

const isSectionName = (name: string): boolean => isMarkdown(name) && /^\d/.test(name);

interface SectionName {
  readonly name: string;
  readonly number: bigint;
}

/** What the names in an issue's folder stand for; images, tables and all else that is no Markdown is left out. */
export interface SortedNames {
  /** The sections in the order of their numbers. */
  readonly sections: readonly SectionName[];
  /** Copies by name, with the names of their originals, which stand beside them. */
  readonly copies: ReadonlyMap<string, string>;
  /** Copies of sections and of index.md that are not there, with the names of those. */
  readonly alone: ReadonlyMap<string, string>;
  /** What programs left of files that are not there, with the names of those. */
  readonly leftovers: ReadonlyMap<string, string>;
  /** What was meant for sections and isn't named so, with the names they should have. */
  readonly misnamed: ReadonlyMap<string, string>;
  /** Documents and sheets of an office's programs that the header doesn't name. */
  readonly documents: readonly string[];
  readonly others: readonly string[];
}

/** Whether a name has the ending of Markdown, with or without what a program put behind it: `甲.md(1)`, `甲.md.txt`. */
const mayBeCopy = (name: string): boolean => /\.md(?![a-z])/i.test(name) && name !== 'index.md' && !isLeftover(name);

/** A section whose ending Windows hides or another program chose: `05-综窗.md.txt`, `05-综窗.txt`, `05-综窗.markdown`. */
export const OTHER_ENDING = /^(\d.*?)(?:\.md)?(?:\.(?:txt|text|markdown|mdown|mdwn|mkdn?|mdtext)|[。．]md)$/i;
/** The name that a section should have, of a file that was meant for one and isn't named so. */
function sectionNameOf(name: string): string | undefined {
  const stem = OTHER_ENDING.exec(name)?.[1];
  if (stem !== undefined) return `${stem}.md`;
  // A number as an input method types it.
  return isMarkdown(name) && /^[０-９]/.test(name)
    ? name.replace(/^[０-９]+/, (wide) => wide.normalize('NFKC'))
    : undefined;
}

const isDocument = (name: string): boolean => /\.(?:docx?|wps|xlsx?|et)$/i.test(name) && !isLeftover(name);

/** @param index the text of index.md: what a release recorded as printed is a section, whatever its name */
export function sortNames(names: readonly string[], index: string): SortedNames {
  const beside = folderNames(names);
  const sections: SectionName[] = [];
  const copies = new Map<string, string>();
  const alone = new Map<string, string>();
  const misnamed = new Map<string, string>();
  const others: string[] = [];
  for (const name of names) {
    const isKept = isRecorded(name, index);
    const wanted = isKept ? undefined : sectionNameOf(name);
    const copy = isKept ? undefined : wanted === undefined ? copyIn(name, beside) : copyAs(wanted, beside);
    if (copy?.isThere) copies.set(name, copy.original);
    else if (wanted !== undefined) misnamed.set(name, wanted);
    else if (copy && (isSectionName(copy.original) || isIndex(copy.original))) alone.set(name, copy.original);
    else if (isSectionName(name)) sections.push({ name, number: sectionNumberOf(name) });
    else if (isMarkdown(name)) others.push(name);
  }
  sections.sort((a, b) => Number(a.number - b.number));
  const documents = names.filter((name) => isDocument(name) && !index.includes(name));
  return { sections, copies, alone, leftovers: leftoversIn(names), misnamed, documents, others };
}

function leftoversIn(names: readonly string[]): ReadonlyMap<string, string> {
  const there = new Set(names);
  return new Map(
    names.flatMap((name) => {
      const left = originalOfLeftover(name);
      return left !== undefined && isSectionName(left) && !there.has(left) ? [[name, left] as const] : [];
    }),
  );
}

const isRecorded = (name: string, index: string): boolean =>
  index.includes(`${name}: `) || index.includes(`${name}": `);

/** Sections are chosen by number: which of two versions is meant can't be known. Of index.md there is but one. */
function copyIn(name: string, beside: FolderNames): CopyOf | undefined {
  if (!mayBeCopy(name)) return undefined;
  const copy = copyOf(name, beside, false);
  if (copy || isSectionName(name)) return copy;
  const version = copyOf(name, beside, true);
  return version && isIndex(version.original) && !isIndex(name) ? version : undefined;
}

/** A file under another ending is a copy where the section itself is there. */
function copyAs(wanted: string, beside: FolderNames): CopyOf | undefined {
  const original = nameBeside(beside, wanted);
  return original === undefined ? undefined : { original, isThere: true };
}

export const sectionNumberOf = (name: string): bigint => BigInt(/^\d+/.exec(name)?.[0] ?? 0);
