import { Argument, type Command, Option } from 'commander';
import { helpTopics, LINE_COMMAND_NAME, type Shell, shells } from '../command-names.js';
import type { BuildRequest } from '../commands/build.js';
import type { CheckRequest } from '../commands/check.js';
import type { CiRequest } from '../commands/ci.js';
import type { DoctorRequest } from '../commands/doctor.js';
import type { FontsRequest } from '../commands/fonts.js';
import type { ImportRequest } from '../commands/import.js';
import type { InitRequest } from '../commands/init.js';
import type { ListRequest } from '../commands/list.js';
import type { NewRequest } from '../commands/new-issue.js';
import type { RedlineRequest } from '../commands/redline.js';
import type { ReleaseRequest } from '../commands/releasing/release-request.js';
import type { ReviewRequest } from '../commands/review.js';
import type { StatsRequest } from '../commands/stats.js';
import { type TalkCode, talk } from '../commands/talk.js';
import type { UndoRequest } from '../commands/undo.js';
import type { UpdateRequest } from '../commands/update.js';
import type { WatchRequest } from '../commands/watch.js';
import { exitCodes } from '../exit-code.js';
import { doctorFormats } from '../model/diagnosis.js';
import { findingFormats } from '../model/finding.js';
import { fontTableFormats } from '../model/font-table.js';
import { ledgerFormats } from '../model/ledger-table.js';
import { nearestName } from '../model/nearest-name.js';
import { ciServices, linePolicies, scriptSystems } from '../model/new-workspace.js';
import { registerFormats } from '../model/register.js';
import { UsageError } from '../model/usage-error.js';
import { headLanguages } from '../report/data-heads.js';
import { addCommand, type Calling, describeCommand, type OptionsOf } from './calling.js';
import { formatExamples } from './help.js';

/** All commands, in the order in which the help lists them. What a command does is loaded when it is called. */
export function addCommands(calling: Calling): void {
  for (const add of [
    addBuild,
    addCheck,
    addStats,
    addWatch,
    addNew,
    addRelease,
    addRedline,
    addUndo,
    addBackup,
    addList,
    addCi,
    addImport,
    addReview,
    addInit,
    addDoctor,
    addFonts,
    addCache,
    addUpdate,
    addCompletion,
    addManual,
    addHelp,
  ]) {
    add(calling);
  }
}

function addBuild(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'build')
    .argument(say('help-build-argument'), say('help-build-numbers'))
    .option('--all', say('help-build-all'))
    .option(say('help-build-to-flags'), say('help-build-to'))
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
    .action(async (numbers: string[], options: OptionsOf<BuildRequest, 'numbers'>) => {
      const { build } = await import('../commands/build.js');
      finish(await build({ ...options, numbers, ...surroundings() }, terminal()));
    });
}

function addCheck(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'check')
    .argument(say('help-check-argument'), say('help-check-numbers'))
    .option('--all', say('help-check-all'))
    .addOption(new Option(say('help-check-format-flags'), say('help-check-format')).choices(findingFormats))
    .option('--fix', say('help-check-fix'))
    .option('--dry-run', say('help-check-dry-run'))
    .option(say('help-check-explain-flags'), say('help-check-explain'))
    .option(say('help-check-max-warnings-flags'), say('help-check-max-warnings'))
    .option(say('help-build-changed-since-flags'), say('help-check-changed-since'))
    .option(say('help-check-stdin-filename-flags'), say('help-check-stdin-filename'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (numbers: string[], options: OptionsOf<CheckRequest, 'numbers'>) => {
      const { check } = await import('../commands/check.js');
      finish(await check({ ...options, numbers, ...surroundings() }, terminal()));
    });
}

function addStats(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'stats')
    .option(say('help-stats-year-flags'), say('help-stats-year'))
    .option(say('help-stats-series-flags'), say('help-stats-series'))
    .option(say('help-stats-issue-flags'), say('help-stats-issue'))
    .addOption(new Option(say('help-stats-format-flags'), say('help-stats-format')).choices(ledgerFormats))
    .option(say('help-stats-output-flags'), say('help-stats-output'))
    .addOption(new Option(say('help-stats-heads-flags'), say('help-stats-heads')).choices(headLanguages))
    .option(say('help-stats-explain-flags'), say('help-stats-explain'))
    .option(say('help-stats-chart-flags'), say('help-stats-chart'))
    .option('--contributors', say('help-stats-contributors'))
    .option(say('help-stats-month-flags'), say('help-stats-month'))
    .action(async (options: OptionsOf<StatsRequest>) => {
      const { stats } = await import('../commands/stats.js');
      finish(await stats({ ...options, ...surroundings() }, terminal()));
    });
}

function addWatch(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'watch')
    .argument(say('help-watch-argument'), say('help-watch-number'))
    .option(say('help-watch-port-flags'), say('help-watch-port'))
    .option(say('help-watch-host-flags'), say('help-watch-host'))
    .option('--open', say('help-watch-open'))
    .option(say('help-watch-editor-flags'), say('help-watch-editor'))
    .option(say('help-watch-review-flags'), say('help-watch-review'), (file, files: readonly string[] = []) => [
      ...files,
      file,
    ])
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (number: string | undefined, options: OptionsOf<WatchRequest, 'numbers'>) => {
      const { watch } = await import('../commands/watch.js');
      const numbers = number === undefined ? [] : [number];
      finish(await watch({ ...options, numbers, ...surroundings() }, terminal()));
    });
}

function addNew(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'new')
    .argument(say('help-new-argument'), say('help-new-number'))
    .option(say('help-new-period-flags'), say('help-new-period'))
    .option('--dry-run', say('help-new-dry-run'))
    .action(async (number: string | undefined, options: OptionsOf<NewRequest, 'number'>) => {
      const { newIssue } = await import('../commands/new-issue.js');
      finish(newIssue({ ...options, ...(number !== undefined && { number }), ...surroundings() }, terminal()));
    });
}

function addRelease(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'release')
    .argument(say('help-release-argument'), say('help-release-number'))
    .option('--again', say('help-release-again'))
    .option('--withdraw', say('help-release-withdraw'))
    .option(say('help-release-restore-flags'), say('help-release-restore'))
    .option(say('help-release-signed-flags'), say('help-release-signed'))
    .option(say('help-release-draft-flags'), say('help-release-draft'))
    .option(say('help-release-reason-flags'), say('help-release-reason'))
    .option('--dry-run', say('help-release-dry-run'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (number: string, options: OptionsOf<ReleaseRequest, 'number'>) => {
      const { release } = await import('../commands/release.js');
      finish(await release({ ...options, number, ...surroundings() }, terminal()));
    });
}

function addRedline(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'redline')
    .argument(say('help-redline-argument'), say('help-redline-number'))
    .option(say('help-redline-from-flags'), say('help-redline-from'))
    .option(say('help-build-to-flags'), say('help-redline-to'))
    .option(say('help-build-out-dir-flags'), say('help-build-out-dir'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (number: string, options: OptionsOf<RedlineRequest, 'number'>) => {
      const { redline } = await import('../commands/redline.js');
      finish(await redline({ ...options, number, ...surroundings() }, terminal()));
    });
}

function addUndo(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'undo')
    .option('--list', say('help-undo-list'))
    .option('--dry-run', say('help-undo-dry-run'))
    .action(async (options: OptionsOf<UndoRequest>) => {
      const { undo } = await import('../commands/undo.js');
      finish(undo({ ...options, ...surroundings() }, terminal()));
    });
}

function addBackup(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'backup')
    .argument(say('help-backup-argument'), say('help-backup-folder'))
    .action(async (folder: string) => {
      const { backup } = await import('../commands/backup.js');
      finish(backup({ folder, ...surroundings() }, terminal()));
    });
}

function addList(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'list')
    .option(say('help-list-year-flags'), say('help-list-year'))
    .addOption(new Option(say('help-list-format-flags'), say('help-list-format')).choices(registerFormats))
    .option(say('help-stats-output-flags'), say('help-stats-output'))
    .addOption(new Option(say('help-stats-heads-flags'), say('help-stats-heads')).choices(headLanguages))
    .action(async (options: OptionsOf<ListRequest>) => {
      const { list } = await import('../commands/list.js');
      finish(await list({ ...options, ...surroundings() }, terminal()));
    });
}

function addCi(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'ci')
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .option(say('help-build-jobs-flags'), say('help-ci-jobs'))
    .action(async (options: OptionsOf<CiRequest>) => {
      const { ci } = await import('../commands/ci.js');
      finish(await ci({ ...options, ...surroundings() }, terminal()));
    });
}

function addImport(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'import')
    .argument(say('help-import-argument'), say('help-import-file'))
    .option(say('help-import-into-flags'), say('help-import-into'))
    .option(say('help-import-section-flags'), say('help-import-section'))
    .option('--replace', say('help-import-replace'))
    .option('--sum', say('help-import-sum'))
    .option(say('help-import-table-flags'), say('help-import-table'))
    .option('--old', say('help-import-old'))
    .option(say('help-import-history-flags'), say('help-import-history'))
    .option('--dry-run', say('help-import-dry-run'))
    .action(async (files: string[], options: OptionsOf<ImportRequest, 'files'>) => {
      const { importFiles } = await import('../commands/import.js');
      finish(await importFiles({ ...options, files, ...surroundings() }, terminal()));
    });
}

function addReview(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'review')
    .argument(say('help-review-number-argument'), say('help-review-number'))
    .argument(say('help-review-files-argument'), say('help-review-files'))
    .option(say('help-review-apply-flags'), say('help-review-apply'))
    .option(say('help-review-by-flags'), say('help-review-by'))
    .option(say('help-review-list-flags'), say('help-review-list'))
    .addOption(new Option(say('help-check-format-flags'), say('help-check-format')).choices(findingFormats))
    .option('--dry-run', say('help-review-dry-run'))
    .action(async (number: string, files: string[], options: OptionsOf<ReviewRequest, 'number' | 'files'>) => {
      const { review } = await import('../commands/review.js');
      finish(await review({ ...options, number, files, ...surroundings() }, terminal()));
    });
}

function addInit(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  const repeated = (flags: TalkCode, description: TalkCode): Option =>
    new Option(say(flags), say(description)).argParser((typed: string, before: string[] = []) => [...before, typed]);
  addCommand(calling, 'init')
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
    .addOption(new Option(say('help-init-line-breaks-flags'), say('help-init-line-breaks')).choices(linePolicies))
    .addOption(new Option(say('help-init-ci-flags'), say('help-init-ci')).choices(ciServices))
    .addOption(new Option(say('help-init-scripts-flags'), say('help-init-scripts')).choices(scriptSystems))
    .option('--dry-run', say('help-init-dry-run'))
    .action(async (folder: string | undefined, options: OptionsOf<InitRequest, 'folder'>) => {
      const { init } = await import('../commands/init.js');
      finish(await init({ ...options, ...(folder !== undefined && { folder }), ...surroundings() }, terminal()));
    });
}

function addDoctor(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'doctor')
    .addOption(new Option(say('help-doctor-format-flags'), say('help-doctor-format')).choices(doctorFormats))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (options: OptionsOf<DoctorRequest>) => {
      const { doctor } = await import('../commands/doctor.js');
      finish(await doctor({ ...options, ...surroundings() }, terminal()));
    });
}

function addFonts(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'fonts')
    .argument(say('help-fonts-argument'), say('help-fonts-numbers'))
    .option('--all', say('help-fonts-all'))
    .addOption(new Option(say('help-fonts-format-flags'), say('help-fonts-format')).choices(fontTableFormats))
    .option('--check', say('help-fonts-check'))
    .option('--lock', say('help-fonts-lock'))
    .option('--no-system-fonts', say('help-build-no-system-fonts'))
    .action(async (numbers: string[], options: OptionsOf<FontsRequest, 'numbers'>) => {
      const { fonts } = await import('../commands/fonts.js');
      finish(await fonts({ ...options, numbers, ...surroundings() }, terminal()));
    });
}

function addCache(calling: Calling): void {
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

function addUpdate(calling: Calling): void {
  const { say, finish, terminal, surroundings } = calling;
  addCommand(calling, 'update')
    .argument(say('help-update-argument'), say('help-update-file'))
    .option(say('help-update-sha256-flags'), say('help-update-sha256'))
    .option('--rollback', say('help-update-rollback'))
    .option('--dry-run', say('help-update-dry-run'))
    .action(async (file: string | undefined, options: OptionsOf<UpdateRequest, 'file'>) => {
      const { update } = await import('../commands/update.js');
      finish(update({ ...options, ...(file !== undefined && { file }), ...surroundings() }, terminal()));
    });
}

function addCompletion(calling: Calling): void {
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
    .command(LINE_COMMAND_NAME, { hidden: true })
    .addArgument(new Argument('<shell>').choices(shells))
    .argument('[word...]')
    .action(async (shell: Shell, words: readonly string[]) => {
      const { completedValues } = await import('../commands/completion.js');
      const { completeLine, formatCompletion } = await import('./complete-line.js');
      const { standing, writeData } = terminal();
      const { packageRoot } = surroundings();
      const completion = completeLine(program, words, shell, (kind, cwd) =>
        completedValues(kind, { standing, cwd, packageRoot }),
      );
      writeData(formatCompletion(completion, shell));
      finish(exitCodes.done);
    });
}

function addManual(calling: Calling): void {
  const { finish, terminal, surroundings } = calling;
  addCommand(calling, 'manual').action(async () => {
    const { manual } = await import('../commands/manual.js');
    finish(manual(surroundings(), terminal()));
  });
}

/** Commander's own help command says nothing of a command that there isn't. */
function addHelp(calling: Calling): void {
  const { program, say, finish, terminal } = calling;
  addCommand(calling, 'help')
    .argument(say('help-help-argument'), say('help-help-command'))
    .action((names: readonly string[]) => {
      const topic = helpTopics.find((each) => names.length === 1 && each === names[0]);
      if (topic) terminal().write(`${say(`help-${topic}`)}\n${formatExamples(say(`help-${topic}-lines`))}\n`);
      else findCommand(program, names).outputHelp();
      finish(exitCodes.done);
    });
}

/** How many edits a name may be away from what was typed. */
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
