import type { ImportRequest } from '../commands/import.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addImport(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'import')
    .argument(say('help-import-argument'), say('help-import-file'))
    .option(say('help-import-history-flags'), say('help-import-history'))
    .option('--dry-run', say('help-import-dry-run'))
    .action(async (file: string, options: OptionsOf<ImportRequest, 'file'>) => {
      const { importHistory } = await import('../commands/import.js');
      finish(importHistory({ ...options, file, ...surroundings() }, terminal()));
    });
}
