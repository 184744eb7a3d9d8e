import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cellWidth } from '../../src/report/terminal-text.js';
import { buildTrueType, type FontPlan, packWoff2, plain } from '../font/build-font.js';
import { cacheWithFonts } from './archive-workspace.js';
import { header, putFile, type Run, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const fonts = (root: string, ...typed: readonly string[]): Run =>
  runBulletin(['fonts', '--no-system-fonts', ...typed], { cwd: root });

interface Row {
  readonly role: string;
  readonly font: (Record<string, unknown> & { readonly coverage: Record<string, Record<string, unknown>> }) | null;
  readonly searched: readonly { readonly notFound: readonly string[] }[];
}

interface Data {
  readonly roles: readonly Row[];
  readonly issues: readonly string[];
  readonly unset: readonly string[];
  readonly missing: readonly Record<string, unknown>[];
  readonly problems: readonly { readonly kind: string; readonly text: string }[];
  readonly [key: string]: unknown;
}

function data(root: string, ...typed: readonly string[]): Data {
  const { stdout } = fonts(root, '--format', 'json', ...typed);
  return JSON.parse(stdout);
}

const roleOf = (of: Data, role: string) => of.roles.find((row) => row.role === role);

/** Puts a small font into a workspace. */
function putFont(root: string, path: string, plan: Partial<FontPlan>, text = '试验情况本周做了一次。国'): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), buildTrueType(plain(text, plan)));
}

describe('the table', () => {
  test.each(['zh', 'en'])('is in line and fits 80 columns in %s', (language) => {
    const root = workspaceWith(3);
    putFont(root, 'fonts/甲.ttf', {
      family: 'A Family Of A Very Long Name That Fits Into No Column',
      chineseFamily: '方正小标宋简体',
      license: 'For use inside of the invented office only, '.repeat(20),
    });
    putFont(root, 'fonts/乙.ttf', { family: 'Nobody’s' });
    putFile(root, 'issues/3/02-人员.md', '# 到岗\n\n**𠮷某**、张\ue123同志到岗。\n');
    const { status, stdout } = fonts(root, '--lang', language);
    expect(status).toBe(0);
    const lines = stdout.split('\n');
    for (const line of lines) expect(cellWidth(line), line).toBeLessThanOrEqual(80);
    const starts = lines
      .slice(0, 7)
      .map((line) => cellWidth(line.slice(0, line.search(/OFL|许可|licence|见下|below/))));
    expect(new Set(starts).size).toBe(1);
    for (const role of ['小标宋', '黑体', '楷体', '仿宋', '宋体', '西文']) {
      expect(lines.filter((line) => new RegExp(`^${role}[：:] ?\\S`).test(line))).toHaveLength(1);
    }
    expect(stdout).toContain('U+20BB7');
    expect(stdout).toContain('U+E123');
    expect(stdout).toMatch(/Nobody’s/);
  });

  test('of issues whose fonts have everything says so', () => {
    const run = fonts(workspaceWith(3));
    expect(run.stdout).toContain('\n第3期：每个字都用本来的字体排，没有缺字\n');
    expect(run.stderr).toBe('字体还没有锁定。运行 bulletin fonts --lock 锁定以后，换了字体就会提醒\n');
    expect(fonts(workspaceWith(3), '--quiet').stderr).toBe('');
  });
});

describe('the data', () => {
  test('say what each font is, what it allows and what it has', () => {
    const of = data(workspaceWith(3));
    expect(of).toMatchObject({ version: 1, systemFonts: false, lock: 'none', issues: ['3'], unset: [], missing: [] });
    expect(of.roles.map(({ role }) => role)).toEqual(['小标宋', '黑体', '楷体', '仿宋', '宋体', '西文']);
    const font = roleOf(of, '小标宋')?.font;
    expect(font).toMatchObject({
      family: 'Noto Serif SC',
      style: 'Bold',
      place: 'package',
      file: 'noto-serif-sc-700',
      width: 1,
      latin: null,
      embedding: { fsType: 0, level: 'installable', maySubset: true, bitmapsOnly: false },
    });
    expect(font?.license).toContain('SIL Open Font License');
    expect(font?.version).toMatch(/^Version 2\./);
    expect(font?.sha256).toMatch(/^[\da-f]{64}$/);
    // Its makers say that it has all of the three.
    expect(font?.coverage).toEqual({
      gb2312: { total: 6763, covered: 6763, missing: '' },
      general: { total: 8105, covered: 8105, missing: '' },
      gb18030: { total: 27_780, covered: 27_780, missing: '' },
    });
    expect(roleOf(of, '仿宋')?.font).toMatchObject({ width: 0.93, latin: '西文' });
  });

  test('say why: what was not found, what was passed over, and by which name the font was found', () => {
    const root = workspaceWith(3);
    putFont(root, 'fonts/甲.ttf', { family: 'FangSong', version: 'Version 7.01', license: '只限某某试验中心使用' });
    putFont(root, 'fonts/乙.ttf', { family: 'FangSong_GB2312', fsType: 2 });
    putFont(root, 'fonts/丙.ttf', { family: 'Nobody’s' });
    const of = data(root);
    const role = roleOf(of, '仿宋');
    expect(role?.font).toMatchObject({
      family: 'FangSong',
      place: 'workspace',
      file: 'fonts/甲.ttf',
      version: 'Version 7.01',
      license: '只限某某试验中心使用',
    });
    expect(role).toMatchObject({
      searched: [
        {
          place: 'workspace',
          refused: [{ file: 'fonts/乙.ttf', defect: 'restricted' }],
          foundBy: 'FangSong',
        },
      ],
    });
    const notFound = role?.searched[0]?.notFound;
    expect(notFound).toContain('仿宋_GB2312');
    expect(notFound).not.toContain('FangSong');
    expect(of.unused).toEqual([
      { file: 'fonts/丙.ttf', families: ['Nobody’s'], defect: null },
      { file: 'fonts/乙.ttf', families: ['FangSong_GB2312'], defect: 'restricted' },
    ]);
    expect(role?.font?.coverage.gb2312?.covered).toBe([...'试验情况本周做了一次国'].length);
  });

  test('are there for a role without any font, which a check fails for', () => {
    const root = workspaceWith(3);
    putFile(root, 'fonts/fonts.yaml', 'roles: {小标宋: [{families: [某某标宋]}]}\n');
    const run = fonts(root, '--format', 'json', '--check');
    const of: Data = JSON.parse(run.stdout);
    expect(roleOf(of, '小标宋')).toMatchObject({
      font: null,
      searched: [{ place: 'workspace', notFound: ['某某标宋'] }],
    });
    expect(of.problems.map(({ kind }) => kind)).toContain('no-font');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('“小标宋”没有可用的字体');
  });
});

test('a variable font is named as one, with what is set of it', () => {
  const root = workspaceWith(3);
  const weights = { span: [100, 200, 900], named: new Map([['Light', 200]]) } as const;
  putFont(root, 'fonts/甲.ttf', { family: '仿宋', weights });
  expect(fonts(root).stdout.replaceAll(/\n +/g, '')).toContain('可变字体：粗细 100～900，排的是 200（Light）');
  expect(fonts(root, '--lang', 'en').stdout.replaceAll(/\s+/g, ' ')).toContain('weight 100 to 900, set at 200 (Light)');
  const axes = [{ tag: 'wght', name: 'Weight', min: 100, default: 200, max: 900 }];
  const variation = { axes, instances: ['Light'], set: 'Light', at: { wght: 200 } };
  expect(roleOf(data(root), '仿宋')?.font?.variation).toEqual(variation);
  expect(roleOf(data(root), '黑体')?.font).not.toHaveProperty('variation');
  const { stdout } = runBulletin(['doctor'], { cwd: root });
  expect(stdout.replaceAll(/\n +/g, '')).toContain('fonts/甲.ttf 是可变字体：粗细 100～900，排的是 200（Light）');
});

test('an instance that fonts.yaml chooses is set, named and embedded; one that is not there is refused with those that are', () => {
  const root = workspaceWith(3);
  const weights = {
    span: [100, 200, 900],
    named: new Map([
      ['Light', 200],
      ['Bold', 700],
    ]),
  } as const;
  putFont(root, 'fonts/甲.ttf', { family: '变体', postScriptName: 'Bianti-Light', weights });
  const own = (instance: string): void => {
    const shipped = readFileSync(new URL('../../fonts/fonts.yaml', import.meta.url), 'utf8');
    putFile(
      root,
      'fonts/fonts.yaml',
      shipped.replace(/ {2}仿宋:\n/u, `$&    - {families: [变体], 实例: ${instance}}\n`),
    );
  };
  own('Bold');
  const { status, stdout, stderr } = runBulletin(['build', '3', '--no-system-fonts', '--verbose'], { cwd: root });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stdout + stderr).toContain('Bianti-Bold');
  expect(roleOf(data(root), '仿宋')?.font).toMatchObject({
    postScriptName: 'Bianti-Bold',
    style: 'Bold',
    file: 'fonts/甲.ttf',
    variation: { set: 'Bold', at: { wght: 700 } },
  });
  own('Black');
  const refused = runBulletin(['build', '3', '--no-system-fonts'], { cwd: root });
  expect(refused.stderr).toContain('没有 fonts.yaml 要的“Black”，可以要的是：Light、Bold，或者粗细的数（100～900）');
  expect(fonts(root).stdout.replaceAll(/\n +/g, '')).toContain('没有用 fonts/甲.ttf：这个可变字体里没有');
  expect(runBulletin(['doctor'], { cwd: root }).stdout).toContain('可以要的是：Light、Bold');
});

test('a variable font that no role has is named with what it can be, also to whoever begins', () => {
  const root = temporaryFolder();
  const weights = { span: [100, 200, 900], named: new Map([['Bold', 700]]) } as const;
  putFont(root, 'fonts/甲.ttf', { family: '变体', weights });
  const typed = ['--name', '试验动态', '--publisher', '某某市试验中心', '--number', '1', '--issue', '1'];
  const begun = runBulletin(['init', '.', ...typed], { cwd: root });
  expect(begun).toMatchObject({ status: 0 });
  const named = 'fonts/甲.ttf 是可变字体（粗细 100～900），没有哪一种用途用它';
  expect(begun.stderr).toContain(`字体：\n  · ${named}\n`);
  expect(begun.stderr).toContain('families: [变体]，instance: Bold，或者粗细的数（100～900）');
  expect(runBulletin(['doctor'], { cwd: root }).stdout).toContain(named);
  expect(fonts(root).stdout).toContain('可变字体：粗细 100～900；写名称的时候，写明 instance：Bold');
});

test('a WOFF2 in fonts/ is set in by a build too', async () => {
  const root = workspaceWith(3);
  mkdirSync(join(root, 'fonts'));
  const font = buildTrueType(plain('试验情况本周做了一次。国', { family: '仿宋', postScriptName: 'Mine' }));
  writeFileSync(join(root, 'fonts/甲.woff2'), await packWoff2(font));
  const env = { BULLETIN_CACHE: cacheWithFonts() };
  const run = () => runBulletin(['fonts', '--no-system-fonts', '--format', 'json'], { cwd: root, env });
  expect(roleOf(JSON.parse(run().stdout), '仿宋')?.font).toMatchObject({
    postScriptName: 'Mine',
    file: 'fonts/甲.woff2',
  });
  expect(runBulletin(['build', '3', '--no-system-fonts'], { cwd: root, env })).toMatchObject({ status: 0 });
});

describe('characters that the texts need', () => {
  const rare = (note = ''): string => {
    const root = workspaceWith(3);
    putFile(
      root,
      'issues/3/02-人员.md',
      `# 到岗\n\n${note}𠮷某、𠮷某到岗。\n\n**某某**同志到岗。\n\n**𠮷某**同志到岗。\n`,
    );
    return root;
  };

  test('and that the role’s font lacks are listed once with all their places', () => {
    expect(data(rare()).missing).toEqual([
      {
        role: '黑体',
        codePoint: 'U+20BB7',
        character: '𠮷',
        kind: 'other-font',
        font: 'LXGW WenKai',
        accepted: false,
        places: ['issues/3/02-人员.md:7:3'],
      },
    ]);
    expect(data(workspaceWith(3)).missing).toEqual([]);
  });

  test('make a check fail, unless a note in the text accepts what stands in for them', () => {
    const run = fonts(rare(), '--check');
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('字体有 1 处问题：\n  U+20BB7（𠮷）：“黑体”的字体里没有');
    const root = workspaceWith(3);
    const note = '<!-- bulletin-ignore substituted-glyph: 人名，已经核对 -->';
    putFile(root, 'issues/3/02-人员.md', `# 到岗\n\n${note}\n**𠮷某**同志到岗。\n`);
    expect(data(root).missing).toMatchObject([{ codePoint: 'U+20BB7', accepted: true }]);
    expect(fonts(root, '--check')).toMatchObject({ status: 0 });
    expect(fonts(root).stdout).toContain('已认可');
  });

  test('and that no font has make a check fail whatever is said', () => {
    const root = workspaceWith(3);
    putFile(root, 'issues/3/02-人员.md', '# 到岗\n\n张\ue123同志到岗。\n');
    expect(data(root).problems).toMatchObject([{ kind: 'missing' }]);
    expect(data(root).missing).toMatchObject([{ codePoint: 'U+E123', kind: 'missing', font: null, accepted: false }]);
    expect(fonts(root, '--check').status).toBe(1);
    expect(fonts(root).status).toBe(0);
  });

  test('are those of the newest issue that is not released; of others where they are named', () => {
    const root = workspaceWith(50, 51, 52);
    runBulletin(['release', '52', '--no-system-fonts'], { cwd: root });
    putFile(root, 'issues/53/index.md', header(53));
    expect(data(root).issues).toEqual(['51']);
    expect(data(root, '52', '第50期').issues).toEqual(['52', '50']);
    expect(data(root, '--all').issues).toEqual(['50', '51', '52']);
    const run = fonts(root, '49');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('49');
  });

  test('are those of the newest where all are released, and of none where there is none', () => {
    const root = workspaceWith(50, 51);
    for (const number of ['50', '51']) runBulletin(['release', number, '--no-system-fonts'], { cwd: root });
    expect(data(root).issues).toEqual(['51']);
    const empty = fonts(workspaceWith(), '--check');
    expect(empty.status).toBe(0);
    expect(empty.stdout).toContain('没有可以查的一期');
  });

  test('of an issue that can’t be set are not all known, which is said and fails', () => {
    const root = workspaceWith(3);
    putFile(root, 'issues/3/index.md', '---\nnumber: 3\n---\n');
    const run = fonts(root, '--check', '--format', 'json');
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ unset: ['3'], problems: [{ kind: 'unset' }] });
    expect(run.stderr).toContain('bulletin check 3');
    expect(fonts(root).status).toBe(1);
  });
});

test('a font that may not be embedded makes a check fail, also where another took its place', () => {
  const root = workspaceWith(3);
  putFont(root, 'fonts/甲.ttf', { family: 'SimHei', fsType: 2 });
  const run = fonts(root, '--check', '--lang', 'en');
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('1 problem with the fonts:\n  fonts/甲.ttf: its maker does not allow embedding');
  expect(run.stdout).toContain('passed over fonts/甲.ttf: its maker does not allow embedding');
  expect(fonts(workspaceWith(3), '--check')).toMatchObject({ status: 0 });
});

test('a mistake in fonts.yaml is told as a finding, with exit 1', () => {
  const root = workspaceWith(3);
  putFile(root, 'fonts/fonts.yaml', 'roles: {仿宋: 甲}\n');
  const run = fonts(root);
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toContain('[value-shape]');
});

test('outside of a workspace there are no fonts to show', () => {
  expect(fonts(temporaryFolder()).status).toBe(2);
});

test('a link out of the workspace is not followed to lock fonts', () => {
  const [root, elsewhere] = [workspaceWith(3), temporaryFolder()];
  symlinkSync(elsewhere, join(root, 'fonts'));
  expect(fonts(root, '--lock')).toMatchObject({ status: 2, stdout: '' });
  renameSync(join(root, 'fonts'), join(root, 'other'));
  putFile(elsewhere, 'their.lock', 'theirs\n');
  mkdirSync(join(root, 'fonts'));
  symlinkSync(join(elsewhere, 'their.lock'), join(root, 'fonts/fonts.lock'));
  expect(fonts(root, '--lock')).toMatchObject({ status: 2, stdout: '' });
});

test.each(['zh', 'en'])('the help in %s fits 80 columns and shows examples', (language) => {
  const { status, stdout } = runBulletin(['fonts', '--help', '--lang', language]);
  expect(status).toBe(0);
  for (const line of stdout.split('\n')) expect(cellWidth(line), line).toBeLessThanOrEqual(80);
  for (const option of ['--all', '--format', '--check', '--lock', '--no-system-fonts'])
    expect(stdout).toContain(option);
  expect(stdout).toMatch(/^ {2}bulletin fonts --lock {2,}\S/m);
});
