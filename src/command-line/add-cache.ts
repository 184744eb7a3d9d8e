import { addCommand, type Calling, describeCommand } from './calling.js';

export function addCache(calling: Calling): void {
  const { say, finish, terminal } = calling;
  const cache = addCommand(calling, 'cache')
    .helpCommand(false)
    .action(async () => {
      const { showCache } = await import('../commands/cache.js');
      finish(showCache(terminal()));
    });
  describeCommand(cache.command('clear'), 'cache-clear', say).action(async () => {
    const { emptyCache } = await import('../commands/cache.js');
    finish(emptyCache(terminal()));
  });
}
