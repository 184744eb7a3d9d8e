/** The page docs/commands.md, made from the help of the program itself. */
import { createProgram } from '../build/command-line/create-program.js';
import { talk } from '../build/commands/talk.js';
import { cellWidth } from '../build/report/terminal-text.js';
import { cell } from './table-cell.js';

const LANGUAGES = ['zh', 'en'];

/** Commands whose examples are alternatives: they can't follow each other in one workspace. */
const ALTERNATIVES = new Set(['new', 'init']);

/** Why the examples of a command can’t be run where the documents are tried. */
const NOT_RUN = { update: 'offline' };

/** What has to be there for the examples of a command. */
const BEFORE = { redline: 'npx --no bulletin build 519 && npx --no bulletin release 519' };

const programIn = (language) =>
  createProgram({ arguments: [], packageRoot: '', version: '' }, language, () => {}).configureOutput({
    // As wide as no terminal is, so that no line is broken.
    getOutHelpWidth: () => 10_000,
  });

/** A command in both languages with those below it. */
function pairsOf([zh, en], path = []) {
  const [chinese, english] = [zh, en].map((command) => command.createHelp().visibleCommands(command));
  const below = chinese.flatMap((command, index) => pairsOf([command, english[index]], [...path, command.name()]));
  return [{ path, zh, en }, ...below];
}

function textOf(command) {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 10_000 });
  command.outputHelp();
  return text;
}

/** Its own options and arguments: those of every command stand once. */
const termsOf = (command) => {
  const help = command.createHelp();
  const own = help.visibleOptions(command).filter(({ long }) => long !== '--help' || command.parent === null);
  return [
    ...command.registeredArguments.map((argument) => ({
      term: help.argumentTerm(argument),
      text: help.argumentDescription(argument),
    })),
    ...own.map((option) => ({ term: help.optionTerm(option), text: help.optionDescription(option) })),
  ];
};

function tableOf({ zh, en }) {
  const english = termsOf(en);
  const rows = termsOf(zh).map(({ term, text }, index) => {
    const other = english[index];
    const name = other.term === term ? `\`${term}\`` : `\`${term}\` / \`${other.term}\``;
    return `| ${cell(name)} | ${cell(text)} | ${cell(other.text)} |`;
  });
  return rows.length === 0 ? [] : ['', '| | 作用 | what it does |', '|---|---|---|', ...rows];
}

function examplesOf(command) {
  const [, examples = ''] = textOf(command).split(/^例子：\n/m);
  // Lines for the start-up file of a shell are left to completion.md: each is for one shell.
  const calls = [...examples.replaceAll(/\n {6,}(?=\S)/g, '  ').matchAll(/^ +(bulletin .*?)(?: {2,}(.*))?$/gm)].map(
    ([, call, what]) => ({ call: `npx --no ${call}`, what }),
  );
  if (calls.length === 0) return [];
  const width = Math.max(...calls.map(({ call }) => cellWidth(call)));
  const lines = calls.map(({ call, what }) =>
    what === undefined ? call : `${call}${' '.repeat(width - cellWidth(call) + 4)}# ${what}`,
  );
  const before = BEFORE[command.name()];
  const hidden = before === undefined ? [] : [`<!-- before: ${before} -->`];
  const reason = NOT_RUN[command.name()];
  const kind = reason === undefined ? (ALTERNATIVES.has(command.name()) ? ' each' : '') : ` not-run=${reason}`;
  return ['', ...hidden, `\`\`\`sh${kind}`, ...lines, '```'];
}

const sectionOf = (pair) => [
  '',
  pair.path.length === 0 ? '## 每个命令都有的选项 / options of every command' : `## bulletin ${pair.path.join(' ')}`,
  ...(pair.path.length === 0 ? [] : ['', `${pair.zh.description()}。`, '', `*${sentence(pair.en.description())}.*`]),
  ...tableOf(pair),
  ...(pair.path.length === 0 ? [] : examplesOf(pair.zh)),
];

/** What `bulletin help` says of a topic. */
function topicSection(topic, title) {
  const [zh, en] = LANGUAGES.map((language) => talk.entries[`help-${topic}-lines`][language].split('\n'));
  const rows = zh.map((line, index) => {
    const [name, ...text] = line.split(/ {2,}/);
    const [, ...english] = en[index].split(/ {2,}/);
    return `| \`${name}\` | ${cell(text.join(' '))} | ${cell(english.join(' '))} |`;
  });
  return ['', `## ${title}`, '', '| | | |', '|---|---|---|', ...rows, ''];
}

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @returns docs/commands.md */
export function commandsPage() {
  const [root, ...commands] = pairsOf(LANGUAGES.map(programIn));
  return [
    '# 命令',
    '',
    '`bulletin <命令> --help` 说的就是这些；这个文件由 `npm run docs` 从程序生成。选项写在期号的前面、后面都可以。',
    '',
    '*What `bulletin <command> --help` says, in both languages. `npm run docs` makes this page from the program.*',
    ...commands.flatMap(sectionOf),
    ...sectionOf(root),
    ...topicSection('exit-codes', '退出码 / exit status'),
    '结果写在标准输出，说明写在标准错误。*Results go to stdout, talk to stderr.*',
    ...topicSection('environment', '环境变量 / environment variables'),
  ].join('\n');
}
