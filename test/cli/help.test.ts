import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/command-line/create-program.js';
import { exitCodes } from '../../src/exit-code.js';
import { cellWidth } from '../../src/report/terminal-text.js';
import { packageRoot, type Run, runBulletin } from './run-bulletin.js';

const COLUMNS = 80;
const languages = ['zh', 'en'] as const;
type Language = (typeof languages)[number];

const programIn = (language: Language): Command =>
  createProgram({ arguments: [], packageRoot, version: '0' }, language, () => {});

/** Without commander's own help command, which is switched off. */
const visibleCommands = (command: Command): readonly Command[] => command.createHelp().visibleCommands(command);

/** Every command of the program as it is typed behind its name, the program itself first. */
function commandsOf(program: Command): readonly { typed: readonly string[]; command: Command }[] {
  const below = (command: Command, path: readonly string[]): { typed: readonly string[]; command: Command }[] => [
    { typed: path, command },
    ...visibleCommands(command).flatMap((child) => below(child, [...path, child.name()])),
  ];
  return below(program, []);
}

const commands = languages.flatMap((language) =>
  commandsOf(programIn(language)).map(({ typed, command }) => ({
    language,
    typed,
    command,
    name: ['bulletin', ...typed].join(' '),
  })),
);

const printed = new Map<string, Run>();

/** What the program prints, asked once. */
function printedBy(...typed: readonly string[]): Run {
  const key = typed.join(' ');
  const run = printed.get(key) ?? runBulletin(typed);
  printed.set(key, run);
  return run;
}

/** The help that the program prints, with its parts by their titles. */
function helpOf(typed: readonly string[], language: Language) {
  const { status, stdout, stderr } = printedBy(...typed, '--help', '--lang', language);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const examples = stdout.split(/^(?:例子：|Examples:)\n/m)[1] ?? '';
  // What did not fit beside its example stands below it.
  return {
    text: stdout,
    examples: examples
      .replaceAll(/\n {6,}/g, '  ')
      .split('\n')
      .filter((line) => line !== ''),
  };
}

/** What a shell makes of an example: words, quotes taken off, without what goes into a file; of `$(…)` what is in it. */
function wordsOf(example: string): readonly string[] {
  const [call = ''] = example.trim().split(/ {2,}/);
  const [typed = ''] = (/\$\((.*)\)/.exec(call)?.[1] ?? call).split(' > ');
  return Array.from(typed.matchAll(/"([^"]*)"|\S+/g), ([whole, quoted]) => quoted ?? whole);
}

/** Parses a command line as the program does, and runs nothing. */
async function parse(words: readonly string[], language: Language): Promise<Command | undefined> {
  const program = programIn(language);
  let called: Command | undefined;
  for (const { command } of commandsOf(program).slice(1)) {
    command.action(() => {
      called = command;
    });
  }
  await program.parseAsync(words, { from: 'user' });
  return called;
}

describe.each(commands)('$name in $language', ({ language, typed, command }) => {
  test('says what it is for, and what each argument and option is', () => {
    const help = command.createHelp();
    expect(command.description()).not.toBe('');
    for (const option of help.visibleOptions(command)) expect(option.description, option.flags).toMatch(/\S/);
    for (const argument of command.registeredArguments) expect(argument.description, argument.name()).toMatch(/\S/);
  });

  test('has a help of 80 columns in its language alone, with examples', () => {
    const { text, examples } = helpOf(typed, language);
    for (const line of text.split('\n')) expect(cellWidth(line), line).toBeLessThanOrEqual(COLUMNS);
    expect(examples.length).toBeGreaterThan(0);
    const [prose = ''] = text.split(/^(?:例子：|Examples:)\n/m);
    if (language === 'zh') expect(prose).not.toMatch(/Usage|\[options\]|Commands|Arguments|default|choices/);
    // The name of a special issue is Chinese in either language, and so is what is typed as it is quoted.
    else expect(prose.replaceAll(/2024-增1|“[^“”]*”/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  test('has examples that are of it, say what they are for, and can be typed', async () => {
    for (const example of helpOf(typed, language).examples) {
      const [program, ...words] = wordsOf(example);
      expect(program, example).toBe('bulletin');
      expect(words.slice(0, typed.length), example).toEqual(typed);
      expect(example.trim(), 'what it is for').toMatch(/ {2,}\S/);
      expect((await parse(words, language))?.name(), example).toBeDefined();
    }
  });
});

test.each(commands.filter(({ typed }) => typed.length > 0))(
  '“help” shows the help of $name in $language',
  ({ typed, language }) => {
    expect(runBulletin(['help', ...typed, '--lang', language]).stdout).toBe(helpOf(typed, language).text);
  },
);

test('both languages have the same commands with the same options and arguments', () => {
  const [zh = [], en = []] = languages.map((language) =>
    commands
      .filter((one) => one.language === language)
      .map(({ typed, command }) => ({
        typed,
        options: command.options.map(({ long, short, required, optional }) => ({ long, short, required, optional })),
        arguments: command.registeredArguments.map(({ required, variadic }) => ({ required, variadic })),
      })),
  );
  expect(zh.length).toBeGreaterThan(8);
  expect(en).toEqual(zh);
});

test('the columns of a help stand one below the other, East Asian width counted', () => {
  for (const { typed, language } of commands) {
    const { text } = helpOf(typed, language);
    const [prose = '', examples = ''] = text.split(/^(?:例子：|Examples:)\n/m);
    for (const part of [prose, examples]) {
      const starts = Array.from(part.matchAll(/^( {2}\S.*?\S {2,}|\S? {6,})\S/gm), ([, left = '']) => cellWidth(left));
      expect(new Set(starts).size, part).toBe(1);
    }
  }
});

describe('topics', () => {
  test.each(languages)('tell every exit status, in %s', (language) => {
    const { stdout } = printedBy('help', 'exit-codes', '--lang', language);
    const told = Array.from(stdout.matchAll(/^ {2}(\d+) {2}/gm), ([, status]) => Number(status));
    expect(told).toEqual(Object.values(exitCodes));
  });

  test.each(languages)('tell every variable that the program reads, in %s', (language) => {
    const { stdout } = printedBy('help', 'environment', '--lang', language);
    for (const name of ['BULLETIN_CACHE', 'BULLETIN_CACHE_MAX', 'LC_ALL', 'LANG', 'NO_COLOR', 'FORCE_COLOR', 'TERM']) {
      expect(stdout).toMatch(new RegExp(`\\b${name}\\b`));
    }
    expect(Math.max(...stdout.split('\n').map(cellWidth))).toBeLessThanOrEqual(COLUMNS);
  });
});

test('Chinese help breaks no word', () => {
  const { stdout } = printedBy('help', 'check', '--lang', 'zh');
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const lines = stdout.split('\n').map((line) => line.trim());
  const joined = lines.slice(1).map((line, i) => ({ text: (lines[i] ?? '') + line, at: lines[i]?.length ?? 0 }));
  const broken = joined.filter(
    ({ text, at }) => at > 0 && at < text.length && ![...segmenter.segment(text)].some(({ index }) => index === at),
  );
  expect(broken).toEqual([]);
});
