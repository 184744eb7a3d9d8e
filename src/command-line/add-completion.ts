import { Argument } from 'commander';
import { lineCommandName } from '../command-names.js';
import { type Shell, shells } from '../commands/completion.js';
import { exitCodes } from '../exit-code.js';
import { addCommand, type Calling } from './calling.js';

export function addCompletion(calling: Calling): void {
  const { program, say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'completion')
    .addArgument(new Argument('<bash|zsh|fish>', say('help-completion-shell')).choices(shells))
    .action(async (shell: Shell) => {
      const { printCompletion } = await import('../commands/completion.js');
      printCompletion(shell, terminal());
      finish(exitCodes.done);
    });

  // What the scripts of the shells call: the words of the line behind `--`, the last of them being typed.
  program
    .command(lineCommandName, { hidden: true })
    .addArgument(new Argument('<shell>').choices(shells))
    .argument('[word...]')
    .action(async (shell: Shell, words: readonly string[]) => {
      const { completedValues } = await import('../commands/completed-values.js');
      const { completeLine } = await import('./complete-line.js');
      const { formatCompletion } = await import('./format-completion.js');
      const { standing, writeData } = terminal();
      const { packageRoot } = surroundings();
      const completion = completeLine(program, words, shell, (kind, cwd) =>
        completedValues(kind, { standing, cwd, packageRoot }),
      );
      writeData(formatCompletion(completion, shell));
      finish(exitCodes.done);
    });
}
