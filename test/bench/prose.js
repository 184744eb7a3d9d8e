import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectTexts } from '../../build/check/collect-texts.js';
import { rules } from '../../build/check/run-rules.js';
import { ruleOf } from '../../build/model/finding.js';
import { parseSection } from '../../build/parse/parse-section.js';
import { parseHeader } from '../../build/parse/yaml/parse-header.js';
import { parseSettings } from '../../build/parse/yaml/parse-settings.js';

const home = join(import.meta.dirname, '../fixtures/judged');

/** Rules of figures, people and headers have nothing to look at in a passage. */
const ofText = rules.filter(({ group }) => ['structure', 'marks', 'words'].includes(group));

/**
 * What the rules find in the judged passages, beside what was judged of it. `test/fixtures/judged/*.json` hold
 * `{about, isClean?, passages: [{text | file, period?, why?, findings: [{rule, at, right, why}]}]}`: what is found at the words `at`, in the
 * order of the text, and whether a good editor would say the same. The others are made to be hard: only in clean text is the
 * share of wrong findings one that an editor meets.
 */
export function judgeProse() {
  const files = readdirSync(home).filter((name) => name.endsWith('.json'));
  const judged = files.sort().flatMap((name) => {
    const { passages, isClean = false } = JSON.parse(readFileSync(join(home, name), 'utf8'));
    return passages.map((passage) => ({ ...judgePassage(name, passage), isClean }));
  });
  return {
    han: judged.filter(({ isClean }) => isClean).reduce((sum, { han }) => sum + han, 0),
    found: judged.flatMap(({ found, isClean }) => found.map((one) => ({ ...one, isClean }))),
  };
}

function judgePassage(name, { text, file, period = '2030-03-18/2030-03-22', findings }) {
  const body = file ? readFileSync(join(home, file), 'utf8') : `# 标题\n\n${text}\n`;
  const open = [...findings];
  const found = findIn(body, file && /issues/.test(file) ? '2024-12-02/2024-12-06' : period).map((one) => {
    const place = open.findIndex(({ rule, at }) => rule === one.rule && at === one.at);
    const [verdict] = place < 0 ? [] : open.splice(place, 1);
    return { ...one, name, verdict: verdict ? (verdict.right ? 'right' : 'wrong') : 'unjudged' };
  });
  // Whoever looked at a passage found this, and the rules don't.
  const missed = open.filter(({ right }) => right).map(({ rule, at }) => ({ rule, at, name, verdict: 'missed' }));
  return { han: body.match(/\p{Script=Han}/gu)?.length ?? 0, found: [...found, ...missed] };
}

function findIn(text, period) {
  const file = { path: 'issues/12/01-例.md', text };
  const index = {
    path: 'issues/12/index.md',
    text: `---\nnumber: 12\nyear: 2030\nissue: 12\nperiod: ${period}\n---\n`,
  };
  const header = parseHeader({ folder: '12', index }).value;
  const facts = 'name: 试验周报\npublisher: 某某中心\ntemplate: bulletin\n';
  const settings = parseSettings({ path: 'issues/bulletin.yaml', text: facts }).value;
  const { value: section, findings } = parseSection(file);
  const issue = { preamble: [], sections: section ? [section] : [] };
  const asked = { header, settings, issue, files: [index, file], texts: collectTexts(issue), earlier: [] };
  return [...findings, ...ofText.flatMap((rule) => [...rule.check(asked)])]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ code, severity, fix, range }) => ({
      rule: ruleOf(code),
      severity,
      isMended: fix !== undefined,
      at: text.slice(range.start, range.end),
    }));
}

/** The rates of each rule as a table in Markdown. */
export function tableOfProse({ han, found }) {
  const names = [...new Set(found.map(({ rule }) => rule))].sort();
  const count = (rule, verdict) => found.filter((one) => one.rule === rule && one.verdict === verdict).length;
  const rows = names.map((rule) => [rule, ...VERDICTS.map((verdict) => count(rule, verdict))]);
  const total = ['all', ...VERDICTS.map((verdict) => found.filter((one) => one.verdict === verdict).length)];
  const cells = [['', ...VERDICTS], ['---', ...VERDICTS.map(() => '--:')], ...rows, total];
  return `${cells.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n\n${wordRate(han, found)}\n`;
}

const VERDICTS = ['right', 'wrong', 'missed', 'unjudged'];

const wordRate = (han, found) => {
  const wrong = found.filter(({ verdict, isClean }) => isClean && verdict === 'wrong').length;
  return `wrong findings in clean text: ${((wrong / han) * 10_000).toFixed(2)} per 10,000 Han (of ${han})`;
};
