import { Option } from 'commander';
import type { FontsRequest } from '../commands/fonts.js';
import { fontTableFormats } from '../model/font-table.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addFonts(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'fonts')
    .argument(say('help-fonts-argument'), say('help-fonts-numbers'))
    .option('--all', say('help-fonts-all'))
    .addOption(new Option(say('help-fonts-format-flags'), say('help-fonts-format')).choices(fontTableFormats))
    .option('--check', say('help-fonts-check'))
    .option('--lock', say('help-fonts-lock'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (numbers: string[], options: OptionsOf<FontsRequest, 'numbers'>) => {
      const { fonts } = await import('../commands/fonts.js');
      finish(await fonts({ ...options, numbers, ...surroundings() }, terminal()));
    });
}
