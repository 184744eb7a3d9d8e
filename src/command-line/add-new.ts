import type { NewRequest } from '../commands/new-issue.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addNew(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'new')
    .argument(say('help-new-argument'), say('help-new-number'))
    .option(say('help-new-period-flags'), say('help-new-period'))
    .option('--dry-run', say('help-new-dry-run'))
    .action(async (number: string | undefined, options: OptionsOf<NewRequest, 'number'>) => {
      const { newIssue } = await import('../commands/new-issue.js');
      finish(newIssue({ ...options, ...(number !== undefined && { number }), ...surroundings() }, terminal()));
    });
}
