import { contentOf } from '../../src/model/block-content.js';
import type { IssueHeader } from '../../src/model/header.js';
import type { Block, Inline, Issue, Placeholder } from '../../src/model/issue.js';
import type { SourceFile } from '../../src/model/source.js';

/** An issue of one section whose only paragraph is `text`, from line 3 of its file on; `{{…}}` become placeholders. */
export function issueOf(header: IssueHeader, text: string): Issue {
  const file: SourceFile = { path: `issues/${header.folder}/01-某事.md`, text: `# 某事\n\n${text}\n` };
  const offset = file.text.indexOf(text);
  const whole = { file, start: offset, end: offset + text.length };
  const blocks: readonly Block[] = [
    { type: 'paragraph', kind: 'plain', lead: [], content: inlinesOf(file, text, offset), range: whole },
  ];
  const located = { value: '某', range: whole };
  return {
    header,
    name: located,
    masthead: { type: 'text' },
    publisher: located,
    distribution: {},
    preamble: [],
    sections: [{ file, blocks }],
  };
}

function inlinesOf(file: SourceFile, text: string, offset: number): readonly Inline[] {
  return text.split(/(\{\{.*?\}\})/).reduce<{ at: number; inlines: readonly Inline[] }>(
    ({ at, inlines }, part) => {
      const range = { file, start: at, end: at + part.length };
      const inline: Inline = part.startsWith('{{')
        ? { ...placeholderOf(part), range, emphasis: 'strong', link: 'https://example.invalid/' }
        : {
            type: 'text',
            text: part,
            file,
            map: [{ type: 'copied', at: 0, length: part.length, sourceStart: at, sourceEnd: range.end }],
            emphasis: 'none',
          };
      return { at: range.end, inlines: part === '' ? inlines : [...inlines, inline] };
    },
    { at: offset, inlines: [] },
  ).inlines;
}

function placeholderOf(text: string): Pick<Placeholder, 'type' | 'series' | 'figure' | 'measure' | 'format'> {
  const [name = '', format] = text.slice(2, -2).split('|');
  const [series = '', figure = '', measure] = name.split('.');
  return {
    type: 'placeholder',
    series,
    figure,
    ...(measure !== undefined && { measure }),
    ...(format !== undefined && { format }),
  };
}

/** The issue's running text; placeholders that were not replaced print as `××`. */
export function textOf(issue: Issue): string {
  const inlines = issue.sections.flatMap(({ blocks }) => blocks.flatMap(contentOf));
  return inlines.map((inline) => (inline.type === 'text' ? inline.text : '××')).join('');
}
