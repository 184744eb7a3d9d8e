import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertDocument } from '../../src/workspace/convert-document.js';
import { docxFiles, docxOf, paragraph, run, zipOf } from '../tools/build-docx.js';
import { xlsxOf } from '../tools/build-xlsx.js';
import { requireProgram } from '../tools/system-program.js';
import { packageRoot, putFile, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

function workspaceHolding(files: Readonly<Record<string, Uint8Array>>): string {
  const root = workspaceWith(1, 2);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(root, name), bytes);
  return root;
}

const namesIn = (root: string, folder = '2'): readonly string[] => readdirSync(join(root, 'issues', folder)).sort();
const textOf = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const article = docxOf(paragraph('一、窗口工作') + paragraph('本周办件 37 件, 群众满意。'));

describe('a document', () => {
  test('becomes a section of the newest issue, with its marks mended, and is taken back', () => {
    const root = workspaceHolding({ '来稿.docx': article });
    const { status, stdout, stderr } = runBulletin(['import', '来稿.docx'], { cwd: root });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'issues/2/02-窗口工作.md\n' });
    expect(textOf(root, 'issues/2/02-窗口工作.md')).toBe('# 窗口工作\n\n本周办件37件，群众满意。\n');
    // What the conversion made is shown apart from what was mended.
    expect(stderr).toContain('-本周办件 37 件, 群众满意。');
    expect(runBulletin(['undo'], { cwd: root }).status).toBe(0);
    expect(namesIn(root)).toEqual(['01-试验.md', 'index.md']);
  });

  test('is only shown by a dry run', () => {
    const root = workspaceHolding({ '来稿.docx': article });
    const { status, stdout } = runBulletin(['import', '来稿.docx', '--into', '1', '--dry-run'], { cwd: root });
    expect(status).toBe(0);
    expect(stdout).toBe('==> issues/1/02-窗口工作.md <==\n# 窗口工作\n\n本周办件37件，群众满意。\n');
    expect([namesIn(root, '1'), namesIn(root)]).toEqual([
      ['01-试验.md', 'index.md'],
      ['01-试验.md', 'index.md'],
    ]);
  });

  test('never takes the place of a section, and is said to be like one', () => {
    const root = workspaceHolding({ '来稿.docx': article });
    for (const name of ['02-窗口工作.md', '03-窗口工作.md']) {
      expect(runBulletin(['import', '来稿.docx'], { cwd: root }).stdout).toBe(`issues/2/${name}\n`);
    }
    expect(runBulletin(['import', '来稿.docx'], { cwd: root }).stderr).toContain('issues/2/02-窗口工作.md');
  });

  test.each([
    ['某某市窗口工作情况', true],
    ['作情况', false],
    ['热线工作', false],
  ])('is said to be like a section of which its title %s tells', (title, isLike) => {
    const root = workspaceHolding({ '来稿.docx': docxOf(paragraph(title) + paragraph('本周正常。')) });
    writeFileSync(join(root, 'issues/2/02-窗口工作情况.md'), '# 窗口工作情况\n\n正常。\n');
    const { stderr } = runBulletin(['import', '来稿.docx'], { cwd: root });
    expect(stderr.includes('和已有的 issues/2/02-窗口工作情况.md 标题')).toBe(isLike);
  });

  test('of which something is left out gives 1, and what is not proved blocks the build', () => {
    const body = paragraph(`${run('本周正常。')}<w:r><w:object/></w:r>${run('内部', '<w:vanish/>')}`);
    const root = workspaceHolding({ '来稿.docx': docxOf(body) });
    const imported = runBulletin(['import', '来稿.docx'], { cwd: root });
    expect(imported.status).toBe(1);
    expect(imported.stderr).toMatch(/来稿\.docx:1:1: .*内部.*\[import-hidden\]/);
    const built = runBulletin(['build', '2', '--no-system-fonts'], { cwd: root });
    expect(built.status).toBe(1);
    expect(built.stderr).toContain('[unproved]');
    const path = 'issues/2/02-来稿.md';
    writeFileSync(join(root, path), textOf(root, path).replace(/<!-- 待核.*-->\n/, ''));
    expect(runBulletin(['check', '2', '--no-system-fonts'], { cwd: root }).stderr).not.toContain('[unproved]');
  });

  test('keeps its figures: what check would take from the ledger is its author’s to change', () => {
    const root = workspaceHolding({ '来稿.txt': Buffer.from('窗口情况\n本周，窗口收件999件。') });
    runBulletin(['import', '来稿.txt'], { cwd: root });
    expect(textOf(root, 'issues/2/02-窗口情况.md')).toContain('999件');
  });
});

test('a folder and an archive are read whole, and what can’t be taken is listed last for the sender', () => {
  const root = workspaceWith(1);
  putFile(root, '来稿/甲.txt', '甲单位情况\n本周一切正常，没有收到投诉。');
  putFile(root, '来稿/扫描.pdf', '%PDF-1.4');
  putFile(root, '来稿/.DS_Store', 'x');
  writeFileSync(join(root, '来稿/乙.zip'), zipOf([{ name: '三处/丙.docx', content: article }]));
  const { status, stdout, stderr } = runBulletin(['import', '来稿'], { cwd: root });
  expect(status).toBe(1);
  expect(stdout.trim().split('\n')).toEqual(['issues/1/02-窗口工作.md', 'issues/1/03-甲单位情况.md']);
  expect(stderr.indexOf('《扫描.pdf》')).toBeGreaterThan(stderr.indexOf('来稿/乙.zip/三处/丙.docx'));
  expect(stderr).not.toContain('DS_Store');
});

test('a bundle of a week ends with words for whoever sent it: what can’t be read, and what is asked for', () => {
  const root = workspaceWith(1);
  const text = '本周，综合窗口共接待群众1634人次，受理各类事项677件，群众满意度持续提升，没有收到投诉。';
  const one = (more: string): Buffer => docxOf(paragraph('某厅窗口工作情况') + paragraph(text + more));
  const gbk = (name: readonly number[]): Uint8Array => Uint8Array.from(name);
  writeFileSync(
    join(root, '来稿.zip'),
    zipOf([
      // 稿件.txt
      { name: gbk([0xb8, 0xe5, 0xbc, 0xfe, 0x2e, 0x74, 0x78, 0x74]), content: '某局工作情况\n本周一切正常。' },
      { name: '某厅最终版.docx', content: one('本周共办件37件。') },
      { name: '某厅最终版(1).docx', content: one('本周共办件39件。') },
      { name: '扫描.jpg', content: Buffer.of(0xff, 0xd8, 0xff, 0xe0) },
      { name: '语音.m4a', content: Buffer.from('\0\0\0\x20ftypM4A \0\0\0\0', 'latin1') },
      { name: '照片.heic', content: Buffer.from('\0\0\0\x20ftypheic\0\0\0\0', 'latin1') },
      { name: '在线.url', content: '[InternetShortcut]\r\nURL=https://docs.qq.com/doc/DQ1abc\r\n' },
      { name: '链接.docx', content: docxOf(paragraph('【腾讯文档】周报 https://docs.qq.com/doc/DQ1abc')) },
      { name: '内层.zip', content: zipOf([{ name: '甲.txt', content: '甲' }]) },
      { name: '数 据.xlsx', content: xlsxOf([{ name: '表', rows: [['甲', '乙']] }]) },
    ]),
  );
  const { status, stdout, stderr } = runBulletin(['import', '来稿.zip'], { cwd: root });
  expect({ status, stdout }).toEqual({ status: 1, stdout: 'issues/1/02-某局工作情况.md\n' });
  const last = stderr.slice(stderr.indexOf('下面的文件没有导入')).split('\n').slice(1, 8);
  expect(last).toEqual([
    '  《扫描.jpg》：这是图片（JPEG），里面的字读不出来。要用图上的字，请发 Word 文件（.docx）；是配图，请说明配哪一篇',
    '  《语音.m4a》：这是录音或者录像（M4A），读不出文字。请发文字稿',
    '  《照片.heic》：这是图片（HEIC），里面的字读不出来。要用图上的字，请发 Word 文件（.docx）；是配图，请说明配哪一篇',
    '  《在线.url》：里面只有一个链接（docs.qq.com），没有文字；链接不打开。请发 Word 文件（.docx）',
    '  《链接.docx》：里面只有一个链接（docs.qq.com），没有文字；链接不打开。请发 Word 文件（.docx）',
    '  《内层.zip》：压缩包里还有压缩包，没有打开。请解压以后直接发里面的文件',
    '  《某厅最终版.docx》、《某厅最终版(1).docx》 像是同一篇的几个版本，请告知用哪一份',
  ]);
  expect(stderr).toContain('用 npx --no bulletin import "数 据.xlsx"');
});

test('what came through is summed up by document and section, the figures before long names', () => {
  const root = workspaceWith(1);
  const body = ['一、窗口工作', '本周正常。', '二、下一步', '继续。', '某某市政务服务局'].map((text) =>
    paragraph(text),
  );
  writeFileSync(
    join(root, '来稿.zip'),
    zipOf([
      {
        name: '第49周来稿/某某市政务服务中心和公共资源交易中心综合窗口十二月第一周工作情况.docx',
        content: docxOf(body.join('')),
      },
    ]),
  );
  const { stderr } = runBulletin(['import', '来稿.zip'], { cwd: root });
  const lines = stderr.split('\n');
  expect(
    lines.slice(
      0,
      lines.findIndex((line) => line.includes('导入了')),
    ),
  ).toEqual([
    '段  待核  没取  来稿和写成的部分',
    '             0  某某市政务服务中心和公共资源交易中心综合窗口十二月第一周工作情况.docx（某某市政务服务局）',
    ' 2     0          02-窗口工作.md',
    ' 3     0          03-下一步.md',
  ]);
});

test('what is piped in is a text', () => {
  const root = workspaceWith(1);
  const called = spawnSync(
    process.execPath,
    [join(packageRoot, 'bin/bulletin.js'), 'import', '-', '--section', '快讯'],
    {
      cwd: root,
      input: '一、今天下雨。\n明天晴。\n',
      encoding: 'utf8',
    },
  );
  expect(called).toMatchObject({ status: 0, stdout: 'issues/1/02-快讯.md\n' });
  expect(textOf(root, 'issues/1/02-快讯.md')).toBe('# 快讯\n\n一、今天下雨。\n\n明天晴。\n');
});

describe('nothing is written, and the exit status is 2,', () => {
  const refused = (root: string, ...typed: readonly string[]): string => {
    const before = namesIn(root);
    const { status, stdout, stderr } = runBulletin(['import', ...typed], { cwd: root });
    expect({ status, stdout, names: namesIn(root) }).toEqual({ status: 2, stdout: '', names: before });
    expect(existsSync(join(root, 'issues/.history'))).toBe(false);
    return stderr;
  };

  test.each<[string, Uint8Array]>([
    ['a bomb', zipOf([...docxFiles(''), { name: 'word/a', content: 'a', size: 300_000_000 }])],
    [
      'an entity',
      zipOf([
        { name: '[Content_Types].xml', content: '' },
        { name: 'word/document.xml', content: '<!DOCTYPE a><a/>' },
      ]),
    ],
    ['a path that leads out', zipOf([...docxFiles(paragraph('甲')), { name: '../../甲', content: '' }])],
    ['a text that is called .docx', Buffer.from('不是文件')],
  ])('for %s', (_, bytes) => {
    expect(refused(workspaceHolding({ '坏.docx': bytes }), '坏.docx')).toContain('坏.docx:1:1: ');
  });

  test('where a file is missing, an issue isn’t there or options don’t go together', () => {
    const root = workspaceHolding({ '来稿.docx': article });
    expect(refused(root, '没有.docx')).toContain('没有.docx');
    expect(refused(root, '来稿.docx', '--into', '9')).toContain('第9期');
    expect(refused(root, '来稿.docx', '--history', '2023', '--into', '1')).toContain('--history');
    expect(refused(temporaryWorkspace(), '.')).not.toBe('');
    mkdirSync(join(root, '空'));
    expect(refused(root, '空')).toContain('“空”里没有文件');
    writeFileSync(join(root, '空.zip'), zipOf([{ name: '__MACOSX/甲.docx', content: article }]));
    expect(refused(root, '空.zip')).toContain('空.zip:1:1: ');
  });

  const temporaryWorkspace = (): string => {
    const root = temporaryFolder();
    putFile(root, 'issues/2/index.md', 'kein Kopf');
    return root;
  };

  test('where the issue is released', () => {
    const root = workspaceHolding({ '来稿.docx': article });
    expect(runBulletin(['release', '2', '--no-system-fonts'], { cwd: root }).status).toBe(0);
    const before = namesIn(root);
    expect(runBulletin(['import', '来稿.docx', '--into', '2'], { cwd: root }).status).toBe(2);
    expect(namesIn(root)).toEqual(before);
    // One that is older is seldom meant where it isn't named.
    const { stdout, stderr } = runBulletin(['import', '来稿.docx'], { cwd: root });
    expect(stdout).toBe('issues/1/02-窗口工作.md\n');
    expect(stderr).toContain('第2期已经印发，导入的是还没有印发的第1期');
    expect(stderr).toContain('bulletin new');
  });
});

test.skipIf(!requireProgram('soffice'))(
  'a .doc is read without LibreOffice as bare text, with its marks as they are',
  async () => {
    const text = '\ufeff一、窗口工作\n他说：“好。”本周办件37件……\n（一）一切正常。\n';
    const doc = await convertDocument('soffice', Buffer.from(text), { from: 'txt', to: 'doc' });
    if (!doc) throw new Error('soffice made nothing');
    const root = workspaceHolding({ '来稿.doc': doc, '坏的.doc': doc.subarray(0, 2000) });
    const withoutOffice = { cwd: root, env: { PATH: '/nonexistent' } };
    const { status, stderr } = runBulletin(['import', '来稿.doc'], withoutOffice);
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('[import-bare-text]') });
    expect(textOf(root, 'issues/2/02-窗口工作.md')).toBe(
      '# 窗口工作\n\n他说：“好。”本周办件37件……\n\n（一）一切正常。\n',
    );
    expect(runBulletin(['import', '坏的.doc'], withoutOffice).status).toBe(2);
  },
);
