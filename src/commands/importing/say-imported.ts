import type { Finding } from '../../model/finding.js';
import { formatTalk } from '../../report/format-talk.js';
import { wordFinding } from '../../report/reported-finding.js';
import { screened } from '../../report/terminal-text.js';
import { talk } from '../talk.js';
import type { Terminal } from '../terminal/terminal.js';

/** Files as a dry run shows them. */
export function showTexts(
  changes: readonly { readonly path: string; readonly after: Uint8Array }[],
  terminal: Terminal,
): void {
  for (const { path, after } of changes) {
    const isText = /\.(?:md|csv)$/.test(path);
    const text = isText ? Buffer.from(after).toString() : `${after.length} B\n`;
    terminal.write(screened(`==> ${path} <==\n${text}`, false));
  }
}

/** Last, and ready to be copied into a message to whoever sent it. */
export function sayRefused(refused: readonly Finding[], { language, say }: Terminal): void {
  if (refused.length === 0) return;
  say(`${formatTalk(talk('import-refused', {}), language)}\n`);
  for (const found of refused) {
    const file = found.range.file.path.split('/').at(-1) ?? found.range.file.path;
    say(`  ${formatTalk(talk('import-refused-file', { file, reason: wordFinding(found) }), language)}\n`);
  }
}
