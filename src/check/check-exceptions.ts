import type { Finding } from '../model/finding.js';
import type { IgnoreNote } from '../model/ignore-note.js';
import { nearestName } from '../model/nearest-name.js';
import type { RuleSetting } from '../model/settings.js';
import type { Located } from '../model/source.js';
import { finding } from './finding.js';
import type { KnownRules } from './rule.js';

/**
 * What is wrong with a note that is to silence findings.
 * @param used the rules of which it silenced findings; none where it isn't known whether there could have been more
 */
export function checkNote(
  { rules, reason, range }: IgnoreNote,
  used: ReadonlySet<string> | undefined,
  known: KnownRules,
): Finding[] {
  if (rules.length === 0) return [finding('ignore-unknown/none', range, {})];
  const findings: Finding[] = [];
  if (!reason) findings.push(finding('ignore-reason', range, { rules: rules.map(({ value }) => value).join(', ') }));
  for (const { value: rule, range: place } of rules) {
    if (!known.ids.includes(rule)) findings.push(unknownRule('ignore-unknown', { value: rule, range: place }, known));
    else if (known.fixed.has(rule)) findings.push(finding('rule-fixed/note', place, { rule }));
    else if (reason && used && !used.has(rule)) findings.push(finding('ignore-unused', place, { rule }));
  }
  return findings;
}

/** What is wrong with the severities that bulletin.yaml states. */
export function checkRuleSettings(settings: readonly RuleSetting[], known: KnownRules): Finding[] {
  return settings.flatMap(({ key: { value: rule, range }, value: severity }) => {
    if (!known.ids.includes(rule)) return [unknownRule('rule-unknown', { value: rule, range }, known)];
    return known.fixed.has(rule) && severity !== undefined && severity !== 'error'
      ? [finding('rule-fixed', range, { rule })]
      : [];
  });
}

/** A share of its letters may be wrong in a name that was meant. */
const WRONG_SHARE = 1 / 3;

function unknownRule(
  code: 'rule-unknown' | 'ignore-unknown',
  { value: rule, range }: Located<string>,
  { ids }: KnownRules,
): Finding {
  const nearest = nearestName(rule, ids, Math.floor(rule.length * WRONG_SHARE));
  return nearest === undefined ? finding(code, range, { rule }) : finding(`${code}/near`, range, { rule, nearest });
}
