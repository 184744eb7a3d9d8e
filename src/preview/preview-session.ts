import { type Finding, hasErrors } from '../model/finding.js';
import type { Language } from '../model/message.js';
import { type CompileResult, pdfOf } from '../recipes/compile-issue.js';
import { type PrintedPlace, printedPlaces } from '../report/printed-places.js';
import { arrangeFindings, countFindings, reportedFinding } from '../report/reported-finding.js';
import type { EditorLink } from './editor-link.js';
import { pageLayout } from './page-layout.js';
import type { PreviewFinding, PreviewState } from './preview-state.js';
import type { ShownPages } from './serve-preview.js';

/** What one build came to. */
interface PreviewBuild {
  /** What a compile gave; undefined where the sources could not be gathered at all. */
  readonly result: CompileResult | undefined;
  readonly findings: readonly Finding[];
  /** What of these was found in lines that were changed since the last proof. */
  readonly fresh?: ReadonlySet<Finding>;
  /** What keeps the issue from being read, such as that its folder is gone. */
  readonly trouble: { readonly file: string; readonly rule: string; readonly message: string } | undefined;
  readonly issue: string;
  readonly milliseconds: number;
  readonly edited: PreviewState['edited'] | undefined;
}

/** What the page is told before the first build has ended. */
export const firstState = (language: Language): PreviewState => ({
  build: 0,
  revision: 0,
  status: 'building',
  issue: '',
  title: '',
  pages: 0,
  milliseconds: 0,
  fonts: [],
  counts: { errors: 0, warnings: 0, hints: 0 },
  findings: [],
  language,
});

/** The state after a build, and its pages; those of an earlier build stay where it made none. */
export function nextState(
  before: PreviewState,
  { result, findings, fresh = new Set(), trouble, issue, milliseconds, edited }: PreviewBuild,
  linkTo: EditorLink,
): { readonly state: PreviewState; readonly pages?: ShownPages; readonly printed: ReadonlyMap<Finding, PrintedPlace> } {
  const build = before.build + 1;
  const pdf = result && pdfOf(result);
  const printed = printedPlacesOf(findings, result);
  const arranged = arrangeFindings(findings);
  const { error, warning, hint } = countFindings(arranged);
  const [news, others] = [true, false].map((isNew) => arranged.filter((found) => fresh.has(found) === isNew));
  const told = [
    ...(news ?? []).map((found) => ({ ...previewFinding(found, { printed, linkTo, before }), fresh: true as const })),
    ...(others ?? []).map((found) => previewFinding(found, { printed, linkTo, before })),
  ];
  const state: PreviewState = {
    build,
    revision: pdf ? build : before.revision,
    status: pdf ? (hasErrors(findings) ? 'errors' : 'good') : 'no-pages',
    issue,
    title: result?.title ?? before.title,
    pages: pdf ? result.pages.length : before.pages,
    milliseconds,
    fonts: pdf ? result.fonts : before.fonts,
    counts: { errors: error + (trouble ? 1 : 0), warnings: warning, hints: hint },
    findings: trouble ? [troubleFinding(trouble), ...told] : told,
    ...(edited && { edited }),
    language: before.language,
  };
  return { state, printed, ...(pdf && { pages: { pdf, layout: pageLayout(result.pages, build, linkTo) } }) };
}

function printedPlacesOf(
  findings: readonly Finding[],
  result: CompileResult | undefined,
): ReadonlyMap<Finding, PrintedPlace> {
  if (!result || findings.length === 0) return new Map();
  const placeOf = printedPlaces(result.pages);
  return new Map(
    findings.flatMap((found) => {
      const place = placeOf(found.range);
      return place ? [[found, place] as const] : [];
    }),
  );
}

function previewFinding(
  found: Finding,
  {
    printed,
    linkTo,
    before,
  }: { printed: ReadonlyMap<Finding, PrintedPlace>; linkTo: EditorLink; before: PreviewState },
): PreviewFinding {
  const { url: _, ...reported } = reportedFinding(found, before.language);
  const place = printed.get(found);
  return { ...reported, ...(place && { place }), ...linkTo(reported) };
}

const troubleFinding = ({ file, rule, message }: NonNullable<PreviewBuild['trouble']>): PreviewFinding => ({
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  severity: 'error',
  rule,
  message,
});
