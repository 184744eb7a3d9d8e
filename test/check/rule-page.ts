/** A rule's page, as far as tests read it. */
export interface RulePage {
  readonly id: string;
  readonly summary: string;
  /** The text below each `## ` heading. */
  readonly sections: ReadonlyMap<string, string>;
  readonly wrong: readonly Example[];
  readonly right: readonly Example[];
}

/** Files of one invented workspace. Consecutive fences are one example. */
export type Example = readonly ExampleFile[];

export interface ExampleFile {
  /** What stands behind the opening fence: `md`, `md 02-某.md`, `index.md` … */
  readonly info: string;
  /** With `⟦…⟧` around what is to be reported. */
  readonly text: string;
}

export function parseRulePage(text: string): RulePage {
  const lines = text.split('\n');
  const id = /^# (\S+)$/.exec(lines[0] ?? '')?.[1] ?? '';
  const sections = sectionsOf(lines.slice(1));
  return {
    id,
    summary: sections.get('')?.trim() ?? '',
    sections,
    wrong: examplesOf(sections.get('错') ?? ''),
    right: examplesOf(sections.get('对') ?? ''),
  };
}

/** The text before the first heading is under the empty name. */
function sectionsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let heading = '';
  let fence: string | undefined;
  for (const line of lines) {
    if (fence === undefined) fence = fenceAt(line);
    else if (line === fence) fence = undefined;
    const title = fence === undefined ? /^## (.+)$/.exec(line)?.[1] : undefined;
    if (title !== undefined) {
      heading = title;
      sections.set(heading, '');
    } else sections.set(heading, `${sections.get(heading) ?? ''}${line}\n`);
  }
  return sections;
}

/** Fences with nothing but blank lines between them belong together. */
function examplesOf(section: string): readonly Example[] {
  const examples: ExampleFile[][] = [[]];
  let open: { fence: string; info: string; lines: string[] } | undefined;
  for (const line of section.split('\n')) {
    const fence = fenceAt(line);
    if (line === open?.fence) {
      examples.at(-1)?.push({ info: open.info, text: open.lines.map((each) => `${each}\n`).join('') });
      open = undefined;
    } else if (open) open.lines.push(line);
    else if (fence !== undefined) open = { fence, info: line.slice(fence.length).trim(), lines: [] };
    else if (line.trim() !== '' && examples.at(-1)?.length) examples.push([]);
  }
  return examples.filter((example) => example.length > 0);
}

/** A longer fence may hold a shorter one. */
const fenceAt = (line: string): string | undefined => /^`{3,}/.exec(line)?.[0];
