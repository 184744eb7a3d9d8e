import { type Finding, ruleOf } from '../model/finding.js';
import { finding } from './finding.js';

/**
 * How many findings of one kind there may be in one file: more than any text that a person wrote has. A broken file can have
 * a hundred thousand.
 */
const MOST = 1000;

/** The findings with no more of one kind in a file than can be of use; how many more there were is said at the first. */
export function limitFindings(findings: readonly Finding[]): readonly Finding[] {
  const kinds = new Map<string, Finding[]>();
  for (const found of findings) {
    const kind = `${found.code} ${found.severity} ${found.range.file.path}`;
    const known = kinds.get(kind);
    if (known) known.push(found);
    else kinds.set(kind, [found]);
  }
  return [...kinds.values()].flatMap((alike): readonly Finding[] => {
    const kept = alike.slice(0, MOST);
    const [left] = alike.slice(MOST);
    if (!left) return kept;
    const params = { count: alike.length - MOST, rule: ruleOf(left.code) };
    return [...kept, { ...finding('more-findings', left.range, params), severity: left.severity }];
  });
}
