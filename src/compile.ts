import { compileLedger } from './compile-ledger.js';
import { openTypefaces } from './font/open-typefaces.js';
import { chineseIssueNumber } from './model/chinese-date.js';
import type { DocumentInfo } from './model/document-info.js';
import { type Finding, finding, hasErrors, isMissing, type Outcome } from './model/finding.js';
import type { FontLibrary } from './model/font-library.js';
import type { Issue } from './model/issue.js';
import type { Page } from './model/page.js';
import type { Located } from './model/source.js';
import type { IssueSources, WorkspaceSources } from './model/sources.js';
import type { Template } from './model/template.js';
import { buildIssue } from './parse/build-issue.js';
import { parsePreamble, parseSection } from './parse/parse-section.js';
import { parseSettings } from './parse/parse-settings.js';
import { parseTemplate } from './parse/parse-template.js';
import { renderPdf } from './render/render-pdf.js';
import { findingsFor } from './statistics/build-ledger.js';
import { resolveFigures } from './statistics/resolve-figures.js';
import { typesetIssue } from './typeset/typeset-issue.js';

export interface CompileInput {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
  readonly fonts: FontLibrary;
  /** Name and version of the program, as the document states them. */
  readonly producer: string;
  /** Sets a proof: what is only missing is left blank and warned of, and every page says that it is a draft. */
  readonly draft?: boolean;
}

export interface CompileResult {
  readonly findings: readonly Finding[];
  /** The document; none where there are errors. */
  readonly pdf: Uint8Array | undefined;
  /** The typeset pages, as far as the sources allowed to set them. */
  readonly pages: readonly Page[];
  /** PostScript names of the fonts used, sorted. */
  readonly fonts: readonly string[];
}

/** What has been found so far, and how a stage's outcome is taken. */
class Findings {
  readonly all: Finding[] = [];
  readonly #draft: boolean;

  constructor(draft: boolean) {
    this.#draft = draft;
  }

  /** In a draft, what is only missing is no error. */
  add(findings: readonly Finding[]): void {
    for (const found of findings) {
      const waits = this.#draft && found.severity === 'error' && isMissing(found.code);
      this.all.push(waits ? { ...found, severity: 'warning' } : found);
    }
  }

  /** Keeps what a stage has to say and hands on what it made. */
  take<T>(outcome: { readonly value: T; readonly findings: readonly Finding[] }): T {
    this.add(outcome.findings);
    return outcome.value;
  }
}

/**
 * One issue from its sources to a document: parse, put the year's figures in, typeset, render. Every stage works with
 * what the one before could make, so that one run finds all mistakes; a document is made only where there are none.
 * Keeps nothing between calls and touches no file.
 */
export async function compile(input: CompileInput): Promise<CompileResult> {
  const { workspace, issue: sources, fonts, draft = false } = input;
  const found = new Findings(draft);
  const unset = { pdf: undefined, pages: [], fonts: [] };

  const settings = found.take(parseSettings(workspace.settings));
  const preamble = found.take(parsePreamble(sources.index)) ?? [];
  const sections = sources.sections.flatMap((file) => found.take(parseSection(file)) ?? []);
  if (!settings) return { findings: found.all, ...unset };

  const compiled = compileLedger(settings, headersFor(sources, workspace));
  const header = compiled.headers.find(({ folder }) => folder === sources.folder);
  found.add(compiled.headerFindings.get(sources.folder) ?? []);
  if (!header) return { findings: found.all, ...unset };
  found.add(findingsFor(compiled.ledgerFindings, header));

  const template = found.take(chooseTemplate(header.template ?? settings.template, workspace));
  const written = found.take(buildIssue({ settings, header, preamble, sections }));
  const issue = written && found.take(resolveFigures(written, compiled.ledger));
  if (!issue || !template) return { findings: found.all, ...unset };

  const typefaces = openTypefaces(fonts);
  const { pages, findings } = typesetIssue({ issue, template, typefaces, draft });
  found.add([...findings, ...typefaces.findings()]);
  const set = { findings: found.all, pages, fonts: fontsUsed(pages) };
  if (hasErrors(found.all)) return { ...set, pdf: undefined };
  return { ...set, pdf: await renderPdf({ pages, info: describeDocument(issue, template, input) }) };
}

/** The headers an issue depends on; its own is among them, also where it is a special issue. */
function headersFor({ folder, index }: IssueSources, { headers }: WorkspaceSources): WorkspaceSources['headers'] {
  return [...headers.filter((header) => header.folder !== folder), { folder, index }];
}

function chooseTemplate(name: Located<string>, { templates }: WorkspaceSources): Outcome<Template> {
  const file = templates.get(name.value);
  if (file) return parseTemplate(name.value, file);
  const names = [...templates.keys()].sort();
  return { value: undefined, findings: [finding('template-unknown', name.range, { name: name.value, names })] };
}

function describeDocument(
  { name, publisher, header }: Issue,
  { print }: Template,
  { producer, draft }: CompileInput,
): DocumentInfo {
  return {
    title: `${name.value} ${chineseIssueNumber(header)}${draft ? '（送审稿）' : ''}`,
    author: publisher.value,
    keywords: [],
    language: 'zh-CN',
    date: header.date?.value,
    producer,
    duplex: print.duplex,
  };
}

function fontsUsed(pages: readonly Page[]): string[] {
  const lines = pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'line' ? [item] : [])));
  return [...new Set(lines.flatMap(({ runs }) => runs.map((run) => run.face.id)))].sort();
}
