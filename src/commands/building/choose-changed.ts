import { formatTalk } from '../../report/format-talk.js';
import { findChangedIssues } from '../../workspace/changed-issues.js';
import type { Workspace } from '../../workspace/workspace.js';
import type { Terminal } from '../terminal/terminal.js';

/**
 * The chosen issues, or those of them that changes since a commit touch; all of them where that can't be known, which is
 * said.
 * @param since as typed; none for all of them
 */
export function chooseChanged(
  workspace: Workspace,
  { changedSince: since, packageRoot }: { readonly changedSince?: string; readonly packageRoot: string },
  { language, say }: Terminal,
): readonly string[] {
  if (since === undefined) return workspace.chosen;
  const changed = findChangedIssues(workspace, since, packageRoot);
  if (changed.type === 'known') return changed.issues;
  say(`${formatTalk(changed.why, language)}\n`);
  return workspace.chosen;
}
