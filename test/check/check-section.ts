import type { CheckedIssue } from '../../src/check/checked-issue.js';
import { collectTexts } from '../../src/check/collect-texts.js';
import type { Rule } from '../../src/check/rule.js';
import type { Finding } from '../../src/model/finding.js';
import type { SourceFile } from '../../src/model/source.js';
import { parseSection } from '../../src/parse/parse-section.js';

/** What rules that look at texts alone find in one section file, in the order of the text. */
export function checkSection(rules: readonly Rule[], text: string): readonly Finding[] {
  const file: SourceFile = { path: 'issues/12/01-例.md', text };
  const section = parseSection(file).value;
  const texts = collectTexts({ preamble: [], sections: section ? [section] : [] });
  // A rule of this kind looks at nothing else: its own tests and the pages' run on whole issues.
  const issue = { texts } as unknown as CheckedIssue;
  return rules.flatMap((rule) => [...rule.check(issue)]).sort((a, b) => a.range.start - b.range.start);
}

/** What is reported in a paragraph: `code:stretch`, and `>mend` where there is one. */
export const reported = (rules: readonly Rule[], paragraph: string): readonly string[] =>
  checkSection(rules, `# 标题\n\n${paragraph}\n`).map(({ code, range, fix }) => {
    const stretch = range.file.text.slice(range.start, range.end);
    return `${code}:${stretch}${fix ? `>${fix.text}` : ''}`;
  });
