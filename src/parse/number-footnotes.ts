import { contentOf, mapTexts } from '../model/block-content.js';
import type { Finding } from '../model/finding.js';
import type { Footnote, Issue } from '../model/issue.js';
import { finding } from './finding.js';

/** Circled numbers end at ㊿ [Unicode, Enclosed CJK Letters and Months]. */
const MOST = 50;

/** Numbers the footnotes through the whole issue, from 1, by the order of their first marks. */
export function numberFootnotes(issue: Issue, findings: Finding[]): Issue {
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
