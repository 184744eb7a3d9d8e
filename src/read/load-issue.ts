import { type Finding, finding } from '../model/finding.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import type { IssueSources } from '../model/sources.js';
import { attachmentsIn } from './attachments.js';
import { type Loaded, listFolder } from './load-workspace.js';
import { readTextFile } from './read-text-file.js';

/** In bytes: a long section has about 30 KB. What is let through here is set within two seconds, whatever it says. */
const SECTION_LIMIT = 128 * 1024;

/** Reads one issue's folder: index.md and the sections in the order of their leading numbers. None without index.md. */
export function loadIssue(root: string, folder: string): Loaded<IssueSources | undefined> {
  const home = `issues/${folder}`;
  const index = readMarkdown(root, `${home}/index.md`);
  const names = listFolder(root, home);
  const sorted = sortSections(home, names.value);
  const findings = [...names.findings, ...index.findings, ...sorted.findings];
  const sections: SourceFile[] = [];
  for (const name of sorted.value) {
    const section = readMarkdown(root, `${home}/${name}`);
    findings.push(...section.findings);
    if (section.value) sections.push(section.value);
  }
  if (!index.value) return { value: undefined, findings };
  return { value: { folder, index: index.value, sections, attachments: attachmentsIn(root, home) }, findings };
}

/**
 * Whether a folder has a header and no section: it stands for an issue that is kept for its figures alone, and there is
 * nothing to build.
 */
export function isHeaderOnly(root: string, folder: string): boolean {
  const names = listFolder(root, `issues/${folder}`).value;
  return names.includes('index.md') && !names.some(isSectionName);
}

/** Files that begin with a dot are droppings of editors and of macOS. */
const isMarkdown = (name: string): boolean => /\.md$/i.test(name) && name !== 'index.md' && !name.startsWith('.');

const isIndex = (name: string): boolean => name.toLowerCase() === 'index.md';

const isSectionName = (name: string): boolean => isMarkdown(name) && /^\d/.test(name);

function readMarkdown(root: string, path: string) {
  const missing = path.endsWith('/index.md') ? 'file-missing/index' : 'file-missing';
  return readTextFile({ root, path, part: { type: 'whole', limit: SECTION_LIMIT }, missing });
}

/** The section files of a folder in their order, and what is to be said about other Markdown files. */
function sortSections(home: string, names: readonly string[]): Loaded<readonly string[]> {
  const findings: Finding[] = [];
  const sections: { readonly name: string; readonly number: bigint }[] = [];
  for (const name of names) {
    if (isSectionName(name)) sections.push({ name, number: BigInt(/^\d+/.exec(name)?.[0] ?? 0) });
    else if (isMarkdown(name)) {
      const place = wholeFile(unreadFile(`${home}/${name}`));
      // Systems that take it for index.md too read it, and others don't.
      findings.push(
        isIndex(name) ? finding('section-name/index', place, {}) : finding('section-name', place, { name }),
      );
    }
  }
  sections.sort((a, b) => Number(a.number - b.number));
  sections.forEach(({ name, number }, i) => {
    const before = sections[i - 1];
    if (before?.number !== number) return;
    const place = wholeFile(unreadFile(`${home}/${name}`));
    findings.push(finding('section-number', place, { other: before.name, number: String(number) }));
  });
  if (sections.length === 0) findings.push(finding('no-sections', wholeFile(unreadFile(`${home}/index.md`)), {}));
  return { value: sections.map(({ name }) => name), findings };
}
