import type { CommanderError } from 'commander';
import { talk } from '../commands/talk.js';
import { meantIssueFolder } from '../model/issue-folder.js';
import { nearestName } from '../model/nearest-name.js';
import { UsageError } from '../model/usage-error.js';

/**
 * What commander found wrong with the command line, as one of our messages. Its errors carry a code and an English
 * sentence; what they are about has to be taken from the sentence.
 */
export function usageErrorOf({ code, message }: CommanderError): UsageError {
  const reading = readings[code];
  const [, ...parts] = reading?.pattern.exec(message) ?? [];
  const [first, ...rest] = parts.filter((part) => part !== undefined);
  if (!reading || first === undefined)
    return new UsageError(talk('wrong-call', { message: message.replace(/^error: /, '') }));
  return reading.usageError(first, rest, message);
}

interface Reading {
  /** Its groups are what the sentence is about. */
  readonly pattern: RegExp;
  readonly usageError: (first: string, rest: readonly string[], message: string) => UsageError;
}

const readings: Readonly<Record<string, Reading>> = {
  'commander.unknownOption': {
    pattern: /^error: unknown option '(.*?)'(?:\n\(Did you mean (?:one of )?(.*)\?\))?$/s,
    usageError: (option, [similar]) =>
      similar === undefined
        ? new UsageError(talk('unknown-option', { option }))
        : new UsageError(talk('unknown-option-similar', { option, similar: alternatives(similar) })),
  },
  'commander.unknownCommand': {
    pattern: /^error: unknown command '(.*?)'(?:\n\(Did you mean (?:one of )?(.*)\?\))?$/s,
    usageError: unknownCommand,
  },
  'commander.missingArgument': {
    pattern: /^error: missing required argument '(.*)'$/s,
    usageError: (argument) => new UsageError(talk('missing-argument', { argument })),
  },
  'commander.optionMissingArgument': {
    pattern: /^error: option '(.*)' argument missing$/s,
    usageError: (option) => new UsageError(talk('missing-option-value', { option })),
  },
  'commander.invalidArgument': {
    pattern:
      /^error: (?:option '(.*?)' argument '(.*)' is invalid|command-argument value '(.*)' is invalid for argument '(.*?)')\. Allowed choices are (.*)\.$/s,
    usageError: (first, [second = '', choices = ''], message) => {
      // An argument's sentence has them the other way round.
      const [subject, value] = message.startsWith('error: option') ? [first, second] : [second, first];
      return invalidChoice(subject, value, choices.split(', '));
    },
  },
  'commander.excessArguments': {
    pattern: /^error: too many arguments.*Expected (\d+) arguments? but got (\d+)\.$/s,
    usageError: (expected, [given = '']) => new UsageError(talk('too-many-arguments', { expected, given })),
  },
};

function invalidChoice(option: string, value: string, choices: readonly string[]): UsageError {
  const similar = similarChoice(value.normalize('NFKC').toLowerCase(), choices);
  return similar === undefined
    ? new UsageError(talk('invalid-choice', { option, value, choices }))
    : new UsageError(talk('invalid-choice-similar', { option, value, choices, similar }));
}

/** One edit in so many characters is a slip, more are another word. */
const CHARACTERS_AN_EDIT = 3;

/** The choice that was begun or gone on with (`mark`, `zh_CN`), else that which is a slip away. */
function similarChoice(value: string, choices: readonly string[]): string | undefined {
  const begun = choices.filter((choice) => value !== '' && (choice.startsWith(value) || value.startsWith(choice)));
  if (begun.length === 1) return begun[0];
  return nearestName(value, choices, Math.floor(value.length / CHARACTERS_AN_EDIT));
}

function unknownCommand(typed: string, [similar]: readonly string[]): UsageError {
  const command = typed.normalize('NFKC').trim();
  if (command !== typed && /^[a-z]/i.test(command)) {
    // Typed with a Chinese input method: full-width letters, or a full-width blank that parts no words.
    return new UsageError(talk('full-width-command', { typed, meant: `bulletin ${command.toLowerCase()}` }));
  }
  if (similar !== undefined) {
    return new UsageError(talk('unknown-command-similar', { command, similar: alternatives(similar) }));
  }
  // `bulletin 519`: the number is there, the command was forgotten.
  const isIssue = meantIssueFolder(command) !== undefined;
  return isIssue
    ? new UsageError(talk('unknown-command-similar', { command: typed, similar: `bulletin build ${command}` }))
    : new UsageError(talk('unknown-command', { command }));
}

const alternatives = (similar: string): { zh: string; en: string } => ({
  zh: similar.replaceAll(', ', ' 或 '),
  en: similar.replaceAll(', ', ' or '),
});

/** What a word processor or a Chinese input method makes of `--` and `-`: dashes, full-width and mathematical minus. */
const dashes = /^[-\u2010-\u2015\u2212\u2500\ufe58\ufe63\uff0d]+/u;

/**
 * The option that was typed or pasted with other dashes than ASCII's; none where all are right. To be asked once the
 * command line was refused: in a value such dashes may be meant.
 */
export function dashedOption(typed: readonly string[]): UsageError | undefined {
  for (const argument of typed) {
    const [found] = dashes.exec(argument) ?? [];
    if (found === undefined || /^-+$/.test(found)) continue;
    const name = argument.slice(found.length).normalize('NFKC');
    const option = `${/^[A-Za-z]$/.test(name) ? '-' : '--'}${name}`;
    return new UsageError(talk('dashed-option', { typed: argument, option }));
  }
  return undefined;
}
