import { Option } from 'commander';
import type { ListRequest } from '../commands/list.js';
import { registerFormats } from '../model/register.js';
import { headLanguages } from '../report/data-heads.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addList(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'list')
    .option(say('help-list-year-flags'), say('help-list-year'))
    .addOption(new Option(say('help-list-format-flags'), say('help-list-format')).choices(registerFormats))
    .option(say('help-stats-output-flags'), say('help-stats-output'))
    .addOption(new Option(say('help-stats-heads-flags'), say('help-stats-heads')).choices(headLanguages))
    .action(async (options: OptionsOf<ListRequest>) => {
      const { list } = await import('../commands/list.js');
      finish(await list({ ...options, ...surroundings() }, terminal()));
    });
}
