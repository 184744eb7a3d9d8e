import type { Command, Option } from 'commander';

/** A line up to the word that is being typed. */
export interface Line {
  readonly command: Command;
  /** The one whose value is being typed. */
  readonly option: Option | undefined;
  /** Options that were given. */
  readonly given: readonly Option[];
  readonly arguments: readonly string[];
  /** Whether `--` was typed, behind which nothing is an option. */
  readonly isOver: boolean;
  /** The value of -C. */
  readonly cwd: string | undefined;
}

/** Reads words as commander would; what it would refuse is passed over. */
export function readLine(program: Command, words: readonly string[]): Line {
  const start: Line = { command: program, option: undefined, given: [], arguments: [], isOver: false, cwd: undefined };
  return words.reduce(withWord, start);
}

function withWord(line: Line, word: string): Line {
  const { option: awaiting } = line;
  if (awaiting && !isPassedOver(awaiting, word)) return withValue({ ...line, option: undefined }, awaiting, word);
  if (line.isOver || !word.startsWith('-') || word === '-') return withArgument(line, word);
  if (word === '--') return { ...line, option: undefined, isOver: true };
  const assigned = assignedOption(line.command, word);
  const option = assigned?.option ?? optionNamed(line.command, word);
  if (!option) return line;
  const given = [...line.given, option];
  if (assigned) return withValue({ ...line, given, option: undefined }, option, assigned.value);
  return { ...line, given, option: takesValue(option) ? option : undefined };
}

const takesValue = (option: Option): boolean => option.required || option.optional;

/** Whether the word behind an option is no value of it: one that need not have a value takes no option for that. */
export const isPassedOver = (option: Option, word: string): boolean => !option.required && word.startsWith('-');

const withValue = (line: Line, option: Option, value: string): Line =>
  option.long === '--cwd' ? { ...line, cwd: value } : line;

function withArgument(line: Line, word: string): Line {
  const child = line.isOver || line.arguments.length > 0 ? undefined : commandNamed(line.command, word);
  return child ? { ...line, command: child } : { ...line, arguments: [...line.arguments, word] };
}

/** Of a command and those it belongs to. */
function optionNamed(command: Command, name: string): Option | undefined {
  for (let owner: Command | null = command; owner; owner = owner.parent) {
    const found = owner.options.find(({ long, short }) => long === name || short === name);
    if (found) return found;
  }
  return undefined;
}

/** The option of `--option=value`. */
export function assignedOption(
  command: Command,
  word: string,
): { readonly option: Option; readonly name: string; readonly value: string } | undefined {
  const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
  const option = name === undefined ? undefined : optionNamed(command, name);
  return option && takesValue(option) && name !== undefined && value !== undefined
    ? { option, name, value }
    : undefined;
}

export const commandNamed = (command: Command, name: string): Command | undefined =>
  command.commands.find((child) => child.name() === name);
