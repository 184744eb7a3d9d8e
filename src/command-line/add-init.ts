import { Option } from 'commander';
import type { InitRequest } from '../commands/init.js';
import type { TalkCode } from '../commands/talk.js';
import { ciServices, linePolicies, scriptSystems } from '../model/new-workspace.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addInit(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  const repeated = (flags: TalkCode, description: TalkCode): Option =>
    new Option(say(flags), say(description)).argParser((typed: string, before: string[] = []) => [...before, typed]);
  addCommand(calling, 'init')
    .argument(say('help-init-argument'), say('help-init-folder'))
    .option(say('help-init-name-flags'), say('help-init-name'))
    .option(say('help-init-publisher-flags'), say('help-init-publisher'))
    .addOption(repeated('help-init-distribution-flags', 'help-init-distribution'))
    .option(say('help-init-copies-flags'), say('help-init-copies'))
    .addOption(repeated('help-init-staff-flags', 'help-init-staff'))
    .option(say('help-init-number-flags'), say('help-init-number'))
    .option(say('help-init-issue-flags'), say('help-init-issue'))
    .option(say('help-init-period-flags'), say('help-init-period'))
    .option(say('help-init-date-flags'), say('help-init-date'))
    .addOption(repeated('help-init-section-flags', 'help-init-section'))
    .addOption(repeated('help-init-series-flags', 'help-init-series'))
    .addOption(repeated('help-init-measure-flags', 'help-init-measure'))
    .addOption(repeated('help-init-opening-flags', 'help-init-opening'))
    .option(say('help-init-template-flags'), say('help-init-template'))
    .addOption(new Option(say('help-init-line-breaks-flags'), say('help-init-line-breaks')).choices(linePolicies))
    .addOption(new Option(say('help-init-ci-flags'), say('help-init-ci')).choices(ciServices))
    .addOption(new Option(say('help-init-scripts-flags'), say('help-init-scripts')).choices(scriptSystems))
    .option('--dry-run', say('help-init-dry-run'))
    .action(async (folder: string | undefined, options: OptionsOf<InitRequest, 'folder'>) => {
      const { init } = await import('../commands/init.js');
      finish(await init({ ...options, ...(folder !== undefined && { folder }), ...surroundings() }, terminal()));
    });
}
