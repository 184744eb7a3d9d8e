import type { Argument, Command, Option } from 'commander';
import { helpTopics, type Shell } from '../command-names.js';
import type { ValueKind } from '../commands/completion.js';
import { printable } from '../report/terminal-text.js';

/** What may stand at the cursor. */
type Completion =
  | { readonly type: 'files' | 'folders' }
  | { readonly type: 'values'; readonly values: readonly CompletedValue[] };

interface CompletedValue {
  readonly text: string;
  /** What it is, for shells that show that. */
  readonly about?: string;
}

/** Yields the values of a kind in the workspace that was named behind -C, or where the caller stands. */
type FindValues = (
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
    if (kind === 'commands') {
      const topics = line.arguments.length === 0 ? helpTopics.map((text) => ({ text })) : [];
      return { type: 'values', values: [...commandsOf(commandAt(program, line.arguments)), ...topics] };
    }
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

/** The options that are not given yet, the command's own before those of the program. */
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

/** A line up to the word that is being typed. */
interface Line {
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
function readLine(program: Command, words: readonly string[]): Line {
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
const isPassedOver = (option: Option, word: string): boolean => !option.required && word.startsWith('-');

const withValue = (line: Line, option: Option, value: string): Line =>
  option.long === '--cwd' ? { ...line, cwd: value } : line;

function withArgument(line: Line, word: string): Line {
  const child = line.isOver || line.arguments.length > 0 ? undefined : commandNamed(line.command, word);
  return child ? { ...line, command: child } : { ...line, arguments: [...line.arguments, word] };
}

/** The option of that name, of a command or of those it belongs to. */
function optionNamed(command: Command, name: string): Option | undefined {
  for (let owner: Command | null = command; owner; owner = owner.parent) {
    const found = owner.options.find(({ long, short }) => long === name || short === name);
    if (found) return found;
  }
  return undefined;
}

/** The option of `--option=value`. */
function assignedOption(
  command: Command,
  word: string,
): { readonly option: Option; readonly name: string; readonly value: string } | undefined {
  const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
  const option = name === undefined ? undefined : optionNamed(command, name);
  return option && takesValue(option) && name !== undefined && value !== undefined
    ? { option, name, value }
    : undefined;
}

const commandNamed = (command: Command, name: string): Command | undefined =>
  command.commands.find((child) => child.name() === name);

/**
 * The words of bash's COMP_WORDS as the program would get them: without quotes and backslashes, and `--option`, `=`,
 * `value` in one. What `$(…)` or `$name` stand for is not looked up.
 */
export function joinWords(typed: readonly string[]): readonly string[] {
  const words: string[] = [];
  let isAssigning = false;
  for (const word of typed) {
    const last = words.at(-1);
    const isSign = word === '=' && last?.startsWith('--') === true && !last.includes('=');
    if (last !== undefined && (isSign || isAssigning)) words[words.length - 1] = last + unquoted(word);
    else words.push(unquoted(word));
    isAssigning = isSign;
  }
  return words;
}

/** Single quotes keep all, double quotes all but backslashes; the last quote may still be open. */
const unquoted = (word: string): string =>
  word.replace(/'([^']*)(?:'|$)|"((?:[^"\\]|\\.)*)(?:"|\\?$)|\\(.)/gs, (_, single, double, escaped) =>
    single !== undefined ? single : double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : escaped,
  );

/** What is completed behind an option or for an argument. */
type CompletedKind = ValueKind | 'files' | 'folders' | 'commands';

/**
 * What is completed, by the command and the option or argument, arguments by their place. Options with choices speak for
 * themselves; what is not here is typed freely.
 */
export const valueKinds: Readonly<Record<string, CompletedKind>> = {
  'bulletin --cwd': 'folders',
  'build 0': 'issues',
  'build --to': 'formats',
  'build --out-dir': 'folders',
  'build --report': 'files',
  'check 0': 'issues',
  'check --explain': 'rules',
  'check --stdin-filename': 'files',
  'watch 0': 'issues',
  'watch --review': 'files',
  'release 0': 'issues',
  'backup 0': 'folders',
  'redline 0': 'issues',
  'redline --from': 'versions',
  'redline --to': 'formats',
  'redline --out-dir': 'folders',
  'stats --issue': 'regular-issues',
  'stats --series': 'series',
  'stats --explain': 'measures',
  'stats --chart': 'files',
  'stats --output': 'files',
  'list --output': 'files',
  'import 0': 'files',
  'import --into': 'issues',
  'review 0': 'issues',
  'review 1': 'files',
  'review --list': 'files',
  'fonts 0': 'issues',
  'help 0': 'commands',
  'init 0': 'folders',
  'init --template': 'templates',
};

/**
 * The completion as the scripts of the shells read it: a line that says what follows, then a value a line as the shell wants
 * it.
 */
export function formatCompletion(completion: Completion, shell: Shell): string {
  const values = completion.type === 'values' ? completion.values.filter(isTypeable) : [];
  return [completion.type, ...values.map(formats[shell])].map((line) => `${line}\n`).join('');
}

/** Folders may have names that nobody types, and no terminal should see. */
const isTypeable = ({ text }: CompletedValue): boolean => printable(text) === text;

const formats: Readonly<Record<Shell, (value: CompletedValue) => string>> = {
  // What bash puts on the line is typed as it is.
  bash: ({ text }) => text.replace(/[^\p{L}\p{N}_./:=@%+,-]/gu, '\\$&'),
  zsh: ({ text, about }) => [text.replace(/[\\:]/g, '\\$&'), ...(about === undefined ? [] : [about])].join(':'),
  fish: ({ text, about }) => (about === undefined ? text : `${text}\t${about}`),
};
