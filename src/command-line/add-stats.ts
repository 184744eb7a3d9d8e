import { Option } from 'commander';
import type { StatsRequest } from '../commands/stats.js';
import { ledgerFormats } from '../model/ledger-table.js';
import { headLanguages } from '../report/data-heads.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addStats(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'stats')
    .option(say('help-stats-year-flags'), say('help-stats-year'))
    .option(say('help-stats-series-flags'), say('help-stats-series'))
    .option(say('help-stats-issue-flags'), say('help-stats-issue'))
    .addOption(new Option(say('help-stats-format-flags'), say('help-stats-format')).choices(ledgerFormats))
    .option(say('help-stats-output-flags'), say('help-stats-output'))
    .addOption(new Option(say('help-stats-heads-flags'), say('help-stats-heads')).choices(headLanguages))
    .option(say('help-stats-explain-flags'), say('help-stats-explain'))
    .option(say('help-stats-chart-flags'), say('help-stats-chart'))
    .option('--contributors', say('help-stats-contributors'))
    .option(say('help-stats-month-flags'), say('help-stats-month'))
    .action(async (options: OptionsOf<StatsRequest>) => {
      const { stats } = await import('../commands/stats.js');
      finish(await stats({ ...options, ...surroundings() }, terminal()));
    });
}
