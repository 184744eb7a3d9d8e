import type { ReleaseRequest } from '../commands/release.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addRelease(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'release')
    .argument(say('help-release-argument'), say('help-release-number'))
    .option('--again', say('help-release-again'))
    .option(say('help-release-reason-flags'), say('help-release-reason'))
    .option('--dry-run', say('help-release-dry-run'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (number: string, options: OptionsOf<ReleaseRequest, 'number'>) => {
      const { release } = await import('../commands/release.js');
      finish(await release({ ...options, number, ...surroundings() }, terminal()));
    });
}
