import type { Finding } from '../model/finding.js';
import { isKeptName } from '../model/issue-folder.js';
import { type SourceFile, type SourceRange, unreadFile, wholeFile } from '../model/source.js';
import type { IssueSources } from '../model/sources.js';
import { attachmentsIn } from './attachments.js';
import { copyOf, folderNames, isUnnamed } from './copy-names.js';
import { areAlike, comparedIn, compareFiles, type ReadSource, reportCopies } from './find-copies.js';
import { finding } from './finding.js';
import { type Loaded, listFolder } from './load-workspace.js';
import { readTextFile } from './read-text-file.js';
import { isIndex, OTHER_ENDING, type SortedNames, sectionNumberOf, sortNames } from './sort-names.js';

/** The most bytes of a section: a long one has about 30 KB. What is let through here is set within two seconds, whatever it says. */
export const SECTION_LIMIT = 128 * 1024;

/** Reads one issue's folder: index.md and the sections in the order of their leading numbers. None without index.md. */
export function loadIssue(root: string, folder: string): Loaded<IssueSources | undefined> {
  const home = `issues/${folder}`;
  const index = readMarkdown(root, `${home}/index.md`);
  const names = listFolder(root, home);
  const sorted = sortNames(names.value, index.value?.text ?? '');
  const findings = [...names.findings, ...index.findings, ...reportNames(home, sorted, comparedIn(root))];
  const sections: SourceFile[] = [];
  for (const { name } of sorted.sections) {
    const section = readMarkdown(root, `${home}/${name}`);
    findings.push(...section.findings);
    if (section.value) sections.push(section.value);
  }
  if (!index.value) return { value: undefined, findings };
  const kept = names.value.filter((name) => isKeptName(folder, name.normalize('NFC')));
  return { value: { folder, index: index.value, sections, kept, attachments: attachmentsIn(root, home) }, findings };
}

/**
 * Whether a folder has a header and no section, nor a copy of one that is gone, nor anything of a release: it stands for an
 * issue that is kept for its figures alone, and there is nothing to build.
 */
export function isHeaderOnly(root: string, folder: string): boolean {
  const names = listFolder(root, `issues/${folder}`).value;
  const { sections, alone, misnamed } = sortNames(names, '');
  const isReleased = names.some((name) => isKeptName(folder, name.normalize('NFC')));
  return names.includes('index.md') && sections.length + alone.size + misnamed.size === 0 && !isReleased;
}

function readMarkdown(root: string, path: string) {
  const missing = path.endsWith('/index.md') ? 'file-missing/index' : 'file-missing';
  return readTextFile({ root, path, part: { type: 'whole', limit: SECTION_LIMIT }, missing });
}

/** What is to be said about the names in an issue's folder. */
function reportNames(home: string, names: SortedNames, read: ReadSource): readonly Finding[] {
  const { sections, others } = names;
  const numbered = new Map(sections.map(({ name, number }) => [number, name]));
  const findings = others.map((name) => finding(codeOfOther(name), placeOf(home, name), { name }));
  findings.push(...reportCopies(home, names.copies, read), ...reportAlone(home, names.alone, numbered, read));
  for (const [name, wanted] of names.misnamed) {
    const code = OTHER_ENDING.test(name) ? 'section-ending' : 'section-ending/number';
    findings.push(finding(code, placeOf(home, name), { wanted }));
  }
  for (const name of names.documents) {
    const code = /\.(?:xlsx?|et)$/i.test(name) ? 'section-name/sheet' : 'section-name/document';
    findings.push(finding(code, placeOf(home, name), { name }));
  }
  for (const [name, original] of names.leftovers) {
    if (numbered.has(sectionNumberOf(original))) continue;
    findings.push(finding('leftover', placeOf(home, name), { original }));
  }
  sections.forEach(({ name, number }, i) => {
    const before = sections[i - 1];
    if (before?.number !== number) return;
    const params = { other: before.name, number: String(number) };
    const compared =
      areTwins(home, name, before.name, read) && compareFiles(read, `${home}/${name}`, `${home}/${before.name}`);
    findings.push(
      compared
        ? finding('section-number/twins', compared.range, { ...params, difference: compared.difference })
        : finding('section-number', placeOf(home, name), params),
    );
  });
  if (sections.length === 0) findings.push(finding('no-sections', placeOf(home, 'index.md'), {}));
  return findings;
}

const placeOf = (home: string, name: string): SourceRange => wholeFile(unreadFile(`${home}/${name}`));

// What spells index.md otherwise (INDEX.MD) is read by some systems as index.md, and not by others.
const codeOfOther = (name: string) =>
  isIndex(name) ? 'section-name/index' : isUnnamed(name) ? 'section-name/new' : 'section-name';

/**
 * A copy without its original may be all that is left of a section, and must not be missed in print. Where another section
 * has the number of the original, it most likely is that one under a new name.
 * @param numbered the names of sections by their numbers
 */
function reportAlone(
  home: string,
  alone: SortedNames['alone'],
  numbered: ReadonlyMap<bigint, string>,
  read: ReadSource,
): readonly Finding[] {
  return [...alone].map(([name, original]) => {
    if (isIndex(original)) return finding('copy/alone', placeOf(home, name), { original });
    const other = numbered.get(sectionNumberOf(original));
    if (other === undefined) return finding('copy-alone', placeOf(home, name), { original });
    const { range, difference } = compareFiles(read, `${home}/${name}`, `${home}/${other}`);
    return finding('copy/renamed', range, { original, other, difference });
  });
}

/** Whether two sections of one number are versions of one section, by their names or by what they say. */
function areTwins(home: string, name: string, other: string, read: ReadSource): boolean {
  const both = folderNames([name, other]);
  if (copyOf(name, both, true)?.isThere || copyOf(other, both, true)?.isThere) return true;
  const [one, another] = [read(`${home}/${name}`), read(`${home}/${other}`)];
  return one !== undefined && another !== undefined && areAlike(one, another);
}
