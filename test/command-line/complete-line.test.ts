import { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { completeLine } from '../../src/command-line/complete-line.js';

function createProgram(): Command {
  const program = new Command('bulletin')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .option('-C, --cwd <dir>', 'where');
  program
    .command('build')
    .argument('[number...]')
    .option('-o, --out-dir <dir>', 'folder')
    .option('--template [name]', 'copy')
    .addOption(new Option('--mode <mode>', 'mode').choices(['one', 'two']))
    .action(() => {});
  program.command('hush', { hidden: true });
  return program;
}

/** What is offered, with the folder that is looked in behind `@`. */
function offered(...words: readonly string[]): readonly string[] | string {
  const found = completeLine(createProgram(), words, 'zsh', (kind, cwd) => [`${kind}@${cwd ?? ''}`]);
  return found.type === 'values' ? found.values.map(({ text }) => text) : found.type;
}

test.each([
  ['the first word', [''], ['build']],
  ['behind an option of the program', ['-C', '/x', ''], ['build']],
  ['an argument', ['build', ''], ['issues@']],
  ['an argument in a workspace that is named', ['-C', '/x', 'build', ''], ['issues@/x']],
  ['an argument in a workspace that is named later', ['build', '--cwd=/x', ''], ['issues@/x']],
  ['the value of an option', ['build', '--mode', ''], ['one', 'two']],
  ['the value behind the sign', ['build', '--mode=', ''], ['issues@']],
  ['a value that looks like an option', ['build', '--mode', '--'], ['one', 'two']],
  ['a folder', ['build', '-o', 'x'], 'folders'],
  ['a folder of the program’s option', ['build', '-C', ''], 'folders'],
  ['options that are not given yet', ['build', '--mode', 'one', '-'], ['--out-dir', '--template', '--help', '--cwd']],
  [
    'an option where a value may be left out',
    ['build', '--template', '--m'],
    ['--out-dir', '--mode', '--help', '--cwd'],
  ],
  ['behind an unknown option', ['build', '--unknown', ''], ['issues@']],
  ['behind --, where nothing is an option', ['build', '--', '-'], ['issues@']],
  ['behind an unknown command', ['nosuch', ''], []],
])('completes %s', (_, words, values) => {
  expect(offered(...words)).toEqual(values);
});
