import type { Argument, Command, Option } from 'commander';
import type { Shell } from '../commands/completion.js';
import { joinWords } from './join-words.js';
import { assignedOption, commandNamed, isPassedOver, readLine } from './read-line.js';
import { type CompletedKind, valueKinds } from './value-kinds.js';

/** What may stand at the cursor. */
export type Completion =
  | { readonly type: 'files' | 'folders' }
  | { readonly type: 'values'; readonly values: readonly CompletedValue[] };

export interface CompletedValue {
  readonly text: string;
  /** What it is, for shells that show that. */
  readonly about?: string;
}

/** Yields the values of a kind in the workspace that was named behind -C, or where the caller stands. */
export type FindValues = (
  kind: Exclude<CompletedKind, 'files' | 'folders' | 'commands'>,
  cwd: string | undefined,
) => readonly string[];

/**
 * What may stand where the last of the words is being typed, which may be empty.
 * @param typed the words behind the program's name, as the shell has them
 */
export function completeLine(
  program: Command,
  typed: readonly string[],
  shell: Shell,
  findValues: FindValues,
): Completion {
  const words = shell === 'bash' ? joinWords(typed) : typed;
  const current = words.at(-1) ?? '';
  const line = readLine(program, words.slice(0, -1));
  const values = (kind: CompletedKind | undefined): Completion => {
    if (kind === 'files' || kind === 'folders') return { type: kind };
    if (kind === undefined) return plain([]);
    if (kind === 'commands') return { type: 'values', values: commandsOf(commandAt(program, line.arguments)) };
    return plain(findValues(kind, line.cwd));
  };

  if (line.option && !isPassedOver(line.option, current))
    return begunWith(current, shell, valuesOf(line.command, line.option, values));
  const assigned = line.isOver ? undefined : assignedOption(line.command, current);
  if (assigned) {
    const { option, name, value } = assigned;
    return begunWith(value, shell, valuesOf(line.command, option, values), shell === 'fish' ? `${name}=` : '');
  }
  if (current.startsWith('-') && !line.isOver) {
    return begunWith(current, shell, { type: 'values', values: optionsOf(line.command, line.given) });
  }
  const argument = argumentAt(line.command, line.arguments.length);
  const subcommands = line.arguments.length === 0 ? commandsOf(line.command) : [];
  const index = argument ? line.command.registeredArguments.indexOf(argument) : 0;
  const completed = argument?.argChoices
    ? plain(argument.argChoices)
    : values(argument && valueKinds[`${line.command.name()} ${index}`]);
  if (completed.type !== 'values') return completed;
  const fresh = completed.values.filter(({ text }) => !line.arguments.includes(text));
  return begunWith(current, shell, { type: 'values', values: [...subcommands, ...fresh] });
}

/** What `bulletin help …` was asked for so far. */
const commandAt = (program: Command, names: readonly string[]): Command =>
  names.reduce((command, name) => commandNamed(command, name) ?? command, program);

function commandsOf(command: Command): readonly CompletedValue[] {
  const visible = command.createHelp().visibleCommands(command);
  return visible.map((child) => ({ text: child.name(), about: child.description() }));
}

/** Those that are not given yet, the command's own before those of the program. */
function optionsOf(command: Command, given: readonly Option[]): readonly CompletedValue[] {
  const help = command.createHelp();
  const options = [...help.visibleOptions(command), ...(command.parent ? help.visibleGlobalOptions(command) : [])];
  return options.flatMap((option) =>
    given.includes(option) || option.long === undefined || option.long === null
      ? []
      : [{ text: option.long, about: option.description }],
  );
}

function valuesOf(
  command: Command,
  option: Option,
  values: (kind: CompletedKind | undefined) => Completion,
): Completion {
  if (option.argChoices) return plain(option.argChoices);
  const owner = command.options.includes(option) ? command.name() : 'bulletin';
  return values(valueKinds[`${owner} ${option.long}`]);
}

/** The argument that the next word is for; the last one for any more words where it takes several. */
function argumentAt(command: Command, index: number): Argument | undefined {
  const { registeredArguments } = command;
  const last = registeredArguments.at(-1);
  return registeredArguments[index] ?? (last?.variadic ? last : undefined);
}

const plain = (texts: readonly string[]): Completion => ({ type: 'values', values: texts.map((text) => ({ text })) });

/** What begins as was typed. Only bash leaves that to the program: the others know cleverer ways to match. */
function begunWith(typed: string, shell: Shell, completion: Completion, prefix = ''): Completion {
  if (completion.type !== 'values') return completion;
  const wanted = shell === 'bash' ? completion.values.filter(({ text }) => text.startsWith(typed)) : completion.values;
  return { type: 'values', values: wanted.map((value) => ({ ...value, text: prefix + value.text })) };
}
