import { isCommandName } from './command-names.js';

/*
 * V8 is made for programs that run for long: it soon compiles again, with much care and in threads of its own, what was
 * called a few hundred times. A command on one issue is over before that pays, and a quarter of its processor's time went
 * there.
 */

interface EngineFlags {
  /** The flags of a command that looks at one issue. */
  readonly one: readonly string[];
  /** The flags of a command that goes on until it is stopped. */
  readonly many: readonly string[];
}

/**
 * V8 throws bytecode away that wasn't run for a few collections. After some hundred issues it had thrown away what a start
 * needs, so that `kept-code.ts` kept only the rest, and each later start compiled the first part again.
 */
const KEEP_CODE = '--no-flush-bytecode';

/**
 * V8 first interprets a regular expression and compiles it when it is used again. Our hundreds are used on every paragraph: each was
 * made ready twice.
 */
const COMPILE_PATTERNS = '--no-regexp-tier-up';

/**
 * The flags by versions of V8 that they were measured with (docs/performance.md): those of Node 20, 22 and 24. To any other none is
 * given, for one that it doesn't know makes Node complain on stderr, and what a known one does there nobody has looked at.
 *
 * Flags of the collector's threads and spaces can't be here: set once a process runs they crash it. That incremental
 * marking is off has the collector start at its usual limit and end in one go.
 */
const flagsByEngine: Readonly<Record<string, EngineFlags>> = {
  '11.3': {
    one: ['--interrupt-budget=2000000', '--no-incremental-marking', COMPILE_PATTERNS, KEEP_CODE],
    many: ['--interrupt-budget=500000', KEEP_CODE],
  },
  '12.4': {
    one: ['--invocation-count-for-turbofan=100000', '--no-incremental-marking', COMPILE_PATTERNS, KEEP_CODE],
    many: ['--invocation-count-for-turbofan=20000', KEEP_CODE],
  },
  '13.6': { one: ['--no-maglev', '--no-incremental-marking', COMPILE_PATTERNS, KEEP_CODE], many: [KEEP_CODE] },
};

/** The flags that help a version of V8, such as `11.3.244.8-node.38`, with this work. */
export function engineFlags(version: string, work: keyof EngineFlags): readonly string[] {
  const [major = '', minor = ''] = version.split('.');
  return flagsByEngine[`${major}.${minor}`]?.[work] ?? [];
}

/** Commands that go on as long as there are issues or edits. */
const LASTING = ['watch', 'ci'];

/** Options that choose issues; their values may follow or be joined to them. */
const CHOOSING = /^--(?:all|changed-since)(?:=|$)/;

/**
 * Whether a command line is about one issue or many. It is read before any option is, and a wrong guess makes nothing but
 * the run a little slower.
 */
export function workOf(words: readonly string[]): keyof EngineFlags {
  const [command = '', ...rest] = words.slice(words.findIndex(isCommandName));
  const numbers = rest.filter((word, index) => !word.startsWith('-') && !rest[index - 1]?.startsWith('-'));
  const isMany = LASTING.includes(command) || rest.some((word) => CHOOSING.test(word)) || numbers.length > 1;
  return isMany ? 'many' : 'one';
}
