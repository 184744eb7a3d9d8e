import type { Finding } from '../../src/model/finding.js';
import type { IssueHeader } from '../../src/model/header.js';
import type { Settings } from '../../src/model/settings.js';
import { locate } from '../../src/model/source.js';
import { parseHeader } from '../../src/parse/yaml/parse-header.js';
import { parseSettings } from '../../src/parse/yaml/parse-settings.js';

export interface HeaderFacts {
  readonly number: number;
  readonly year: number;
  readonly issue: number;
  readonly period?: string;
  /** Folder name, where it isn't the number. */
  readonly folder?: string;
}

/**
 * A header read from YAML, so that places are real: `---` is line 1, then come number, year, issue and period, and the
 * given lines from line 6 on.
 */
export function headerOf(facts: HeaderFacts, lines: readonly string[] = []): IssueHeader {
  const folder = facts.folder ?? String(facts.number);
  const period = facts.period ?? `${facts.year}-06-03/${facts.year}-06-07`;
  const keys = [`number: ${facts.number}`, `year: ${facts.year}`, `issue: ${facts.issue}`, `period: ${period}`];
  return readHeader(folder, ['---', ...keys, ...lines, '---', ''].join('\n'));
}

export function readHeader(folder: string, text: string): IssueHeader {
  const { value } = parseHeader({ folder, index: { path: `issues/${folder}/index.md`, text } });
  if (!value) throw new Error(`no header:\n${text}`);
  return value;
}

/** bulletin.yaml with the given lines under `statistics:`, from line 5 on. */
export function settingsOf(lines: readonly string[]): Settings {
  const keys = ['name: 周报', 'publisher: 某某中心', 'template: bulletin', lines.length > 0 ? 'statistics:' : ''];
  const { value } = parseSettings({ path: 'issues/bulletin.yaml', text: [...keys, ...lines, ''].join('\n') });
  if (!value) throw new Error('no settings');
  return value;
}

/** `code path:line:column`, sorted, as tests assert it. */
export const placesOf = (findings: readonly Finding[]): readonly string[] =>
  findings
    .map((found) => {
      const { line, column } = locate(found.range);
      return `${found.code} ${found.range.file.path.replace('issues/', '')}:${line}:${column}`;
    })
    .sort();
