import type { CiRequest } from '../commands/ci.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addCi(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'ci')
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .option(say('help-build-jobs-flags'), say('help-ci-jobs'))
    .action(async (options: OptionsOf<CiRequest>) => {
      const { ci } = await import('../commands/ci.js');
      finish(await ci({ ...options, ...surroundings() }, terminal()));
    });
}
