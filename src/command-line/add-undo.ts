import type { UndoRequest } from '../commands/undo.js';
import { addCommand, type Calling, type OptionsOf } from './calling.js';

export function addUndo(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'undo')
    .option('--list', say('help-undo-list'))
    .option('--dry-run', say('help-undo-dry-run'))
    .action(async (options: OptionsOf<UndoRequest>) => {
      const { undo } = await import('../commands/undo.js');
      finish(undo({ ...options, ...surroundings() }, terminal()));
    });
}
