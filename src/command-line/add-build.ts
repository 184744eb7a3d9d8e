import type { BuildRequest } from '../commands/build.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addBuild(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'build')
    .argument(say('help-build-argument'), say('help-build-numbers'))
    .option('--all', say('help-build-all'))
    .option(say('help-build-to-flags'), say('help-build-to'))
    .option('--draft', say('help-build-draft'))
    .option(say('help-build-out-dir-flags'), say('help-build-out-dir'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .option('--font-report', say('help-build-font-report'))
    .option('--force', say('help-build-force'))
    .option('--dry-run', say('help-build-dry-run'))
    .option(say('help-build-changed-since-flags'), say('help-build-changed-since'))
    .option(say('help-build-shard-flags'), say('help-build-shard'))
    .option(say('help-build-jobs-flags'), say('help-build-jobs'))
    .option(say('help-build-report-flags'), say('help-build-report'))
    .option(say('help-build-cache-max-flags'), say('help-build-cache-max'))
    .action(async (numbers: string[], options: OptionsOf<BuildRequest, 'numbers'>) => {
      const { build } = await import('../commands/build.js');
      finish(await build({ ...options, numbers, ...surroundings() }, terminal()));
    });
}
