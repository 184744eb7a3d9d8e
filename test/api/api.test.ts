import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { BulletinError, check, compile, ledger } from '../../src/api/api.js';
import { countedWorkspace, putIssue } from '../cli/archive-workspace.js';
import { header, packageRoot, putFile, runBulletin, temporaryFolder, workspaceWith } from '../cli/run-bulletin.js';

const systemFonts = false;

/** What a call throws. */
async function errorOf(call: Promise<unknown>): Promise<BulletinError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BulletinError)) throw error ?? new Error('nothing was thrown');
  return error;
}

describe('compile', () => {
  test('hands back the PDF that `build` writes, with pages, title and fonts', async () => {
    const root = workspaceWith(1, 2);
    const result = await compile({ workspace: root, issues: [2], systemFonts });
    expect(result).toMatchObject({ errors: 0, warnings: 0, hints: 0, findings: [] });
    const [issue] = result.issues;
    expect(issue).toMatchObject({ issue: '2', title: '试验周报 2001年第2期（总第2期）', findings: [] });
    expect(issue?.fonts).toContain('NotoSansSC-Medium');
    runBulletin(['build', '2', '--no-system-fonts'], { cwd: root });
    const again = await compile({ workspace: join(root, 'issues/2'), issues: ['第2期'], systemFonts });
    expect(again.issues[0]?.pdf).toEqual(issue?.pdf);
    expect(issue?.pdf?.length).toBeGreaterThan(10_000);
  });

  test('hands back lines by place and source', async () => {
    const [issue] = (await compile({ workspace: workspaceWith(1), systemFonts })).issues;
    const [page] = issue?.pages ?? [];
    // A4, in pt.
    expect(page).toMatchObject({ number: 1, width: expect.closeTo(595.28, 1), height: expect.closeTo(841.89, 1) });
    const lines = page?.lines.filter(({ part }) => part === 'body') ?? [];
    expect(lines.map(({ text }) => text)).toEqual(['一、试验情况', '本周做了一次试验。']);
    expect(lines[0]?.source).toEqual({ file: 'issues/1/01-试验.md', line: 1, column: 1 });
    const [heading, text] = [lines[0]?.y ?? 0, lines[1]?.y ?? 0];
    expect(heading).toBeGreaterThan(0);
    expect(text).toBeGreaterThan(heading);
  });

  test('hands back plain data', async () => {
    const { issues, ...rest } = await compile({ workspace: workspaceWith(1), systemFonts });
    const plain = [rest, issues.map(({ pdf, ...issue }) => ({ ...issue, bytes: pdf?.length }))];
    expect(structuredClone(plain)).toEqual(plain);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });

  test('makes no PDF of an issue with an error, and of the others all the same', async () => {
    const root = workspaceWith(1, 2);
    putFile(root, 'issues/1/01-试验.md', '没有标题。\n');
    const { issues, errors, findings } = await compile({ workspace: root, issues: 'all', systemFonts });
    expect(issues.map(({ issue, pdf }) => [issue, pdf !== undefined])).toEqual([
      ['1', false],
      ['2', true],
    ]);
    expect(errors).toBe(1);
    expect(findings).toEqual(issues[0]?.findings);
    expect(findings).toMatchObject([
      { file: 'issues/1/01-试验.md', line: 1, column: 1, severity: 'error', rule: 'no-title' },
    ]);
    expect(issues[1]?.findings).toEqual([]);
  });

  test('sets a proof where one is wanted', async () => {
    const root = workspaceWith(1);
    putFile(root, 'issues/1/index.md', header(1).replace(/^date: .*$/m, 'date:'));
    const whole = await compile({ workspace: root, systemFonts });
    const proof = await compile({ workspace: root, systemFonts, draft: true });
    expect(whole.issues[0]?.pdf).toBeUndefined();
    expect(proof.errors).toBe(0);
    expect(proof.issues[0]?.pdf).toBeDefined();
    expect(proof.issues[0]?.title).toContain('送审稿');
    // What the program adds was written nowhere.
    const mark = proof.issues[0]?.pages[0]?.lines.find(({ part }) => part === 'draft');
    expect(mark).toBeDefined();
    expect(mark).not.toHaveProperty('source');
  });

  test('takes the newest issue where none is named, and none where the list is empty', async () => {
    const root = workspaceWith(1, 2);
    const named = async (issues?: readonly number[]) =>
      (await compile({ workspace: root, systemFonts, ...(issues && { issues }) })).issues.map(({ issue }) => issue);
    expect(await named()).toEqual(['2']);
    expect(await named([])).toEqual([]);
    expect(await named([2, 1, 2])).toEqual(['2', '1']);
  });

  test('says with findings that the workspace can’t be used', async () => {
    const root = temporaryFolder();
    putFile(root, 'issues/1/index.md', '');
    putFile(root, 'fonts/fonts.yaml', 'roles: [\n');
    const { issues, errors, findings } = await compile({ workspace: root });
    expect(issues.map(({ issue, pdf }) => ({ issue, pdf }))).toEqual([{ issue: '1', pdf: undefined }]);
    expect(errors).toBe(findings.length);
    expect(findings[0]).toMatchObject({ file: 'fonts/fonts.yaml', rule: 'yaml-syntax' });
  });
});

describe('check', () => {
  test('finds what `check --format json` finds, in the language asked for', async () => {
    const root = workspaceWith(1, 2);
    putFile(root, 'issues/1/01-试验.md', '# 试验情况\n\n本周做了一次试验,结束了...\n');
    const { issues, ...reported } = await check({ workspace: root, issues: 'all', language: 'en', systemFonts });
    const run = runBulletin(['check', '--all', '--format', 'json', '--lang', 'en', '--no-system-fonts'], { cwd: root });
    expect({ version: 1, ...reported }).toEqual(JSON.parse(run.stdout));
    expect(reported.findings.length).toBeGreaterThan(1);
    expect(issues.map(({ issue, pages }) => [issue, pages.length])).toEqual([
      ['1', 1],
      ['2', 1],
    ]);
  });

  test('may run several times at once', async () => {
    const roots = [workspaceWith(1), workspaceWith(2)];
    const results = await Promise.all(roots.map((workspace) => check({ workspace, systemFonts })));
    expect(results.map(({ issues }) => issues[0]?.issue)).toEqual(['1', '2']);
  });
});

describe('texts that are not saved', () => {
  const texts = {
    'issues/1/01-试验.md': '# 试验情况\n\n还没有存的一段,很好。\n',
    'issues/1/02-新的.md': '# 新的\n\n也没有存。\n',
  };

  test('stand in the place of files, and are printed', async () => {
    const root = workspaceWith(1);
    const { findings, issues } = await check({ workspace: root, systemFonts, texts });
    expect(findings).toMatchObject([{ file: 'issues/1/01-试验.md', rule: 'half-width-mark', fix: { text: '，' } }]);
    const lines = issues[0]?.pages.flatMap((page) => page.lines.filter(({ part }) => part === 'body')) ?? [];
    expect(lines.map(({ text }) => text)).toEqual(['一、试验情况', '还没有存的一段,很好。', '二、新的', '也没有存。']);
  });

  test('that can not be read are said to be so', async () => {
    const unread = { 'issues/1/01-试验.md': 'x'.repeat(200_000) };
    const { findings } = await check({ workspace: workspaceWith(1), systemFonts, texts: unread });
    expect(findings).toMatchObject([{ file: 'issues/1/01-试验.md', rule: 'file-too-large' }]);
  });

  test('of a wrong form are refused', async () => {
    // @ts-expect-error a text is a string
    await expect(check({ workspace: workspaceWith(1), texts: { 甲: 1 } })).rejects.toThrow(TypeError);
  });
});

describe('ledger', () => {
  test('has the rows of `stats --format json`', async () => {
    const root = countedWorkspace(3);
    const { rows, errors } = await ledger({ workspace: root });
    expect(errors).toBe(0);
    const run = runBulletin(['stats', '--format', 'json'], { cwd: root });
    expect(rows).toEqual(JSON.parse(run.stdout).rows);
    expect(rows?.map(({ number, week, total }) => [number, week, total])).toEqual([
      [1, 101, 101],
      [2, 102, 203],
      [3, 103, 306],
    ]);
  });

  test('is what an issue saw, of a year and a series', async () => {
    const root = countedWorkspace(3);
    const { rows } = await ledger({ workspace: root, issue: 2, year: 2001, series: '窗口' });
    expect(rows?.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('has no rows where an error could falsify one, and says which', async () => {
    const root = countedWorkspace(3);
    putIssue(root, 2);
    putFile(root, 'issues/2/index.md', '---\nnumber: 2\nyear: 2001\nstatistics: {窗口: {咨询: 一百}}\n---\n');
    const { rows, errors, findings } = await ledger({ workspace: root });
    expect(rows).toBeUndefined();
    expect(errors).toBeGreaterThan(0);
    expect(findings.every(({ file }) => file === 'issues/2/index.md')).toBe(true);
  });
});

describe('a call that can’t be done', () => {
  test.each([
    ['no-such-folder', () => check({ workspace: '/no/such/folder' })],
    ['no-workspace', () => check({ workspace: temporaryFolder() })],
    ['no-such-issue', () => compile({ workspace: workspaceWith(1), issues: [7] })],
    ['not-an-issue', () => compile({ workspace: workspaceWith(1), issues: ['../1/..'] })],
    ['unknown-year', () => ledger({ workspace: countedWorkspace(1), year: 1949 })],
    ['unknown-series', () => ledger({ workspace: countedWorkspace(1), series: '窗' })],
    ['issue-not-kept', () => ledger({ workspace: countedWorkspace(1), issue: 9 })],
  ])('throws %s', async (code, call) => {
    expect(await errorOf(call())).toMatchObject({ name: 'BulletinError', code });
  });

  test('is worded in the language of the call, with how to mend it', async () => {
    const workspace = temporaryFolder();
    const [zh, en] = [await errorOf(check({ workspace })), await errorOf(check({ workspace, language: 'en' }))];
    expect(zh.message).toContain('工作文件夹');
    expect(en.message).toMatch(/^[\x20-\x7e“”’]*$/);
    expect(zh.note).toBeDefined();
    expect(en.note).not.toBe(zh.note);
  });

  test.each([
    ['workspace', { workspace: '' }],
    ['workspace', { workspace: new URL('file:///') }],
    ['language', { language: 'fr' }],
    ['language', { language: '__proto__' }],
    ['issues', { issues: '1' }],
    ['issues', { issues: 1 }],
    ['issues', { issues: null }],
    ['issues', { issues: [null] }],
    ['draft', { draft: 'no' }],
    ['systemFonts', { systemFonts: 1 }],
  ])('is a TypeError where %s is wrong: %j', async (name, options) => {
    const call = compile({ workspace: packageRoot, ...(options as object) });
    await expect(call).rejects.toThrow(new RegExp(`^${name} is `));
    await expect(call).rejects.toThrow(TypeError);
  });

  test.each([
    ['year', { year: '2024' }],
    ['year', { year: Number.NaN }],
    ['issue', { issue: [519] }],
    ['series', { series: 7 }],
  ])('is a TypeError where %s of a ledger is wrong: %j', async (name, options) => {
    const call = ledger({ workspace: packageRoot, ...(options as object) });
    await expect(call).rejects.toThrow(new RegExp(`^${name} is `));
  });

  test.each([undefined, null, '.'])('is a TypeError where %j stands for the options', async (options) => {
    await expect(check(options as never)).rejects.toThrow(TypeError);
  });

  test('is a TypeError where no folder is named', async () => {
    await expect(check({} as { workspace: string })).rejects.toThrow(TypeError);
    await expect(ledger({} as { workspace: string })).rejects.toThrow(TypeError);
  });
});

test('nothing is printed, and the process goes on with the status it had', async () => {
  const writes = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  const exit = vi.spyOn(process, 'exit');
  const before = [process.exitCode, process.listenerCount('SIGINT'), process.listenerCount('uncaughtException')];
  const root = countedWorkspace(2);
  putFile(root, 'issues/1/01-试验.md', '没有标题。\n');
  await compile({ workspace: root, issues: 'all', systemFonts });
  await check({ workspace: root, issues: 'all', systemFonts });
  await ledger({ workspace: root });
  await errorOf(ledger({ workspace: root, issue: 9 }));
  expect(writes.flatMap(({ mock }) => mock.calls)).toEqual([]);
  expect(exit).not.toHaveBeenCalled();
  expect([process.exitCode, process.listenerCount('SIGINT'), process.listenerCount('uncaughtException')]).toEqual(
    before,
  );
  for (const spy of [...writes, exit]) spy.mockRestore();
});
