import { Option } from 'commander';
import type { CheckRequest } from '../commands/check.js';
import { findingFormats } from '../model/finding.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addCheck(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'check')
    .argument(say('help-build-argument'), say('help-build-numbers'))
    .option('--all', say('help-check-all'))
    .addOption(new Option(say('help-check-format-flags'), say('help-check-format')).choices(findingFormats))
    .option('--fix', say('help-check-fix'))
    .option('--dry-run', say('help-check-dry-run'))
    .option(say('help-check-explain-flags'), say('help-check-explain'))
    .option(say('help-check-max-warnings-flags'), say('help-check-max-warnings'))
    .option(say('help-build-changed-since-flags'), say('help-check-changed-since'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (numbers: string[], options: OptionsOf<CheckRequest, 'numbers'>) => {
      const { check } = await import('../commands/check.js');
      finish(await check({ ...options, numbers, ...surroundings() }, terminal()));
    });
}
