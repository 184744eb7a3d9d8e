import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillIn } from '../../src/model/message.js';
import { locate } from '../../src/model/source.js';
import { findWorkspace } from '../../src/read/find-workspace.js';
import { loadIssue } from '../../src/read/load-issue.js';
import { listIssues, loadHeaders, loadSettings, loadTemplates } from '../../src/read/load-workspace.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bulletin-read-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const found = ({ findings }: { readonly findings: readonly import('../../src/model/finding.js').Finding[] }) =>
  findings.map(({ code, range }) => `${code} ${range.file.path}`);

describe('a workspace', () => {
  it('is the nearest folder above that has issues/', () => {
    write('issues/519/index.md', '');
    expect(findWorkspace(join(root, 'issues', '519'))).toBe(root);
    expect(findWorkspace(root)).toBe(root);
    expect(findWorkspace(dirname(root))).toBeUndefined();
    expect(findWorkspace(join(root, 'issues/519/index.md/x'))).toBe(root);
  });

  it('lists its issues by number, special ones last, and hints at folders with another name', () => {
    for (const folder of ['99', '519', '1000', '2024-增10', '2024-增2', '2023-增3', '0519', '草稿', '旧稿']) {
      write(`issues/${folder}/index.md`, '---\n---\n');
    }
    rmSync(join(root, 'issues/旧稿/index.md'));
    write('issues/600', 'a file');
    const issues = listIssues(root);
    expect(issues.value).toEqual(['99', '519', '1000', '2023-增3', '2024-增2', '2024-增10']);
    expect(found(issues)).toEqual(['folder-name issues/0519/index.md', 'folder-name issues/草稿/index.md']);
  });

  it('tells how a folder should be named whose name is an issue number as people write it', () => {
    for (const folder of ['519', '第520期', '５２１', '总第522期', '0523', '2024年增刊第1期', '第519期']) {
      write(`issues/${folder}/index.md`, '');
    }
    const { value, findings } = listIssues(root);
    expect(value).toEqual(['519']);
    expect(findings.map(({ code, params }) => [code, params.folder, params.wanted])).toEqual([
      ['folder-name/number', '0523', '523'],
      ['folder-name/number', '2024年增刊第1期', '2024-增1'],
      ['folder-name/number', '总第522期', '522'],
      ['folder-name/number', '第520期', '520'],
      ['folder-name/number', '５２１', '521'],
      ['folder-name', '第519期', undefined],
    ]);
  });

  it('takes no copy of a folder for an issue, and says in which file it differs', () => {
    for (const folder of [
      '519',
      '519 - 副本',
      '519(1)',
      '519 副本',
      '519最终版',
      '519.bak',
      '520 - 副本',
      '.519.tmp',
    ]) {
      write(`issues/${folder}/index.md`, '---\n---\n');
      write(`issues/${folder}/01-甲.md`, '# 甲\n');
    }
    write('issues/519(1)/01-甲.md', '# 甲\n\n新。\n');
    write('issues/519 副本/02-乙.md', '# 乙\n');
    rmSync(join(root, 'issues/519最终版/01-甲.md'));
    const issues = listIssues(root);
    expect(issues.value).toEqual(['519']);
    expect(issues.findings.map(({ code, range, params }) => [code, range.file.path, params.difference])).toEqual([
      [
        'copy/folder',
        'issues/519 - 副本/index.md',
        expect.objectContaining({ zh: expect.stringContaining('稿件一样') }),
      ],
      ['copy/folder', 'issues/519 副本/index.md', expect.objectContaining({ zh: '这里多了“02-乙.md”' })],
      ['copy/folder', 'issues/519(1)/01-甲.md', expect.objectContaining({ zh: '“01-甲.md”第 3 行原件没有' })],
      ['copy/folder', 'issues/519.bak/index.md', expect.objectContaining({ zh: expect.stringContaining('稿件一样') })],
      ['copy/folder', 'issues/519最终版/index.md', expect.objectContaining({ zh: '这里没有“01-甲.md”' })],
      ['copy/alone', 'issues/520 - 副本/index.md', undefined],
    ]);
  });

  it('has copies of its settings beside them, and reads none', () => {
    for (const name of [
      'bulletin.yaml',
      'bulletin - 副本.yaml',
      'bulletin旧.yaml',
      'people(1).yaml',
      'holidays - 副本.yaml',
    ]) {
      write(`issues/${name}`, 'name: x\n');
    }
    write('issues/people.yaml', 'name: y\n');
    write('issues/bulletin.yaml~', '');
    write('issues/其他.yaml', '');
    expect(found(listIssues(root))).toEqual([
      'copy/alone issues/holidays - 副本.yaml',
      'copy/same issues/bulletin - 副本.yaml',
      'copy/same issues/bulletin旧.yaml',
      'copy issues/people(1).yaml',
    ]);
  });

  it('has no templates that are copies of others, and names them', () => {
    for (const name of ['公文', '公文 - 副本', '简报(1)']) write(`templates/${name}/template.yaml`, `name: ${name}\n`);
    write('templates/公文/template - 副本.yaml', 'name: 公文\n');
    const { value, findings } = loadTemplates(root, join(root, 'package'));
    expect([...value.keys()].sort()).toEqual(['公文', '简报(1)']);
    expect(found({ findings }).sort()).toEqual([
      'copy/folder templates/公文 - 副本/template.yaml',
      'copy/same templates/公文/template - 副本.yaml',
    ]);
  });

  it('has the templates of the package where it has none of the name itself', () => {
    write('own/templates/a/template.yaml', 'own');
    write('package/templates/a/template.yaml', 'package');
    write('package/templates/b/template.yaml', 'package');
    write('package/templates/c/readme.md', '');
    const { value } = loadTemplates(join(root, 'own'), join(root, 'package'));
    expect([...value].map(([name, { path, text }]) => [name, path, text])).toEqual([
      ['a', 'templates/a/template.yaml', 'own'],
      ['b', '../package/templates/b/template.yaml', 'package'],
    ]);
    // What its own may stand on.
    expect(value.get('a')?.shadowed).toMatchObject({ path: '../package/templates/a/template.yaml', text: 'package' });
    expect(value.get('b')?.shadowed).toBeUndefined();
  });

  it('has templates by names whose accents are composed, however they are stored', () => {
    write(`templates/${'é'.normalize('NFD')}/template.yaml`, 'own');
    const { value } = loadTemplates(root, join(root, 'package'));
    expect(value.get('é'.normalize('NFC'))?.text).toBe('own');
  });

  it('is read with the headers asked for only: a broken 520 does not matter to 519', () => {
    write('issues/bulletin.yaml', 'name: x');
    write('issues/519/index.md', '---\nnumber: 519\n---\ntext');
    write('issues/520/index.md', Uint8Array.of(0xff));
    const { value, findings } = loadHeaders(root, ['519']);
    expect(findings).toEqual([]);
    expect(value.map(({ folder, index }) => [folder, index.text])).toEqual([['519', '---\nnumber: 519\n---']]);
    expect(found(loadHeaders(root, ['520']))).toEqual(['not-utf8 issues/520/index.md']);
  });

  it('must have bulletin.yaml', () => {
    write('issues/519/index.md', '---\n---\n');
    const { value, findings } = loadSettings(root);
    expect(value).toBeUndefined();
    expect(found({ findings })).toEqual(['file-missing/settings issues/bulletin.yaml']);
  });
});

describe('headers', () => {
  it('are read without what stands below them', () => {
    const bad = Buffer.concat([Buffer.from('\ufeff---\r\nname: 汉\r\n---\r\n'), Uint8Array.of(0xff, 0)]);
    write('issues/1/index.md', bad);
    const { value, findings } = loadHeaders(root, ['1', '2']);
    expect(value[0]?.index.text).toBe('---\r\nname: 汉\r\n---');
    expect(found({ findings })).toEqual(['file-missing/index issues/2/index.md']);
  });

  it('are cut at 64 KB where they have no end, also within a character', () => {
    write('issues/1/index.md', `---\n-${'汉'.repeat(100_000)}`);
    const { value, findings } = loadHeaders(root, ['1']);
    expect(findings).toEqual([]);
    expect(value[0]?.index.text).toHaveLength(5 + Math.floor((64 * 1024 - 5) / 3));
  });

  it('are read without what stands below them', () => {
    write('issues/1/index.md', `---\nnumber: 1\n---\n${'正文。'.repeat(50_000)}`);
    const [header] = loadHeaders(root, ['1']).value;
    expect(header?.index.text.length).toBeLessThan(64 * 1024);
  });
});

describe('an issue', () => {
  it('has its sections in the order of their numbers', () => {
    for (const name of ['index.md', '10-丙.md', '2-乙.md', '01-甲.md', '备注.md', 'a.txt', '.2-b.md']) {
      write(`issues/519/${name}`, name);
    }
    const { value, findings } = loadIssue(root, '519');
    expect(value?.sections.map(({ path }) => path)).toEqual([
      'issues/519/01-甲.md',
      'issues/519/2-乙.md',
      'issues/519/10-丙.md',
    ]);
    expect(found({ findings })).toEqual(['section-name issues/519/备注.md']);
  });

  it('lacks what is named like a section and is none, which is an error, and other documents, which is a hint', () => {
    write('issues/519/index.md', '---\nsource: 数.xlsx\n---\n');
    const missing = ['05-综窗.md.txt', '06-综窗.txt', '7.综窗.markdown', '08-综窗。md', '０９-综窗.md'];
    const documents = ['稿.docx', '01-稿.doc', '稿.wps', '表.xlsx'];
    const quiet = ['说明.txt', '519.pdf', '519-稿件.zip', 'a.csv', 'b.png', '数.xlsx', '~$稿.docx', '04-简讯.md', '图'];
    for (const name of [...missing, ...documents, ...quiet]) write(`issues/519/${name}`, name);
    const { value, findings } = loadIssue(root, '519');
    expect(value?.sections.map(({ path }) => path)).toEqual(['issues/519/04-简讯.md']);
    const told = new Map(findings.map(({ range, code, params }) => [range.file.path.slice(11), [code, params.wanted]]));
    expect(Object.fromEntries(told)).toEqual({
      '05-综窗.md.txt': ['section-ending', '05-综窗.md'],
      '06-综窗.txt': ['section-ending', '06-综窗.md'],
      '7.综窗.markdown': ['section-ending', '7.综窗.md'],
      '08-综窗。md': ['section-ending', '08-综窗.md'],
      '０９-综窗.md': ['section-ending/number', '09-综窗.md'],
      '稿.docx': ['section-name/document', undefined],
      '01-稿.doc': ['section-name/document', undefined],
      '稿.wps': ['section-name/document', undefined],
      '表.xlsx': ['section-name/sheet', undefined],
    });
  });

  it('has what stands beside a section under another ending as its copy', () => {
    write('issues/1/index.md', '');
    write('issues/1/04-简讯.md', '# 简讯\n');
    write('issues/1/04-简讯.txt', '# 简讯\n');
    write('issues/1/04-简讯.md.txt', '# 简讯\n\n一。\n');
    expect(found(loadIssue(root, '1'))).toEqual(['copy issues/1/04-简讯.md.txt', 'copy/same issues/1/04-简讯.txt']);
  });

  it.skipIf(process.platform !== 'linux')('lacks a file whose name is no UTF-8, and tells the name in GBK', () => {
    write('issues/1/index.md', '');
    write('issues/1/04-简讯.md', '# 简讯\n');
    const name = Buffer.from([0x30, 0x35, 0x2d, 0xd7, 0xdb, 0xb4, 0xb0, 0x2e, 0x6d, 0x64]);
    writeFileSync(Buffer.concat([Buffer.from(`${join(root, 'issues/1')}/`), name]), '# 综窗\n');
    const { value, findings } = loadIssue(root, '1');
    expect(value?.sections).toHaveLength(1);
    expect(findings).toMatchObject([{ code: 'name-encoding', severity: 'error', params: { name: '05-综窗.md' } }]);
  });

  it('has no copies among its sections, and says so with the place that differs', () => {
    write('issues/1/index.md', '---\n---\n');
    write('issues/1/04-简讯.md', '\ufeff# 简讯\n\n一。\n\n二。\n');
    write('issues/1/04-简讯 - 副本.md', '# 简讯\r\n\r\n一。\r\n\r\n三。\r\n\r\n四。');
    write('issues/1/04-简讯(1).md', '# 简讯\r\n\r\n一。\r\n\r\n二。');
    write('issues/1/04-简讯 (冲突副本 张三 2026-11-30).md', '# 简讯\n\n二。\n');
    write('issues/1/04-简讯 2.md', Uint8Array.of(0xff));
    write('issues/1/index - 副本.md', '---\n---\n');
    write('issues/1/index最终版.md', '---\nnumber: 1\n---\n');
    const { value, findings } = loadIssue(root, '1');
    expect(value?.sections.map(({ path }) => path)).toEqual(['issues/1/04-简讯.md']);
    const told = findings.map(({ code, range, params }) => [
      code,
      range.file.path.slice('issues/1/'.length),
      `${locate(range).line}:${locate(range).column}`,
      params.difference && fillIn('{difference}', params, 'zh'),
    ]);
    expect(told).toEqual([
      ['copy', '04-简讯 (冲突副本 张三 2026-11-30).md', '3:1', '原件第 3 行这里没有'],
      ['copy', '04-简讯 - 副本.md', '5:1', '第 5—7 行不同（原件第 5 行）'],
      ['copy/unread', '04-简讯 2.md', '1:1', undefined],
      ['copy/same', '04-简讯(1).md', '1:1', undefined],
      ['copy/same', 'index - 副本.md', '1:1', undefined],
      ['copy', 'index最终版.md', '2:1', '第 2 行原件没有'],
    ]);
  });

  it('may lack the original of a copy: an error where the section is gone, a warning where it was renamed', () => {
    write('issues/1/index.md', '');
    write('issues/1/01-甲.md', '# 甲\n');
    write('issues/1/02-简讯 - 副本.md', '# 简讯\n');
    write('issues/1/01-旧名 - 副本.md', '# 甲\n\n一。\n');
    expect(found(loadIssue(root, '1'))).toEqual([
      'copy/renamed issues/1/01-旧名 - 副本.md',
      'copy-alone issues/1/02-简讯 - 副本.md',
    ]);
    // Without a header as well, which is missed as ever.
    rmSync(join(root, 'issues/1/index.md'));
    write('issues/1/index - 副本.md', '');
    expect(found(loadIssue(root, '1'))).toEqual(
      expect.arrayContaining(['file-missing/index issues/1/index.md', 'copy/alone issues/1/index - 副本.md']),
    );
  });

  it('keeps a title that ends like a copy, unless its original stands beside it', () => {
    write('issues/1/index.md', '');
    for (const name of ['03-工作动态2.md', '04-简讯(1).md', '05-执照（副本）.md', '06-综窗 2.md']) {
      write(`issues/1/${name}`, `# ${name}\n`);
    }
    const { value, findings } = loadIssue(root, '1');
    expect(findings).toEqual([]);
    expect(value?.sections).toHaveLength(4);
  });

  it('is not told to renumber one of two versions of a section', () => {
    write('issues/1/index.md', '');
    const twins = (one: readonly [string, string], other: readonly [string, string]) => {
      for (const [name, text] of [one, other]) write(`issues/1/${name}`, text);
      const findings = found(loadIssue(root, '1'));
      for (const [name] of [one, other]) rmSync(join(root, 'issues/1', name));
      return findings;
    };
    const long = '甲。\n\n乙。\n\n丙。\n';
    const twin = (name: string) => [`section-number/twins issues/1/${name}`];
    expect(twins(['04-简讯.md', '一'], ['04-简讯最终版.md', '二'])).toEqual(twin('04-简讯最终版.md'));
    expect(twins(['04-简讯.md', '一'], ['04-简讯（修改稿）.md', '二'])).toEqual(twin('04-简讯（修改稿）.md'));
    expect(twins(['03-工作动态.md', '一'], ['03-工作动态2.md', '二'])).toEqual(twin('03-工作动态2.md'));
    expect(twins(['04-甲.md', '# 同题\n\n一。'], ['4-乙.md', '# 同题\n\n二。'])).toEqual(twin('4-乙.md'));
    expect(twins(['04-甲.md', `# 甲\n\n${long}`], ['04-乙.md', `# 乙\n\n${long}`])).toEqual(twin('04-甲.md'));
    expect(twins(['04-甲.md', '# 甲\n\n一。'], ['04-乙.md', '# 乙\n\n一。'])).toEqual([
      'section-number issues/1/04-甲.md',
    ]);
  });

  it('has nothing to say of what programs leave, but where it is all that is left', () => {
    write('issues/1/index.md', '');
    write('issues/1/01-甲.md', '# 甲\n');
    for (const name of ['~$01-甲.md', '.01-甲.md.swp', '01-甲.md~', '01-甲.md.tmp', '#01-甲.md#', '01-改名.md.bak']) {
      write(`issues/1/${name}`, '');
    }
    expect(loadIssue(root, '1').findings).toEqual([]);
    write('issues/1/02-乙.md.tmp', '# 乙\n');
    write('issues/1/.03-丙.md.icloud', '');
    expect(found(loadIssue(root, '1'))).toEqual([
      'leftover issues/1/.03-丙.md.icloud',
      'leftover issues/1/02-乙.md.tmp',
    ]);
  });

  it('keeps the sections that a release recorded, whatever their names', () => {
    const sha256 = 'a'.repeat(64);
    write('issues/1/index.md', `---\nreleased:\n  - files:\n      01-甲 - 副本.md: ${sha256}\n---\n`);
    write('issues/1/01-甲 - 副本.md', '# 甲\n');
    const { value, findings } = loadIssue(root, '1');
    expect(findings).toEqual([]);
    expect(value?.sections.map(({ path }) => path)).toEqual(['issues/1/01-甲 - 副本.md']);
  });

  it('compares a hundred copies with their originals, and names the others', () => {
    write('issues/1/index.md', '');
    for (let i = 1; i <= 102; i += 1) {
      write(`issues/1/${i}-甲.md`, `# ${i}\n`);
      write(`issues/1/${i}-甲 - 副本.md`, `# ${i}\n`);
    }
    const codes = loadIssue(root, '1').findings.map(({ code }) => code);
    expect(codes.filter((code) => code === 'copy/same')).toHaveLength(100);
    expect(codes.filter((code) => code === 'copy/unread')).toHaveLength(2);
  });

  it('is to have its header in index.md, in lower case, on every system', () => {
    write('issues/519/INDEX.MD', '');
    write('issues/519/01-甲.md', '');
    const codes = found(loadIssue(root, '519'));
    expect(codes).toContain('section-name/index issues/519/INDEX.MD');
    expect(codes.some((code) => code.startsWith('section-name '))).toBe(false);
  });

  it('says what is missing or ambiguous in its folder', () => {
    write('issues/1/index.md', '');
    expect(found(loadIssue(root, '1'))).toEqual(['no-sections issues/1/index.md']);
    write('issues/1/01-a.md', '');
    write('issues/1/1-b.md', '');
    expect(found(loadIssue(root, '1'))).toEqual(['section-number issues/1/1-b.md']);
    write('issues/2/01-a.md', '');
    expect(loadIssue(root, '2').value).toBeUndefined();
    expect(found(loadIssue(root, '2'))).toEqual(['file-missing/index issues/2/index.md']);
    expect(found(loadIssue(root, '3'))).toContain('folder-unreadable issues/3');
  });
});

describe('a file that is no plain text file', () => {
  const section = (name: string) => found(loadIssue(root, '1')).filter((line) => line.includes(name));
  beforeEach(() => write('issues/1/index.md', '---\n---\n'));

  it('is never opened', () => {
    mkdirSync(join(root, 'issues/1/01-folder.md'));
    execFileSync('mkfifo', [join(root, 'issues/1/02-pipe.md')]);
    symlinkSync('/dev/zero', join(root, 'issues/1/03-device.md'));
    symlinkSync('04-loop.md', join(root, 'issues/1/04-loop.md'));
    symlinkSync('nowhere.md', join(root, 'issues/1/05-dangling.md'));
    expect(found(loadIssue(root, '1'))).toEqual([
      'not-a-file issues/1/01-folder.md',
      'not-a-file issues/1/02-pipe.md',
      'outside-workspace issues/1/03-device.md',
      'file-unreadable issues/1/04-loop.md',
      'file-missing issues/1/05-dangling.md',
    ]);
  });

  it('may be a link within the workspace, not out of it', () => {
    write('issues/2/01-a.md', '# 甲');
    symlinkSync('../2/01-a.md', join(root, 'issues/1/01-a.md'));
    expect(loadIssue(root, '1').value?.sections[0]?.text).toBe('# 甲');
    symlinkSync('/etc/hostname', join(root, 'issues/1/02-b.md'));
    expect(section('02-b')).toEqual(['outside-workspace issues/1/02-b.md']);
  });

  it('is refused beyond 128 KB', () => {
    write('issues/1/01-a.md', 'a'.repeat(128 * 1024));
    expect(section('01-a')).toEqual([]);
    write('issues/1/01-a.md', 'a'.repeat(128 * 1024 + 1));
    expect(section('01-a')).toEqual(['file-too-large issues/1/01-a.md']);
  });
});

describe('an encoding', () => {
  const read = (...bytes: number[]) => {
    write('issues/bulletin.yaml', Uint8Array.from(bytes));
    return loadSettings(root);
  };
  const bytes = (text: string) => [...Buffer.from(text)];

  it('is UTF-8, its mark dropped', () => {
    expect(read(...bytes('\ufeff汉')).value?.text).toBe('汉');
    expect(read().value?.text).toBe('');
  });

  it('that is another is named, at the first bad byte', () => {
    const [bad] = read(...bytes('甲\nb'), 0xff, ...bytes('c')).findings;
    expect(bad).toMatchObject({ code: 'not-utf8', range: { start: 3 } });
    expect(read(0xff, 0xfe, 0x41, 0).findings[0]).toMatchObject({ params: { encoding: 'UTF-16' } });
    expect(read(0x61, 0xe6).findings[0]).toMatchObject({ code: 'not-utf8', range: { start: 1 } });
  });

  it('that is GB 18030 is read as such, with a hint at the first character', () => {
    const { value, findings } = read(...bytes('# a: '), 0xc3, 0xfb, 0xb3, 0xc6);
    expect(value).toMatchObject({ text: '# a: 名称', encoding: 'GB 18030' });
    expect(findings).toMatchObject([{ code: 'not-utf8/read', severity: 'hint', range: { start: 5 } }]);
    // 市州 and a character beyond GBK, in four bytes.
    expect(read(0xca, 0xd0, 0xd6, 0xdd, 0xca, 0xd0, 0x99, 0x33, 0xa9, 0x32).value?.text).toMatch(/^市州市.$/u);
  });

  it.each([
    ['Big5', [0xa5, 0xbb, 0xa9, 0x50, 0xa4, 0x75, 0xa7, 0x40]],
    ['Shift JIS', [0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf]],
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9, 0x20, 0x63, 0x61, 0x66, 0xe9]],
  ])('that is %s is not taken for GB 18030', (_, typed) => {
    expect(read(...typed)).toMatchObject({ value: undefined, findings: [{ code: 'not-utf8' }] });
  });

  it('may hide a NUL, which is none of text', () => {
    expect(read(0x61, 0, 0x62).findings[0]).toMatchObject({ code: 'nul-character', range: { start: 1 } });
  });
});
