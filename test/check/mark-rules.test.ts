import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/run-rules.js';
import { applyEdits } from '../../src/model/apply-edits.js';
import * as fc from '../tools/fast-check.js';
import { expectLinear, repeated } from '../tools/linear-work.js';
import { checkSection, reported } from './check-section.js';

const markRules = rules.filter(({ group }) => group === 'marks');

const found = (paragraph: string): readonly string[] => reported(markRules, paragraph);

/** The paragraph with everything mended that can be. */
function mend(text: string): string {
  let current = text;
  for (let round = 0; round < 12; round += 1) {
    const edits = checkSection(markRules, current).flatMap(({ fix }) => fix ?? []);
    const next = applyEdits(current, edits).text;
    if (next === current) return current;
    current = next;
  }
  throw new Error(`not stable: ${JSON.stringify(text)}`);
}

const mended = (paragraph: string): string => mend(`# 标题\n\n${paragraph}\n`).slice('# 标题\n\n'.length, -1);

describe('what is right is left alone', () => {
  test.each([
    '本周受理1,677件、办结3.5万件，增长12.5%，比分3:2，12:30开始，见5.1.2和v2.0。',
    '地址是https://example.org/a,b.html?c=1;d，电子邮件a.b@example.org，文件“报告.doc”。',
    "用Node.js开发，参加“Hello, world! (Beta)”活动，O'Neill先生说Mr. Smith will come.",
    '（一）甲窗口',
    '1.甲窗口参加了活动。',
    '“十四五”期间（2021—2025年），甲地—乙地的列车在3—5月运行，编号A-12、B--2。',
    '说话中断……又接着说——这是为什么？！太好了！！！',
    '按照某发〔2030〕12号和公告（2030）第3号、某令第12号执行，（2030）某01民初12号已结。',
    '用“，”号，不用“、”号。',
    '见[某某网站, 首页](https://example.org/a.b)。',
    '甲，f(x)是函数，（AI）和（Beta 2.0）都行。',
    '一.甲窗口，二是乙窗口，共三个，都参加了这次在大厅里举行的活动。',
    '唱Wait… No这首歌，To be continued...',
    "参观McDonald's公司，90's风格，5'宽和6'长，'24年。",
  ])('%s', (paragraph) => {
    expect(found(paragraph).filter((line) => !line.startsWith('han-digit-space'))).toEqual([]);
  });
});

test('what tables are written with is left alone', () => {
  const table = '| 序号 | 增长（%） | 备注 |\n|---|---|---|\n| 1. | -3.5 | —— |\n| 2. | － | 见注 |\n| / | -- | 略 |';
  expect(found(`表1 全省办件情况\n单位：件、%\n\n${table}\n\n注：不含乙项\n\n![图 1 会场](a.png)`)).toEqual([]);
  expect(found('表1 2030 年情况\n\n| 甲,乙 |\n|---|')).toEqual(['han-digit-space: >', 'half-width-mark:,>，']);
});

describe('blanks beside marks', () => {
  test.each([
    ['本周 ，甲窗口受理3件 。', '本周，甲窗口受理3件。'],
    ['推进 “一件事” 改革（ 试行 ） 。', '推进“一件事”改革（试行）。'],
    ['引入APP （ 测试版 ），丹尼尔 · 笛福。', '引入APP（测试版），丹尼尔·笛福。'],
    ['甲，　乙\u00a0；丙。', '甲，乙；丙。'],
    ['**甲** ， **乙** 。', '**甲**，**乙**。'],
  ])('%s', (typed, wanted) => {
    expect(mended(typed)).toBe(wanted);
  });

  test('several behind a full stop may part two paragraphs, and are left', () => {
    expect(found('本周召开会议。　　下周检查。')).toEqual(['mark-space/paragraph:　　']);
    expect(found('本周召开会议。　下周检查。')).toEqual(['mark-space:　>']);
  });
});

describe('single straight quotes', () => {
  test.each([
    ["推进'一件事'改革", '推进“一件事”改革'],
    ["推进``一件事''改革、＇一门＇服务、`一网´办理", '推进“一件事”改革、“一门”服务、“一网”办理'],
    ["推进“高效'办成'一件事”", '推进“高效‘办成’一件事”'],
  ])('%s', (typed, wanted) => {
    expect(mended(typed)).toBe(wanted);
  });
});

describe('half-width marks', () => {
  test.each([
    ['某某局,某某厅', '某某局，某某厅'],
    ['本周共{{综窗.本周.受理}}件, 办结{{综窗.本周.办结}}.', '本周共{{综窗.本周.受理}}件，办结{{综窗.本周.办结}}。'],
    ['时间:12:30,地点:大厅', '时间：12:30，地点：大厅'],
    ['增长3.7%,其中甲窗口12件;乙窗口13件.', '增长3.7%，其中甲窗口12件；乙窗口13件。'],
    ['共计677.', '共计677。'],
    ['某平台(APP)上线了!', '某平台（APP）上线了！'],
    ['甲（含乙)丙(含丁）', '甲（含乙）丙（含丁）'],
    ['(一)甲窗口 ( 含乙窗口 ) 的活动。', '（一）甲窗口（含乙窗口）的活动。'],
    ['甲(乙(丙)丁)戊。', '甲（乙（丙）丁）戊。'],
    ['**甲窗口:**受理12件。', '**甲窗口：**受理12件。'],
    ['甲窗口<!-- a,b -->,乙窗口。', '甲窗口<!-- a,b -->，乙窗口。'],
    ['甲窗口,\n乙窗口。', '甲窗口，\n乙窗口。'],
    ['见《办法》,按“通知”.', '见《办法》，按“通知”。'],
  ])('%s', (wrong, right) => {
    expect(mended(wrong)).toBe(right);
  });

  test('a dot between Han is reported and left: it may part a name', () => {
    expect(found('甲某.乙某某到大厅调研。')).toEqual(['half-width-mark/dot:.']);
  });

  test('what is escaped is reported and left', () => {
    expect(found('甲\\,乙。')).toEqual(['half-width-mark:\\,']);
  });

  test('an image that is none keeps its mark', () => {
    expect(found('甲窗口![图](a b.png)').filter((line) => line.includes('!'))).toEqual([]);
  });
});

describe('straight quotes', () => {
  test.each([
    ['"甲"和"乙"', '“甲”和“乙”'],
    ['推进"**高效**办成"落地', '推进“**高效**办成”落地'],
    ['"甲窗口",受理12件', '“甲窗口”，受理12件'],
    ['＂甲＂', '“甲”'],
    ['推行"一窗"办理，设立"潮汐窗口"3个', '推行“一窗”办理，设立“潮汐窗口”3个'],
  ])('%s', (wrong, right) => {
    expect(mended(wrong)).toBe(right);
  });

  test.each(['"甲"和"乙', '“甲"乙"丙”', '甲" 乙 "丙', '12"和14"的屏幕', '\\"甲"乙'])(
    '%s is reported and left',
    (paragraph) => {
      const codes = found(paragraph).filter((line) => line.startsWith('straight-quote'));
      expect(codes.length).toBeGreaterThan(0);
      expect(codes.every((line) => line.startsWith('straight-quote/unsure'))).toBe(true);
    },
  );
});

describe('dots, dashes, doubled marks', () => {
  test.each([
    ['甲...乙。。。丙…丁………', '甲……乙……丙……丁……'],
    ['甲……。', '甲……'],
    ['甲--乙－－丙——丁———戊，—己', '甲——乙——丙——丁——戊，——己'],
    ['甲，，乙、、丙。。', '甲，乙、丙。'],
    ['甲，, 。', '甲。'],
    ['甲、，乙', '甲，乙'],
    ['１２．５％，12．5％，ＶＩＰ', '12.5%，12.5%，VIP'],
    ['某发[2030]12号，某函(2030)3 号', '某发〔2030〕12号，某函〔2030〕3号'],
    ['12 月 6 日', '12月6日'],
    ['共 {{综窗.本周.受理}} 件', '共{{综窗.本周.受理}}件'],
  ])('%s', (wrong, right) => {
    expect(mended(wrong)).toBe(right);
  });

  test('a blank that Markdown needs stays', () => {
    expect(mended('甲 _12_ 乙')).toBe('甲 _12_ 乙');
  });

  test('a full-width number that would begin a list stays', () => {
    expect(mended('１. 甲')).toBe('１. 甲');
  });

  test('twelve dots alone stand for lines left out', () => {
    expect(found('…………')).toEqual([]);
  });
});

describe('the end of a sentence', () => {
  test.each([
    ['本周工作正常。甲窗口受理12件', ['sentence-end:件']],
    ['本周工作正常。共{{综窗.本周}}', ['sentence-end:{{综窗.本周}}']],
    ['本周工作正常。甲窗口𠮷', ['sentence-end:𠮷']],
    // A rare character of a name, in an office's own font, is no address.
    ['本周工作正常。来了王\ue000', ['sentence-end:\ue000']],
    ['本周工作正常。甲窗口受理12件、', ['sentence-end/comma:、']],
    ['**本周工作正常。**', []],
    ['甲窗口，乙窗口', []],
    ['（甲窗口，乙窗口，丙窗口，丁窗口，戊窗口，己窗口，庚窗口供稿）', []],
    ['本周工作正常。各窗口加强了交流。（某某窗口供稿）', []],
    ['他说：“本周工作正常。”', []],
    ['本周工作正常。见https://example.org', []],
    ['本周工作正常。\\\n某某市某某局，某某厅', []],
  ])('%s', (paragraph, places) => {
    expect(found(paragraph)).toEqual(places);
  });
});

/** Of each property: most of what meets in pairs and threes. */
const RUNS = 100;

/** Pieces that meet in every way: marks of both widths, Markdown, notes, placeholders, addresses. */
const pieces = fc.constantFrom(
  ...'某局窗口件一二'.split(''),
  ...',.;:?!()"\'，。、；：？！（）“”《》…—～·'.split(''),
  ...[
    '12',
    '3.5',
    '１２',
    'Ａ',
    'APP',
    ' ',
    '  ',
    '--',
    '－',
    '...',
    '。。',
    '\n',
    '%',
    '％',
    '[2030]',
    '（2030）',
    '12号',
  ],
  ...[
    '**',
    '*',
    '_',
    '{{综窗.本周}}',
    '<!-- a,b -->',
    'https://a.cn/b,c',
    '[某](https://a.cn)',
    '\\',
    '&amp;',
    '\u3000',
    '#',
    '-',
    '𠮷',
  ],
);

const protectedParts = (text: string): readonly string[] =>
  text.match(/\{\{[^{}]*\}\}|<!--.*?-->|https:\/\/a\.cn(?:\/b,c)?/g) ?? [];

describe('mending', () => {
  test('is done once: nothing that can be mended is left, and a second run changes nothing', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const once = mend(`# 标题\n\n${parts.join('')}\n`);
        expect(checkSection(markRules, once).filter(({ fix }) => fix)).toEqual([]);
        expect(mend(once)).toBe(once);
      }),
      { numRuns: RUNS },
    );
  });

  test('never touches placeholders, notes and addresses', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = `# 标题\n\n${parts.join('')}\n`;
        expect(protectedParts(mend(text))).toEqual(protectedParts(text));
      }),
      { numRuns: RUNS },
    );
  });

  test('leaves the number of lines as it is', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(mend(text).split('\n')).toHaveLength(text.split('\n').length);
      }),
    );
  });
});

test.each([
  ',',
  '.',
  '(',
  ')',
  '"',
  '…',
  '-',
  '－',
  '。',
  '，',
  ' ',
  '１',
  '[',
  '（，',
  '，。',
  '某 ',
  '(某',
  '某"',
  '……。',
  '(2030)1号',
  '[2030]1号',
  ', ',
  '( ',
  '某"某" ',
  '《某许可证》',
  '召开《某会》',
  '强调“某',
  '某（某。）',
  '指出：某：',
  '。”。',
  '”一一',
  'APP.',
  '100%!',
])('100 KB of %j take time in proportion', (piece) => {
  expectLinear((size) => checkSection(markRules, `# 标题\n\n某${repeated(piece, size)}\n`));
});
