/** All that the program can find, collected from where it is declared, for whoever words, explains, weighs or stores findings. */
import { finding as checkFinding } from './check/finding.js';
import type { KnownRules } from './check/rule.js';
import { rules } from './check/run-rules.js';
import { finding as fontFinding } from './font/finding.js';
import { finding as imageFinding } from './image/finding.js';
import { finding as intakeFinding } from './intake/finding.js';
import { type FindingEntries, ruleOf } from './model/finding.js';
import { finding as parseFinding } from './parse/finding.js';
import { finding as readFinding } from './read/finding.js';
import { finding as reviewFinding } from './review/finding.js';
import { finding as statisticsFinding } from './statistics/finding.js';
import { finding as typesetFinding } from './typeset/finding.js';

/** What each stage finds, but for the rules of `check`; by the stage's folder. */
const stages: Readonly<Record<string, FindingEntries>> = {
  read: readFinding.entries,
  intake: intakeFinding.entries,
  review: reviewFinding.entries,
  parse: parseFinding.entries,
  statistics: statisticsFinding.entries,
  check: checkFinding.entries,
  image: imageFinding.entries,
  font: fontFinding.entries,
  typeset: typesetFinding.entries,
};
const stageFindings: FindingEntries = Object.assign({}, ...Object.values(stages));

/** What is said of a finding, by its code. */
export const findingCatalogue: FindingEntries = Object.assign(
  {},
  stageFindings,
  ...rules.map(({ finding }) => finding.entries),
);

/** The folders below `src`, and below what it is compiled to, in which rules have their pages. */
export const pageFolders: readonly string[] = ['check/rules', ...Object.keys(stages).map((stage) => `${stage}/pages`)];

/**
 * The rules, sorted. Those are fixed that a stage calls an error, as it makes the document wrong or impossible; what the
 * rules of `check` object to is for the house to decide.
 */
export const knownRules: KnownRules = {
  ids: [...new Set(Object.keys(findingCatalogue).map(ruleOf))].sort(),
  fixed: new Set(fixedIn(stageFindings, new Set(rules.map(({ id }) => id)))),
};

function fixedIn(declared: FindingEntries, changeable: ReadonlySet<string>): readonly string[] {
  const errors = Object.keys(declared).filter((code) => declared[code]?.severity === 'error');
  return errors.map(ruleOf).filter((rule) => !changeable.has(rule));
}
