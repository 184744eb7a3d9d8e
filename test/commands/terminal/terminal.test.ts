import { describe, expect, test } from 'vitest';
import { chooseColor, chooseLanguage } from '../../../src/commands/terminal/terminal.js';

describe('the language', () => {
  test.each([
    ['nothing set', {}, 'zh'],
    ['LANG', { LANG: 'en_GB.UTF-8' }, 'en'],
    ['LANG=C', { LANG: 'C.UTF-8' }, 'zh'],
    ['LC_MESSAGES before LANG', { LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, 'zh'],
    ['LC_ALL before all', { LC_ALL: 'en', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
    ['an empty variable counts as not set', { LC_ALL: '', LANG: 'en_US' }, 'en'],
  ])('follows the environment: %s', (_name, environment, language) => {
    expect(chooseLanguage([], environment)).toBe(language);
  });

  test.each([
    [['--lang', 'en'], 'en'],
    [['build', '519', '--lang=en'], 'en'],
    [['--lang', 'en', '--lang', 'zh'], 'zh'],
    [['--lang', 'fr'], 'zh'],
    [['--lang'], 'zh'],
    [['--', '--lang', 'en'], 'zh'],
  ])('follows the command line before: %j', (typed, language) => {
    expect(chooseLanguage(typed, { LANG: 'zh_CN.UTF-8' })).toBe(language);
  });
});

test.each([
  ['the option before all', true, { NO_COLOR: '1' }, false, true],
  ['--no-color before FORCE_COLOR', false, { FORCE_COLOR: '1' }, true, false],
  ['NO_COLOR', undefined, { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR counts as not set', undefined, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
  ['a terminal', undefined, {}, true, true],
  ['a pipe', undefined, {}, false, false],
  ['a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
])('colour follows %s', (_name, option, environment, isTerminal, colored) => {
  expect(chooseColor(option, environment, isTerminal)).toBe(colored);
});
