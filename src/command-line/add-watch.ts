import type { WatchRequest } from '../commands/watch.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addWatch(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'watch')
    .argument(say('help-watch-argument'), say('help-watch-number'))
    .option(say('help-watch-port-flags'), say('help-watch-port'))
    .option(say('help-watch-host-flags'), say('help-watch-host'))
    .option('--open', say('help-watch-open'))
    .option(say('help-watch-editor-flags'), say('help-watch-editor'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (number: string | undefined, options: OptionsOf<WatchRequest, 'numbers'>) => {
      const { watch } = await import('../commands/watch.js');
      const numbers = number === undefined ? [] : [number];
      finish(await watch({ ...options, numbers, ...surroundings() }, terminal()));
    });
}
