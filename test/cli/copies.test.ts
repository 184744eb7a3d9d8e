import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot, putFile, type Run, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const SECTION = 'issues/3/01-试验.md';
const COPY = 'issues/3/01-试验 - 副本.md';
const TEXT = '# 试验情况\n\n本周做了一次试验。\n';

const run = (root: string, ...typed: readonly string[]): Run =>
  runBulletin([...typed, '--no-system-fonts', '-C', root]);
const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** The findings of `check` in their short form. */
const checked = (root: string, ...typed: readonly string[]): readonly string[] =>
  run(root, 'check', '--format', 'short', ...typed)
    .stdout.split('\n')
    .filter((line) => line !== '');

/** The places, severities and rules of findings. */
const places = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/: (error|warning|hint): .* \[/, ' $1 ['));

test('copies are named at the line that differs, in both languages, and are no sections', () => {
  const root = workspaceWith(3);
  putFile(root, COPY, `${TEXT}\n另有一次试验。\n`);
  putFile(root, 'issues/3/01-试验(1).md', TEXT);
  putFile(
    root,
    'issues/3/index (冲突副本 张三 2026-11-30).md',
    read(root, 'issues/3/index.md').replace('number: 3', 'number: 4'),
  );
  putFile(root, 'issues/bulletin - 副本.yaml', read(root, 'issues/bulletin.yaml').replace('copies: 3', 'copies: 4'));
  const found = checked(root);
  expect(places(found)).toEqual([
    `${COPY}:5:1 warning [copy]`,
    'issues/3/01-试验(1).md:1:1 warning [copy]',
    'issues/3/index (冲突副本 张三 2026-11-30).md:2:1 warning [copy]',
    'issues/bulletin - 副本.yaml:5:1 warning [copy]',
  ]);
  expect(found[0]).toContain('“01-试验.md”');
  expect(found[0]).toContain('第 5 行');
  const english = checked(root, '--lang', 'en');
  expect(places(english)).toEqual(places(found));
  expect(english[0]).toContain('“01-试验.md”');
  expect(english[0]).toContain('line 5');
  expect(english[1]).toContain('same text');
  expect(found.join()).not.toContain('换个序号');
});

test('a copy whose original is gone is an error, and a build makes nothing', () => {
  const root = workspaceWith(3);
  putFile(root, 'issues/3/02-简讯 - 副本.md', '# 简讯\n\n一。\n');
  expect(places(checked(root))).toEqual(['issues/3/02-简讯 - 副本.md:1:1 error [copy-alone]']);
  expect(run(root, 'build')).toMatchObject({ status: 1, stdout: '' });
  // It is renamed, as the message says.
  renameSync(join(root, 'issues/3/02-简讯 - 副本.md'), join(root, 'issues/3/02-简讯.md'));
  expect(checked(root)).toEqual([]);
});

test.each([
  [COPY, 'copy-alone'],
  ['issues/3/复件 01-试验.md', 'copy-alone'],
  [`${SECTION}.txt`, 'section-ending'],
])('an issue of which only %s is left is not passed over as one without text', (copy, rule) => {
  const root = workspaceWith(3, 4);
  renameSync(join(root, SECTION), join(root, copy));
  expect(places(checked(root, '--all'))).toContain(`${copy}:1:1 error [${rule}]`);
});

test('two versions of a section are an error that asks which is printed', () => {
  const root = workspaceWith(3);
  putFile(root, 'issues/3/01-试验（修改稿）.md', TEXT.replace('一次', '两次'));
  const found = checked(root).filter((line) => line.includes('[section-number]'));
  expect(places(found)).toEqual(['issues/3/01-试验（修改稿）.md:3:1 error [section-number]']);
  const pretty = run(root, 'check', '--lang', 'en').stdout;
  expect(pretty).toContain('line 3 changed');
  expect(pretty).not.toContain('another number');
});

test('what programs leave is passed over in silence beside its original', () => {
  const root = workspaceWith(3);
  const left = [
    '~$01-试验.md',
    '.~01-试验.md',
    '01-试验.md~',
    '#01-试验.md#',
    '.01-试验.md.swp',
    '01-试验.bak',
    '01-试验.md.tmp',
  ];
  for (const name of [...left, '.01-试验.md.123.tmp', '.~lock.01-试验.md#']) putFile(root, `issues/3/${name}`, 'x');
  putFile(root, 'issues/bulletin.yaml~', 'x');
  expect(checked(root)).toEqual([]);
  renameSync(join(root, SECTION), join(root, `${SECTION}.tmp`));
  expect(places(checked(root))).toContain('issues/3/01-试验.md.tmp:1:1 hint [leftover]');
});

test('copies of folders are no issues: not in the register, not the newest, not the last one', () => {
  const root = workspaceWith(3);
  for (const name of ['3 - 副本', '3(1)', '3 副本', '3最终版']) {
    cpSync(join(root, 'issues/3'), join(root, 'issues', name), { recursive: true });
  }
  putFile(root, 'issues/3 - 副本/01-试验.md', `${TEXT}\n新的。\n`);
  expect(places(checked(root))).toEqual([
    'issues/3 - 副本/01-试验.md:5:1 warning [copy]',
    'issues/3 副本/index.md:1:1 warning [copy]',
    'issues/3(1)/index.md:1:1 warning [copy]',
    'issues/3最终版/index.md:1:1 warning [copy]',
  ]);
  const rows = JSON.parse(runBulletin(['list', '--format', 'json', '-C', root]).stdout) as {
    issues: readonly unknown[];
  };
  expect(rows.issues).toHaveLength(1);
  expect(runBulletin(['complete', 'bash', '--', 'check', ''], { cwd: root }).stdout).not.toContain('副本');
  const next = runBulletin(['new', '-C', root]);
  expect(next.status).toBe(0);
  expect(checked(root, '4').some((line) => line.startsWith('issues/4/') && line.includes('[copy'))).toBe(false);
});

test('the next issue is made from the sections, not from their copies', () => {
  const root = workspaceWith(3);
  putFile(root, COPY, TEXT);
  putFile(root, 'issues/3/02-简讯.md', '# 简讯\n\n一。\n');
  putFile(root, 'issues/3/02-简讯(1).md', '# 简讯\n\n二。\n');
  const made = runBulletin(['new', '--dry-run', '-C', root]).stdout;
  expect(made.match(/^==> .*<==$/gm)).toEqual([
    '==> issues/4/index.md <==',
    '==> issues/4/01-试验.md <==',
    '==> issues/4/02-简讯.md <==',
  ]);
});

test('check --fix mends no copy', () => {
  const root = workspaceWith(3);
  const wrong = TEXT.replace('。', ',,完成。');
  putFile(root, SECTION, wrong);
  putFile(root, COPY, wrong);
  putFile(root, 'issues/bulletin - 副本.yaml', read(root, 'issues/bulletin.yaml'));
  run(root, 'check', '--fix');
  expect(read(root, SECTION)).not.toBe(wrong);
  expect(read(root, COPY)).toBe(wrong);
});

test('templates that are copies are not read, not offered, and named', () => {
  const root = workspaceWith(3);
  for (const name of ['公文', '公文 - 副本']) {
    cpSync(join(packageRoot, 'templates/bulletin'), join(root, 'templates', name), { recursive: true });
  }
  writeFileSync(join(root, 'templates/公文 - 副本/template.yaml'), 'broken: [');
  putFile(
    root,
    'issues/bulletin.yaml',
    read(root, 'issues/bulletin.yaml').replace('template: bulletin', 'template: 公文'),
  );
  expect(places(checked(root))).toEqual(['templates/公文 - 副本/template.yaml:1:1 warning [copy]']);
  rmSync(join(root, 'templates/公文'), { recursive: true });
  // Without its original the folder is a template of that name, and none of the other.
  expect(places(checked(root)).join()).toContain('[template-unknown]');
});

test('an issue with copies beside it is still taken from the cache', () => {
  const root = workspaceWith(3);
  const cache = { env: { BULLETIN_CACHE: temporaryFolder(), BULLETIN_CACHE_MAX: '100MB' } };
  cpSync(join(root, 'issues/3'), join(root, 'issues/3 - 副本'), { recursive: true });
  putFile(root, 'issues/3 - 副本/01-试验.md', `${TEXT}\n新的。\n`);
  putFile(root, COPY, `${TEXT}\n另有一次试验。\n`);
  putFile(root, 'issues/bulletin - 副本.yaml', `${read(root, 'issues/bulletin.yaml')}x: 1\n`);
  const build = () => runBulletin(['build', '--verbose', '--lang', 'en', '--no-system-fonts', '-C', root], cache);
  const first = build();
  const second = build();
  expect([first.status, second.status]).toEqual([0, 0]);
  expect(first.stderr).not.toContain('nothing changed; taken from the cache');
  expect(second.stderr).toContain('nothing changed; taken from the cache');
  // What was found is found again, at the same places.
  const found = first.stderr.match(/^issues.*\[copy\]/gm);
  expect(found).toHaveLength(3);
  expect(second.stderr.match(/^issues.*\[copy\]/gm)).toEqual(found);
  // And what changed in a copy is told.
  putFile(root, COPY, TEXT);
  const third = build();
  expect(third.stderr).toContain('has the same text');
});

test('a released issue stays as it was printed when copies appear beside it', () => {
  const root = workspaceWith(3);
  expect(run(root, 'release', '3')).toMatchObject({ status: 0 });
  putFile(root, COPY, TEXT);
  putFile(root, 'issues/3/index - 副本.md', read(root, 'issues/3/index.md'));
  expect(places(checked(root))).toEqual([]);
  expect(run(root, 'build')).toMatchObject({ status: 0 });
});
