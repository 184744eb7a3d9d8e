import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, putFile, runBulletin, workspaceWith } from './run-bulletin.js';

const SECTION = 'issues/1/01-试验.md';
const WRONG =
  '# 试验情况\r\n\r\n本周做了2次试验,都成功了...\r\n\r\n见"试验办法"第3条。 <!-- a,b -->共2次,,地址https://example.org/a,b.html。\r\n';
const RIGHT =
  '# 试验情况\r\n\r\n本周做了2次试验，都成功了……\r\n\r\n见“试验办法”第3条。 <!-- a,b -->共2次，地址https://example.org/a,b.html。\r\n';

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

test('check --fix mends the files, says which, and reports what is left', () => {
  const root = workspaceWith(1);
  putFile(root, SECTION, `\ufeff${WRONG}\r\n甲某.乙某某参加。\r\n`);
  const run = runBulletin(['check', '--fix', '--format', 'short', '--no-system-fonts', '--lang', 'en', '-C', root]);
  expect(read(root, SECTION)).toBe(`\ufeff${RIGHT}\r\n甲某.乙某某参加。\r\n`);
  expect(run.stderr).toContain(SECTION);
  expect(run.stdout).toMatch(/^issues\/1\/01-试验\.md:7:3: warning: .* \[half-width-mark\]\n$/);
  expect(run.status).toBe(0);
});

test('a header that YAML cannot read is mended too, and with it the text', () => {
  const root = workspaceWith(1);
  const header = read(root, 'issues/1/index.md');
  putFile(root, 'issues/1/index.md', header.replace('number: ', 'number：').replace('year: ', 'year：'));
  putFile(root, SECTION, WRONG);
  const run = runBulletin(['check', '--fix', '--no-system-fonts', '-C', root]);
  expect(read(root, 'issues/1/index.md')).toBe(header);
  expect(read(root, SECTION)).toBe(RIGHT);
  expect(run.status).toBe(0);
});

test('sources in GBK are written in UTF-8, as are the tables they name, and undo puts the bytes back', () => {
  const root = workspaceWith(1);
  // `表,数`, `甲,1`; then `# 试`, a table, and a half-width comma.
  const table = Buffer.from([0xb1, 0xed, 0x2c, 0xca, 0xfd, 0x0a, 0xbc, 0xd7, 0x2c, 0x31, 0x0a]);
  const section = Buffer.concat([
    Buffer.from([0x23, 0x20, 0xca, 0xd4, 0x0a, 0x0a]),
    Buffer.from('![](a.csv)\n\n'),
    Buffer.from([0xbc, 0xd7, 0x2c, 0xd2, 0xd2, 0xa1, 0xa3, 0x0a]),
  ]);
  writeFileSync(join(root, SECTION), section);
  writeFileSync(join(root, 'issues/1/a.csv'), table);
  const dry = runBulletin(['check', '--dry-run', '--no-system-fonts', '-C', root]);
  expect(dry.stderr).toContain('issues/1/a.csv');
  expect(runBulletin(['check', '--fix', '--no-system-fonts', '-C', root]).status).toBe(0);
  expect(read(root, SECTION)).toBe('# 试\n\n![](a.csv)\n\n甲，乙。\n');
  expect(read(root, 'issues/1/a.csv')).toBe('表,数\n甲,1\n');
  expect(runBulletin(['undo', '-C', root]).status).toBe(0);
  expect(readFileSync(join(root, SECTION)).equals(section)).toBe(true);
  expect(readFileSync(join(root, 'issues/1/a.csv')).equals(table)).toBe(true);
});

/** Text in the encoding that Excel and old editors write. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0xa1; lead <= 0xf7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((character) => codes.get(character) ?? [character.codePointAt(0) ?? 0]));
}

test('templates, fonts.yaml, what issues share and other issues’ headers in GBK are written in UTF-8, each whole', () => {
  const root = workspaceWith(1, 2);
  const texts = new Map([
    ['templates/周报/template.yaml', '# 本单位的版式\nextends: bulletin\n'],
    ['fonts/fonts.yaml', read(packageRoot, 'fonts/fonts.yaml').replaceAll(/#.*/g, '# 字体')],
    ['issues/people.yaml', '- {姓名: 赵某某, 职务: 主任}\n'],
    ['issues/bulletin.yaml', `# 各期共用\n${read(root, 'issues/bulletin.yaml')}`],
    // Of another issue's header no more is read than its front matter.
    ['issues/1/index.md', `${read(root, 'issues/1/index.md').replace('---\n', '---\n# 表头\n')}【编者按】正文。\n`],
  ]);
  for (const [path, text] of texts) {
    putFile(root, path, text);
    writeFileSync(join(root, path), gbk(text));
  }
  const wrong = runBulletin(['check', '2', '--format', 'short', '--no-system-fonts', '-C', root]);
  for (const path of texts.keys()) expect(wrong.stdout).toMatch(new RegExp(`^${path}:.*\\[not-utf8\\]$`, 'm'));
  const mended = runBulletin(['check', '2', '--fix', '--format', 'short', '--no-system-fonts', '-C', root]);
  expect(mended.stdout).not.toContain('not-utf8');
  for (const [path, text] of texts) expect(read(root, path)).toBe(text);
  expect(runBulletin(['undo', '-C', root]).status).toBe(0);
  for (const [path, text] of texts) expect(readFileSync(join(root, path)).equals(gbk(text)), path).toBe(true);
});

test('a second run writes nothing', () => {
  const root = workspaceWith(1);
  putFile(root, SECTION, WRONG);
  runBulletin(['check', '--fix', '--no-system-fonts', '-C', root]);
  const before = statSync(join(root, SECTION));
  runBulletin(['check', '--fix', '--no-system-fonts', '-C', root]);
  const after = statSync(join(root, SECTION));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  expect(readdirSync(join(root, 'issues/1'))).toEqual(['01-试验.md', 'index.md']);
});

test('only the chosen issues are mended', () => {
  const root = workspaceWith(1, 2);
  for (const number of [1, 2]) putFile(root, `issues/${number}/01-试验.md`, WRONG);
  runBulletin(['check', '2', '--fix', '--no-system-fonts', '-C', root]);
  expect(read(root, SECTION)).toBe(WRONG);
  expect(read(root, 'issues/2/01-试验.md')).toBe(RIGHT);
});

test('a finding that is silenced in the text is not mended', () => {
  const root = workspaceWith(1);
  const text = '# 试验情况\n\n<!-- bulletin-ignore half-width-mark: 原文如此 -->\n本周,做了试验。\n';
  putFile(root, SECTION, text);
  runBulletin(['check', '--fix', '--no-system-fonts', '-C', root]);
  expect(read(root, SECTION)).toBe(text);
});

test('check --dry-run prints a diff that patch takes and writes nothing', () => {
  const root = workspaceWith(1);
  putFile(root, SECTION, WRONG);
  const run = runBulletin(['check', '--fix', '--dry-run', '--no-system-fonts', '-C', root]);
  expect(read(root, SECTION)).toBe(WRONG);
  expect(run.stdout).toContain(`--- a/${SECTION}\n+++ b/${SECTION}\n@@ -1,5 +1,5 @@\n`);
  expect(run.stdout).toContain('-本周做了2次试验,都成功了...\r\n+本周做了2次试验，都成功了……\r\n');
  expect(run.stderr).toContain(SECTION);
  expect(run.status).toBe(0);
});

test('issue 519 has nothing to mend', () => {
  const run = runBulletin(['check', '519', '--dry-run', '--no-system-fonts', '-C', packageRoot]);
  expect(run.stdout).toBe('');
  expect(run.status).toBe(0);
});
