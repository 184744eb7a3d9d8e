import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findWorkspace } from '../../src/read/find-workspace.js';
import { loadIssue } from '../../src/read/load-issue.js';
import { listIssues, loadHeaders, loadSettings, loadTemplates, loadWorkspace } from '../../src/read/load-workspace.js';

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
    const { value, findings } = loadWorkspace({ root, packageRoot: root, folders: ['519'] });
    expect(findings).toEqual([]);
    expect(value?.headers.map(({ folder, index }) => [folder, index.text])).toEqual([['519', '---\nnumber: 519\n---']]);
    expect(found(loadWorkspace({ root, packageRoot: root, folders: ['520'] }))).toEqual([
      'not-utf8 issues/520/index.md',
    ]);
  });

  it('must have bulletin.yaml', () => {
    write('issues/519/index.md', '---\n---\n');
    const { value, findings } = loadWorkspace({ root, packageRoot: root, folders: ['519'] });
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
    // 名称 in GBK.
    const [gbk] = read(...bytes('# a: '), 0xc3, 0xfb, 0xb3, 0xc6).findings;
    expect(gbk).toMatchObject({ code: 'not-utf8/other', params: { encoding: 'GBK' }, range: { start: 5 } });
    expect(read(0xff, 0xfe, 0x41, 0).findings[0]).toMatchObject({ params: { encoding: 'UTF-16' } });
    expect(read(0x61, 0xe6).findings[0]).toMatchObject({ code: 'not-utf8', range: { start: 1 } });
  });

  it('may hide a NUL, which is none of text', () => {
    expect(read(0x61, 0, 0x62).findings[0]).toMatchObject({ code: 'nul-character', range: { start: 1 } });
  });
});
