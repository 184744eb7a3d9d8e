import type { Language } from '../../model/message.js';
import { UsageError } from '../../model/usage-error.js';
import { printable } from '../../report/terminal-text.js';
import { wrapTalk } from '../../report/wrap-talk.js';
import { standingFolder } from '../../workspace/find-root.js';
import { talk } from '../talk.js';
import { clearLine, writeData, writeWords } from './write-out.js';

/** Where a command was called, and how it speaks: results go to stdout, talk to stderr. */
export interface Terminal {
  /** The folder where the caller stands; absolute. */
  readonly standing: string;
  readonly language: Language;
  /** Whether nothing but findings is said. */
  readonly quiet: boolean;
  /** Say what is read, what comes from the cache, and how long steps take. */
  readonly verbose: boolean;
  readonly color: boolean;
  /** The width of stderr, in cells. */
  readonly columns: number;
  /** Whether a person can watch stderr. */
  readonly interactive: boolean;
  /** The same three of stdout. */
  readonly results: { readonly color: boolean; readonly columns: number; readonly interactive?: boolean };
  /** Writes a line of results for people, such as a path. */
  readonly print: (line: string) => void;
  /** Writes results for people, line ends included. */
  readonly write: (text: string) => void;
  /** Writes results for programs as they are; to a terminal as any other text. */
  readonly writeData: (text: string) => void;
  /** Writes talk, line ends included; long lines are wrapped where a person watches. */
  readonly say: (text: string) => void;
  /** Takes back what was said on the line that is not ended yet. */
  readonly clearLine: () => void;
}

/** The options that every command takes. */
export interface EverywhereOptions {
  readonly cwd?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The width of a terminal that doesn't state it. */
const DEFAULT_COLUMNS = 80;

/**
 * The terminal of this process.
 * @throws UsageError where it is to be quiet and verbose, or stands nowhere
 */
export function openTerminal(language: Language, { color, quiet, verbose }: EverywhereOptions): Terminal {
  if (quiet && verbose) throw new UsageError(talk('quiet-and-verbose', {}));
  const interactive = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  const columns = process.stderr.columns || DEFAULT_COLUMNS;
  const painted = chooseColor(color, process.env, process.stderr.isTTY === true);
  const results = {
    color: chooseColor(color, process.env, process.stdout.isTTY === true),
    columns: process.stdout.columns || DEFAULT_COLUMNS,
    interactive: process.stdout.isTTY === true && process.env.TERM !== 'dumb',
  };
  return {
    standing: standingFolder(),
    language,
    quiet: quiet ?? false,
    verbose: verbose ?? false,
    color: painted,
    columns,
    results,
    interactive,
    print: (line) => writeWords('stdout', `${printable(line)}\n`),
    write: (text) => writeWords('stdout', text, results.color),
    writeData,
    say: (text) => writeWords('stderr', interactive ? wrapTalk(text, columns) : text, painted),
    clearLine,
  };
}

/**
 * The language of the messages: what `--lang` says, else English where the first set of LC_ALL, LC_MESSAGES and LANG begins
 * with `en`, else Chinese. It is needed before the command line is parsed, whose own errors have to be worded. Node's own
 * locale isn't asked: it says en-US under LANG=C.
 */
export function chooseLanguage(typed: readonly string[], environment: Environment): Language {
  const asked = typedLanguage(typed);
  if (asked === 'zh' || asked === 'en') return asked;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  return locale.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Whether to colour: what the options say, else NO_COLOR, else FORCE_COLOR, else whether a terminal listens. */
export function chooseColor(option: boolean | undefined, environment: Environment, isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (option !== undefined) return option;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}

function typedLanguage(typed: readonly string[]): string | undefined {
  const end = typed.indexOf('--');
  const options = end < 0 ? typed : typed.slice(0, end);
  const last = options.findLastIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const argument = options[last];
  return argument === '--lang' ? options[last + 1] : argument?.slice('--lang='.length);
}
