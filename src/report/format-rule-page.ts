import { Chalk } from 'chalk';
import type { Language } from '../model/message.js';
import { formatTalk } from './format-talk.js';
import type { RulePage } from './rule-page.js';
import { talk } from './talk.js';
import { printable } from './terminal-text.js';

/** The parts of a page in the order they are shown, and what they are called. Examples are in Chinese in either language. */
const PARTS = {
  zh: { 为什么: 'explain-why', 错: 'explain-wrong', 对: 'explain-right', 依据: 'explain-source' },
  en: { English: 'explain-why', 错: 'explain-wrong', 对: 'explain-right' },
} as const satisfies Record<Language, Record<string, keyof typeof talk.entries>>;

/** A rule's page for a terminal. Ends with a line end. */
export function formatRulePage({ id, summary, sections }: RulePage, language: Language, color: boolean): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const title = language === 'zh' ? `${paint.bold(id)}  ${summary}` : paint.bold(id);
  const parts = Object.entries(PARTS[language]).map(([name, code]) => {
    const heading = paint.bold(formatTalk(talk(code, {}), language));
    return `${heading}\n${indented(sections.get(name) ?? '')}`;
  });
  return `${[title, ...parts].join('\n\n')}\n`;
}

/** The lines of a part without its fences; a fence of another file than a section's names it. */
function indented(section: string): string {
  const lines: string[] = [];
  for (const line of section.trim().split('\n')) {
    const info = /^`{3,}(.*)$/.exec(line)?.[1];
    if (info === undefined) lines.push(line === '' ? '' : `  ${printable(line)}`);
    else if (info !== '' && info !== 'md' && info !== 'text') lines.push(`  [${info.replace(/^md /, '')}]`);
  }
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}
