/** What an issue's folder is named after: its 总第 number, or the year and number of a special issue. */
export type IssueFolder =
  | { readonly type: 'regular'; readonly number: number }
  | { readonly type: 'special'; readonly year: number; readonly special: number };

/** `519` or `2024-增1`; none for any other folder name, also for numbers with a leading zero. */
export function parseIssueFolder(name: string): IssueFolder | undefined {
  if (/^[1-9]\d{0,14}$/.test(name)) return { type: 'regular', number: Number(name) };
  const special = /^([1-9]\d{3})-增([1-9]\d{0,14})$/.exec(name);
  if (!special) return undefined;
  return { type: 'special', year: Number(special[1]), special: Number(special[2]) };
}

/**
 * The issue that people mean by what they type. Taken as meant: `519`, `０５１９`, `第519期`, `总第519期`, and `issues/519/` as
 * a shell completes it; `2024-增1` for a special issue, also as `2024年增刊第1期`. None for what can't be one.
 */
export function meantIssueFolder(typed: string): IssueFolder | undefined {
  const name = typed.normalize('NFKC').split(/[\\/]/).filter(Boolean).at(-1)?.trim() ?? '';
  const special = /^(\d{4})年?[-_ ]?增刊?[-_ ]?第?0*(\d+)期?$/.exec(name);
  if (special) return parseIssueFolder(`${special[1]}-增${special[2]}`);
  return parseIssueFolder(/^(?:总?第)?\s*0*(\d+)\s*期?$/.exec(name)?.[1] ?? name);
}

/** The folder's name for an issue: the inverse of `parseIssueFolder`. */
export const issueFolderName = (folder: IssueFolder): string =>
  folder.type === 'regular' ? String(folder.number) : `${folder.year}-增${folder.special}`;

/** Each release's PDF is kept in the issue's folder under a name of its own: `519.pdf`, then `519-2.pdf`. */
export const keptPdfName = (folder: string, release: number): string => `${keptStem(folder, release)}.pdf`;

/** Beside it what was recorded of the release: `519-印发.json`, then `519-2-印发.json`. */
export const recordName = (folder: string, release: number): string => `${keptStem(folder, release)}-印发.json`;

/** And the sources as they were printed: `519-稿件.zip`, then `519-2-稿件.zip`. */
export const keptSourcesName = (folder: string, release: number): string => `${keptStem(folder, release)}-稿件.zip`;

/** What a draft's files are told by: `519-送审稿.pdf`, then `519-送审稿2.pdf`. */
export const draftMark = (draft: number): string => `-送审稿${draft === 1 ? '' : draft}`;

/** The sources of a draft are kept in the issue's folder until it is released: `519-送审稿2-稿件.zip`. */
export const draftSourcesName = (folder: string, draft: number): string => `${folder}${draftMark(draft)}-稿件.zip`;

/** The drafts whose sources are kept in an issue's folder, by the names in it; the last one last. */
export const draftNumbersIn = (folder: string, names: readonly string[]): readonly number[] =>
  names
    .flatMap((name) => {
      const [whole, number = '1'] = /-送审稿([2-9]|[1-9]\d{1,5})?-稿件\.zip$/.exec(name.normalize('NFC')) ?? [];
      return whole !== undefined && name.normalize('NFC') === `${folder}${whole}` ? [Number(number)] : [];
    })
    .sort((a, b) => a - b);

/** Whether a file in an issue's folder has the name of what is kept of a release. */
export const isKeptName = (folder: string, name: string): boolean =>
  name.startsWith(folder) && /^(?:-[1-9]\d*)?(?:\.pdf|-印发\.json|-稿件\.zip)$/.test(name.slice(folder.length));

const keptStem = (folder: string, release: number): string => `${folder}${release === 1 ? '' : `-${release}`}`;

/** Regular issues in the order of their numbers, then special issues by year and number. */
export function compareIssueFolders(a: IssueFolder, b: IssueFolder): number {
  if (a.type === 'regular') return b.type === 'regular' ? a.number - b.number : -1;
  if (b.type === 'regular') return 1;
  return a.year - b.year || a.special - b.special;
}
