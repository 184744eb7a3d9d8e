import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PreviewLayout } from '../../src/preview/preview-state.js';
import { putFile, runBulletin, workspaceWith } from '../cli/run-bulletin.js';
import { zipOf } from '../tools/build-docx.js';
import { openDocx } from '../tools/read-docx.js';
import { buildPage } from './page-server.js';
import { ask, startWatch, type WatchProcess } from './watch-process.js';

const section = (root: string, folder = '1'): string => join(root, `issues/${folder}/01-试验.md`);

/** The text of the lines of the newest pages, by their sources. */
async function layoutOf({ address, waitFor }: WatchProcess): Promise<PreviewLayout> {
  const { revision } = await waitFor(({ revision }) => revision > 0);
  return JSON.parse((await ask(address, `/layout/${revision}.json`)).body.toString()) as PreviewLayout;
}

beforeAll(() => buildPage());

test('what reviewers changed is listed beside the pages until it was taken', async () => {
  const root = workspaceWith(1);
  putFile(root, 'issues/1/01-试验.md', '# 试验情况\n\n本周做了一次试验，请各处配合。\n');
  expect(runBulletin(['build', '1', '--to', 'docx', '--no-system-fonts'], { cwd: root }).status).toBe(0);
  const copy = join(root, 'dist/1.docx');
  const parts = Array.from(openDocx(readFileSync(copy)), ([name, content]) => ({
    name,
    content: name === 'word/document.xml' ? Buffer.from(content).toString().replace('配合', '支持&lt;b&gt;') : content,
  }));
  writeFileSync(join(root, '改稿.docx'), zipOf(parts));
  const watch = await startWatch(root, '1', '--review', join(root, '改稿.docx'));
  const isOfReview = ({ rule }: { rule: string }): boolean => rule.startsWith('review-');
  const { findings, status } = await watch.waitFor(({ build }) => build > 0);
  expect(status).toBe('good');
  expect(findings.filter(isOfReview)).toMatchObject([
    { file: 'issues/1/01-试验.md', line: 3, message: expect.stringContaining('“配合”改为“支持<b>”') },
  ]);
  putFile(root, 'issues/1/01-试验.md', '# 试验情况\n\n本周做了一次试验，请各处支持\\<b>。\n');
  await watch.waitFor((state) => state.build > 1 && !state.findings.some(isOfReview));
});

test('a preview does not start with a copy that is none of the issue', () => {
  const root = workspaceWith(1);
  writeFileSync(join(root, '别的.docx'), 'PK');
  const { status, stdout, stderr } = runBulletin(['watch', '1', '--review', '别的.docx'], { cwd: root });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('别的.docx');
});

describe('a save is seen', () => {
  const next = '# 试验情况\n\n本周做了两次试验。\n';
  const ways: readonly (readonly [string, (path: string) => void])[] = [
    ['that writes in place', (path) => writeFileSync(path, next)],
    [
      'that renames a file over it',
      (path) => {
        writeFileSync(`${path}.tmp`, next);
        renameSync(`${path}.tmp`, path);
      },
    ],
    [
      'that deletes it and makes it anew',
      (path) => {
        unlinkSync(path);
        writeFileSync(path, next);
      },
    ],
    [
      'that writes in pieces',
      (path) => {
        writeFileSync(path, next.slice(0, 8));
        setTimeout(() => writeFileSync(path, next), 20);
      },
    ],
    [
      'that keeps the old file as a backup',
      (path) => {
        renameSync(path, `${path}~`);
        writeFileSync(path, next);
      },
    ],
  ];

  test.each(ways)('%s', async (_name, save) => {
    const root = workspaceWith(1);
    const watch = await startWatch(root);
    const before = await watch.waitFor(({ build }) => build > 0);
    expect(before.status).toBe('good');
    save(section(root));
    const { edited } = await watch.waitFor((state) => state.build > before.build && state.edited?.line === 3);
    expect(edited).toEqual({ file: 'issues/1/01-试验.md', line: 3 });
  });

  test('of bulletin.yaml, of a template of its own, of an earlier header and of an image', async () => {
    const root = workspaceWith(1, 2);
    const watch = await startWatch(root, '2');
    let build = (await watch.waitFor((state) => state.build > 0)).build;
    const rebuilt = async () => {
      const state = await watch.waitFor((each) => each.build > build);
      build = state.build;
      return state;
    };
    putFile(
      root,
      'issues/bulletin.yaml',
      readFileSync(join(root, 'issues/bulletin.yaml'), 'utf8').replace('周报', '简报'),
    );
    expect((await rebuilt()).title).toContain('试验简报');
    cpSync(join(import.meta.dirname, '../../templates/bulletin'), join(root, 'templates/bulletin'), {
      recursive: true,
    });
    await rebuilt();
    putFile(root, 'issues/1/index.md', `${readFileSync(join(root, 'issues/1/index.md'), 'utf8')}\n`);
    await rebuilt();
    putFile(root, 'issues/2/会场.png', 'x');
    await rebuilt();
  });

  test('only where it matters: droppings and the sections of other issues make no build', async () => {
    const root = workspaceWith(1, 2);
    const watch = await startWatch(root, '2');
    const { build } = await watch.waitFor((state) => state.build > 0);
    putFile(root, 'issues/2/.01-试验.md.swp', 'x');
    for (const name of ['~$01-试验.md', '01-试验.md~', '01-试验.md.tmp', '#01-试验.md#', '01-试验.bak']) {
      putFile(root, `issues/2/${name}`, 'x');
    }
    putFile(root, 'issues/1/01-试验.md', '# 别的\n\n别的。\n');
    putFile(root, 'issues/2/01-试验.md', '# 试验情况\n\n改了。\n');
    const state = await watch.waitFor((each) => each.build > build);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const after = await watch.waitFor(() => true);
    expect(after.build).toBe(state.build);
    expect(after.findings).toEqual([]);
  });

  test('a copy is told of as long as it stands there', async () => {
    const root = workspaceWith(1);
    const watch = await startWatch(root);
    await watch.waitFor(({ build }) => build > 0);
    putFile(root, 'issues/1/01-试验 (冲突副本 张三 2026-11-30).md', '# 试验情况\n\n另一次。\n');
    const told = await watch.waitFor(({ findings }) => findings.length > 0);
    expect(told.findings).toMatchObject([{ rule: 'copy', line: 3, severity: 'warning' }]);
    rmSync(join(root, 'issues/1/01-试验 (冲突副本 张三 2026-11-30).md'));
    await watch.waitFor(({ findings }) => findings.length === 0);
  });
});

describe('what goes wrong', () => {
  test('an error that leaves a layout is told with its place, the pages are made all the same', async () => {
    const root = workspaceWith(1);
    const watch = await startWatch(root);
    const before = await watch.waitFor(({ build }) => build > 0);
    writeFileSync(section(root), '# 试验情况\n\n本周{{没有.本周}}。<b>不行</b>\n');
    const wrong = await watch.waitFor(({ status }) => status === 'errors');
    expect(wrong.revision).toBeGreaterThan(before.revision);
    const found = wrong.findings.find(({ rule }) => rule === 'series-unknown');
    expect(found).toMatchObject({
      file: 'issues/1/01-试验.md',
      line: 3,
      column: 3,
      place: { page: 1, line: 2 },
      open: `vscode://file${root.split('/').map(encodeURIComponent).join('/')}/issues/1/${encodeURIComponent('01-试验.md')}:3:3`,
    });
    writeFileSync(section(root), '# 试验情况\n\n好了。\n');
    expect((await watch.waitFor(({ status }) => status === 'good')).findings).toEqual([]);
    expect(watch.said()).toContain('series-unknown');
  });

  test('an error that leaves none keeps the last good pages', async () => {
    const root = workspaceWith(1);
    const watch = await startWatch(root);
    const { revision } = await watch.waitFor(({ build }) => build > 0);
    const index = join(root, 'issues/1/index.md');
    const header = readFileSync(index, 'utf8');
    writeFileSync(index, '---\nnumber: [\n---\n');
    const wrong = await watch.waitFor(({ status }) => status === 'no-pages');
    expect(wrong.revision).toBe(revision);
    expect(wrong.counts.errors).toBeGreaterThan(0);
    expect((await ask(watch.address, `/document/${revision}.pdf`)).status).toBe(200);
    writeFileSync(index, header);
    await watch.waitFor(({ status }) => status === 'good');
  });

  test('an issue that vanishes is told of without a count of errors', async () => {
    const root = workspaceWith(1, 2);
    const watch = await startWatch(root, '2');
    const { build } = await watch.waitFor((state) => state.build > 0);
    renameSync(join(root, 'issues/2'), join(root, 'issues/旧'));
    await watch.waitFor((state) => state.build > build && state.status === 'no-pages');
    await watch.interrupt();
    expect(watch.said()).toMatch(/上一次的页面\n错误：/);
  });

  test('a folder that vanishes is waited for', async () => {
    const root = workspaceWith(1);
    const watch = await startWatch(root, '1');
    const { revision } = await watch.waitFor(({ build }) => build > 0);
    renameSync(join(root, 'issues/1'), join(root, 'away'));
    const gone = await watch.waitFor(({ status }) => status === 'no-pages');
    expect(gone.revision).toBe(revision);
    expect(gone.findings[0]?.severity).toBe('error');
    renameSync(join(root, 'away'), join(root, 'issues/1'));
    await watch.waitFor(({ status }) => status === 'good');
    writeFileSync(section(root), '# 试验情况\n\n回来了。\n');
    await watch.waitFor(({ edited }) => edited?.line === 3);
  });

  test('texts and names that look like markup stay what they are', async () => {
    const root = workspaceWith(1);
    const name = 'issues/1/02-"><img src=x onerror=alert(1)>.md';
    putFile(root, name, '# <script>alert(1)</script>\n\n文。\n');
    const watch = await startWatch(root);
    const state = await watch.waitFor(({ build }) => build > 0);
    expect(state.findings.map(({ file }) => file)).toContain(name);
    expect((await ask(watch.address, '/')).body.toString()).not.toContain('onerror');
  });
});

describe('the issue', () => {
  test('is the newest, and a newer one that is begun meanwhile', async () => {
    const root = workspaceWith(1);
    const watch = await startWatch(root);
    expect((await watch.waitFor(({ build }) => build > 0)).issue).toBe('第1期');
    mkdirSync(join(root, 'issues/2'));
    putFile(root, 'issues/2/01-试验.md', '# 新的\n\n新的一期。\n');
    const header = readFileSync(join(root, 'issues/1/index.md'), 'utf8');
    const dates = header
      .replace(/number: 1/, 'number: 2')
      .replace(/issue: 1/, 'issue: 2')
      .replace(/period.*/, 'period: 2001-01-08/2001-01-12')
      .replace(/date.*/, 'date: 2001-01-16');
    putFile(root, 'issues/2/index.md', dates);
    await watch.waitFor(({ issue, status }) => issue === '第2期' && status === 'good');
    writeFileSync(section(root, '2'), '# 新的\n\n新的一期改了。\n');
    await watch.waitFor(({ edited }) => edited?.file === 'issues/2/01-试验.md');
  });

  test('that was asked for stays', async () => {
    const watch = await startWatch(workspaceWith(1, 2), '1');
    expect((await watch.waitFor(({ build }) => build > 0)).issue).toBe('第1期');
  });

  test('is composed as a draft', async () => {
    const root = workspaceWith(1);
    putFile(root, 'issues/1/index.md', readFileSync(join(root, 'issues/1/index.md'), 'utf8').replace(/date: .*\n/, ''));
    const watch = await startWatch(root);
    const state = await watch.waitFor(({ build }) => build > 0);
    expect(state).toMatchObject({ status: 'good', counts: { errors: 0, warnings: 1 } });
    expect(state.title).toContain('送审稿');
  });

  test('has the places of its lines in the layout', async () => {
    const watch = await startWatch(workspaceWith(1));
    const [page] = (await layoutOf(watch)).pages;
    const body = page?.lines.filter(({ number }) => number !== undefined) ?? [];
    expect(body.map(({ number, sources }) => [number, sources.at(-1)?.line])).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });
});

describe('the call', () => {
  test('prints the address alone on stdout, says a line a build, and ends with Ctrl-C', async () => {
    const watch = await startWatch(workspaceWith(1));
    await watch.waitFor(({ build }) => build > 0);
    expect(watch.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    await expect.poll(() => watch.said()).toMatch(/^\d\d:\d\d:\d\d 第1期：1 页，\d+ 毫秒$/m);
    expect(await watch.interrupt()).toBe(130);
  });

  test('with --host is answered to those alone who have the secret of its address, and says so', async () => {
    const watch = await startWatch(workspaceWith(1), '--host', '0.0.0.0');
    expect(watch.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/$/);
    expect((await ask(watch.address, '/state')).status).toBe(200);
    expect((await ask(new URL('/', watch.address).href, '/state')).status).toBe(404);
    await expect.poll(() => watch.said()).toContain('口令');
  });

  test('without --host needs no secret', async () => {
    const watch = await startWatch(workspaceWith(1));
    expect(watch.address).toBe(`http://127.0.0.1:${watch.port}/`);
    expect(watch.said()).not.toContain('口令');
  });

  test.each([
    [['--port', 'x']],
    [['--port', '70000']],
    [['--editor', 'javascript:alert(%f)']],
    [['--editor', 'word']],
    [['7']],
  ])('is refused: %j', (typed) => {
    const { status, stdout, stderr } = runBulletin(['watch', '-C', workspaceWith(1), ...typed]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^错误：/);
  });

  test('leaves nothing behind in the workspace', async () => {
    const root = workspaceWith(1);
    const watch = await startWatch(root);
    await watch.waitFor(({ build }) => build > 0);
    await watch.interrupt();
    expect(readdirSync(root)).toEqual(['issues']);
    expect(readdirSync(join(root, 'issues/1'))).toEqual(['01-试验.md', 'index.md']);
  });
});

describe('on a computer that is for classified matter', () => {
  const permit = (root: string, line: string): void =>
    putFile(root, 'issues/bulletin.yaml', `${readFileSync(join(root, 'issues/bulletin.yaml'), 'utf8')}${line}\n`);

  test.each(['classified: permitted', '涉密: 允许'])('no other computer is let in: %s', (line) => {
    const root = workspaceWith(1);
    permit(root, line);
    const { status, stderr, stdout } = runBulletin(['watch', '-C', root, '--port', '0', '--host', '127.0.0.1']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--host');
  });

  test('the preview that is open ends once that is said', async () => {
    const root = workspaceWith(1);
    const watch = await startWatch(root, '--host', '0.0.0.0');
    await watch.waitFor(({ build }) => build > 0);
    const ended = watch.ended();
    permit(root, 'classified: permitted');
    expect(await ended).toBe(2);
  });

  test('this computer alone looks as ever', async () => {
    const root = workspaceWith(1);
    permit(root, 'classified: permitted');
    const watch = await startWatch(root);
    expect((await watch.waitFor(({ build }) => build > 0)).findings).toEqual([]);
  });
});
