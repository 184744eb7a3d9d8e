import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { CommanderError } from 'commander';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { createProgram } from '../../src/command-line/create-program.js';
import { packageRoot } from '../cli/run-bulletin.js';
import { few } from '../tools/suite.js';
import { type ExampleKind, exampleKinds, rulesBroken } from './check-example.js';
import { demoSurroundings, demoWorkspace } from './demo-workspace.js';
import { anchorsIn, documents, type Fence, fences, inlineCalls, links } from './documents.js';
import { patternOf, runCommands, stepsOf } from './run-commands.js';

/*
 * Every block of the documents says what it is, and is tried. CONTRIBUTING.md says how a block is written.
 */

/** Why commands are not run; what they call of this program has to be right all the same. */
const reasons: ReadonlySet<string> = new Set(['network', 'offline', 'publishes']);

const named = (list: readonly Fence[]) => list.map((fence) => [`${fence.document}:${fence.line}`, fence] as const);
const of = (...languages: readonly string[]) => fences.filter(({ language }) => languages.includes(language));

const reasonOf = ({ words }: Fence): string | undefined =>
  words.find((word) => word.startsWith('not-run='))?.slice('not-run='.length);

/** A command a line, comments at their ends taken off. */
const linesOf = ({ text }: Fence): readonly string[] =>
  text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#\s.*$/, '').trim())
    .filter((line) => line !== '');

let env: Readonly<Record<string, string>> = {};
beforeAll(() => {
  env = demoSurroundings();
});

test('every fence says what it holds, in a way that is tried below', () => {
  const unknown = fences.flatMap(({ document, line, language, words }) => {
    const kinds: Readonly<Record<string, boolean>> = {
      sh: words.every((word) => word === 'each' || word.startsWith('not-run=')),
      console: words.length === 0,
      yaml: words.length > 0 && [...exampleKinds, 'other'].includes(words[0] ?? ''),
      markdown: words[0] === 'section',
      json: words.length === 0,
      // test/package runs them against the installed package.
      js: document === 'docs/api.md',
      text: words.length === 0,
      // test/docs/completion.test.ts has the shell for it.
      zsh: document === 'docs/completion.md',
    };
    return kinds[language] === true ? [] : [`${document}:${line}: ${language} ${words.join(' ')}`];
  });
  expect(unknown).toEqual([]);
});

describe('commands', () => {
  const typed = of('sh').filter((fence) => reasonOf(fence) === undefined);
  // What newcomers type. The other pages explain one command each, and their examples are like each other.
  const isFirst = ({ document }: Fence): boolean => !document.startsWith('docs/') || document === 'docs/install.md';
  const run = [
    ...typed.filter(isFirst),
    ...few(
      typed.filter((fence) => !isFirst(fence)),
      12,
    ),
  ];

  test.each(named(of('sh').filter((fence) => reasonOf(fence) !== undefined)))(
    '%s are not run for a reason',
    (_, fence) => {
      expect(reasons).toContain(reasonOf(fence));
    },
  );

  test.concurrent.each(named(run))('%s can be typed as they stand', async (_, fence) => {
    const scripts = fence.words.includes('each') ? linesOf(fence) : [linesOf(fence).join('\n')];
    for (const script of scripts) {
      const cwd = demoWorkspace({ with518: /\b518\b/.test(script) });
      if (fence.before !== '') expect(await runCommands(fence.before, { cwd, env })).toMatchObject({ status: 0 });
      const { status, printed } = await runCommands(script, { cwd, env });
      expect(status, `${script}\n${printed}`).toBe(0);
    }
  });

  test.concurrent.each(named(of('console')))('%s print what is shown', async (_, fence) => {
    const cwd = demoWorkspace({ with518: /\b518\b/.test(fence.text) });
    if (fence.before !== '') expect(await runCommands(fence.before, { cwd, env })).toMatchObject({ status: 0 });
    const steps = stepsOf(fence.text);
    expect(steps.length).toBeGreaterThan(0);
    for (const { command, shown } of steps) {
      const { status, printed } = await runCommands(command, { cwd, env });
      expect([0, 1], printed).toContain(status);
      const wanted = patternOf(shown);
      // What is shown beside what was printed is what a reader of a failed test looks for.
      if (shown !== '' && !wanted.test(printed)) expect(printed).toBe(`${shown}\n`);
    }
  });

  test.each(inlineCalls.map(({ document, line, typed }) => [`${document}:${line}: ${typed}`, typed]))(
    '%s is a call that there is',
    async (_, typed) => {
      expect(await complaintOf(typed)).toBeUndefined();
    },
  );

  const inBlocks = new Set(run.flatMap(linesOf).map((line) => line.replace(/^npx (?:--no )?/, '')));
  const whole = [...new Set(inlineCalls.map(({ typed }) => typed))].filter(
    (typed) => isWhole(typed) && !inBlocks.has(typed),
  );

  test.concurrent.each(few(whole, 4))('`%s` does what it says', async (typed) => {
    const cwd = demoWorkspace();
    // The issue that pages speak of as the next one has nothing filled in yet.
    const isNext = /\b520\b/.test(typed) && !typed.startsWith('bulletin new');
    if (isNext) await runCommands('bulletin new', { cwd, env });
    const { status, printed } = await runCommands(typed, { cwd, env });
    expect(isNext ? [0, 1] : [0], printed).toContain(status);
  });
});

/** Whether a call can be run: nothing in it stands for something else, and nothing that it needs is left out. */
const isWhole = (typed: string): boolean =>
  /^bulletin \w/.test(typed) &&
  !/[<…]| (?:--\w[\w-]*|release|backup|completion|init|import|review|redline|update)$/.test(typed);

/** What the command line has against a call; nothing is done. What stands for something (`<规则>`) is taken for it. */
async function complaintOf(typed: string): Promise<string | undefined> {
  const words = typed
    .replace(/^bulletin */, '')
    .replace(/ > .*/, '')
    .match(/"[^"]*"|<[^>]*>|\S+/g);
  if (!words || words.every((word) => word === '…')) return undefined;
  const program = createProgram({ arguments: [], packageRoot: '', version: '' }, 'en', () => {});
  const [name = ''] = words;
  if (/^[<-]/.test(name)) return undefined;
  const quiet = { writeOut: () => {}, writeErr: () => {}, outputError: () => {} };
  const known = program.commands.find((command) => command.name() === name || command.aliases().includes(name));
  if (name !== 'help' && !known) return `no command “${name}”`;
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command
      .exitOverride()
      .configureOutput(quiet)
      .action(() => {});
  }
  try {
    await program.parseAsync(
      words.filter((word) => word !== '…'),
      { from: 'user' },
    );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // A command in general, as `bulletin release`, lacks what it needs.
    const isFine = error.exitCode === 0 || error.code === 'commander.missingArgument';
    return isFine || error.code === 'commander.optionMissingArgument' ? undefined : error.message;
  }
  return undefined;
}

describe('examples', () => {
  const isKind = (word: string): word is ExampleKind => exampleKinds.some((kind) => kind === word);
  const examples = of('yaml', 'markdown').filter(({ words }) => words[0] !== 'other');

  test.each(named(examples))('%s is taken by the program', async (_, { words, text }) => {
    const [kind = '', ...more] = words;
    if (!isKind(kind)) throw new Error(`no kind of example: ${kind}`);
    const wanted = more.flatMap((word) => (word.startsWith('finds=') ? word.slice('finds='.length).split(',') : []));
    expect(await rulesBroken(kind, text)).toEqual(wanted);
  });

  test.each(named(of('json')))('%s is JSON', (_, { text }) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });

  test.each(named(of('yaml').filter(({ words }) => words[0] === 'other')))('%s is YAML', (_, { text }) => {
    expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  });
});

describe('links', () => {
  const own = links.filter(({ url }) => !/^[a-z]+:/.test(url));

  test('lead to what is there', () => {
    const dead = own.filter(({ document, url }) => {
      const [path = '', anchor] = decodeURI(url).split('#');
      const target = path === '' ? document : normalize(join(dirname(document), path));
      if (!existsSync(join(packageRoot, target))) return true;
      return anchor !== undefined && !anchorsIn(target).has(anchor);
    });
    expect(dead).toEqual([]);
  });

  test('lead from the index to every page, and from both READMEs to the index and to each other', () => {
    const from = (document: string) =>
      new Set(
        own
          .filter((link) => link.document === document)
          .map(({ url }) => normalize(join(dirname(document), url.replace(/#.*/, '')))),
      );
    const pages = documents.filter((path) => path.startsWith('docs/') && path !== 'docs/README.md');
    const index = from('docs/README.md');
    expect(pages.filter((page) => !index.has(page))).toEqual([]);
    for (const [readme, other] of [
      ['README.md', 'README.zh-CN.md'],
      ['README.zh-CN.md', 'README.md'],
    ] as const) {
      expect(from(readme)).toContain('docs/README.md');
      expect(from(readme)).toContain(other);
    }
  });
});

test('the README has one command that installs and builds, and one that tests', () => {
  const [block] = fences.filter(({ document, language }) => document === 'README.md' && language === 'sh');
  expect(block && linesOf(block)).toEqual(['npm ci && npx bulletin build 519', 'npm test']);
  expect(readFileSync(join(packageRoot, 'README.md'), 'utf8').split('\n').length).toBeLessThan(90);
});
