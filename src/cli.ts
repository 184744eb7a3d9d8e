import { Command, CommanderError, Option } from 'commander';
import type { BuildRequest } from './commands/build.js';
import type { CheckRequest } from './commands/check.js';
import { usageErrorOf } from './commands/commander-error.js';
import type { DoctorRequest } from './commands/doctor.js';
import { helpIn } from './commands/help.js';
import type { InitRequest } from './commands/init.js';
import type { ListRequest } from './commands/list.js';
import type { NewRequest } from './commands/new-issue.js';
import type { ReleaseRequest } from './commands/release.js';
import type { StatsRequest } from './commands/stats.js';
import { chooseColor, chooseLanguage, type EverywhereOptions, openTerminal } from './commands/terminal.js';
import type { WatchRequest } from './commands/watch.js';
import { type ExitCode, exitCodes } from './exit-code.js';
import type { Language } from './model/catalogue/entry.js';
import { type TalkCode, talkCatalogue } from './model/catalogue/index.js';
import { doctorFormats } from './model/diagnosis.js';
import { findingFormats } from './model/finding.js';
import { ledgerFormats } from './model/ledger-table.js';
import { ciServices, scriptSystems } from './model/new-workspace.js';
import { registerFormats } from './model/register.js';
import { UsageError } from './model/usage-error.js';

/** What the launcher knows. */
export interface Launch {
  /** The command line after the program's name. */
  readonly arguments: readonly string[];
  /** The folder that bulletin is installed in. */
  readonly packageRoot: string;
  readonly version: string;
}

/** Runs the command line and sets the exit status of the process. */
export async function main(launch: Launch): Promise<void> {
  const language = chooseLanguage(launch.arguments, process.env);
  const fail: Fail = async (error, option) => {
    const { reportFailure } = await import('./commands/report-failure.js');
    const color = chooseColor(option, process.env, process.stderr.isTTY === true);
    return reportFailure(error, language, color, launch.version);
  };
  process.once('SIGINT', () => process.exit(exitCodes.interrupted));
  process.once('uncaughtException', async (error) => process.exit(await fail(error, undefined)));
  watchOutput();
  process.exitCode = await run(launch, language, fail);
}

/** Words what was thrown; `option` is what `--color` said. */
type Fail = (error: unknown, option: boolean | undefined) => Promise<ExitCode>;

async function run(launch: Launch, language: Language, fail: Fail): Promise<ExitCode> {
  let status: ExitCode = exitCodes.done;
  const program = createProgram(launch, language, (code) => {
    status = code;
  });
  try {
    await program.parseAsync(launch.arguments, { from: 'user' });
    if (program.opts<EverywhereOptions>().verbose) (await import('./commands/say-trace.js')).sayTotal(language);
    return status;
  } catch (error) {
    const isCommanders = error instanceof CommanderError;
    if (isCommanders && error.exitCode === 0) return exitCodes.done;
    // No command was given: the help that commander printed says it all.
    if (isCommanders && error.code === 'commander.help') return exitCodes.unusable;
    return fail(isCommanders ? usageErrorOf(error) : error, program.opts<EverywhereOptions>().color);
  }
}

/** The command line. Commands are loaded when they are called, so that `--help` and `--version` answer at once. */
function createProgram(launch: Launch, language: Language, finish: (status: ExitCode) => void): Command {
  const say = (code: TalkCode): string => talkCatalogue[code][language];
  const program = new Command('bulletin')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp(helpIn(language))
    .description(say('help-program'))
    .usage(say('help-program-usage'))
    .version(launch.version, '-V, --version', say('help-version'))
    .helpOption('-h, --help', say('help-option'))
    .helpCommand(say('help-command-name'), say('help-command'))
    .option(say('help-cwd-flags'), say('help-cwd'))
    .option('--color', say('help-color'))
    .option('--no-color', say('help-no-color'))
    .option('--quiet', say('help-quiet'))
    .option('--verbose', say('help-verbose'))
    .addOption(new Option('--lang <zh|en>', say('help-lang')).choices(['zh', 'en']))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-program-examples')}`);

  const calling = { program, launch, language, say, finish };
  addBuild(calling);
  addCheck(calling);
  addStats(calling);
  addWatch(calling);
  addNew(calling);
  addRelease(calling);
  addList(calling);
  addInit(calling);
  addDoctor(calling);
  addCache(calling);
  return program;
}

/** What a command is added to the program with. */
interface Calling {
  readonly program: Command;
  readonly launch: Launch;
  readonly language: Language;
  /** A text of the help. */
  readonly say: (code: TalkCode) => string;
  /** Takes the exit status of a command that has run. */
  readonly finish: (status: ExitCode) => void;
}

function addBuild({ program, launch, language, say, finish }: Calling): void {
  program
    .command('build')
    .description(say('help-build'))
    .usage(say('help-build-usage'))
    .argument(say('help-build-argument'), say('help-build-numbers'))
    .option('--all', say('help-build-all'))
    .option('--draft', say('help-build-draft'))
    .option(say('help-build-out-dir-flags'), say('help-build-out-dir'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .option('--font-report', say('help-build-font-report'))
    .option('--force', say('help-build-force'))
    .option('--dry-run', say('help-build-dry-run'))
    .option(say('help-build-changed-since-flags'), say('help-build-changed-since'))
    .option(say('help-build-shard-flags'), say('help-build-shard'))
    .option(say('help-build-jobs-flags'), say('help-build-jobs'))
    .option(say('help-build-report-flags'), say('help-build-report'))
    .option(say('help-build-cache-max-flags'), say('help-build-cache-max'))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-build-examples')}`)
    .action(async (numbers: string[], options: Omit<BuildRequest, 'numbers' | 'cwd' | 'packageRoot' | 'version'>) => {
      const { build } = await import('./commands/build.js');
      const everywhere = program.opts<EverywhereOptions>();
      const { packageRoot, version } = launch;
      const request = { ...options, numbers, cwd: everywhere.cwd, packageRoot, version };
      finish(await build(request, openTerminal(language, everywhere)));
    });
}

function addCheck({ program, launch, language, say, finish }: Calling): void {
  program
    .command('check')
    .description(say('help-check'))
    .usage(say('help-build-usage'))
    .argument(say('help-build-argument'), say('help-build-numbers'))
    .option('--all', say('help-check-all'))
    .addOption(new Option(say('help-check-format-flags'), say('help-check-format')).choices(findingFormats))
    .option('--fix', say('help-check-fix'))
    .option('--dry-run', say('help-check-dry-run'))
    .option(say('help-check-explain-flags'), say('help-check-explain'))
    .option(say('help-check-max-warnings-flags'), say('help-check-max-warnings'))
    .option(say('help-build-changed-since-flags'), say('help-check-changed-since'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-check-examples')}`)
    .action(async (numbers: string[], options: Omit<CheckRequest, 'numbers' | 'cwd' | 'packageRoot' | 'version'>) => {
      const { check } = await import('./commands/check.js');
      const everywhere = program.opts<EverywhereOptions>();
      const { packageRoot, version } = launch;
      const request = { ...options, numbers, cwd: everywhere.cwd, packageRoot, version };
      finish(await check(request, openTerminal(language, everywhere)));
    });
}

function addStats({ program, language, say, finish }: Calling): void {
  program
    .command('stats')
    .description(say('help-stats'))
    .usage(say('help-stats-usage'))
    .option(say('help-stats-year-flags'), say('help-stats-year'))
    .option(say('help-stats-series-flags'), say('help-stats-series'))
    .option(say('help-stats-issue-flags'), say('help-stats-issue'))
    .addOption(new Option(say('help-stats-format-flags'), say('help-stats-format')).choices(ledgerFormats))
    .option(say('help-stats-explain-flags'), say('help-stats-explain'))
    .option(say('help-stats-chart-flags'), say('help-stats-chart'))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-stats-examples')}`)
    .action(async (options: Omit<StatsRequest, 'cwd'>) => {
      const { stats } = await import('./commands/stats.js');
      const everywhere = program.opts<EverywhereOptions>();
      finish(await stats({ ...options, cwd: everywhere.cwd }, openTerminal(language, everywhere)));
    });
}

function addWatch({ program, launch, language, say, finish }: Calling): void {
  program
    .command('watch')
    .description(say('help-watch'))
    .usage(say('help-watch-usage'))
    .argument(say('help-watch-argument'), say('help-watch-number'))
    .option(say('help-watch-port-flags'), say('help-watch-port'))
    .option(say('help-watch-host-flags'), say('help-watch-host'))
    .option('--open', say('help-watch-open'))
    .option(say('help-watch-editor-flags'), say('help-watch-editor'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-watch-examples')}`)
    .action(
      async (
        number: string | undefined,
        options: Omit<WatchRequest, 'numbers' | 'cwd' | 'packageRoot' | 'version'>,
      ) => {
        const { watch } = await import('./commands/watch.js');
        const everywhere = program.opts<EverywhereOptions>();
        const { packageRoot, version } = launch;
        const numbers = number === undefined ? [] : [number];
        const request = { ...options, numbers, cwd: everywhere.cwd, packageRoot, version };
        finish(await watch(request, openTerminal(language, everywhere)));
      },
    );
}

function addRelease({ program, launch, language, say, finish }: Calling): void {
  program
    .command('release')
    .description(say('help-release'))
    .usage(say('help-release-usage'))
    .argument(say('help-release-argument'), say('help-release-number'))
    .option('--again', say('help-release-again'))
    .option(say('help-release-reason-flags'), say('help-release-reason'))
    .option('--dry-run', say('help-release-dry-run'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-release-examples')}`)
    .action(async (number: string, options: Omit<ReleaseRequest, 'number' | 'cwd' | 'packageRoot' | 'version'>) => {
      const { release } = await import('./commands/release.js');
      const everywhere = program.opts<EverywhereOptions>();
      const { packageRoot, version } = launch;
      const request = { ...options, number, cwd: everywhere.cwd, packageRoot, version };
      finish(await release(request, openTerminal(language, everywhere)));
    });
}

function addList({ program, language, say, finish }: Calling): void {
  program
    .command('list')
    .description(say('help-list'))
    .usage(say('help-list-usage'))
    .option(say('help-list-year-flags'), say('help-list-year'))
    .addOption(new Option(say('help-list-format-flags'), say('help-list-format')).choices(registerFormats))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-list-examples')}`)
    .action(async (options: Omit<ListRequest, 'cwd'>) => {
      const { list } = await import('./commands/list.js');
      const everywhere = program.opts<EverywhereOptions>();
      finish(list({ ...options, cwd: everywhere.cwd }, openTerminal(language, everywhere)));
    });
}

function addNew({ program, language, say, finish }: Calling): void {
  program
    .command('new')
    .description(say('help-new'))
    .usage(say('help-new-usage'))
    .argument(say('help-new-argument'), say('help-new-number'))
    .option(say('help-new-period-flags'), say('help-new-period'))
    .option('--dry-run', say('help-new-dry-run'))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-new-examples')}`)
    .action(async (number: string | undefined, options: Omit<NewRequest, 'number' | 'cwd'>) => {
      const { newIssue } = await import('./commands/new-issue.js');
      const everywhere = program.opts<EverywhereOptions>();
      const request = { ...options, ...(number !== undefined && { number }), cwd: everywhere.cwd };
      finish(newIssue(request, openTerminal(language, everywhere)));
    });
}

function addInit({ program, launch, language, say, finish }: Calling): void {
  const repeated = (flags: TalkCode, description: TalkCode): Option =>
    new Option(say(flags), say(description)).argParser((typed: string, before: string[] = []) => [...before, typed]);
  program
    .command('init')
    .description(say('help-init'))
    .usage(say('help-init-usage'))
    .argument(say('help-init-argument'), say('help-init-folder'))
    .option(say('help-init-name-flags'), say('help-init-name'))
    .option(say('help-init-publisher-flags'), say('help-init-publisher'))
    .addOption(repeated('help-init-distribution-flags', 'help-init-distribution'))
    .option(say('help-init-copies-flags'), say('help-init-copies'))
    .addOption(repeated('help-init-staff-flags', 'help-init-staff'))
    .option(say('help-init-number-flags'), say('help-init-number'))
    .option(say('help-init-issue-flags'), say('help-init-issue'))
    .option(say('help-init-period-flags'), say('help-init-period'))
    .option(say('help-init-date-flags'), say('help-init-date'))
    .addOption(repeated('help-init-section-flags', 'help-init-section'))
    .addOption(repeated('help-init-series-flags', 'help-init-series'))
    .addOption(repeated('help-init-measure-flags', 'help-init-measure'))
    .addOption(repeated('help-init-opening-flags', 'help-init-opening'))
    .option(say('help-init-template-flags'), say('help-init-template'))
    .addOption(new Option(say('help-init-ci-flags'), say('help-init-ci')).choices(ciServices))
    .addOption(new Option(say('help-init-scripts-flags'), say('help-init-scripts')).choices(scriptSystems))
    .option('--dry-run', say('help-init-dry-run'))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-init-examples')}`)
    .action(async (folder: string | undefined, options: Omit<InitRequest, 'folder' | 'cwd' | 'packageRoot'>) => {
      const { init } = await import('./commands/init.js');
      const everywhere = program.opts<EverywhereOptions>();
      const { packageRoot } = launch;
      const request = { ...options, ...(folder !== undefined && { folder }), cwd: everywhere.cwd, packageRoot };
      finish(await init(request, openTerminal(language, everywhere)));
    });
}

function addDoctor({ program, launch, language, say, finish }: Calling): void {
  program
    .command('doctor')
    .description(say('help-doctor'))
    .usage(say('help-doctor-usage'))
    .addOption(new Option(say('help-doctor-format-flags'), say('help-doctor-format')).choices(doctorFormats))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .addHelpText('after', `\n${say('help-examples')}\n${say('help-doctor-examples')}`)
    .action(async (options: Omit<DoctorRequest, 'cwd' | 'packageRoot' | 'version'>) => {
      const { doctor } = await import('./commands/doctor.js');
      const everywhere = program.opts<EverywhereOptions>();
      const { packageRoot, version } = launch;
      const request = { ...options, cwd: everywhere.cwd, packageRoot, version };
      finish(await doctor(request, openTerminal(language, everywhere)));
    });
}

function addCache({ program, language, say, finish }: Calling): void {
  const cache = program
    .command('cache')
    .description(say('help-cache'))
    .usage(say('help-cache-usage'))
    .helpCommand(false)
    .action(async () => {
      const { showCache } = await import('./commands/cache.js');
      finish(showCache(openTerminal(language, program.opts<EverywhereOptions>())));
    });
  cache
    .command('clear')
    .description(say('help-cache-clear'))
    .action(async () => {
      const { emptyCache } = await import('./commands/cache.js');
      finish(emptyCache(openTerminal(language, program.opts<EverywhereOptions>())));
    });
}

/**
 * A reader that has seen enough (`bulletin … | head -1`) is no failure: what is still said is dropped, the work goes on.
 * Any other error of stdout means that the results are lost; one of stderr can't be told to anyone.
 */
function watchOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw UsageError.of('cannot-print', { reason: error.code ?? error.message });
  });
}
