import { Command, CommanderError, Option } from 'commander';
import { expect, test } from 'vitest';
import { usageErrorOf } from '../../src/command-line/commander-error.js';

const choices = ['table', 'csv', 'json', 'markdown'];
const formats = { option: '--format <format>', choices };

/** What commander itself throws for a command line: its wording may change with its version, ours must follow. */
function errorOf(typed: readonly string[]) {
  const program = new Command('p').exitOverride().configureOutput({ outputError: () => {}, writeErr: () => {} });
  program.addOption(new Option('--lang <zh|en>').choices(['zh', 'en'])).option('--long');
  program.addOption(new Option('--format <format>').choices(choices));
  program
    .command('build')
    .argument('<first>')
    .option('-o, --out <dir>')
    .action(() => {});
  program.command('built').action(() => {});
  try {
    program.parse(typed, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return usageErrorOf(error);
    throw error;
  }
  throw new Error('nothing was found wrong');
}

test.each([
  [['build', 'a', '--zzz'], 'unknown-option', { option: '--zzz' }],
  [['build', 'a', "--it's"], 'unknown-option', { option: "--it's" }],
  [['build', 'a', '--lon'], 'unknown-option-similar', { option: '--lon', similar: { zh: '--long', en: '--long' } }],
  [['zzz'], 'unknown-command', { command: 'zzz' }],
  [['buil'], 'unknown-command-similar', { command: 'buil', similar: { zh: 'build 或 built', en: 'build or built' } }],
  [['519'], 'unknown-command-similar', { command: '519', similar: 'bulletin build 519' }],
  [['build'], 'missing-argument', { argument: 'first' }],
  [['build', 'a', '-o'], 'missing-option-value', { option: '-o, --out <dir>' }],
  [['--lang', 'fr', 'build', 'a'], 'invalid-choice', { option: '--lang <zh|en>', value: 'fr', choices: ['zh', 'en'] }],
  [['--format', 'sjon', 'build', 'a'], 'invalid-choice-similar', { ...formats, value: 'sjon', similar: 'json' }],
  [['--format', 'mark', 'build', 'a'], 'invalid-choice-similar', { ...formats, value: 'mark', similar: 'markdown' }],
  [['--format', 'ＣＳＶ；', 'build', 'a'], 'invalid-choice-similar', { ...formats, value: 'ＣＳＶ；', similar: 'csv' }],
  [['--format', 'xml', 'build', 'a'], 'invalid-choice', { ...formats, value: 'xml' }],
  [['--format', '', 'build', 'a'], 'invalid-choice', { ...formats, value: '' }],
  [['ｂｕｉｌｄ'], 'full-width-command', { typed: 'ｂｕｉｌｄ', meant: 'bulletin build' }],
  [['build　519'], 'full-width-command', { typed: 'build　519', meant: 'bulletin build 519' }],
  [['５１９'], 'unknown-command-similar', { command: '５１９', similar: 'bulletin build 519' }],
  [['build', 'a', 'b'], 'too-many-arguments', { expected: '1', given: '2' }],
])('%j is answered with %s', (typed, code, params) => {
  const error = errorOf(typed);
  expect(error.code).toBe(code);
  expect(error.params).toEqual(params);
});

test('what commander says in words we do not know is passed on as it is', () => {
  const error = usageErrorOf(new CommanderError(1, 'commander.newCode', 'error: something new'));
  expect(error.code).toBe('wrong-call');
  expect(error.params).toEqual({ message: 'something new' });
});
