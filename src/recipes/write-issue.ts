import { knownRules } from '../catalogue.js';
import type { FoundInText } from '../check/checked-text.js';
import { collectTexts, type FoundAt } from '../check/collect-texts.js';
import { allowReissue, findChangedFiles, keepReleasedText } from '../check/find-changed-files.js';
import { findFormatTrouble, findOutputTrouble } from '../check/find-output-trouble.js';
import { judgeRecords } from '../check/judge-record.js';
import { limitFindings } from '../check/limit-findings.js';
import { isRecentIssue, type RecentIssue, recentIssue, tablesIn } from '../check/recent-issue.js';
import { runRules, runTextRules } from '../check/run-rules.js';
import { weighFindings } from '../check/weigh-findings.js';
import { writeDocument } from '../document/write-document.js';
import { type Memo, type Step, storedAs } from '../memo/memo.js';
import { type Finding, type Outcome, unmade } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import { isBoolean, isShape } from '../model/guards.js';
import { type IssueHeader, momentOf } from '../model/header.js';
import type { Holidays } from '../model/holidays.js';
import type { Block, Section } from '../model/issue.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { People } from '../model/people.js';
import type { Settings } from '../model/settings.js';
import type { Located } from '../model/source.js';
import { type IssueSources, templateFiles, type WorkspaceSources } from '../model/sources.js';
import type { Template } from '../model/template.js';
import { valueAt } from '../model/timed.js';
import { buildIssue } from '../parse/build-issue.js';
import { hasTableFiles, importTables } from '../parse/import-tables.js';
import { parseIgnoreNotes } from '../parse/parse-ignore-notes.js';
import { parsePreamble, parseSection } from '../parse/parse-section.js';
import { unknownTemplate } from '../parse/yaml/extend-template.js';
import { parseTemplate } from '../parse/yaml/parse-template.js';
import { findingsFor } from '../statistics/build-ledger.js';
import { figureValues } from '../statistics/figures.js';
import { ledgerIssueOf, resolveFigures } from '../statistics/resolve-figures.js';
import { readersFormats } from './compile-formats.js';
import { compileHeader } from './compile-headers.js';
import { type CompiledLedger, compileLedger, headerIn, headersBefore, headersFor } from './compile-ledger.js';
import { compilePictures, openMastheadImage } from './compile-pictures.js';
import { compileHolidays, compilePeople, compileSettings } from './compile-standing-facts.js';
import { isMade } from './grow-ledger.js';
import type { IssueText } from './kept-output.js';
import { readYamlWith } from './remember-yaml.js';

/** The steps of a compile, in their order. */
export type CompileStep = 'parse' | 'count' | 'check' | 'pictures' | 'typeset' | 'render';

/** A function that is told of each step as it begins. A compile knows no clock: whoever asks may have one. */
type Observe = (step: CompileStep) => void;

/* The recipe of an issue's words: parse → the year's figures → check → document. */

/** What an issue is checked with. */
export interface IssueInput {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
  /** The last few issues before it, newest first: their texts are compared with its own. */
  readonly recent?: readonly IssueSources[];
  /** What reading all of these found: it is weighed with the rest. */
  readonly reading?: readonly Finding[];
  /** The fonts; undefined where they can't be made out, as `reading` says: then nothing is set. */
  readonly fonts: FontLibrary | undefined;
  /** Sets a proof: what is only missing is left blank and warned of, and every page says that it is a draft. */
  readonly draft?: boolean;
  /** The number of the proof, from 1; undefined where they aren't counted. */
  readonly draftNumber?: number | undefined;
  /** A released issue is judged and set as one that is to be printed again: it may differ from its release. */
  readonly reissue?: boolean;
  /** Sets also a released issue that is as it was printed, for a preview; what counts of it stays the same. */
  readonly printedToo?: boolean;
  /** What earlier compiles made; what this one makes is kept in it. */
  readonly memo: Memo;
  /** Called with each step. */
  readonly observe?: Observe;
}

/** An issue in words, as far as its sources allow, and what there is to say of it. */
interface WrittenIssue {
  readonly text: IssueText | undefined;
  /**
   * What was found, as its settings, notes and release have it count.
   * @param inLayout what was found in the pages; none where there are none
   */
  readonly weigh: (inLayout: readonly Finding[] | undefined) => readonly Finding[];
}

/** An earlier issue to compare with, as far as it stands in its own texts. */
interface RecentText {
  readonly recent: RecentIssue;
  /** Whether it has tables in files of their own, which are not in it. */
  readonly isPart: boolean;
}

const isRecentText = isShape<RecentText>({ recent: isRecentIssue, isPart: isBoolean });

/**
 * What is parsed of a file, and found in a text, until the file changes. A build of an archive goes from issue to issue: of
 * sections, and of the texts in them, those of a few issues are remembered.
 */
const steps = {
  template: { name: 'template', most: 8 } as Step<Outcome<Template>>,
  preamble: { name: 'preamble', most: 20 } as Step<Outcome<readonly Block[]>>,
  section: { name: 'section', most: 200 } as Step<Outcome<Section>>,
  foundInText: { name: 'found in text', most: 2000 } as Step<FoundInText>,
  recent: { name: 'recent issue', most: 8, stored: storedAs(isRecentText) } as Step<RecentText>,
};

/** All findings so far. */
class Findings {
  readonly all: Finding[] = [];

  add(findings: readonly Finding[]): void {
    for (const found of findings) this.all.push(found);
  }

  /** Keeps what a stage has to say and hands on what it made. */
  take<T>(outcome: { readonly value: T; readonly findings: readonly Finding[] }): T {
    this.add(outcome.findings);
    return outcome.value;
  }
}

/** Every stage works with what the one before could make, so that one run finds all mistakes. */
export async function writeIssue(input: IssueInput): Promise<WrittenIssue> {
  const { issue, memo, draft = false } = input;
  const found = new Findings();
  found.add(input.reading ?? []);
  input.observe?.('parse');
  const parsed = parseTexts(input, found);
  const { settings, preamble, sections } = parsed;
  const text = settings && (await writeText(input, { ...parsed, settings }, found));
  let last: { readonly inLayout: readonly Finding[] | undefined; readonly findings: readonly Finding[] } | undefined;
  return {
    text,
    weigh(inLayout) {
      // Asked whether the pages may be printed, and what is to be said in the end.
      if (last && last.inLayout === inLayout) return last.findings;
      // An error of a header is found twice: as its own, and as one that may falsify totals.
      const weighed = weighFindings([...new Set([...found.all, ...(inLayout ?? [])])], {
        known: knownRules,
        rules: settings?.rules ?? [],
        notes: [issue.index, ...issue.sections].flatMap(parseIgnoreNotes),
        blocks: [...preamble, ...sections.flatMap(({ blocks }) => blocks)],
        draft,
        complete: inLayout !== undefined,
      });
      const header = compileHeader(issue, memo).value;
      const kept = limitFindings(header ? respectRelease(weighed, header, input) : weighed);
      const findings = settings ? kept.map((found) => withOwnExample(found, settings)) : kept;
      last = { inLayout, findings };
      return findings;
    },
  };
}

/** The series and the measures that the examples of messages are of. */
const EXAMPLES = { series: '综窗', measures: ['受理', '咨询'] } as const;

/** A finding whose example is of the office's own series: nobody types those of another. */
function withOwnExample(found: Finding, { statistics }: Settings): Finding {
  const { example } = found.params;
  if (typeof example !== 'string' || !(example.includes(EXAMPLES.series) || found.code === 'value-shape')) return found;
  const own = statistics.find(({ key }) => example.includes(key)) ?? statistics[0];
  if (!own) return found;
  const names = own.measures.map(({ name }) => name);
  const others = names.filter((name) => !example.includes(name));
  // What is the office's already stays: an example may have been made of what was typed.
  const measures = new Map<string, string>(
    EXAMPLES.measures.filter((name) => !names.includes(name)).map((name, i) => [name, others[i] ?? names[0] ?? name]),
  );
  const words = new RegExp([EXAMPLES.series, ...EXAMPLES.measures].join('|'), 'g');
  const written = example.replace(words, (word) => (word === EXAMPLES.series ? own.key : (measures.get(word) ?? word)));
  return { ...found, params: { ...found.params, example: written } };
}

function respectRelease(
  findings: readonly Finding[],
  header: IssueHeader,
  { reissue }: IssueInput,
): readonly Finding[] {
  const kept = keepReleasedText(findings, header);
  return reissue ? allowReissue(kept, header) : kept;
}

/** All that is parsed but the header, which is read with those of the other issues. */
interface ParsedTexts {
  readonly settings: Settings | undefined;
  readonly people: People | undefined;
  readonly holidays: Holidays | undefined;
  readonly preamble: readonly Block[];
  readonly sections: readonly Section[];
}

function parseTexts({ workspace, issue, memo }: IssueInput, found: Findings): ParsedTexts {
  const { settings: settingsFile, people: peopleFile, holidays: daysFile } = workspace;
  const settings = found.take(compileSettings(settingsFile, memo));
  const people = peopleFile && found.take(compilePeople(peopleFile, memo));
  const holidays = daysFile && found.take(compileHolidays(daysFile, memo));
  const texts = found.take(parseIssueTexts(issue, memo));
  const { preamble, sections } = found.take(importTables(texts, issue.attachments));
  return { settings, people, holidays, preamble, sections };
}

/** Returns none where there is no header, or nothing to set the issue with. */
async function writeText(
  input: IssueInput,
  parsed: ParsedTexts & { readonly settings: Settings },
  found: Findings,
): Promise<IssueText | undefined> {
  const { workspace, issue: sources, memo, draft = false, draftNumber } = input;
  const { settings, people, holidays, preamble, sections } = parsed;
  input.observe?.('count');
  const compiled = compileLedger(settings, headersFor(sources, workspace), memo, workspace.history);
  const { ledger } = compiled;
  const header = headerIn(compiled, sources.folder);
  found.add(compiled.headerFindings.get(sources.folder) ?? []);
  const foundAt: FoundAt = (kind, file, start) =>
    memo.recall(steps.foundInText, `${memo.keyOf(file)} ${kind} ${start}`, () => new Map());
  if (!header) {
    // What the text says is right or wrong whatever the header says.
    found.add(runTextRules(collectTexts({ preamble, sections }, foundAt)));
    return undefined;
  }
  found.add(findingsFor(compiled.ledgerFindings, header));
  found.add(findChangedFiles(header, sources));
  found.add(judgeRecords({ header, issue: sources, shared: workspace }).findings);
  found.add(findOutputTrouble(settings, header, compiled.readHeaders));
  found.add(findFormatTrouble(settings, readersFormats));

  const template = found.take(
    chooseTemplate(header.template ?? valueAt(settings.template, momentOf(header)), workspace, memo),
  );
  const written = found.take(buildIssue({ settings, header, preamble, sections }));
  if (!written) return undefined;
  const figures = resolveFigures(written, ledger);
  const issue = figures.value;
  const causes = findCauses(figures.findings, compiled, header);
  found.add([...causes, ...figures.findings.filter((figure) => !followsFrom(figure, causes, header))]);
  input.observe?.('check');
  const files = [sources.index, ...sources.sections];
  const texts = collectTexts(written, foundAt);
  const earlier = headersBefore(header, compiled);
  const compared = { memo, withTables: tablesIn(written).length > 0 };
  const recent = (input.recent ?? []).flatMap((before) => recentTexts(before, compared));
  const figureValue = figureValues(ledger, ledgerIssueOf(header, ledger));
  const asked = {
    settings,
    header,
    issue: written,
    files,
    texts,
    ledger,
    figureValue,
    earlier,
    recent,
    people,
    holidays,
  };
  found.add(runRules(asked));
  if (!issue || !template) return undefined;

  input.observe?.('pictures');
  const pictures = found.take(await compilePictures({ issue, ledger, attachments: sources.attachments, memo }));
  const mastheadImage = found.take(await openMastheadImage(issue, { attachments: workspace.attachments, memo }));
  return {
    issue,
    document: writeDocument({ issue, template, pictures, draft, draftNumber, ...(mastheadImage && { mastheadImage }) }),
    template,
    attachments: sources.attachments,
    sharedAttachments: workspace.attachments,
  };
}

/** The errors in headers for which a figure could not be had: in its own year's, and in those that can't be made out at all. */
function findCauses(figures: readonly Finding[], compiled: CompiledLedger, own: IssueHeader): readonly Finding[] {
  if (!figures.some(({ code }) => code.startsWith('figure-unavailable'))) return [];
  const made = new Set(compiled.entries.filter(isMade).map(({ folder }) => folder));
  const unmade = [...compiled.headerFindings].flatMap(([folder, findings]) => (made.has(folder) ? [] : findings));
  return [...findingsFor(compiled.ledgerFindings, own), ...unmade].filter(({ severity }) => severity === 'error');
}

/** Whether a figure can't be had for what is said already: mending that mends it too. */
const followsFrom = ({ code, params }: Finding, causes: readonly Finding[], { year, file }: IssueHeader): boolean =>
  code === 'figure-unavailable/spoiled' &&
  causes.some(({ range }) => params.year === year.value || range.file.path !== file.path);

/** What an issue's files say below the header. */
export function parseIssueTexts({ index, sections: files }: IssueSources, memo: Memo) {
  const preamble = memo.recall(steps.preamble, memo.keyOf(index), () => parsePreamble(index));
  const sections = files.map((file) => memo.recall(steps.section, memo.keyOf(file), () => parseSection(file)));
  const findings = [...preamble.findings, ...sections.flatMap((section) => section.findings)];
  const value = { preamble: preamble.value ?? [], sections: sections.flatMap((section) => section.value ?? []) };
  return { value, findings };
}

/** @param withTables whether their tables are compared too, which may stand in files of their own */
function recentTexts(
  sources: IssueSources,
  { memo, withTables }: { memo: Memo; withTables: boolean },
): readonly RecentIssue[] {
  const folder = parseIssueFolder(sources.folder);
  if (folder?.type !== 'regular') return [];
  const { number } = folder;
  const texts = () => parseIssueTexts(sources, memo).value;
  const withoutFiles = (): RecentText => ({ recent: recentIssue(number, texts()), isPart: hasTableFiles(texts()) });
  // In an archive they were parsed just now, as issues of their own: nothing is gained by keeping more of them.
  const isParsed = sources.sections.every((file) => memo.find(steps.section, memo.keyOf(file)));
  const key = [number, ...[sources.index, ...sources.sections].map(memo.keyOf)].join(' ');
  const { recent, isPart } = isParsed ? withoutFiles() : memo.recall(steps.recent, key, withoutFiles);
  return [isPart && withTables ? recentIssue(number, importTables(texts(), sources.attachments).value) : recent];
}

export function chooseTemplate(name: Located<string>, workspace: WorkspaceSources, memo: Memo): Outcome<Template> {
  const { templates } = workspace;
  const file = templates.get(name.value.normalize('NFC'));
  if (!file) return unmade(unknownTemplate(name, templates));
  // Any of the templates may be beneath this one.
  const key = JSON.stringify([name.value, ...templateFiles(workspace).map(memo.keyOf)]);
  return memo.recall(steps.template, key, () => parseTemplate(name.value, file, templates, readYamlWith(memo)));
}
