/** A rule's page: what it reports, why, examples, its source. */
export interface RulePage {
  readonly id: string;
  /** What is reported, in Chinese: one line. */
  readonly summary: string;
  /** The text below each `## ` heading, fences and all. */
  readonly sections: ReadonlyMap<string, string>;
}

/** Takes a page apart at its headings; what looks like one inside a fence is none. */
export function readRulePage(text: string): RulePage {
  const [title = '', ...lines] = text.split('\n');
  const sections = new Map<string, string>();
  let heading = '';
  let fence: string | undefined;
  for (const line of lines) {
    const name = fence === undefined ? /^## (.+)$/.exec(line)?.[1] : undefined;
    // A longer fence may hold a shorter one.
    if (fence === undefined) fence = /^`{3,}/.exec(line)?.[0];
    else if (line === fence) fence = undefined;
    if (name === undefined) sections.set(heading, `${sections.get(heading) ?? ''}${line}\n`);
    else {
      heading = name;
      sections.set(heading, '');
    }
  }
  return { id: title.replace(/^# /, ''), summary: sections.get('')?.trim() ?? '', sections };
}
