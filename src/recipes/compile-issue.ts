import type { Memo } from '../memo/memo.js';
import { type Finding, hasErrors } from '../model/finding.js';
import type { Layout } from '../model/layout.js';
import type { Page } from '../model/page.js';
import { markSources } from '../model/sources-mark.js';
import type { FindSource } from '../model/stored-finding.js';
import type { Output, OutputFile } from '../outputs/output.js';
import { pdf, pdfIn } from '../outputs/pdf/pdf.js';
import type { ResolvedIssue } from '../statistics/resolve-figures.js';
import { provePictures } from './compile-pictures.js';
import { findPrinted, type PrintedIssue, takePrinted } from './compile-printed.js';
import { type IssueText, type KeptLayout, type KeptOutput, keptOutputs, keyOfText } from './kept-output.js';
import { familiesOf, fontsUsed, type LaidOut, layOut } from './lay-out.js';
import { type IssueInput, writeIssue } from './write-issue.js';

/* The recipe of an issue: its words, their pages, its outputs. */

export interface CompileInput extends IssueInput {
  /** Name and version of the program, as documents state them. */
  readonly producer: string;
  /** The PDF alone where none are given. */
  readonly outputs?: readonly Output[];
  /** Outputs of earlier runs: one that was made of the same is taken. */
  readonly kept?: KeptOutputs;
  /** Writes outputs also where there are errors, as far as they leave pages: for a preview, never for the press. */
  readonly despiteErrors?: boolean;
}

interface KeptOutputs {
  readonly memo: Memo;
  /** Tells everything apart that outputs depend on beside their issue: the program, the fonts. */
  readonly surroundings: string;
  /** Where findings of the issue stand. */
  readonly sources: FindSource;
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
  /** The files in the order of the outputs that were asked for; there are none where errors forbid them. */
  readonly made: readonly MadeOutput[];
  /** Whether all of them were made before: then there are no `pages`, and no `glyphFindings`. */
  readonly isReused: boolean;
  /** The number of pages; 0 where no output was made of pages. */
  readonly pageCount: number;
  /** The title that the document states; undefined where there is no document. */
  readonly title: string | undefined;
  /** PostScript names of the fonts used, sorted. */
  readonly fonts: readonly string[];
  /** The issue in words, with its figures; none where it was not set. */
  readonly words: ResolvedIssue | undefined;
}

/** What one output made. */
export interface MadeOutput {
  readonly id: string;
  readonly files: readonly OutputFile[];
  /** The key under which later runs find it; undefined where it is not kept. */
  readonly key?: string;
}

/** The PDF of an issue; none where it was not asked for, or errors forbid it. */
export const pdfOf = ({ made }: Pick<CompileResult, 'made'>): Uint8Array | undefined =>
  pdfIn(made.flatMap(({ files }) => files));

/** All that can be found in an issue: everything up to its pages, and what an output would find in its pictures. */
export async function checkIssue(input: IssueInput): Promise<CheckResult> {
  const printed = judgePrinted(input);
  if (printed && !input.printedToo) return { findings: printed.findings, pages: [], glyphFindings: [] };
  const { text, weigh } = await writeIssue(input);
  const set = text && setText(text, input);
  const pages = set?.pages ?? [];
  const findings = printed?.findings ?? weigh(set?.findings);
  return { findings: [...findings, ...(await provePictures(pages))], pages, glyphFindings: set?.glyphFindings ?? [] };
}

/**
 * One issue from its sources to its outputs: all that a check does, then what each output writes. They are made only where
 * there are no errors. Keeps nothing between calls but what is in the memo, and touches no file.
 */
export async function compile(input: CompileInput): Promise<CompileResult> {
  const printed = judgePrinted(input);
  if (printed && !input.printedToo) return takeReleased(printed, input);
  const { text, weigh } = await writeIssue(input);
  const findingsWith = (inLayout?: readonly Finding[]) => printed?.findings ?? weigh(inLayout);
  if (!text || !input.fonts) return { ...nothingMade, findings: findingsWith() };
  const pages = openPages(text, input, findingsWith);
  const keyOf = openKeys(text, input);
  const making: Making[] = [];
  for (const output of input.outputs ?? [pdf]) making.push(await makeOutput(output, { input, text, pages, keyOf }));
  const set = pages.set();
  const {
    pageCount,
    fonts,
    findings: inLayout,
  } = set?.layout ?? making.find(({ layout }) => layout)?.layout ?? noLayout;
  const findings = findingsWith(inLayout);
  const isRefused = hasErrors(findings) && !input.despiteErrors;
  return {
    findings: isRefused ? findings : [...findings, ...making.flatMap((one) => one.findings)],
    made: isRefused ? [] : making.flatMap(({ made }) => made ?? []),
    isReused: making.every((one) => one.isReused),
    pages: set?.pages ?? [],
    glyphFindings: set?.glyphFindings ?? [],
    pageCount,
    title: text.document.properties.title,
    fonts,
    words: text.issue,
  };
}

/** What `compile` says of the pages where there are none. */
const noLayout = { pageCount: 0, fonts: [], findings: undefined } as const;

/** What `compile` says of the document where there is none. */
export const nothingMade = {
  made: [],
  isReused: false,
  pages: [],
  glyphFindings: [],
  pageCount: 0,
  title: undefined,
  fonts: [],
  words: undefined,
} as const;

/** A released issue that is as it was printed; one that is to be printed again is judged as any other. */
const judgePrinted = (input: IssueInput): PrintedIssue | undefined => (input.reissue ? undefined : findPrinted(input));

/** The kept PDF of an issue that is as it was printed; other outputs are made from its sources, and from the settings of then. */
async function takeReleased(printed: PrintedIssue, input: CompileInput): Promise<CompileResult> {
  const { outputs = [pdf] } = input;
  const remake = (wanted: readonly Output[], workspace = input.workspace): Promise<CompileResult> =>
    compile({ ...input, workspace, outputs: wanted, reissue: true, despiteErrors: true });
  const taken = await takePrinted(printed, async () => pdfOf(await remake([pdf])));
  if (!taken.pdf) return { ...nothingMade, findings: taken.findings, isReused: true };
  const released: MadeOutput = { id: pdf.id, files: [{ suffix: pdf.suffixes[0], bytes: taken.pdf }] };
  const others = outputs.filter((output) => output !== pdf);
  const then = { ...input.workspace, ...printed.readShared() };
  const remade = others.length > 0 ? await remake(others, then) : undefined;
  return {
    ...nothingMade,
    findings: taken.findings,
    made: outputs.flatMap(({ id }) => (id === pdf.id ? released : (remade?.made.filter((one) => one.id === id) ?? []))),
    isReused: remade?.isReused ?? true,
    pageCount: printed.release.pages.value,
  };
}

/** The pages of a compile, which are set when an output asks for them. */
interface PagesOnDemand {
  /** The pages, and how their blocks were set; undefined where errors forbid to print them. */
  readonly layout: () => Layout | undefined;
  /** What was set so far. */
  readonly set: () => (LaidOut & { readonly layout: KeptLayout }) | undefined;
}

function openPages(
  text: IssueText,
  input: CompileInput,
  findingsWith: (inLayout: readonly Finding[]) => readonly Finding[],
): PagesOnDemand {
  let set: ReturnType<PagesOnDemand['set']>;
  return {
    layout() {
      if (!set) {
        const laidOut = setText(text, input);
        const { pages, findings } = laidOut;
        set = { ...laidOut, layout: { pageCount: pages.length, fonts: fontsUsed(pages), findings } };
        input.observe?.('render');
      }
      return input.despiteErrors || !hasErrors(findingsWith(set.findings)) ? set : undefined;
    },
    set: () => set,
  };
}

function setText(text: IssueText, { fonts, memo, observe }: IssueInput): LaidOut {
  if (!fonts) throw new Error('pages are set without fonts');
  observe?.('typeset');
  return layOut(text, fonts, memo);
}

/** An output under way. */
interface Making {
  readonly made: MadeOutput | undefined;
  readonly findings: readonly Finding[];
  /** The pages that it was made from. */
  readonly layout?: KeptLayout;
  readonly isReused: boolean;
}

interface MakingRequest {
  readonly input: CompileInput;
  readonly text: IssueText;
  readonly pages: PagesOnDemand;
  readonly keyOf: ReturnType<typeof openKeys>;
}

/** What an output writes, or wrote before of the same. */
async function makeOutput(output: Output, { input, text, pages, keyOf }: MakingRequest): Promise<Making> {
  const { id, write } = output;
  const { kept, memo, producer } = input;
  const key = keyOf(output);
  const step = kept && keptOutputs(kept.sources);
  const known = step && key !== undefined ? kept.memo.find(step, key) : undefined;
  if (known && key !== undefined) return { ...known, made: { id, files: known.files, key }, isReused: true };
  // An output that asks for pages is made after these.
  if (pages.set()) input.observe?.('render');
  const { document, template } = text;
  const info = { ...document.properties, producer, duplex: template.print.duplex };
  const { value: files, findings } = await write({
    document,
    info,
    template,
    families: familiesOf(input.fonts),
    sources: markSources(input.issue),
    layout: pages.layout,
    memo,
  });
  if (!files) return { made: undefined, findings, isReused: false };
  const layout = pages.set()?.layout;
  const made = { files, findings, ...(layout && { layout }) };
  const isKept = step && key !== undefined && kept.memo.keep(step, key, made);
  return { ...made, made: { id, files, ...(isKept && { key }) }, isReused: false };
}

/** The keys under which what outputs make of a text is kept; none where nothing is, or an image can't be read any more. */
function openKeys(text: IssueText, { kept, memo, issue }: CompileInput): (output: Output) => string | undefined {
  const key = kept && keyOfText(text, kept.surroundings, memo);
  return ({ id, namesSources }) => {
    if (key === undefined) return undefined;
    return namesSources ? `${id} ${markSources(issue).digest} ${key}` : `${id} ${key}`;
  };
}

/** What `compile` would do. */
export interface CompilePlan {
  readonly findings: readonly Finding[];
  /** `reuse`: take what was made before. `set`: make it. `refuse`: there are errors, or nothing to set. */
  readonly step: 'reuse' | 'set' | 'refuse';
  /** What was made before. */
  readonly made: readonly MadeOutput[];
}

/** What a compile would do, as far as that shows before anything is set. */
export async function planCompile(input: CompileInput): Promise<CompilePlan> {
  const printed = judgePrinted(input);
  if (printed) return { findings: printed.findings, step: 'refuse', made: [] };
  const { text, weigh } = await writeIssue(input);
  const { outputs = [pdf], kept } = input;
  if (!text || !input.fonts) return { findings: weigh(undefined), step: 'refuse', made: [] };
  const keyOf = openKeys(text, input);
  const known = outputs.flatMap((output): readonly (KeptOutput & MadeOutput)[] => {
    const { id } = output;
    const key = keyOf(output);
    const found = key === undefined ? undefined : kept?.memo.find(keptOutputs(kept.sources), key);
    return found ? [{ id, ...found }] : [];
  });
  const findings = weigh(known.find(({ layout }) => layout)?.layout?.findings);
  if (hasErrors(findings)) return { findings, step: 'refuse', made: [] };
  return known.length === outputs.length
    ? { findings, step: 'reuse', made: known }
    : { findings, step: 'set', made: [] };
}
