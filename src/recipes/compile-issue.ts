import { knownRules } from '../catalogue.js';
import type { RecentIssue } from '../check/checked-issue.js';
import type { FoundInText } from '../check/checked-text.js';
import { collectTexts, type FoundAt } from '../check/collect-texts.js';
import { allowReissue, findChangedFiles, keepReleasedText } from '../check/find-changed-files.js';
import { findOutputTrouble } from '../check/find-output-trouble.js';
import { limitFindings } from '../check/limit-findings.js';
import { runRules } from '../check/run-rules.js';
import { weighFindings } from '../check/weigh-findings.js';
import { writeDocument } from '../document/write-document.js';
import type { Memo, Step } from '../memo/memo.js';
import type { Document } from '../model/document.js';
import { type Finding, hasErrors, type Outcome } from '../model/finding.js';
import type { FontLibrary } from '../model/font-library.js';
import type { IssueHeader } from '../model/header.js';
import type { Holidays } from '../model/holidays.js';
import type { Block, Section } from '../model/issue.js';
import { parseIssueFolder } from '../model/issue-folder.js';
import type { Page } from '../model/page.js';
import type { People } from '../model/people.js';
import type { Settings } from '../model/settings.js';
import type { Located } from '../model/source.js';
import { type IssueSources, templateFiles, type WorkspaceSources } from '../model/sources.js';
import type { Observe } from '../model/step.js';
import type { Template } from '../model/template.js';
import { buildIssue } from '../parse/build-issue.js';
import { unknownTemplate } from '../parse/extend-template.js';
import { importTables } from '../parse/import-tables.js';
import { parseIgnoreNotes } from '../parse/parse-ignore-notes.js';
import { parsePreamble, parseSection } from '../parse/parse-section.js';
import { parseTemplate } from '../parse/parse-template.js';
import { findingsFor } from '../statistics/build-ledger.js';
import { resolveFigures } from '../statistics/resolve-figures.js';
import { typesetDocument } from '../typeset/typeset-document.js';
import { type CompileCaches, createCompileCaches, openLines } from './compile-caches.js';
import {
  type DocumentStore,
  documentKey,
  fontsUsed,
  type KeptDocument,
  type WrittenIssue,
} from './compile-document.js';
import { type CompiledLedger, compileHeader, compileLedger, headersBefore, headersFor } from './compile-ledger.js';
import { compilePictures, openMastheadImage, provePictures } from './compile-pictures.js';
import { findPrinted, type PrintedIssue, takePrinted } from './compile-printed.js';
import { compileHolidays, compilePeople, compileSettings } from './compile-standing-facts.js';

/** What an issue is checked with. */
export interface IssueInput {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
  /** The last few issues before it, newest first: their texts are compared with its own. */
  readonly recent?: readonly IssueSources[];
  /** What reading all of these found: it is weighed with the rest. */
  readonly reading?: readonly Finding[];
  /** None where they can't be made out, as `reading` says: then nothing is set. */
  readonly fonts: FontLibrary | undefined;
  /** Sets a proof: what is only missing is left blank and warned of, and every page says that it is a draft. */
  readonly draft?: boolean;
  /** A released issue is judged and set as one that is to be printed again: it may differ from its release. */
  readonly reissue?: boolean;
  /** Sets also a released issue that is as it was printed, for a preview; what counts of it stays the same. */
  readonly printedToo?: boolean;
  readonly caches?: CompileCaches;
  /** Is told of each step. */
  readonly observe?: Observe;
}

export interface CompileInput extends IssueInput {
  /** Name and version of the program, as the document states them. */
  readonly producer: string;
  /** Documents made before: one that was made from the same is taken. */
  readonly documents?: DocumentStore;
  /** Makes a document also where there are errors, as far as they leave a layout: for a preview, never for the press. */
  readonly despiteErrors?: boolean;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** The typeset pages, as far as the sources allowed to set them. */
  readonly pages: readonly Page[];
  /**
   * Characters that no font has, or that are set in another way than they should be, at every place: also where the
   * findings name only the first, or none because a rule is switched off.
   */
  readonly glyphFindings: readonly Finding[];
}

export interface CompileResult extends CheckResult {
  /** Whether the document was made before: then there are no `pages`, and no `glyphFindings`. */
  readonly isReused: boolean;
  readonly pageCount: number;
  /** The document; none where errors forbid it. */
  readonly pdf: Uint8Array | undefined;
  /** As the document states it; none where there are no pages. */
  readonly title: string | undefined;
  /** PostScript names of the fonts used, sorted. */
  readonly fonts: readonly string[];
}

/**
 * One issue from its sources to a document: all that a check does, then render. A document is made only where there are
 * no errors. Keeps nothing between calls and touches no file.
 */
export async function compile(input: CompileInput): Promise<CompileResult> {
  const { findings, set, printed } = await setIssue(input, input);
  if (!set && printed) {
    const made = await takePrinted(printed, () => compile({ ...input, reissue: true, despiteErrors: true }));
    return {
      ...nothing,
      ...made,
      isReused: true,
      pageCount: printed.release.pages.value,
      pages: [],
      glyphFindings: [],
    };
  }
  if (!set) return { ...nothing, findings, pages: [], glyphFindings: [], pdf: undefined };
  const { document, template, pages, glyphFindings, key, kept } = set;
  const info = { ...document.properties, producer: input.producer, duplex: template.print.duplex };
  const pageCount = kept?.pageCount ?? pages.length;
  const fonts = kept?.fonts ?? fontsUsed(pages);
  const result = { findings, pages, glyphFindings, title: info.title, pageCount, fonts, isReused: kept !== undefined };
  if (hasErrors(findings) && !input.despiteErrors) return { ...result, pdf: undefined };
  if (kept) return { ...result, findings: [...findings, ...kept.renderFindings], pdf: kept.pdf };
  input.observe?.('render');
  // A check never gets here, and starts sooner without what writes PDFs.
  const { renderPdf } = await import('../outputs/pdf/render-pdf.js');
  const rendered = await renderPdf({
    pages,
    info,
    ...(input.caches && { cache: input.caches.rendering }),
  });
  const { value: pdf, findings: renderFindings } = rendered;
  if (key !== undefined && pdf) {
    input.documents?.keep(key, { pdf, pageCount, fonts, layoutFindings: set.layoutFindings, renderFindings });
  }
  return { ...result, findings: [...findings, ...renderFindings], pdf };
}

/** What `compile` says of the document where there is none. */
const nothing = { isReused: false, pageCount: 0, title: undefined, fonts: [] } as const;

/** What `compile` would do. */
export interface CompilePlan {
  readonly findings: readonly Finding[];
  /** `reuse`: take a document that was made before. `set`: make one. `refuse`: there are errors, or nothing to set. */
  readonly step: 'reuse' | 'set' | 'refuse';
  /** The document that was made before. */
  readonly pdf?: Uint8Array;
}

/** What a compile would do, as far as that shows before anything is set. */
export async function planCompile(input: CompileInput): Promise<CompilePlan> {
  const { findings, set } = await setIssue(input, { ...input, isPlan: true });
  if (!set || hasErrors(findings)) return { findings, step: 'refuse' };
  return set.kept ? { findings, step: 'reuse', pdf: set.kept.pdf } : { findings, step: 'set' };
}

/** All that can be found in an issue: everything up to its pages, and what rendering would find in its pictures. */
export async function checkIssue(input: IssueInput): Promise<CheckResult> {
  const { findings, set } = await setIssue(input);
  const pages = set?.pages ?? [];
  const refused = await provePictures(pages);
  return { findings: [...findings, ...refused], pages, glyphFindings: set?.glyphFindings ?? [] };
}

/** An issue with its pages, or with the document that was made of them before. */
interface SetIssue {
  readonly document: Document;
  readonly template: Template;
  readonly pages: readonly Page[];
  readonly glyphFindings: readonly Finding[];
  readonly layoutFindings: readonly Finding[];
  /** Of the document; none where none are kept. */
  readonly key?: string;
  readonly kept?: KeptDocument;
}

/** What there is to say of an issue, and what could be made of it. */
interface FoundIssue {
  readonly findings: readonly Finding[];
  readonly set: SetIssue | undefined;
  /** Where it was released and is as it was printed. */
  readonly printed?: PrintedIssue;
}

/** How an issue that is written becomes a set one. */
interface Setting {
  readonly documents?: DocumentStore;
  /** Only what was set before is wanted. */
  readonly isPlan?: boolean;
}

/**
 * What is parsed of a file, and found in a text, until the file changes. A build of an archive goes from issue to issue: of
 * sections, and of the texts in them, those of a few issues are remembered.
 */
const steps = {
  template: { name: 'template', most: 8 } as Step<Outcome<Template>>,
  preamble: { name: 'preamble', most: 20 } as Step<Outcome<readonly Block[]>>,
  section: { name: 'section', most: 200 } as Step<Outcome<Section>>,
  foundInText: { name: 'found in text', most: 2000 } as Step<FoundInText>,
};

/** What the steps of one compile share. */
interface Work {
  readonly input: IssueInput;
  readonly caches: CompileCaches;
  readonly found: Findings;
}

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

/**
 * Parse, put the year's figures in, check, typeset; and weigh what was found. Every stage works with what the one before
 * could make, so that one run finds all mistakes.
 */
async function setIssue(input: IssueInput, setting: Setting = {}): Promise<FoundIssue> {
  const caches = input.caches ?? createCompileCaches();
  const printed = input.reissue ? undefined : findPrinted({ ...input, caches });
  if (printed && !input.printedToo) return { findings: printed.findings, set: undefined, printed };
  const work: Work = { input, caches, found: new Findings() };
  const { found } = work;
  found.add(input.reading ?? []);
  input.observe?.('parse');
  const parsed = parseTexts(work);
  const { settings, preamble, sections } = parsed;
  const written = settings && (await writeText(work, { ...parsed, settings }));
  const set = written && input.fonts && setText(work, { ...written, fonts: input.fonts }, setting);
  // An error of a header is found twice: as its own, and as one that may falsify totals.
  const weighed = weighFindings([...new Set(found.all)], {
    known: knownRules,
    rules: settings?.rules ?? [],
    notes: [input.issue.index, ...input.issue.sections].flatMap(parseIgnoreNotes),
    blocks: [...preamble, ...sections.flatMap(({ blocks }) => blocks)],
    draft: input.draft ?? false,
    complete: set !== undefined && (!setting.isPlan || set.kept !== undefined),
  });
  const header = compileHeader(input.issue, work.caches.memo).value;
  const findings = limitFindings(header ? respectRelease(weighed, header, input) : weighed);
  return printed ? { findings: printed.findings, set, printed } : { findings, set };
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

function parseTexts({ input: { workspace, issue }, caches: { memo }, found }: Work): ParsedTexts {
  const { settings: settingsFile, people: peopleFile, holidays: daysFile } = workspace;
  const settings = found.take(compileSettings(settingsFile, memo));
  const people = peopleFile && found.take(compilePeople(peopleFile, memo));
  const holidays = daysFile && found.take(compileHolidays(daysFile, memo));
  const texts = found.take(parseIssueTexts(issue, memo));
  const { preamble, sections } = found.take(importTables(texts, issue.attachments));
  return { settings, people, holidays, preamble, sections };
}

/** Everything from parsing to setting. None where there is no header, or nothing to set the issue with. */
async function writeText(
  work: Work,
  parsed: ParsedTexts & { readonly settings: Settings },
): Promise<WrittenIssue | undefined> {
  const { input, caches, found } = work;
  const { workspace, issue: sources, draft = false } = input;
  const { settings, people, holidays, preamble, sections } = parsed;
  input.observe?.('count');
  const { memo } = caches;
  const compiled = compileLedger(settings, headersFor(sources, workspace), memo);
  const { ledger, headers } = compiled;
  const header = headers.find(({ folder }) => folder === sources.folder);
  found.add(compiled.headerFindings.get(sources.folder) ?? []);
  if (!header) return undefined;
  found.add(findingsFor(compiled.ledgerFindings, header));
  found.add(findChangedFiles(header, sources));
  found.add(findOutputTrouble(settings, header, headers));

  const template = found.take(chooseTemplate(header.template ?? settings.template, workspace, memo));
  const written = found.take(buildIssue({ settings, header, preamble, sections }));
  if (!written) return undefined;
  const issue = found.take(resolveFigures(written, ledger));
  found.add(causesElsewhere(found.all, compiled, header));
  input.observe?.('check');
  const files = [sources.index, ...sources.sections];
  const foundAt: FoundAt = (kind, file, start) =>
    memo.recall(steps.foundInText, `${memo.keyOf(file)} ${kind} ${start}`, () => new Map());
  const texts = collectTexts(written, foundAt);
  const earlier = headersBefore(header, headers);
  const recent = (input.recent ?? []).flatMap((before) => recentIssue(before, memo));
  const asked = { settings, header, issue: written, files, texts, ledger, earlier, recent, people, holidays };
  found.add(runRules(asked));
  if (!issue || !template) return undefined;

  input.observe?.('pictures');
  const pictures = found.take(await compilePictures({ issue, ledger, attachments: sources.attachments, memo }));
  const mastheadImage = found.take(openMastheadImage(issue, { attachments: workspace.attachments, memo }));
  return {
    issue,
    document: writeDocument({ issue, template, pictures, draft, ...(mastheadImage && { mastheadImage }) }),
    template,
    attachments: sources.attachments,
    sharedAttachments: workspace.attachments,
  };
}

/** The pages of an issue, unless a document was made of the same before. */
function setText(
  { input: { observe }, caches, found }: Work,
  written: WrittenIssue & { readonly fonts: FontLibrary },
  { documents, isPlan }: Setting,
): SetIssue {
  const { document, template, fonts } = written;
  const key = documents && documentKey(written, documents.surroundings);
  const kept = key === undefined ? undefined : documents?.find(key);
  const made = { document, template, ...(key !== undefined && { key }), ...(kept && { kept }) };
  if (kept || isPlan) {
    const layoutFindings = kept?.layoutFindings ?? [];
    found.add(layoutFindings);
    return { ...made, pages: [], glyphFindings: [], layoutFindings };
  }
  observe?.('typeset');
  const { typefaces, compositions } = openLines(fonts, template, caches);
  const { pages, findings, glyphFindings } = typesetDocument({ document, template, typefaces, compositions });
  compositions.endCompile();
  const layoutFindings = [...findings, ...typefaces.findings()];
  found.add(layoutFindings);
  return { ...made, pages, glyphFindings, layoutFindings };
}

/** Where a figure could not be had because of an earlier header that can't be made out: what is wrong there. */
function causesElsewhere(found: readonly Finding[], compiled: CompiledLedger, own: IssueHeader): readonly Finding[] {
  if (!found.some(({ code }) => code.startsWith('figure-unavailable'))) return [];
  const made = new Set(compiled.headers.map(({ folder }) => folder));
  const unmade = [...compiled.headerFindings].filter(([folder]) => folder !== own.folder && !made.has(folder));
  return unmade.flatMap(([, findings]) => findings.filter(({ severity }) => severity === 'error'));
}

/** What an issue's files say below the header. */
function parseIssueTexts({ index, sections: files }: IssueSources, memo: Memo) {
  const preamble = memo.recall(steps.preamble, memo.keyOf(index), () => parsePreamble(index));
  const sections = files.map((file) => memo.recall(steps.section, memo.keyOf(file), () => parseSection(file)));
  const findings = [...preamble.findings, ...sections.flatMap((section) => section.findings)];
  const value = { preamble: preamble.value ?? [], sections: sections.flatMap((section) => section.value ?? []) };
  return { value, findings };
}

/** The paragraphs of an earlier issue; what is wrong with them was said when that was checked. */
function recentIssue(sources: IssueSources, memo: Memo): RecentIssue[] {
  const folder = parseIssueFolder(sources.folder);
  if (folder?.type !== 'regular') return [];
  const texts = collectTexts(parseIssueTexts(sources, memo).value);
  const paragraphs = texts.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
  return [{ number: folder.number, paragraphs }];
}

function chooseTemplate(name: Located<string>, workspace: WorkspaceSources, memo: Memo): Outcome<Template> {
  const { templates } = workspace;
  const file = templates.get(name.value.normalize('NFC'));
  if (!file) return { value: undefined, findings: [unknownTemplate(name, templates)] };
  // Any of them may be beneath it.
  const key = JSON.stringify([name.value, ...templateFiles(workspace).map(memo.keyOf)]);
  return memo.recall(steps.template, key, () => parseTemplate(name.value, file, templates));
}
