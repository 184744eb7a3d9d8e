import { resolve } from 'node:path';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { UsageError } from '../model/usage-error.js';
import { formatTalk } from '../report/format-talk.js';
import { compareVersions, findInstallation, installVersion, rollBack } from '../workspace/updating/install-version.js';
import { talk as updateTalk } from '../workspace/updating/update-talk.js';
import { verifyPackage } from '../workspace/updating/verify-package.js';
import { talk } from './talk.js';
import type { Terminal } from './terminal/terminal.js';

/** `bulletin update` as it was called. */
export interface UpdateRequest {
  /** The package, relative to where the caller stands. */
  readonly file?: string;
  /** The package's SHA-256 as typed, where no signature is to vouch for it. */
  readonly sha256?: string;
  /** Goes back to the version before. */
  readonly rollback?: boolean;
  /** Looks at the package, and does no more. */
  readonly dryRun?: boolean;
  readonly packageRoot: string;
}

/**
 * Takes a new version of the offline package, or goes back to the one before.
 * @throws UsageError where the program is no offline package, where the new one is not as its maker packed it, is older or for
 * another system, or where it can't be written
 */
export function update(request: UpdateRequest, terminal: Terminal): ExitCode {
  const { file, sha256, rollback = false, dryRun = false, packageRoot } = request;
  if (rollback ? file !== undefined || sha256 !== undefined || dryRun : file === undefined)
    throw new UsageError(talk('update-usage', {}));
  const say = (text: string): void => {
    if (!terminal.quiet) terminal.say(`${text}\n`);
  };
  const installation = findInstallation(packageRoot);
  const { version: installed } = installation;
  if (file === undefined) {
    const version = rollBack(installation);
    say(formatTalk(talk('update-rolled-back', { version, installed }), terminal.language));
    return exitCodes.done;
  }
  const path = resolve(terminal.standing, file);
  const verified = verifyPackage({ path, file, sha256, installed: packageRoot });
  const { version } = verified;
  const order = compareVersions(version, installed);
  if (order < 0) throw new UsageError(updateTalk('update-older', { file, version, installed }));
  if (order > 0 && !dryRun) installVersion(installation, verified);
  const said = order === 0 ? 'update-same' : dryRun ? 'update-would' : 'updated';
  say(formatTalk(talk(said, { version, installed }), terminal.language));
  return exitCodes.done;
}
