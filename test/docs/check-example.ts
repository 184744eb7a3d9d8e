import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/api/api.js';
import { headerSchema } from '../../src/model/schema/header-schema.js';
import { settingsSchema } from '../../src/model/schema/settings-schema.js';
import { parseTemplate } from '../../src/parse/yaml/parse-template.js';
import { merge } from '../check/run-example.js';
import { packageRoot, putFile } from '../cli/run-bulletin.js';
import { demoWorkspace } from './demo-workspace.js';

/** The issue after the repository's own: what an example leaves out is completed. */
const header = `number: 520
year: 2024
issue: 49
period: 2024-12-09/2024-12-13
date: 2024-12-30
statistics: {综窗: {咨询: 1500, 受理: 600, 颁发: 1100, 流转: 5000}}`;

/** Files that examples name. */
const attachments = { '会场.jpg': '大厅.jpg', '报头.png': '流程.png', '市州.csv': '各市.csv' };

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8');

/** Kinds of examples by what stands behind the fence's language. */
export const exampleKinds = [
  'index.md',
  'section',
  'bulletin.yaml',
  'people.yaml',
  'holidays.yaml',
  'template.yaml',
  'fonts.yaml',
] as const;
export type ExampleKind = (typeof exampleKinds)[number];

/** The rules that the program finds broken in an example, hints left out. */
export async function rulesBroken(kind: ExampleKind, text: string): Promise<readonly string[]> {
  if (kind === 'template.yaml') return brokenInTemplate(text);
  const root = demoWorkspace();
  const isSpecial = /^(?:special|增刊):/m.test(text);
  const folder = kind === 'index.md' && isSpecial ? 'issues/2024-增1' : 'issues/520';
  const headerText =
    kind !== 'index.md' ? header : /^---/.test(text) ? text : merge(header.split('\n'), text, headerSchema);
  putFile(root, `${folder}/index.md`, headerText.startsWith('---') ? headerText : `---\n${headerText.trim()}\n---\n`);
  putFile(root, `${folder}/01-例.md`, sectionOf(kind === 'section' ? text : '本周召开会议。\n'));
  for (const [name, source] of Object.entries(attachments)) {
    cpSync(join(packageRoot, 'test/fixtures/specimen/issues/9', source), join(root, folder, name));
  }
  cpSync(join(packageRoot, 'test/fixtures/specimen/issues/9/流程.png'), join(root, 'issues/报头.png'));
  if (kind === 'bulletin.yaml') {
    const own = read('issues/bulletin.yaml').split('\n');
    putFile(root, 'issues/bulletin.yaml', merge(own, `${text}\n`, settingsSchema));
  }
  if (kind === 'people.yaml' || kind === 'holidays.yaml') putFile(root, `issues/${kind}`, `${text}\n`);
  if (kind === 'fonts.yaml') putFile(root, 'fonts/fonts.yaml', withOtherRoles(text));
  const issues = [folder.slice('issues/'.length)];
  const { findings } = await check({ workspace: root, issues, systemFonts: false });
  return [...new Set(findings.flatMap(({ severity, rule }) => (severity === 'hint' ? [] : [rule])))].sort();
}

/** The roles of an example, and behind them those of the program that it leaves out. */
function withOtherRoles(text: string): string {
  const [, ...shipped] = read('fonts/fonts.yaml').split(/^(?= {2}\S)/mu);
  const others = shipped.filter((part) => !text.includes(`\n${part.split('\n')[0]}\n`));
  return `${text}\n${others.join('')}`;
}

const sectionOf = (text: string): string => (/^# /m.test(text) ? `${text}\n` : `# 标题\n\n${text}\n`);

function brokenInTemplate(text: string): readonly string[] {
  const whole = merge(read('templates/bulletin/template.yaml').split('\n'), `${text}\n`, { type: 'mapping', keys: [] });
  return parseTemplate('mine', { path: 'templates/mine/template.yaml', text: whole }).findings.map(({ code }) => code);
}
