import { readFileSync } from 'node:fs';
import { knownRules, pageFolders } from '../catalogue.js';
import { nearestName } from '../model/nearest-name.js';
import { asCalledHere } from '../model/program-name.js';
import { systemCode } from '../model/read-error.js';
import { UsageError } from '../model/usage-error.js';
import { formatRulePage } from '../report/format-rule-page.js';
import { type RulePage, readRulePage } from '../report/rule-page.js';
import { talk } from './talk.js';
import type { Terminal } from './terminal/terminal.js';

/**
 * Prints a rule's page.
 * @throws UsageError where there is no such rule
 */
export function explainRule(typed: string, { language, results, write }: Terminal): void {
  // A rule may be typed as a finding shows it, in brackets, or with its variant.
  const rule =
    typed
      .trim()
      .replace(/^\[(.*)\]$/, '$1')
      .split('/')[0] ?? '';
  const page = knownRules.ids.includes(rule) ? findRulePage(rule) : undefined;
  if (!page) throw new UsageError(talk('unknown-rule', { typed, nearest: nearestName(rule, knownRules.ids) ?? '' }));
  write(formatRulePage(page, language, results.color));
}

/** The page of a rule, from the folder this program is compiled to; none where it has none. */
export function findRulePage(rule: string): RulePage | undefined {
  for (const folder of pageFolders) {
    try {
      return readRulePage(asCalledHere(readFileSync(new URL(`../${folder}/${rule}.md`, import.meta.url), 'utf8')));
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
    }
  }
  return undefined;
}
