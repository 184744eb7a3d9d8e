import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import { draftNumbersIn, draftSourcesName } from '../../model/issue-folder.js';
import { UsageError } from '../../model/usage-error.js';
import { listFolder } from '../../read/load-workspace.js';
import { formatTalk } from '../../report/format-talk.js';
import { digestInside } from '../../workspace/built-files.js';
import { removeIfPossible } from '../../workspace/files/leftovers.js';
import { checkWritable, type FileWriter } from '../../workspace/files/write-file.js';
import { pathFrom } from '../../workspace/find-root.js';
import { checkReplaceable, checkUnchanged, rewriteSources } from '../../workspace/history/rewrite-sources.js';
import { nameOf } from '../building/say-outcome.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';
import { checkHeld, type ReadyRelease } from './prepare-release.js';

/** @throws UsageError where the release could not be written */
export function checkRelease({ root, folder, archive, target, header, texts, held, made }: ReadyRelease): void {
  checkReplaceable(root, header);
  for (const text of texts) checkUnchanged(root, text);
  checkHeld(folder, held);
  for (const { path, after } of made) {
    const isInTheWay = existsSync(join(root, path)) && digestInside(root, path) !== digestOf(after);
    if (isInTheWay) throw new UsageError(talk('release-in-the-way', { file: path }));
  }
  checkWritable(join(root, archive, '..'));
  checkWritable(join(target, '..'));
}

/**
 * The record comes last: whatever interrupts this, no header tells of a PDF that isn't there.
 * @returns the name of what the history keeps of it
 */
export function carryOut(ready: ReadyRelease, terminal: Terminal): string {
  const { root, folder, target, pdf, header } = ready;
  const archived = archivedBy(ready);
  const written: string[] = [];
  const first = (writer: FileWriter): void => {
    checkRelease(ready);
    for (const { path, after } of archived) {
      writer.write(join(root, path), after, { replaces: 'none' });
      written.push(join(root, path));
    }
    writer.write(target, pdf);
    written.push(target);
  };
  const failed = (): void => {
    // Nobody would know what these are of.
    for (const path of written) if (path !== target) removeIfPossible(path);
    const file = pathFrom(terminal.standing, target);
    if (written.includes(target))
      terminal.say(`${formatTalk(talk('release-stopped', { issue: nameOf(folder), file }), terminal.language)}\n`);
  };
  // Proofs were kept until now: what was printed is.
  const removed = draftNumbersIn(folder, listFolder(root, `issues/${folder}`).value).map(
    (draft) => `issues/${folder}/${draftSourcesName(folder, draft)}`,
  );
  return rewriteSources(root, { command: 'release', files: [header], made: archived, removed }, { first, failed });
}

/** The files that are still to be put beside the sources. */
function archivedBy({ root, pdf, archive, rescued, made }: ReadyRelease) {
  const files = [{ path: archive, after: pdf }, ...made];
  return [
    ...(rescued ? [{ path: rescued.archive, after: rescued.pdf }] : []),
    ...files.filter(({ path, after }) => digestInside(root, path) !== digestOf(after)),
  ];
}
