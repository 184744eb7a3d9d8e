import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandNames } from '../../src/command-names.js';
import * as fc from '../tools/fast-check.js';
import { few } from '../tools/suite.js';
import { header, packageRoot, putFile, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

/* Whatever sources, files and arguments are called and say: none of it commands a terminal or the log of a run of CI. */

/** One of each kind that a terminal obeys, or a reader can't see, and what CI takes for its own commands. */
const kinds = [
  '\u001b[31mEVIL',
  '\u001b]0;EVIL\u0007',
  '\u009b2JEVIL',
  '\u0008',
  '\u007f',
  '\u0085',
  '\u00ad',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u2028',
  '\u2029',
  '\u3164',
  '\ufe0f',
  '\u{e0041}',
  '\n::error::EVIL',
  '\n ##[group]EVIL',
  '\r::add-mask::EVIL',
  'section_start:1:EVIL\r\u001b[0K',
];

const hostile = fc
  .shuffledSubarray(kinds, { minLength: kinds.length })
  .map((parts) => parts.map((part, index) => `${index % 4 === 0 ? '甲' : ''}${part}`).join(''));

/** What may be in a file's name. */
const asName = (text: string): string => text.replaceAll('/', '').slice(0, 60);

const obeyed = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Those of our own messages. */
const colours = new RegExp(`${'\u001b'}\\[(?:1|2|22|3[1-6]|39)m(?!EVIL)`, 'g');

/** What of a text that is for people would do something, or not be seen. */
function commandsIn(text: string): readonly string[] {
  const ours = text.replace(colours, '').replace(/\r?\n|\t/g, '');
  const characters = [...ours.matchAll(obeyed)].map(({ 0: found, index }) => ours.slice(index - 30, index) + found);
  const lines = text.split(/[\r\n]/).filter((line) => /^\s*::/.test(line) || /##\w*\[/.test(line));
  return [...characters, ...lines].map((found) => JSON.stringify(found));
}

function hostileWorkspace(text: string): string {
  const root = workspaceWith(1, 2);
  const name = asName(text);
  // A value of several lines is refused before anything else is looked at.
  const line = text.replace(/[\r\n]/g, '');
  const yaml = JSON.stringify(line);
  putFile(
    root,
    'issues/bulletin.yaml',
    `name: ${yaml}
publisher: ${yaml}
template: bulletin
statistics:
  综窗:
    title: ${yaml}
    measures: {受理: ${yaml}}
terms: {试验: [${yaml}]}
`,
  );
  putFile(root, 'issues/2/index.md', header(2, `title: ${yaml}\nmarking: ${yaml}\nstatistics: {综窗: {受理: 5}}\n`));
  putFile(
    root,
    `issues/2/02-${name}.md`,
    `# 标题${line}\n\n本周办理,受理,\n::error::EVIL\n##[group]EVIL\n本周,${text}。{{综窗.本周}}\n\n![甲](${name}.png)\n`,
  );
  putFile(root, 'issues/1/index.md', header(1, 'statistics: {综窗: {受理: 5}}\n'));
  putFile(root, 'issues/1/02-错.md', `# 标题\n\n{{${line}}}，${line}<b>${line}</b>\n`);
  putFile(root, `issues/2/${name}.png`, 'x');
  putFile(root, `issues/${name}/index.md`, 'x');
  putFile(root, `templates/${name}/template.yaml`, 'x');
  putFile(root, `fonts/${name}.ttf`, 'x');
  return root;
}

interface Call {
  readonly typed: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Every command, each way it has of saying something, rightly and wrongly called. */
function callsOf(root: string, text: string): readonly Call[] {
  const folder = join(temporaryFolder(), asName(text));
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), 'x');
  const argument = text.replaceAll('\u0000', '');
  const line = argument.replace(/[\r\n]/g, '');
  const series = ['--series', `综窗=${line}`, '--measure', `综窗.受理=${line}`, '--opening', '综窗.受理=3'];
  const office = ['--name', line, '--publisher', line, '--section', line, '--number', '9', '--issue', '9', ...series];
  const lines: readonly (readonly string[])[] = [
    ['check', '2'],
    ['check', '1'],
    ['check', '--format', 'short'],
    ...['github', 'json', 'sarif', 'junit', 'codequality'].map((format) => ['check', '2', '--format', format]),
    ['check', '--fix', '--dry-run', '2'],
    ['check', '--explain', argument],
    ['check', argument],
    ['check', '--max-warnings', argument],
    ['build', '2', '--verbose'],
    ['build', '1', '-o', folder, '--font-report'],
    ['build', '1', '-o', join(folder, 'file')],
    ['build', '1', '--dry-run', '--report', join(folder, 'file', 'x')],
    ['import', argument, '--history', '2000'],
    ['import', join(folder, 'file'), '--history', argument],
    ['import', argument],
    ['review', '2', argument],
    ['review', '2', join(folder, 'file')],
    ['redline', '2'],
    ['redline', '2', '--from', argument],
    ['backup', folder],
    ['backup', argument],
    ['update', join(folder, 'file')],
    ['update', argument],
    ['manual'],
    ['manual', '--lang', argument],
    ['new', '--dry-run'],
    ['new', argument],
    ['new', '--period', argument],
    ['list'],
    ['list', '--format', 'json'],
    ['list', '--year', argument],
    ['stats'],
    ['stats', '--format', 'markdown'],
    ['stats', '--format', 'json'],
    ['stats', '--explain', '受理'],
    ['stats', '--series', argument],
    ['stats', '--chart', argument],
    ['fonts'],
    ['fonts', '--check'],
    ['fonts', '--format', 'json'],
    ['fonts', '--lock'],
    ['doctor'],
    ['doctor', '--format', 'json'],
    ['undo'],
    ['undo', '--list'],
    ['undo', argument],
    ['release', '2', '--dry-run'],
    ['release', argument],
    ['init', join(folder, 'file'), ...office],
    ['init', join(folder, 'neu'), '--dry-run', ...office],
    ['init', join(folder, 'neu'), ...office],
    ['init', join(folder, 'neu'), '--name', argument, '--publisher', argument],
    ['watch', '--host', argument],
    ['watch', '--editor', argument],
    ['watch', '--port', argument],
    ['completion', argument],
    ['complete', 'fish', '--', '-C', root, 'stats', '--measure', ''],
    ['help', argument],
    ['ci'],
    ['cache'],
    ['cache', argument],
    [argument],
    [`--${argument}`],
    ['--lang', argument],
  ];
  const calls = lines.map((typed) => ({
    typed: ['-C', root, ...typed],
    env: { XDG_CACHE_HOME: folder, GITHUB_ACTIONS: 'true' },
  }));
  return [...calls, { typed: ['-C', folder, 'check'] }, { typed: ['-C', argument, 'build'] }];
}

describe('no text of a source, a file name or an argument commands a terminal or a log', () => {
  const [text = ''] = fc.sample(hostile, 1);

  test.each(few(['another', 'check', 'list', ...commandNames.filter((name) => !['check', 'list'].includes(name))], 3))(
    '%s',
    (name) => {
      const isOf = ({ typed }: Call): boolean =>
        (commandNames.find((each) => typed.includes(each)) ?? 'another') === name;
      const calls = callsOf(hostileWorkspace(text), text).filter(isOf);
      expect(calls.length).toBeGreaterThan(0);
      for (const { typed, env = {} } of calls) {
        // With colours more may pass than without.
        const { stdout, stderr } = runBulletin(['--color', ...typed], { env, cwd: packageRoot });
        const annotations = /^::(?:error|warning|notice) file=.*$/gm;
        const isAnnotated = typed.includes('github') || typed.includes('ci');
        const results = isAnnotated ? stdout.replace(annotations, '') : stdout;
        expect([...commandsIn(results), ...commandsIn(stderr)], typed.join(' ')).toEqual([]);
        expect(stderr, typed.join(' ')).not.toMatch(/^\s+at .*\.js/m);
      }
    },
  );
});
