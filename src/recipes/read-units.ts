import { writeDocument } from '../document/write-document.js';
import type { Memo } from '../memo/memo.js';
import type { Picture } from '../model/document.js';
import { hasErrors } from '../model/finding.js';
import type { IssueHeader } from '../model/header.js';
import { momentOf } from '../model/header.js';
import type { Figure } from '../model/issue.js';
import { pt } from '../model/length.js';
import type { IssueSources, WorkspaceSources } from '../model/sources.js';
import { valueAt } from '../model/timed.js';
import { buildIssue } from '../parse/build-issue.js';
import { importTables } from '../parse/import-tables.js';
import { type Unit, unitsOf } from '../review/units.js';
import { resolveFigures } from '../statistics/resolve-figures.js';
import { compileLedger, headerIn, headersFor } from './compile-ledger.js';
import { compileSettings } from './compile-standing-facts.js';
import { chooseTemplate, parseIssueTexts } from './write-issue.js';

/** The sources of an issue, with all that it is made with. */
export interface ReviewedSources {
  readonly workspace: WorkspaceSources;
  readonly issue: IssueSources;
}

/** What an issue says, paragraph by paragraph. */
export interface ReadUnits {
  readonly header: IssueHeader;
  readonly units: readonly Unit[];
  /** How many pictures it shows. */
  readonly pictures: number;
  /** What its texts have wrong. */
  readonly errors: readonly string[];
}

/** Nobody looks at pictures here: a figure is there, with its caption. */
const color = { red: 0, green: 0, blue: 0 } as const;
const UNSEEN: Picture = {
  type: 'chart',
  chart: {
    width: pt(1),
    height: pt(1),
    title: '',
    description: '',
    items: [],
    style: {
      bar: color,
      line: color,
      lineWidth: pt(1),
      axis: color,
      grid: color,
      hairline: pt(1),
      text: color,
      paper: color,
    },
  },
};

/** The recipe of what a copy says of these sources: parse → figures → words. None where the sources make no document. */
export function readUnits({ workspace, issue }: ReviewedSources, memo: Memo): ReadUnits | undefined {
  const settings = compileSettings(workspace.settings, memo).value;
  if (!settings) return undefined;
  const parsed = parseIssueTexts(issue, memo);
  const texts = importTables(parsed.value, issue.attachments);
  const compiled = compileLedger(settings, headersFor(issue, workspace), memo, workspace.history);
  const header = headerIn(compiled, issue.folder);
  if (!header) return undefined;
  const template = chooseTemplate(
    header.template ?? valueAt(settings.template, momentOf(header)),
    workspace,
    memo,
  ).value;
  if (!template) return undefined;
  const built = buildIssue({ settings, header, ...texts.value });
  const resolved = resolveFigures(built.value, compiled.ledger).value;
  const blocks = [...resolved.preamble, ...resolved.sections.flatMap((section) => section.blocks)];
  const figures = blocks.filter((block): block is Figure => block.type === 'figure');
  const document = writeDocument({
    issue: resolved,
    template,
    pictures: new Map(figures.map((figure) => [figure, UNSEEN])),
    draft: true,
  });
  const found = [...parsed.findings, ...texts.findings, ...built.findings].filter((one) => hasErrors([one]));
  return {
    header,
    units: unitsOf(document, template),
    pictures: figures.length + (resolved.masthead.type === 'image' ? 1 : 0),
    errors: found.map(({ code }) => code),
  };
}
