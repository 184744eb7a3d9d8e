import { join } from 'node:path';
import { digestOf } from '../../model/byte-source.js';
import { fontDefects } from '../../model/font-defects.js';
import { FONT_LOCK_FILE, type FontLock } from '../../model/font-lock.js';
import { unwritable } from '../../model/system-error.js';
import { leadsOutside } from '../../read/open-inside.js';
import { type LockInput, parseFontLock, writeFontLock } from '../../recipes/compile-font-lock.js';
import { formatTalk } from '../../report/format-talk.js';
import { writeFile } from '../../workspace/files/write-file.js';
import { pathFrom } from '../../workspace/find-root.js';
import { checkUnchanged } from '../../workspace/history/rewrite-sources.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';

interface LockRequest {
  /** The workspace. */
  readonly root: string;
  readonly input: LockInput;
  /** The lock there is; none where it can't be read either. */
  readonly before: FontLock | undefined;
}

/**
 * Locks the fonts as they are found now, and prints where that is recorded. The lock is written whole or not at all, and
 * left alone where it says the same already.
 * @throws UsageError where a role has no font that can be used, or the lock can't be written
 */
export function lockFonts({ root, input, before }: LockRequest, terminal: Terminal): void {
  const text = writeFontLock(input, [remark('zh'), remark('en')]);
  const path = join(root, FONT_LOCK_FILE);
  // A link would lead the lock out of the workspace.
  for (const place of [join(root, 'fonts'), path]) {
    if (leadsOutside(root, place)) throw unwritable(place, fontDefects.outside);
  }
  const isSame = before?.file.text === text;
  if (!isSame) writeFile(path, Buffer.from(text), before && { replaces: digestOf(checkUnchanged(root, before.file)) });
  terminal.print(pathFrom(terminal.standing, path));
  if (!terminal.quiet) sayLocked(before, text, { isSame, terminal });
}

const remark = (language: 'zh' | 'en'): string => formatTalk(talk('fonts-lock-remark', {}), language);

function sayLocked(
  before: FontLock | undefined,
  text: string,
  { isSame, terminal: { language, say } }: { readonly isSame: boolean; readonly terminal: Terminal },
): void {
  if (isSame) {
    say(`${formatTalk(talk('fonts-locked-again', {}), language)}\n`);
    return;
  }
  const now = parseFontLock({ path: FONT_LOCK_FILE, text }).value?.fonts ?? new Map();
  say(`${formatTalk(talk('fonts-locked', { count: now.size }), language)}\n`);
  for (const role of new Set([...(before?.fonts.keys() ?? []), ...now.keys()])) {
    const [then, since] = [before?.fonts.get(role), now.get(role)];
    if (!before || then?.sha256 === since?.sha256) continue;
    const params = { role, before: then?.family ?? '–', now: since?.family ?? '–' };
    say(`  ${formatTalk(talk('fonts-lock-change', params), language)}\n`);
  }
}
