import { finding } from '../intake/finding.js';
import { fileNameOf } from '../intake/name-file.js';
import { findPrintedFigures, type PrintedFigures } from '../intake/old/find-printed-figures.js';
import { readOldIssue } from '../intake/old/read-old-issue.js';
import { writeSections } from '../intake/write-sections.js';
import { decimalText, type Exact } from '../model/exact.js';
import { type Finding, hasErrors } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import type { IncomingFile } from '../model/incoming-file.js';
import { type Manuscript, wordsOfBlock } from '../model/manuscript.js';
import { type OldIssue, oldFolder } from '../model/old-issue.js';
import type { Settings } from '../model/settings.js';
import { type SourceFile, unreadFile, wholeFile } from '../model/source.js';
import { type Moment, valueAt } from '../model/timed.js';
import type { HeaderSource } from '../parse/yaml/parse-header.js';
import { parseSettings } from '../parse/yaml/parse-settings.js';
import { openingText, writeOpening } from '../parse/yaml/write-opening.js';
import { writeOldHeader } from '../plan/write-old-header.js';
import { findingsFor } from '../statistics/build-ledger.js';
import { type ChainLink, chainFigures, type FigureChain } from './chain-figures.js';
import { type ImportedFile, withSoundPictures } from './compile-import.js';
import { type CompiledLedger, compileLedger } from './compile-ledger.js';
import { proveSection } from './prove-section.js';
import { type HelpingPrograms, readManuscripts } from './read-manuscripts.js';

/* The recipe of `bulletin import --old`: documents as they were printed → folders of issues, and what was counted before them. */

interface OldIssuesInput {
  readonly files: readonly IncomingFile[];
  readonly settings: SourceFile;
  readonly headers: readonly HeaderSource[];
  /** The folders that are there. */
  readonly folders: readonly string[];
  readonly programs: HelpingPrograms;
}

/** An old issue as it is to be written. */
export interface MadeIssue {
  readonly folder: string;
  /** How the file is called that it was read from. */
  readonly from: string;
  readonly files: readonly ImportedFile[];
  readonly sections: number;
  readonly blocks: number;
  /** How many places a person has to look at. */
  readonly unproved: number;
  /** How many series have their figures in the header. */
  readonly counted: number;
}

export interface OldIssuesResult {
  readonly issues: readonly MadeIssue[];
  readonly refused: readonly Finding[];
  readonly findings: readonly Finding[];
  /** bulletin.yaml with the openings that follow from the issues; none where it stays as it is. */
  readonly settings?: string;
  /** Openings that bulletin.yaml has no place for in the form it has. */
  readonly unwritten: readonly UnwrittenOpening[];
}

interface UnwrittenOpening {
  readonly series: string;
  /** As it is to stand there. */
  readonly opening: string;
}

/** Nothing is made where bulletin.yaml can't be read. */
export async function compileOldIssues(input: OldIssuesInput): Promise<OldIssuesResult> {
  const { value: settings, findings: inSettings } = parseSettings(input.settings);
  if (!settings || hasErrors(inSettings)) return { issues: [], refused: [], findings: inSettings, unwritten: [] };
  const read = await readManuscripts(input.files, input.programs);
  const { found, refused } = identify(read.manuscripts, input.folders);
  const texts = await Promise.all(found.map(({ issue }) => writeText(issue)));
  const printed = new Map(texts.map(({ issue }) => [issue, figuresOf(issue, settings)]));
  const before = compileLedger(settings, input.headers);
  const standing = before.readHeaders();
  const chains = chainAll(printed, standing, settings);
  const make = (proved: Chains) =>
    texts.map((text) => makeIssue(text, printed.get(text.issue) ?? [], proved, settings));
  const issues = make(chains);
  const opened = writeOpenings(input.settings, chains);
  const isSound = holds(before, standing, compileAfter(opened.text, issues, input));
  return {
    issues: isSound ? issues : make(new Map()),
    refused: [...read.refused, ...refused],
    findings: [
      ...found.flatMap(({ said }) => said),
      ...texts.flatMap((text) => [...text.findings, ...doubtsOf(text.issue, printed.get(text.issue) ?? [], settings)]),
      ...[...chains.values()].flatMap((chain) => chain.findings),
      ...(isSound
        ? []
        : texts.map(({ issue }) => finding('import-old/ledger', placeOf(issue), { folder: oldFolder(issue) }))),
    ],
    ...(isSound && opened.text !== input.settings.text && { settings: opened.text }),
    unwritten: isSound ? opened.unwritten : [],
  };
}

/** By series and year. */
type Chains = ReadonlyMap<string, FigureChain & { readonly series: string; readonly year: number }>;

const placeOf = ({ path }: OldIssue) => wholeFile(unreadFile(path));

interface Identified {
  readonly issue: OldIssue;
  readonly said: readonly Finding[];
}

/** The documents by the issue that they are, in the order of these; none of two that are the same, or of one that is there. */
function identify(
  manuscripts: readonly Manuscript[],
  folders: readonly string[],
): { readonly found: readonly Identified[]; readonly refused: readonly Finding[] } {
  const refused: Finding[] = [];
  const all = manuscripts.flatMap((manuscript): readonly Identified[] => {
    const { value, findings } = readOldIssue(manuscript);
    if (value) return [{ issue: value, said: findings }];
    refused.push(...findings);
    return [];
  });
  const found = all.filter((one) => {
    const folder = oldFolder(one.issue);
    const twin = all.find((other) => other !== one && oldFolder(other.issue) === folder);
    if (folders.includes(folder))
      refused.push(finding('import-file/issue-there', placeOf(one.issue), { folder: `issues/${folder}` }));
    else if (twin)
      refused.push(finding('import-file/issue-twice', placeOf(one.issue), { folder, other: twin.issue.path }));
    else return true;
    return false;
  });
  const orderOf = ({ issue: { identity, year } }: Identified): number =>
    identity.type === 'regular' ? identity.number : year;
  return { found: found.sort((a, b) => orderOf(a) - orderOf(b)), refused };
}

interface WrittenText {
  readonly issue: OldIssue;
  readonly files: readonly ImportedFile[];
  /** What stands below the header. */
  readonly opening: string;
  readonly sections: number;
  readonly blocks: number;
  readonly unproved: number;
  readonly findings: readonly Finding[];
}

async function writeText(issue: OldIssue): Promise<WrittenText> {
  const home = `issues/${oldFolder(issue)}`;
  const { value: manuscript, findings } = await withSoundPictures(issue.text);
  const prefixOf = (at: number): string => String(at + 1).padStart(2, '0');
  const drafts = writeSections(manuscript, { prefixOf });
  const proved = drafts.sections.map((draft, at) => {
    const path = `${home}/${prefixOf(at)}-${fileNameOf(draft.title)}.md`;
    return { path, ...proveSection(draft, path) };
  });
  const opening = issue.opening && (await writeIntroduction(issue.opening, home));
  const all = [...proved, ...(opening ? [opening] : [])];
  return {
    issue,
    files: [
      ...proved.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })),
      ...all.flatMap(({ files }) => files.map(({ name, bytes }) => ({ path: `${home}/${name}`, bytes }))),
    ],
    opening: opening?.text ?? '',
    sections: proved.length,
    blocks: all.reduce((sum, { blocks }) => sum + blocks, 0),
    unproved: all.reduce((sum, one) => sum + one.unproved.length, 0),
    findings: [...findings, ...drafts.findings],
  };
}

/** What stands before the first part has no title of its own: it is proved below one, which is taken off again. */
async function writeIntroduction(opening: Manuscript, home: string) {
  const title = '按语';
  const { value } = await withSoundPictures(opening);
  const [draft] = writeSections(value, { section: title, prefixOf: () => '00' }).sections;
  if (!draft) return undefined;
  const proved = proveSection(draft, `${home}/index.md`);
  const numbered = draft.pieces.filter(({ number }) => number !== undefined).length;
  return { ...proved, text: proved.text.replace(`# ${title}\n\n`, ''), blocks: Math.min(proved.blocks, numbered) };
}

const momentOfIssue = ({ identity, period }: OldIssue): Moment => ({
  period,
  ...(identity.type === 'regular' && { number: identity.number }),
});

/** The figures of the week that an issue printed; a special issue has none. */
const figuresOf = (issue: OldIssue, { statistics }: Settings): readonly PrintedFigures[] =>
  issue.identity.type === 'special'
    ? []
    : findPrintedFigures(issue.text.blocks.map(wordsOfBlock), statistics, momentOfIssue(issue));

/** The chains of all years and series that new issues belong to. */
function chainAll(
  printed: ReadonlyMap<OldIssue, readonly PrintedFigures[]>,
  standing: readonly IssueHeader[],
  { statistics }: Settings,
): Chains {
  const chains = new Map<string, FigureChain & { readonly series: string; readonly year: number }>();
  const years = new Set([...printed.keys()].map(({ year }) => year));
  for (const series of statistics) {
    for (const year of years) {
      const added = [...printed].flatMap(([issue, figures]) =>
        issue.year === year ? newLink(issue, figures, series.key) : [],
      );
      if (added.length === 0) continue;
      const there = standing.flatMap((header) => (header.year.value === year ? standingLink(header, series.key) : []));
      const links = [...added, ...there].sort((a, b) => a.number - b.number);
      const opening = series.openings.find((one) => one.year.value === year);
      chains.set(`${series.key} ${year}`, {
        ...chainFigures(links, series, { year, opening }),
        series: series.key,
        year,
      });
    }
  }
  return chains;
}

function newLink(
  { identity, path }: OldIssue,
  figures: readonly PrintedFigures[],
  series: string,
): readonly ChainLink[] {
  const own = figures.find((one) => one.series.key === series);
  if (identity.type !== 'regular' || !own) return [];
  return [{ number: identity.number, issue: identity.issue, path, figures: own }];
}

function standingLink({ identity, statistics, published, folder }: IssueHeader, series: string): readonly ChainLink[] {
  const week = statistics.get(series);
  if (identity.type !== 'regular' || week?.type !== 'figures') return [];
  const exact = ([name, { value }]: readonly [string, { readonly value: Exact }]) => [name, value] as const;
  const figures = {
    week: new Map([...week.values].map(exact)),
    totals: new Map([...(published.get(series) ?? [])].map(exact)),
  };
  return [{ number: identity.number.value, issue: identity.issue.value, path: `issues/${folder}/index.md`, figures }];
}

function makeIssue(
  { issue, files, opening, ...counts }: WrittenText,
  printed: readonly PrintedFigures[],
  chains: Chains,
  { name, publisher, statistics: series }: Settings,
): MadeIssue {
  const folder = oldFolder(issue);
  const moment = momentOfIssue(issue);
  const isProved = ({ series: { key } }: PrintedFigures): boolean =>
    chains.get(`${key} ${issue.year}`)?.isProved ?? false;
  const counted = printed.filter(isProved);
  const unproved = printed.filter((one) => !isProved(one));
  const doubts = [...issue.doubts, ...missingSeries(issue, printed, series).map((key) => `没有认出“${key}”的数`)];
  const header = writeOldHeader({
    issue: { ...issue, doubts },
    statistics: new Map(counted.map(({ key, week }) => [key, week])),
    published: new Map(counted.map(({ key, totals }) => [key, totals])),
    unproved,
    usual: { name: valueAt(name, moment).value, publisher: valueAt(publisher, moment).value },
  });
  const text = opening === '' ? header : `${header}\n${opening}`;
  return {
    folder,
    from: issue.path,
    files: [{ path: `issues/${folder}/index.md`, bytes: Buffer.from(text) }, ...files],
    ...counts,
    unproved: counts.unproved + doubts.length + unproved.length,
    counted: counted.length,
  };
}

/** The series that an issue speaks of without figures that could be made out. */
const missingSeries = (
  { identity, text }: OldIssue,
  printed: readonly PrintedFigures[],
  series: Settings['statistics'],
) =>
  identity.type === 'special'
    ? []
    : series
        .filter(({ title, key }) => {
          const names = [key, ...title.map(({ is }) => is)];
          const isMentioned = text.blocks.map(wordsOfBlock).some((words) => names.some((one) => words.includes(one)));
          return isMentioned && !printed.some((one) => one.series.key === key);
        })
        .map(({ key }) => key);

function doubtsOf(issue: OldIssue, printed: readonly PrintedFigures[], { statistics }: Settings): readonly Finding[] {
  const folder = oldFolder(issue);
  return [
    ...issue.doubts.map((doubt) => finding('import-old', placeOf(issue), { folder, doubt })),
    ...missingSeries(issue, printed, statistics).map((series) =>
      finding('import-old/figures', placeOf(issue), { folder, series }),
    ),
  ];
}

/** The text of bulletin.yaml with what was counted before the first issues. */
function writeOpenings(
  file: SourceFile,
  chains: Chains,
): { readonly text: string; readonly unwritten: readonly UnwrittenOpening[] } {
  let { text } = file;
  const unwritten: UnwrittenOpening[] = [];
  for (const { series, year, opening } of chains.values()) {
    if (!opening) continue;
    const figures = new Map([...opening.figures].map(([name, value]) => [name, decimalText(value)]));
    const stated = { series, year, through: opening.through, figures };
    const written = writeOpening({ ...file, text }, stated);
    if (written === undefined) unwritten.push({ series, opening: openingText(stated) });
    else text = written;
  }
  return { text, unwritten };
}

/** The ledger as it would be. */
function compileAfter(
  settings: string,
  issues: readonly MadeIssue[],
  input: OldIssuesInput,
): CompiledLedger | undefined {
  const { value } = parseSettings({ ...input.settings, text: settings });
  const added = issues.map(({ folder, files }) => {
    const path = `issues/${folder}/index.md`;
    const bytes = files.find((file) => file.path === path)?.bytes ?? new Uint8Array();
    return { folder, index: { path, text: Buffer.from(bytes).toString() } };
  });
  const orderOf = ({ folder }: HeaderSource): number => Number.parseInt(folder, 10);
  const sources = [...input.headers, ...added].sort((a, b) => orderOf(a) - orderOf(b));
  return value && compileLedger(value, sources);
}

/**
 * Whether the new issues leave all that is there as right as it was, and printed what the ledger now has. It has the last word:
 * what it would find is known by no other way.
 */
function holds(before: CompiledLedger, standing: readonly IssueHeader[], after: CompiledLedger | undefined): boolean {
  if (!after) return false;
  const codesOf = ({ ledgerFindings }: CompiledLedger, header: IssueHeader): readonly string[] =>
    findingsFor(ledgerFindings, header)
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);
  const isWorse = standing.some((header) => {
    const known = codesOf(before, header);
    return codesOf(after, header).some((code) => !known.includes(code));
  });
  const known = new Set(before.ledgerFindings.map(({ finding: { range } }) => range.file.path));
  const differs = after.ledgerFindings.some(
    ({ finding: { code, range } }) => code.startsWith('published-differs') && !known.has(range.file.path),
  );
  return !isWorse && !differs;
}
