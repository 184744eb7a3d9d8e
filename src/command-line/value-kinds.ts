import type { ValueKind } from '../commands/completed-values.js';

/** What is completed behind an option or for an argument. */
export type CompletedKind = ValueKind | 'files' | 'folders' | 'commands';

/**
 * By the command and the option or argument, arguments by their place. Options with choices speak for themselves; what is
 * not here is typed freely.
 */
export const valueKinds: Readonly<Record<string, CompletedKind>> = {
  'bulletin --cwd': 'folders',
  'build 0': 'issues',
  'build --to': 'formats',
  'build --out-dir': 'folders',
  'build --report': 'files',
  'check 0': 'issues',
  'check --explain': 'rules',
  'watch 0': 'issues',
  'release 0': 'issues',
  'stats --issue': 'regular-issues',
  'stats --series': 'series',
  'stats --explain': 'measures',
  'stats --chart': 'files',
  'stats --output': 'files',
  'list --output': 'files',
  'fonts 0': 'issues',
  'help 0': 'commands',
  'import 0': 'files',
  'init 0': 'folders',
  'init --template': 'templates',
};
