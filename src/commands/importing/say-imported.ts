import type { Finding } from '../../model/finding.js';
import type { Bilingual } from '../../model/message.js';
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

/** Last, and ready to be copied into a message to whoever sent it: each file, what it is, and what is asked for. */
export function sayRefused(refused: readonly Finding[], { language, say }: Terminal): void {
  if (refused.length === 0) return;
  const lines = [
    ...refused
      .filter((found) => !isVersion(found))
      .map((found) =>
        talk('import-refused-file', { file: nameOf(found), reason: wordFinding(found), ask: askFor(found) }),
      ),
    ...versionsIn(refused).map((files) => talk('import-refused-versions', { files })),
  ];
  say(`${formatTalk(talk('import-refused', {}), language)}\n`);
  for (const line of lines) say(`  ${formatTalk(line, language)}\n`);
}

/** Old issues that were not taken, which their own office has to look at. */
export function sayLeftOut(refused: readonly Finding[], { language, say }: Terminal): void {
  if (refused.length === 0) return;
  say(`${formatTalk(talk('import-old-refused', {}), language)}\n`);
  for (const found of refused) {
    const line = talk('import-old-refused-file', { file: nameOf(found), reason: wordFinding(found) });
    say(`  ${formatTalk(line, language)}\n`);
  }
}

const nameOf = ({ range }: Finding): string => range.file.path.split('/').at(-1) ?? range.file.path;

const isVersion = ({ code }: Finding): boolean => code === 'import-file/version';

/** The files that are versions of one text, by text. */
function versionsIn(refused: readonly Finding[]): readonly (readonly string[])[] {
  const groups: Set<string>[] = [];
  for (const { range, params } of refused.filter(isVersion)) {
    const pair = [range.file.path, String(params.other)];
    const met = groups.filter((group) => pair.some((path) => group.has(path)));
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    groups.push(new Set([...met.flatMap((group) => [...group]), ...pair]));
  }
  return groups.map((group) => [...group].map((path) => `《${path.split('/').at(-1) ?? path}》`));
}

/** What the sender is asked for, by what is wrong with a file. */
const asked: Readonly<Record<string, 'docx' | 'picture' | 'text' | 'unpacked' | 'password'>> = {
  media: 'text',
  archive: 'unpacked',
  'inner-archive': 'unpacked',
  encrypted: 'password',
  scan: 'docx',
  glyphs: 'docx',
  'no-text': 'docx',
  picture: 'picture',
  link: 'docx',
  disguised: 'docx',
  other: 'docx',
  unknown: 'docx',
  'needs-office': 'docx',
  'not-converted': 'docx',
};

const askFor = ({ code }: Finding): Bilingual =>
  talk(`import-ask-${asked[code.slice(code.indexOf('/') + 1)] ?? 'again'}`, {}).wording;
