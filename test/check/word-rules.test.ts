import { describe, expect, test } from 'vitest';
import { confusableWords } from '../../src/check/confusable-words.js';
import { rules } from '../../src/check/run-rules.js';
import { applyEdits } from '../../src/model/apply-edits.js';
import { type Finding, ruleOf } from '../../src/model/finding.js';
import { expectLinear, repeated } from '../tools/linear-work.js';
import { checkIssue, shownIn } from './check-issue.js';

const wordRules = rules.filter(({ group }) => group === 'words');

/** What the rules of words report in issue 12, of 18 to 22 March 2030. */
const check = (text: string): readonly Finding[] => checkIssue(wordRules, { text });
const found = (text: string): readonly string[] => shownIn(check(text));

/** The text with everything mended that can be. */
function mended(text: string): string {
  const findings = check(text);
  const source = findings[0]?.range.file.text ?? '';
  const edits = findings.flatMap(({ fix }) => fix ?? []);
  return applyEdits(source, edits).text.slice('# 标题\n\n'.length, -1);
}

describe('what is right is left alone', () => {
  test.each([
    // Marks
    '他说：“要‘马上就办’，不要‘明天再说’。”',
    '“十五五”规划（2026—2030年）提出5个目标：1）提速；2）增效；3）便民。',
    '见《关于印发〈某某办法〉的通知》（某府发〔2030〕12号）。',
    '第一段说：“先到甲窗口。\n\n“再到乙窗口。\n\n“最后到丙窗口。”',
    'The user’s guide说明了这一点。',
    '《甲办法》（试行）、《乙办法》，“甲”、乙和“丙”。',
    '按等级、等次、等额分配，分为甲、乙、丙等。',
    // Numbers
    '3月18日—22日，9:00—17:00，2029—2030年，第3—5页，10%～20%，5000～1万元，1.2万～1.5万人。',
    '编号12-3号，标准GB/T 15834-2011，电话028-12345678，地址3-2-1号，比分3-1。',
    '累计31803件，本周1634件，拨打12345热线，邮编610000，证号20300318001。',
    // Dates
    '2028年2月29日、2月29日、11月28日至30日、9月30日夜间。',
    '3月18日（星期一）、3月22日（周五），2030年5月1日星期三，3月18日周三旺同志到访。',
    '3月1日起，甲窗口延时服务。4月30日前，乙窗口完成改造。5月6日，丙窗口将开放。',
    '“2月19日，某某局召开会议”是一条旧闻。《2月19日，会议通报》已存档。',
    '自2029年3月19日以来，甲窗口平稳运行。2019年3月1日，该中心成立。',
    '去年2月5日，甲窗口开放。去年3月19日，乙窗口开放。会议于2月5日召开。',
    '3月11日，某某局召开会议。3月29日上午，某某厅召开会议。',
    // Words
    '常常、人人、天天、往往、渐渐，一步一步，三番五次，研究研究，参与与会人员的意见。',
    '为了了解目的的实现，的的确确，是是非非，发展和和平，正在在线办理，以及及时反馈。',
    '发布署名文章，立即然后，自己经手，究竟争取什么，按排名安排，一座落成的大楼，触摸式终端。',
    '既使群众满意，也使企业放心。申报已经截止，截止时间为3月25日，报名截止日期另行通知。',
    '批复盖章后，上门服务的对象包括对像某某这样的老人。渡过难关，过渡期满，预防犯罪，交付主任签收。',
    '群众反应热烈，药品不良反应情况，企业反应迅速，全部置于监督之下，进入帐篷。',
    // Left over
    '规格为5×7，共12×3件，型号XXL，申请核准（已申请核准），待遇（待遇从优），真的吗？！',
    '请查阅附件（详情请查阅附件），网址为https://example.org/XX/[]?q=XX。',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a note is no text, nor is an address', () => {
    expect(
      found(
        '甲窗口<!-- ××、【待补】、\u200b、布署 -->受理677件，见https://example.org/XX和[××](https://example.org/)。',
      ),
    ).toEqual([]);
  });
});

describe('unpaired-mark', () => {
  test.each([
    ['“甲、“乙”。', ['unpaired-mark: “']],
    ['甲”和“乙”。', ['unpaired-mark/unopened: ”']],
    ['（“甲）”。', ['unpaired-mark/crossed: ）']],
    ['〔2030）12号', ['unpaired-mark: 〔', 'unpaired-mark/unopened: ）']],
    ['**“甲**”乙”', ['unpaired-mark/unopened: ”']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a quotation goes on only where the next paragraph opens it again and does not close it at once', () => {
    expect(found('“甲说。\n\n乙说。”')).toEqual(['unpaired-mark: “', 'unpaired-mark/unopened: ”']);
    expect(found('推进“一件事。\n\n“高效办”落地见效了。')).toEqual(['unpaired-mark: “']);
    expect(found('“甲说。\n\n1. “乙说。”')).toEqual(['unpaired-mark: “']);
  });

  test('a straight quotation mark may be the other half: one report is enough', () => {
    expect(found('“甲"受理677件。')).toEqual([]);
  });
});

describe('numbers and dates', () => {
  test.each([
    ['增长10~20%。', '增长10%～20%。'],
    ['增长**10**～20%。', '增长**10**～20%。'],
    ['受理3-5件、每天3——5人。', '受理3～5件、每天3～5人。'],
    ['3月18日-22日，2029-2030年。', '3月18日—22日，2029—2030年。'],
    ['2030年03月08日', '2030年3月8日'],
    ['本周12,345人次，累计31803件、45678件。', '本周12345人次，累计31803件、45678件。'],
    ['累计1,234,567件、31,803件和45678.5万元。', '累计1,234,567件、31,803件和45,678.5万元。'],
    ['甲、乙、等单位', '甲、乙等单位'],
    ['完善的的制度，进行进行了检查', '完善的制度，进行了检查'],
    ['布署工作', '部署工作'],
    ['\u200b甲\u202e乙', '甲乙'],
  ])('%s is mended', (wrong, right) => {
    expect(mended(wrong)).toBe(right);
  });

  test('a range in 万 is left to the author, who alone knows which number is meant', () => {
    const [only] = check('惠及3～5万人。');
    expect(only).toMatchObject({ code: 'number-range/unit' });
    expect(only).not.toHaveProperty('fix');
  });

  test('an event may lie seven days outside the period and not eight', () => {
    expect(found('3月10日，某某局召开会议。')).toEqual(['event-date: 3月10日']);
    expect(found('3月11日，某某局召开会议。')).toEqual([]);
    expect(found('（一）3月30日，某某局召开会议。')).toEqual(['event-date: 3月30日']);
    expect(found('2029年3月29日，某某局召开会议。')).toEqual(['event-date/year: 2029年3月29日']);
    expect(found('2029年3月30日，某某局召开会议。')).toEqual([]);
  });

  test('a weekday is reckoned in the year that is written, else in the likely ones', () => {
    expect(found('2029年3月19日（星期二）')).toEqual(['weekday: 星期二']);
    expect(found('3月19日（星期一）')).toEqual(['weekday/assumed: 星期一']);
    // A Tuesday in 2030, a Monday in 2029: either may be meant.
    expect(found('12月31日（星期一）、12月31日（星期二）、12月31日（星期天）')).toEqual(['weekday/assumed: 星期天']);
  });

  test('one day of no month is named by what is wrong in it', () => {
    expect(found('13月5日、2030年0月、4月31日、11月29—31日、2030年2月29日')).toEqual([
      'date-real/month: 13月5日',
      'date-real/month: 2030年0月',
      'date-real: 4月31日',
      'date-real: 31日',
      'date-real: 2030年2月29日',
    ]);
  });
});

describe('confusable words', () => {
  const all = confusableWords.flatMap(({ words }) => words);
  const certain = all.filter(({ behind, before }) => !behind && !before);

  test('there are many, each once, and no right form is a wrong one', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    const wrong = all.map((word) => word.wrong);
    expect(new Set(wrong).size).toBe(wrong.length);
    for (const { right } of all) expect(certain.map((word) => word.wrong)).not.toContain(right);
  });

  test('every one without a context is found and mended, and what it is mended to is not reported', () => {
    for (const { wrong, right } of certain) {
      expect(mended(`甲${wrong}。`), wrong).toBe(`甲${right}。`);
      expect(found(`甲${right}。`), right).toEqual([]);
    }
  });

  test.each([
    ['截止3月22日，', '截至3月22日，'],
    ['共计677件（截止2030年3月）。', '共计677件（截至2030年3月）。'],
    ['既使下雨，窗口也照常开放。', '即使下雨，窗口也照常开放。'],
    ['作为一名党员', '作为一名党员'],
    ['做为一名党员', '作为一名党员'],
    ['发挥了积极做用', '发挥了积极作用'],
    ['渡过一个愉快的春节', '度过一个愉快的春节'],
    ['群众反应的问题', '群众反映的问题'],
    ['必需坚持原则', '必须坚持原则'],
    ['招聘启示', '招聘启事'],
    ['给于大力支持', '给予大力支持'],
    ['依法于以处罚', '依法予以处罚'],
    ['服务对像为企业', '服务对象为企业'],
  ])('%s', (wrong, right) => {
    expect(check(wrong).length > 0 ? mended(wrong) : wrong).toBe(right);
  });
});

describe('left-over', () => {
  test.each([
    '××',
    'X'.repeat(3),
    'xx',
    'ＸＸ',
    '【待补】',
    '（请核）',
    '（数据待核实）',
    '（待定，以通知为准）',
    '？？？',
    '[]',
    '（　）',
    '“”',
  ])('%s', (typed) => {
    expect(found(`本周受理${typed}件。`)).toEqual([`left-over: ${typed}`]);
  });

  test('is missing rather than wrong, so that a draft may have it', () => {
    expect(check('本周受理××件。')).toMatchObject([{ code: 'left-over', missing: true }]);
  });
});

describe('invisible characters', () => {
  test.each([
    ['\u00ad', 'invisible-character'],
    ['\ufeff', 'invisible-character'],
    ['\u200b\u200d', 'invisible-character'],
    ['\u2066', 'invisible-character/direction'],
    ['\u0007', 'invisible-character/control'],
    ['\ufffc', 'invisible-character/unknown'],
    ['\u{f0000}', 'invisible-character/unknown'],
  ])('%j', (typed, code) => {
    const [only, ...others] = check(`甲${typed}乙`);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code, range: { start: 7, end: 7 + typed.length } });
  });

  test.each([
    ['&#x200b;', 'invisible-character'],
    ['&#8203;', 'invisible-character'],
    ['&shy;', 'invisible-character'],
    ['&ZeroWidthSpace;', 'invisible-character'],
    ['&#x202e;', 'invisible-character/direction'],
    ['&#x2067;', 'invisible-character/direction'],
    ['&#x2028;', 'invisible-character/control'],
    ['&#xe000;', 'invisible-character/unknown'],
    ['&#0;', 'invisible-character/unknown'],
  ])('written as %s are found where that stands', (typed, code) => {
    for (const [before, after] of [
      ['甲', '乙'],
      ['|甲|\n|---|\n|', '|'],
      ['## ', '甲'],
      ['甲[^1]\n\n[^1]: ', '乙'],
    ] as const) {
      const [only, ...others] = check(`${before}${typed}${after}`).filter((each) => each.code.startsWith('invisible'));
      expect(others).toEqual([]);
      expect(only).toMatchObject({ code, range: { start: 6 + before.length, end: 6 + before.length + typed.length } });
    }
  });

  test('what only looks like one is text', () => {
    expect(found(String.raw`甲\&#x200b;乙`)).toEqual([]);
    expect(found('甲&amp;#x200b;乙')).toEqual([]);
  });

  test.each([
    String.raw`\u202e`,
    String.raw`\U0000202E`,
    String.raw`\u200B`,
    String.raw`\xad`,
    String.raw`\e`,
    String.raw`\L`,
  ])('a value in bulletin.yaml that has %s is found at it', (typed) => {
    const settings = `output: "甲${typed}"\ncopies: 3 # ${typed}\n名称: '${typed}'\n`;
    expect(shownIn(checkIssue(wordRules, { text: '甲。', settings }))).toEqual([
      expect.stringMatching(/^invisible-character(?:\/\w+)?: \\\w+$/),
    ]);
  });

  test('one that is typed in bulletin.yaml is found too', () => {
    const findings = checkIssue(wordRules, { text: '甲。', settings: 'copies: 3 # \u202e\n' });
    expect(findings.map(({ code, range }) => [code, range.file.path])).toEqual([
      ['invisible-character/direction', 'issues/bulletin.yaml'],
    ]);
  });

  test('a joiner between two pictographs joins them', () => {
    expect(found('甲\u{1f468}\u200d\u{1f469}乙')).toEqual([]);
  });
});

describe('time is linear', () => {
  /** All rules together, milliseconds. */

  test.each([
    '“',
    '（',
    '”',
    '1）',
    '“（”',
    '的',
    '进行',
    '3',
    '3-',
    '10～20%',
    '3月',
    '3月31日，',
    '×',
    '？',
    '【',
    '（待',
    '截止',
    '、等',
    '1,',
    '\u200b',
    '机密',
    '密级：机密',
    '机密★',
    '<!--',
    '甲',
  ])('%j again and again', (piece) => {
    expectLinear((size) => check(`某${repeated(piece, size)}`));
  });
});

test('every finding belongs to the rule that reports it', () => {
  const text = '布署的的工作，3月32日，“甲。';
  for (const rule of wordRules) {
    for (const { code } of checkIssue([rule], { text })) expect(ruleOf(code)).toBe(rule.id);
  }
});
