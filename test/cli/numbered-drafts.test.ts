import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readZip } from '../../src/model/zip-file.js';
import { WatchedIssue } from '../../src/workspace/watched-issue.js';
import { blankRows, idat, iend, ihdr, pngOf } from '../image/make-png.js';
import { textByPdfium } from '../tools/read-content.js';
import { openDocx, textOfDocx, xmlOf } from '../tools/read-docx.js';
import { cacheWithFonts } from './archive-workspace.js';
import { packageRoot, putFile, type Run, runBulletin, workspaceWith } from './run-bulletin.js';

const sound = ['--no-system-fonts'];
const SECTION = 'issues/9/01-试验.md';
const [FIRST, SECOND] = ['issues/9/9-送审稿-稿件.zip', 'issues/9/9-送审稿2-稿件.zip'] as const;
const [firstText, secondText] = ['# 试验情况\n\n本周做了一次试验。\n', '# 试验情况\n\n本周做了两次试验。\n'] as const;

const draft = (root: string, ...typed: readonly string[]): Run =>
  runBulletin(['build', '9', '--draft', ...typed, ...sound], { cwd: root });
const imageOf = (size: number): Buffer => pngOf(ihdr({ width: size, height: size }), idat(blankRows(size, size)), iend);
const wordsOf = async (root: string, path: string): Promise<readonly string[]> =>
  (await textByPdfium(readFileSync(join(root, path)))).map((page) => page.join('').replaceAll(/\s/g, ''));
const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const textIn = (root: string, zip: string): string | undefined => {
  const files = readZip(readFileSync(join(root, zip))) ?? [];
  const section = files.find(({ path }) => path === SECTION);
  return section && Buffer.from(section.bytes).toString();
};

test('a draft has an approval sheet behind it where the template wants one, with the names of the staff', async () => {
  const root = workspaceWith(9);
  putFile(root, 'templates/公报/template.yaml', '审签单: {show: drafts}\n');
  const settings = read(root, 'issues/bulletin.yaml').replace('template: bulletin', 'template: 公报');
  putFile(root, 'issues/bulletin.yaml', settings);
  const staff = 'staff: {责编: 张某某, 审核: 李某某、赵某某, 签发: 王某某}\n---\n';
  putFile(root, 'issues/9/index.md', read(root, 'issues/9/index.md').replace(/---\n$/, staff));
  expect(draft(root).status).toBe(0);
  const [page, sheet, ...more] = await wordsOf(root, 'dist/9-送审稿.pdf');
  const rows = /审签单.*2001年第9期（总第9期）.*拟稿张某某核稿李某某赵某某会签签发王某某/;
  expect(page).toContain('送审稿第1页，共1页');
  expect(sheet).toMatch(rows);
  expect(more).toEqual([]);
  // The Word copy has it too, in a section of its own, whose page is none of the issue.
  expect(draft(root, '--to', 'docx').status).toBe(0);
  const parts = openDocx(readFileSync(join(root, 'dist/9-送审稿.docx')));
  expect(textOfDocx(parts).join('')).toMatch(rows);
  expect(xmlOf(parts, 'word/document.xml').match(/<w:sectPr>/g)).toHaveLength(2);
  const heads = ['header1', 'header2'].map((name) => xmlOf(parts, `word/${name}.xml`));
  expect(heads[0]).toMatch(/ SECTIONPAGES .*<w:t xml:space="preserve">1<\/w:t>/);
  expect(heads[1]).toContain('审签单');
  expect(runBulletin(['build', '9', ...sound], { cwd: root }).status).toBe(0);
  expect(await wordsOf(root, 'dist/9.pdf')).toHaveLength(1);
});

describe('what was found in lines that were changed since the last draft', () => {
  const old = '本周做了３次试验。\n\n本周来访4人。\n';
  const places = (output: string): readonly string[] =>
    output.match(/^(?:上一份.*：|别的地方：|issues\/\S+?:\d+)(?=\n|:)/gm) ?? [];

  test('comes first in check and at release', () => {
    const root = workspaceWith(9);
    putFile(root, SECTION, `# 试验情况\n\n${old}`);
    const check = (): readonly string[] => places(runBulletin(['check', '9', ...sound], { cwd: root }).stdout);
    expect(check()).toEqual([`${SECTION}:3`]);
    expect(draft(root).status).toBe(0);
    expect(check()).toEqual([`${SECTION}:3`]);
    putFile(root, SECTION, `# 试验情况\n\n${old}\n本周又做了５次试验。\n`);
    const told = ['上一份送审稿以后改过的地方：', `${SECTION}:7`, '别的地方：', `${SECTION}:3`];
    expect(check()).toEqual(told);
    const release = runBulletin(['release', '9', '--dry-run', ...sound], { cwd: root });
    expect(release.status).toBe(0);
    expect(places(release.stderr)).toEqual(told);
    // The next draft has seen it.
    expect(draft(root).stdout).toBe('dist/9-送审稿2.pdf\n');
    expect(check()).toEqual([`${SECTION}:3`, `${SECTION}:7`]);
    // A section that came to be is new as a whole; one whose line ends changed is not.
    putFile(root, SECTION, read(root, SECTION).replaceAll('\n', '\r\n'));
    putFile(root, 'issues/9/02-又一.md', '# 又一\n\n又做了６次试验。\n');
    expect(check().slice(0, 3)).toEqual(['上一份送审稿以后改过的地方：', 'issues/9/02-又一.md:3', '别的地方：']);
  });

  test('comes first in the preview', async () => {
    const root = workspaceWith(9);
    putFile(root, SECTION, `# 试验情况\n\n${old}`);
    const request = { numbers: ['9'], systemFonts: false, cwd: root, packageRoot, version: '0' };
    const watched = await WatchedIssue.open(request, root);
    const freshAfter = async (...changed: readonly string[]): Promise<readonly (readonly [string, boolean])[]> => {
      const { findings, fresh } = await watched.build(new Set(changed));
      return findings.map((found) => [found.code, fresh?.has(found) ?? false]);
    };
    expect(await freshAfter()).toEqual([['full-width-digit', false]]);
    draft(root);
    expect(await freshAfter(FIRST)).toEqual([['full-width-digit', false]]);
    putFile(root, SECTION, `# 试验情况\n\n${old}\n本周又做了５次试验。\n`);
    expect(await freshAfter(SECTION)).toEqual([
      ['full-width-digit', false],
      ['full-width-digit', true],
    ]);
    watched.close();
  });
});

describe('the drafts of an issue', () => {
  test('are numbered by their sources, say which they are on every page, and have these kept', async () => {
    const root = workspaceWith(9);
    expect(draft(root)).toMatchObject({ status: 0, stdout: 'dist/9-送审稿.pdf\n' });
    expect(draft(root)).toMatchObject({ status: 0, stdout: 'dist/9-送审稿.pdf\n' });
    putFile(root, SECTION, secondText);
    const second = draft(root);
    expect(second).toMatchObject({ status: 0, stdout: 'dist/9-送审稿2.pdf\n' });
    // The first is no left-over of another name.
    expect(second.stderr).not.toContain('9-送审稿.pdf');
    expect(draft(root, '--force').stdout).toBe('dist/9-送审稿2.pdf\n');
    expect(readdirSync(join(root, 'dist')).sort()).toEqual(['9-送审稿.pdf', '9-送审稿2.pdf']);
    expect(textIn(root, FIRST)).toBe(firstText);
    expect(textIn(root, SECOND)).toBe(secondText);

    putFile(root, SECTION, `# 试验情况\n\n${'本周做了三次试验。\n\n'.repeat(60)}`);
    expect(draft(root).stdout).toBe('dist/9-送审稿3.pdf\n');
    const pages = await wordsOf(root, 'dist/9-送审稿3.pdf');
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) => {
      expect(page).toContain(`送审稿第3稿第${index + 1}页，共${pages.length}页`);
    });
    expect((await wordsOf(root, 'dist/9-送审稿.pdf'))[0]).not.toContain('第1稿');
  });

  test('are another one where a picture or a section is', () => {
    const root = workspaceWith(9);
    putFile(root, SECTION, `${firstText}\n![图1 大厅](厅.png)\n`);
    writeFileSync(join(root, 'issues/9/厅.png'), imageOf(8));
    expect(draft(root).stdout).toBe('dist/9-送审稿.pdf\n');
    writeFileSync(join(root, 'issues/9/别的.png'), imageOf(8));
    expect(draft(root).stdout).toBe('dist/9-送审稿.pdf\n');
    writeFileSync(join(root, 'issues/9/厅.png'), imageOf(9));
    expect(draft(root).stdout).toBe('dist/9-送审稿2.pdf\n');
    putFile(root, 'issues/9/02-又一.md', '# 又一\n\n又做了试验。\n');
    expect(draft(root).stdout).toBe('dist/9-送审稿3.pdf\n');
    rmSync(join(root, 'issues/9/02-又一.md'));
    expect(draft(root).stdout).toBe('dist/9-送审稿4.pdf\n');
  });

  test('leave nothing where the issue has errors, or nothing is to be written', () => {
    const root = workspaceWith(9);
    expect(draft(root, '--dry-run').status).toBe(0);
    expect(existsSync(join(root, FIRST))).toBe(false);
    putFile(root, SECTION, '# 试验\n\n<b>字</b>\n');
    expect(draft(root).status).toBe(1);
    expect(existsSync(join(root, FIRST))).toBe(false);
  });

  test('are kept although they were built before, and are as they were with a cache', () => {
    const root = workspaceWith(9);
    const env = { BULLETIN_CACHE: cacheWithFonts(), BULLETIN_CACHE_MAX: '' };
    const build = (): Run => runBulletin(['build', '9', '--draft', ...sound], { cwd: root, env });
    build();
    const [pdf, zip] = ['dist/9-送审稿.pdf', FIRST].map((path) => readFileSync(join(root, path)));
    rmSync(join(root, FIRST));
    expect(build().stdout).toBe('dist/9-送审稿.pdf\n');
    expect(readFileSync(join(root, FIRST)).equals(zip as Buffer)).toBe(true);
    putFile(root, SECTION, secondText);
    expect(build().stdout).toBe('dist/9-送审稿2.pdf\n');
    putFile(root, SECTION, firstText);
    // It is the third to go round, though it reads as the first.
    expect(build().stdout).toBe('dist/9-送审稿3.pdf\n');
    expect(readFileSync(join(root, 'dist/9-送审稿3.pdf')).equals(pdf as Buffer)).toBe(false);
  });

  test('are no sections, and go when the issue is released; the history keeps them', () => {
    const root = workspaceWith(9);
    draft(root);
    putFile(root, SECTION, secondText);
    draft(root);
    expect(runBulletin(['check', '9', ...sound], { cwd: root })).toMatchObject({ status: 0 });
    expect(runBulletin(['release', '9', ...sound], { cwd: root }).status).toBe(0);
    expect([FIRST, SECOND].filter((path) => existsSync(join(root, path)))).toEqual([]);
    const history = readdirSync(join(root, 'issues/.history'), { recursive: true, encoding: 'utf8' });
    expect(history.filter((name) => name.endsWith('稿件.zip')).length).toBe(2);
    expect(runBulletin(['undo', '--list'], { cwd: root }).stdout).toContain('release');
  });

  test('of several jobs are numbered alike', () => {
    const root = workspaceWith(8, 9, 10);
    putFile(root, 'issues/10/01-试验.md', firstText);
    const all = (): Run => runBulletin(['build', '--all', '--draft', '--jobs', '2', ...sound], { cwd: root });
    all();
    putFile(root, SECTION, secondText);
    expect(all().stdout.trim().split('\n').sort()).toEqual([
      'dist/10-送审稿.pdf',
      'dist/8-送审稿.pdf',
      'dist/9-送审稿2.pdf',
    ]);
  });
});

describe('a release that names who signed which draft', () => {
  const release = (root: string, ...typed: readonly string[]): Run =>
    runBulletin(['release', '9', ...typed, ...sound], { cwd: root });
  const recordOf = (root: string) => JSON.parse(readFileSync(join(root, 'issues/9/9-印发.json'), 'utf8'));

  test('records it where the sources are the draft’s, and list says so', () => {
    const root = workspaceWith(9);
    draft(root);
    putFile(root, SECTION, secondText);
    draft(root);
    const run = release(root, '--signed', ' 李某某 ', '--draft', '2');
    expect(run.status).toBe(0);
    expect(recordOf(root).signed).toMatchObject({
      name: '李某某',
      draft: 2,
      sources: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(runBulletin(['list'], { cwd: root }).stdout).toContain('李某某');
    expect(runBulletin(['check', '9', ...sound], { cwd: root }).status).toBe(0);
  });

  test('shows what differs from the draft and stops, unless there is a reason', () => {
    const root = workspaceWith(9);
    draft(root);
    putFile(root, SECTION, secondText);
    const stopped = release(root, '--signed', '李某某', '--draft', '1');
    expect(stopped).toMatchObject({ status: 1, stdout: '' });
    expect(stopped.stderr).toContain('-本周做了一次试验。\n+本周做了两次试验。\n');
    expect(existsSync(join(root, 'issues/9/9.pdf'))).toBe(false);
    const meant = release(root, '--signed', '李某某', '--draft', '1', '--reason', '会后改了次数');
    expect(meant.status).toBe(0);
    expect(recordOf(root).signed).toMatchObject({ name: '李某某', draft: 1, reason: '会后改了次数' });
    expect(recordOf(root)).not.toHaveProperty('reason');
  });

  test.each<readonly string[]>([
    ['--signed', '李某某'],
    ['--draft', '1'],
    ['--signed', ' ', '--draft', '1'],
    ['--signed', '李某某', '--draft', '2'],
    ['--signed', '李某某', '--draft', '一'],
    ['--signed', '李某某', '--draft', '1', '--withdraw', '--reason', '错'],
  ])('is refused where it is called wrongly: %s %s %s %s', (...typed) => {
    const root = workspaceWith(9);
    draft(root);
    expect(release(root, ...typed).status).toBe(2);
    expect(existsSync(join(root, 'issues/9/9.pdf'))).toBe(false);
  });
});
