import { contentOf, mapTexts } from '../model/block-content.js';
import type { Finding, Outcome } from '../model/finding.js';
import { type IssueHeader, momentOf } from '../model/header.js';
import type { Block, Footnote, Issue, Section } from '../model/issue.js';
import { labelText, sameLabel } from '../model/label.js';
import type { Settings } from '../model/settings.js';
import { valueAt } from '../model/timed.js';
import { finding } from './finding.js';

export interface IssueParts {
  readonly settings: Settings;
  readonly header: IssueHeader;
  readonly preamble: readonly Block[];
  /** The sections in the order of the files' leading numbers. */
  readonly sections: readonly Section[];
}

/**
 * Puts an issue together: the header's values before those of bulletin.yaml, sections numbered by their order, footnotes by
 * that of their marks.
 */
export function buildIssue({ settings, header, preamble, sections }: IssueParts): Outcome<Issue, never> {
  const findings: Finding[] = [];
  const numbered = sections.map((section, i) => numberTitle(section, labelText(1, i + 1), findings));
  const copies = header.copies ?? settings.copies;
  const maxPages = header.maxPages ?? settings.maxPages;
  const moment = momentOf(header);
  const value: Issue = {
    header,
    name: header.name ?? valueAt(settings.name, moment),
    masthead: settings.masthead,
    publisher: header.publisher ?? valueAt(settings.publisher, moment),
    distribution: header.distribution ?? settings.distribution,
    ...(copies && { copies }),
    ...(maxPages && { maxPages }),
    preamble,
    sections: numbered,
  };
  return { value: numberFootnotes(value, findings), findings };
}

/** Gives the section's title its number; a number typed there is checked. */
function numberTitle(section: Section, counted: string, findings: Finding[]): Section {
  const [title, ...rest] = section.blocks;
  if (title?.type !== 'heading' || title.level !== 1) return section;
  const { label } = title;
  if (label.origin === 'typed' && !sameLabel(label.text, counted)) {
    findings.push(finding('heading-number', label.range, { typed: label.text, counted }));
  }
  const heading = { ...title, label: { ...label, text: counted, origin: 'counted' } } as const;
  return { ...section, blocks: [heading, ...rest] };
}

/** Circled numbers end at ㊿ [Unicode, Enclosed CJK Letters and Months]. */
const MOST = 50;

/** Numbers the footnotes through the whole issue, from 1, by the order of their first marks. */
function numberFootnotes(issue: Issue, findings: Finding[]): Issue {
  const numbered = new Map<Footnote, Footnote>();
  const blocks = [...issue.preamble, ...issue.sections.flatMap((section) => section.blocks)];
  for (const inline of blocks.flatMap(contentOf)) {
    if (inline.type !== 'note' || numbered.has(inline.note)) continue;
    numbered.set(inline.note, { ...inline.note, number: numbered.size + 1 });
    if (numbered.size === MOST + 1) findings.push(finding('footnote-many', inline.range, { limit: MOST }));
  }
  if (numbered.size === 0) return issue;
  return mapTexts(issue, (content) =>
    content.map((inline) =>
      inline.type === 'note' ? { ...inline, note: numbered.get(inline.note) ?? inline.note } : inline,
    ),
  );
}
