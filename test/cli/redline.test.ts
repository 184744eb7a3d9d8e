import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blankRows, idat, iend, ihdr, pngOf } from '../image/make-png.js';
import { zipOf } from '../tools/build-docx.js';
import { textByPdfium } from '../tools/read-content.js';
import { openDocx, xmlOf } from '../tools/read-docx.js';
import { alternativesByPdfjs, outlineByPdfjs, type ReadElement, treeByPoppler } from '../tools/read-structure.js';
import { few } from '../tools/suite.js';
import { requireProgram } from '../tools/system-program.js';
import { requireValidator, validatePdfs } from '../tools/validate-pdf.js';
import { settledText } from '../tools/word-processor.js';
import { header, putFile, type Run, runBulletin, temporaryFolder, workspaceWith } from './run-bulletin.js';

const sound = ['--no-system-fonts'];
const SECTION = 'issues/9/01-试验.md';
const PDF = 'dist/9-花脸稿.pdf';

const run = (root: string, ...typed: readonly string[]): Run => runBulletin([...typed, ...sound], { cwd: root });
const wordsOf = async (root: string, path = PDF): Promise<readonly string[]> =>
  (await textByPdfium(readFileSync(join(root, path)))).map((page) => page.join('\n').replaceAll(/[^\S\n]/g, ''));

const BEFORE = `# 试验情况

省中心召开专题会议研究部署窗口工作。

本周做了21次试验，12月5日完成[^1]。

1. **加强调度。**各地市积极行动，进展顺利。
2. **完善制度。**印发管理办法，自下月起施行。

表1 各市州办件情况

| 市州 | 受理 |
|---|---|
| 成都市 | 1024 |
| 绵阳市 | 512 |

全省窗口平稳运行，群众满意度稳步提升。

[^1]: 不含分中心的数据。
`;

const AFTER = `# 试验和推广情况

本周做了23次试验，12月6日完成[^1]。

1. **完善制度。**印发管理办法，自下月起施行。
2. **强化督导。**新增一项督导检查工作。

表1 各市州办件情况

| 市州 | 受理 |
|---|---|
| 成都市 | 1036 |
| 阿坝州 | 128 |

全省窗口平稳运行，群众满意度稳步提升。

省中心召开专题会议研究部署窗口工作。

[^1]: 不含分中心和乡镇的数据。
`;

/** Two versions of which paragraphs, items and headings were parted and joined, beside one that moved. */
const WHOLE = `# 试验情况

省中心召开专题会议研究部署窗口工作。

各地市积极行动，进展顺利。群众满意度稳步提升，办理时限持续压缩。

窗口服务的时间不变。

## 推进情况

## 存在问题

1. **加强调度。**各地市积极行动，进展顺利。
2. 窗口作风持续改进，全省平稳运行。
3. 完善制度建设，印发管理办法。上门服务企业二十家，办理三十件。

办事大厅的地址不变。

继续推进各项改革工作。

确保年底前完成全部任务。
`;

const PARTED = `# 试验情况

各地市积极行动，进展顺利。

群众满意度稳步提升，办理时限持续压缩。

窗口服务的时间不变。

## 推进情况存在问题

1. **加强调度。**各地市积极行动，进展顺利。窗口作风持续改进，全省平稳运行。
2. 完善制度建设，印发管理办法。
3. **上门服务。**企业二十家，办理三十件。

办事大厅的地址不变。

省中心召开专题会议研究部署窗口工作。

继续推进各项改革工作，确保年底前完成全部任务。
`;

/** A table with all that may belong to one, and below it a text; and the same the other way round, with other rows. */
const TABLE_FIRST = `# 试验情况

表1 各市州办件情况

单位：件

| 市州 | 受理 |
|---|---|
| 成都市 | 1024 |
| 绵阳市 | 512 |
| 德阳市 | 256[^1] |

注：数据截至12月6日。

全省窗口平稳运行。

各地市积极行动，进展顺利。

[^1]: 不含分中心的数据。
`;

const TABLE_LAST = `# 试验情况

全省窗口平稳运行。

各地市积极行动，进展顺利。

表1 各市州办件情况

| 市州 | 受理 |
|---|---|
| 成都市 | 1024 |
| 德阳市 | 257[^1] |
| 阿坝州 | 128 |

注：数据截至12月6日。

[^1]: 不含分中心的数据。
`;

/** A Word copy with a text of one of its parts made another, packed anew as other programs do. */
function replaceInDocx(copy: Uint8Array, name: string, text: string | RegExp, other: string): Buffer {
  const parts = [...openDocx(copy)].map(([path, bytes]) => ({
    name: path,
    content: path === name ? Buffer.from(bytes).toString().replace(text, other) : bytes,
  }));
  return zipOf(parts);
}

/** A workspace of an issue that went out as a draft and was changed since. */
function changedSinceDraft(before = BEFORE, after = AFTER): string {
  const root = workspaceWith(9);
  putFile(root, SECTION, before);
  expect(run(root, 'build', '9', '--draft').status).toBe(0);
  putFile(root, SECTION, after);
  return root;
}

describe('against the last draft', () => {
  test('marks what changed, and lists it by page and line', async () => {
    const root = changedSinceDraft();
    const { status, stdout, stderr } = run(root, 'redline', '9');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${PDF}\n` });
    expect(stderr).toMatch(/^第9期：与送审稿第1稿比较，改动 \d+ 处；花脸稿 3 页，最后是改动一览\n$/);
    const [first = '', second = '', list = '', ...more] = await wordsOf(root);
    expect(more).toEqual([]);
    expect(second).toContain('花脸稿第2页，共2页');
    expect(first).toContain('花脸稿第1页，共2页');
    expect(first).toContain('与送审稿第1稿比较：删去的划线，新增的加下划线，移来的加双下划线；各行与清稿不同');
    expect(first).toContain('〔原有一段移到别处：“省中心召开专题会议研……”〕');
    expect(first).toContain('21次23次试验，12月5日12月6日完成');
    expect(list.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^改动一览（共\d+处）$/),
        expect.stringMatching(/第1页第1行增加“和推广”$/),
        expect.stringMatching(/第1页第3行“21次”改为“23次”$/),
        expect.stringMatching(/第1页表格“1024”改为“1036”$/),
        expect.stringMatching(/第1页脚注增加“和乡镇”$/),
        expect.stringMatching(/移来一段“省中心召开专题会议研究部署窗口工作。”（原在第1页第2行）$/),
      ]),
    );
  });

  test('tells a paragraph that was parted or joined once, as that', async () => {
    const root = changedSinceDraft(WHOLE, PARTED);
    expect(run(root, 'redline', '9').status).toBe(0);
    const [page = '', , list = ''] = await wordsOf(root);
    expect(page.replaceAll('\n', '')).toContain('进展顺利。〔分段〕2.窗口作风持续改进');
    expect(list.split('\n').slice(1, -1)).toEqual([
      '第1页第3行自“群众满意度稳步提升，……”起另起一段',
      '第1页第6行“（二）存在问题”接排，不另起段',
      '第1页第7行“2.窗口作风持续改进……”接排，不另起段',
      '第1页第9行“3.”改为“2.”',
      '第1页第9行自“3.上门服务。企业二……”起另起一段',
      '第1页第10行增加“。”',
      '第1页第12行移来一段“省中心召开专题会议研究部署窗口工作。”（原在第1页第2行）',
      '第2页第1行“。”改为“，”',
      '第2页第1行“确保年底前完成全部任务。”接排，不另起段',
    ]);
  });

  test('has bookmarks of what headings say now, where they were parted too', async () => {
    const root = changedSinceDraft(PARTED, WHOLE);
    expect(run(root, 'redline', '9').status).toBe(0);
    expect((await wordsOf(root))[0]).toContain('（一）推进情况〔分段〕');
    const [section] = await outlineByPdfjs(readFileSync(join(root, PDF)));
    expect(section?.kids.map(({ title }) => title)).toEqual(['（一）推进情况', '（二）存在问题']);
  });

  test('tells a table or a picture that moved once, as that', async () => {
    const root = changedSinceDraft(TABLE_FIRST, TABLE_LAST);
    expect(run(root, 'redline', '9').status).toBe(0);
    const pages = await wordsOf(root);
    expect(pages[0]).toContain('〔原有一表移到别处：“表1各市州办件情况”〕');
    expect(pages.at(-1)?.split('\n').slice(1, -1)).toEqual([
      '第1页表格移来一表“表1各市州办件情况”（原在第1页第2行）',
      '第1页表格删去“单位：件”',
      '第1页表格删去“绵阳市512”',
      '第1页表格“256”改为“257”',
      '第1页表格增加“阿坝州128”',
    ]);
    const image = pngOf(ihdr({ width: 300, height: 300 }), idat(blankRows(300, 300)), iend);
    writeFileSync(join(root, 'issues/9/甲.png'), image);
    const [words, picture] = ['本周做了一次试验。\n\n全省窗口平稳运行。\n\n', '![图1 试验现场的情况](甲.png)\n\n'];
    putFile(root, SECTION, `# 试验情况\n\n${picture}${words}`);
    expect(run(root, 'build', '9', '--draft').status).toBe(0);
    putFile(root, SECTION, `# 试验情况\n\n${words}${picture}`);
    expect(run(root, 'redline', '9', '--to', 'pdf,docx').stderr).toContain('改动 1 处');
    const moved = (await wordsOf(root)).join('\n');
    expect(moved).toContain('〔原有一图移到别处：“图1试验现场的情况”〕');
    expect(moved).toContain('〔下图是移来的〕');
    expect(moved).toMatch(/移来一图“图1试验现场的情况”（原在第1页第2行）/);
    const xml = xmlOf(openDocx(readFileSync(join(root, 'dist/9-花脸稿.docx'))), 'word/document.xml');
    expect(xml.match(/<w:move(?:From|To)RangeStart [^>]*w:name="move1"/g)).toHaveLength(2);
  });

  test('takes figures along that changed with another issue alone', async () => {
    const root = workspaceWith(8, 9);
    const counted = (count: number): string => `statistics: {窗口: {咨询: ${count}}}\n`;
    const settings = readFileSync(join(root, 'issues/bulletin.yaml'), 'utf8');
    const opening = 'opening: [{year: 2001, through: 7, 咨询: 100}]';
    putFile(
      root,
      'issues/bulletin.yaml',
      `${settings}statistics: {窗口: {title: 服务窗口, measures: {咨询: 人次}, ${opening}}}\n`,
    );
    putFile(root, 'issues/8/index.md', header(8, counted(10)));
    putFile(root, 'issues/9/index.md', header(9, counted(20)));
    putFile(root, SECTION, '# 试验情况\n\n今年以来累计{{窗口.本年.咨询}}人次。\n');
    const draft = run(root, 'build', '9', '--draft');
    expect(draft.status).toBe(0);
    expect(run(root, 'redline', '9').stderr).toContain('没有差别');
    putFile(root, 'issues/8/index.md', header(8, counted(11)));
    expect(run(root, 'redline', '9').stderr).toContain('改动 1 处');
    expect((await wordsOf(root)).at(-1)).toMatch(/第1页第2行“130人次”改为“131人次”/);
  });

  test('writes no file where nothing differs, and says so', () => {
    const root = changedSinceDraft(BEFORE, BEFORE.replace('# 试验情况', '# 试验情况 '));
    const { status, stdout, stderr } = run(root, 'redline', '9');
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: '第9期：与送审稿第1稿没有差别，没有生成花脸稿\n',
    });
    expect(existsSync(join(root, PDF))).toBe(false);
    putFile(root, PDF, '以前的');
    expect(run(root, 'redline', '9').stderr).toContain('dist/9-花脸稿.pdf 是以前比较的，没有动它');
    expect(readFileSync(join(root, PDF), 'utf8')).toBe('以前的');
  });

  test('makes nothing where the sources have errors', () => {
    const root = changedSinceDraft(BEFORE, `${AFTER}\n<b>\n`);
    const { status, stdout, stderr } = run(root, 'redline', '9');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('第9期：稿件有错误，没有生成花脸稿');
  });

  test('pictures are told by what they show, whatever their files are called', async () => {
    const root = workspaceWith(9);
    const image = (size: number): Buffer =>
      pngOf(ihdr({ width: size, height: size }), idat(blankRows(size, size)), iend);
    const text = (one: string, two: string): string =>
      `# 试验情况\n\n本周做了一次试验。\n\n![图1 甲](${one})\n\n![图2 乙](${two})\n`;
    writeFileSync(join(root, 'issues/9/甲.png'), image(300));
    writeFileSync(join(root, 'issues/9/乙.png'), image(320));
    putFile(root, SECTION, text('甲.png', '乙.png'));
    expect(run(root, 'build', '9', '--draft').status).toBe(0);
    writeFileSync(join(root, 'issues/9/丙.png'), image(300));
    writeFileSync(join(root, 'issues/9/乙.png'), image(340));
    putFile(root, SECTION, text('丙.png', '乙.png'));
    expect(run(root, 'redline', '9', '--to', 'pdf,docx').stderr).toContain('改动 1 处');
    const words = (await wordsOf(root)).join('\n');
    expect(words).toContain('〔下图删去〕');
    expect(words).toContain('〔下图是新加的〕');
    expect(words).toMatch(/第\d页图换了图“图2乙”/);
    const media = [...openDocx(readFileSync(join(root, 'dist/9-花脸稿.docx'))).keys()].filter((name) =>
      /media/.test(name),
    );
    expect(media).toHaveLength(3);
  });

  test('blanks that were filled in since are changes', async () => {
    const root = workspaceWith(9);
    putFile(root, 'issues/9/index.md', header(9).replace(/^date:.*\n/m, ''));
    expect(run(root, 'build', '9', '--draft').status).toBe(0);
    putFile(root, 'issues/9/index.md', header(9));
    expect(run(root, 'redline', '9').stderr).toContain('改动 1 处');
    expect((await wordsOf(root)).at(-1)).toMatch(/第1页报头“2001年月日”改为“2001年\d+月\d+日”/);
  });
});

describe('against other versions', () => {
  test('there has to be one', () => {
    const root = workspaceWith(9);
    for (const from of [[], ['--from', 'draft'], ['--from', 'released'], ['--from', 'nothing']]) {
      const { status, stdout, stderr } = run(root, 'redline', '9', ...from);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^错误：/);
    }
    expect(existsSync(join(root, 'dist'))).toBe(false);
    putFile(root, '别的.zip', 'PK');
    expect(run(root, 'redline', '9', '--from', '别的.zip').stderr).toContain('“别的.zip”里没有可以比较的一稿');
  });

  test('a release, also without saying so where no draft is kept', () => {
    const root = workspaceWith(9);
    expect(run(root, 'build', '9').status).toBe(0);
    expect(run(root, 'release', '9').status).toBe(0);
    expect(run(root, 'redline', '9').stderr).toContain('与印发稿没有差别');
    putFile(root, SECTION, '# 试验情况\n\n本周做了两次试验。\n');
    expect(run(root, 'redline', '9', '--from', 'released').stderr).toContain('与印发稿比较，改动 1 处');
  });

  test('kept sources, wherever they lie', () => {
    const root = changedSinceDraft();
    const elsewhere = temporaryFolder();
    const kept = join(elsewhere, '9-送审稿-稿件.zip');
    cpSync(join(root, 'issues/9/9-送审稿-稿件.zip'), kept);
    expect(run(root, 'redline', '9', '--from', kept).stderr).toContain('与送审稿第1稿比较');
    const other = workspaceWith(7);
    const { status, stderr } = run(other, 'redline', '7', '--from', kept);
    expect(status).toBe(2);
    expect(stderr).toContain('没有第7期的 index.md');
  });

  describe('a copy for Word', () => {
    /** A workspace whose issue changed after a Word copy of it was made, and the copy, which lies elsewhere. */
    function changedSinceCopy(...typed: readonly string[]): { readonly root: string; readonly copy: string } {
      const root = workspaceWith(7, 9);
      putFile(root, SECTION, BEFORE);
      expect(run(root, 'build', '9', '--to', 'docx', ...typed).status).toBe(0);
      const copy = join(temporaryFolder(), '退回.docx');
      cpSync(join(root, typed.includes('--draft') ? 'dist/9-送审稿.docx' : 'dist/9.docx'), copy);
      putFile(root, SECTION, AFTER);
      return { root, copy };
    }

    test('stands for the draft that it was made of, whatever was changed in it', async () => {
      const { root, copy } = changedSinceCopy('--draft');
      writeFileSync(copy, replaceInDocx(readFileSync(copy), 'word/document.xml', '进展顺利', '一切顺利'));
      expect(run(root, 'redline', '9', '--from', copy).stderr).toContain('与送审稿第1稿比较，改动');
      const words = (await wordsOf(root)).join('');
      expect(words).toContain('21次23次');
      expect(words).not.toContain('一切顺利');
    });

    test('stands for the commit that it was made of', () => {
      const { root, copy } = changedSinceCopy();
      const git = (...typed: readonly string[]) =>
        spawnSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b.cn', ...typed]);
      expect(run(root, 'redline', '9', '--from', copy)).toMatchObject({ status: 2, stdout: '' });
      expect(run(root, 'redline', '9', '--from', copy).stderr).toContain('现在的稿件、送审稿、印发稿和 git 里都没有');
      putFile(root, SECTION, BEFORE);
      git('init');
      git('add', '-A');
      git('commit', '-m', '1');
      putFile(root, SECTION, AFTER);
      expect(run(root, 'redline', '9', '--from', copy).stderr).toMatch(/与提交 [\da-f]{8}比较，改动/);
    });

    test('is told by its text where another program left its mark out, and of another issue never', () => {
      const { root, copy } = changedSinceCopy('--draft');
      writeFileSync(
        copy,
        replaceInDocx(readFileSync(copy), 'docProps/custom.xml', / name="bulletin"/, ' name="other"'),
      );
      expect(run(root, 'redline', '9', '--from', copy).stderr).toContain('与送审稿第1稿（按内容对上的）比较');
      expect(run(root, 'build', '7', '--to', 'docx').status).toBe(0);
      const { status, stderr } = run(root, 'redline', '9', '--from', 'dist/7.docx');
      expect(status).toBe(2);
      expect(stderr).toContain('“dist/7.docx”是第 7 期的稿，不是第 9 期的');
    });
  });

  test('a released PDF, or an issue’s folder that was put away, and no other file', async () => {
    const root = workspaceWith(9);
    putFile(root, SECTION, BEFORE);
    expect(run(root, 'build', '9').status).toBe(0);
    const away = temporaryFolder();
    const [sources, released] = [join(away, '9'), join(away, '印发')];
    cpSync(join(root, 'issues/9'), sources, { recursive: true });
    expect(run(root, 'release', '9').status).toBe(0);
    cpSync(join(root, 'issues/9'), released, { recursive: true });
    cpSync(join(root, 'dist/9.pdf'), join(away, '印发.pdf'));
    putFile(root, SECTION, AFTER);
    const compare = (from: string): string => run(root, 'redline', '9', '--from', from).stderr;
    expect(compare(join(away, '印发.pdf'))).toContain('与印发稿比较，改动');
    expect(compare(released)).toContain('与印发稿比较，改动');
    expect(compare(sources)).toContain('与存档的一稿比较，改动');
    expect((await wordsOf(root)).join('')).toContain('21次23次');

    putFile(away, '别的.pdf', '%PDF-1.7\n');
    expect(compare(join(away, '别的.pdf'))).toContain('不是第9期印发时存的 PDF');
    putFile(away, '别的.txt', '本周做了一次试验。');
    expect(compare(join(away, '别的.txt'))).toContain('里没有可以比较的一稿');
    expect(compare(away)).toContain('里没有可以比较的一稿');
  });

  test('a commit of git', async () => {
    const root = workspaceWith(8, 9);
    const git = (...typed: readonly string[]) =>
      spawnSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b.cn', ...typed]);
    putFile(root, SECTION, BEFORE);
    git('init');
    git('add', '-A');
    git('commit', '-m', '1');
    putFile(root, SECTION, AFTER);
    const { status, stderr } = run(root, 'redline', '9', '--from', 'HEAD');
    expect(status).toBe(0);
    expect(stderr).toMatch(/与提交 [\da-f]{8}比较/);
    expect((await wordsOf(root)).join('')).toContain('21次23次');
    expect(run(root, 'redline', '9', '--from=--output=x').status).toBe(2);
  });
});

test('ci compares the issues that went out as drafts, and no others', () => {
  const root = changedSinceDraft();
  putFile(root, 'issues/10/index.md', header(10));
  putFile(root, 'issues/10/01-试验.md', '# 试验情况\n\n本周做了一次试验。\n');
  const { status, stderr } = run(root, 'ci');
  expect(status).toBe(0);
  expect(stderr).toContain('第9期：与送审稿第1稿比较');
  expect(existsSync(join(root, PDF))).toBe(true);
  expect(existsSync(join(root, 'dist/10-花脸稿.pdf'))).toBe(false);
});

describe('the files', () => {
  test.skipIf(!requireValidator())('the PDF is an archive’s', () => {
    const root = changedSinceDraft();
    expect(run(root, 'redline', '9').status).toBe(0);
    const verdicts = validatePdfs(new Map([['9', readFileSync(join(root, PDF))]])).get('9');
    expect(verdicts?.map(({ profile, failures }) => [profile, failures])).toEqual([
      ['2a', []],
      ['ua1', []],
    ]);
  });

  test.skipIf(!requireProgram('pdfinfo'))(
    'the PDF says aloud what is gone and new, and has no other text for it',
    async () => {
      const root = changedSinceDraft();
      expect(run(root, 'redline', '9').status).toBe(0);
      const pdf = readFileSync(join(root, PDF));
      const spans = (await alternativesByPdfjs(pdf)).filter(({ tag }) => tag === 'Span').map(({ words }) => words);
      expect(spans.slice(0, 5)).toEqual(['新增：和推广', '删去：21次', '新增：23次', '删去：12月5日', '新增：12月6日']);
      expect(spans).toEqual(expect.arrayContaining(['删去：绵阳市', '新增：阿坝州', '新增：和乡镇']));
      const decorated = new Map<string, string[]>();
      const look = ({ tag, kids, attributes = [] }: ReadElement): void => {
        const text = kids.map((kid) => (typeof kid === 'string' ? kid : '')).join('');
        if (tag === 'Span') decorated.set(text, [...attributes]);
        for (const kid of kids) if (typeof kid !== 'string') look(kid);
      };
      for (const element of treeByPoppler(pdf)) look(element);
      expect(decorated.get('21次')).toEqual(['/TextDecorationType /LineThrough']);
      expect(decorated.get('23次')).toEqual(['/TextDecorationType /Underline']);
      expect((await wordsOf(root)).join('')).not.toMatch(/(?:删去|新增)：/);
    },
  );

  test('two runs give the same bytes', () => {
    const root = changedSinceDraft();
    const made = () => {
      expect(run(root, 'redline', '9', '--to', 'pdf,docx').stdout).toBe('dist/9-花脸稿.pdf\ndist/9-花脸稿.docx\n');
      return ['pdf', 'docx'].map((kind) => readFileSync(join(root, `dist/9-花脸稿.${kind}`)).toString('base64'));
    };
    expect(made()).toEqual(made());
  });

  test('the Word copy has Word’s own marks, of nobody but the office', () => {
    const root = changedSinceDraft();
    expect(run(root, 'redline', '9', '--to', 'docx').status).toBe(0);
    const xml = xmlOf(openDocx(readFileSync(join(root, 'dist/9-花脸稿.docx'))), 'word/document.xml');
    expect(xml).toContain('<w:delText xml:space="preserve">21次</w:delText>');
    for (const mark of ['ins', 'del', 'moveFrom', 'moveTo', 'moveFromRangeStart', 'moveToRangeEnd']) {
      expect(xml).toContain(`<w:${mark} `);
    }
    const authors = new Set([...xml.matchAll(/w:author="([^"]*)"/g)].map(([, author]) => author));
    expect([...authors]).toEqual(['某某试验中心']);
    expect(xml).not.toContain('w:date=');
    const ids = [...xml.matchAll(/<w:(?:ins|del|moveFrom|moveTo|move\w+RangeStart) w:id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.skipIf(!requireProgram('soffice'))(
    'LibreOffice takes all marks to the new version, and refuses all to the old one',
    { timeout: 240_000 },
    () => {
      const check = (before: string, after: string): void => {
        const root = changedSinceDraft(before, after);
        expect(run(root, 'redline', '9', '--to', 'docx').status).toBe(0);
        const clean = (text: string): Buffer => {
          putFile(root, SECTION, text);
          expect(run(root, 'build', '9', '--to', 'docx').status).toBe(0);
          return readFileSync(join(root, 'dist/9.docx'));
        };
        const marked = readFileSync(join(root, 'dist/9-花脸稿.docx'));
        expect(settledText(marked, 'Accept')).toEqual(settledText(clean(after), 'Accept'));
        expect(settledText(marked, 'Reject')).toEqual(settledText(clean(before), 'Accept'));
      };
      const both = (text: string, table: string): string => text + table.replace('# 试验情况\n', '');
      const versions: readonly (readonly [before: string, after: string])[] = [
        [both(WHOLE, TABLE_FIRST), both(PARTED, TABLE_LAST)],
        [both(PARTED, TABLE_LAST), both(WHOLE, TABLE_FIRST)],
        [BEFORE, AFTER],
      ];
      for (const [before, after] of few(versions)) check(before, after);
    },
  );
});
