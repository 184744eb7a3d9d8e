import type { Command } from 'commander';
import { talk } from '../commands/talk.js';
import { exitCodes } from '../exit-code.js';
import { nearestName } from '../model/nearest-name.js';
import { UsageError } from '../model/usage-error.js';
import { addCommand, type Calling } from './calling.js';

/** Commander's own help command says nothing of a command that there isn't. */
export function addHelp(calling: Calling): void {
  const { program, say, finish } = calling;
  addCommand(calling, 'help')
    .argument(say('help-help-argument'), say('help-help-command'))
    .action((names: readonly string[]) => {
      findCommand(program, names).outputHelp();
      finish(exitCodes.done);
    });
}

/** As many edits as a name may be away from what was typed. */
const NEAR = 2;

/** @throws UsageError where there is none */
function findCommand(program: Command, names: readonly string[]): Command {
  let found = program;
  for (const [depth, name] of names.entries()) {
    const next = found.commands.find((command) => command.name() === name);
    if (!next) throw unknownCommand(name, found, names.slice(0, depth));
    found = next;
  }
  return found;
}

function unknownCommand(command: string, parent: Command, path: readonly string[]): UsageError {
  const known = parent.createHelp().visibleCommands(parent);
  const similar = nearestName(
    command,
    known.map((other) => other.name()),
    NEAR,
  );
  return similar === undefined
    ? new UsageError(talk('unknown-command', { command }))
    : new UsageError(
        talk('unknown-command-similar', { command, similar: ['bulletin help', ...path, similar].join(' ') }),
      );
}
