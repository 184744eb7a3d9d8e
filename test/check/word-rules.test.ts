import { describe, expect, test } from 'vitest';
import { confusableWords } from '../../src/check/confusable-words.js';
import { rules } from '../../src/check/run-rules.js';
import { applyEdits } from '../../src/model/apply-edits.js';
import { type Finding, ruleOf } from '../../src/model/finding.js';
import * as fc from '../tools/fast-check.js';
import { expectLinear, repeated } from '../tools/linear-work.js';
import { checkIssue, shownIn } from './check-issue.js';

const wordRules = rules.filter(({ group }) => group === 'words');

/** What the rules of words report in issue 12, of 18 to 22 March 2030. */
const check = (text: string): readonly Finding[] => checkIssue(wordRules, { text });
const found = (text: string): readonly string[] => shownIn(check(text));

/** The text with everything mended that can be. */
function mended(text: string): string {
  const findings = check(text);
  const source = findings[0]?.range.file.text;
  if (source === undefined) return text;
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

  test.each([
    // Amounts
    '三、四年级，第三、四个窗口，一、二、三件，三、四楼，一、二季度，分别为30、40人，3千克，5千米，3百货。',
    '预约10件左右，条约1件左右，近100人，超过50家，增长2倍，下降到原来的二分之一，产品A5KM，12km²。',
    '星期五、星期日，正月初五、正月15—20日，第.5版。',
    // Dates and times
    '2030-03-18、3.18米、10.1.2.3、v2030.3.18、服务10年6个月、满30年12月为限、“一二·九”、12·4国家宪法日、比例3：2、1：100。',
    '3月18日24:00，会议9:00—17:30，比分98:75，25:23获胜，48小时，12月30日至1月3日，2029年12月30日至2030年1月3日。',
    '某局公告〔2030〕第3号、《某发〔2030〕第7号文件汇编》、第12号令。',
    // Words that stand together by chance, and official ones
    '使用信用信息，使用权同权同价，信用等级分级分类，共建共治共享，本规定规定的条件，上一年度年度报告，设立的市的市区。',
    '申请人申请人民法院执行，特别行政区行政区域图，针对企业对企业交易，一件一件办，哈哈哈哈哈哈，加油加油。',
    '民族成份，台风登陆平台沿岸，不公正处理，登记机构通过平台，签名确认，不仅管理严格，完善自律机制，相关健康教育。',
    '《代理记帐管理办法》已印发，按《某法》第三条规定：“应当设置帐簿”，第五条规定“符合规定规定的”。',
    // Rows
    '一是一，二是二；一要抓紧，二要抓实，三要抓好。第一、第二产业，首先、其次、最后，第一，提速。第二，增效。',
    '公正、和谐、和睦，以及其他，甲、乙和丙，甲、乙以及丙，强化宣传，优化流程，改进作风等。',
  ])('nor is anything found in %s', (text) => {
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
    ['受理三、四件，三、四十人', '受理三四件，三四十人'],
    ['5百多件、3千余人、5百万元', '500多件、3000余人、500万元'],
    ['10几人、20几件，正月15，腊月8，正月20，星期5', '十几人、二十几件，正月十五，腊月初八，正月二十，星期五'],
    ['占.5%，长12KM，用电3kwh，面积30m2', '占0.5%，长12km，用电3kWh，面积30m²'],
    ['2030.3.18，2030/03/08，2030、3、18', '2030年3月18日，2030年3月8日，2030年3月18日'],
    ['二零三零年，二○三○年', '二〇三〇年，二〇三〇年'],
    ['上午9：30，9：00-12：00，9:00 - 12:00', '上午9:30，9:00—12:00，9:00—12:00'],
    ['受理1，234件', '受理1234件'],
    ['甲、乙、和丙', '甲、乙和丙'],
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

test('mending comes to an end, whatever stands together', () => {
  const pieces = fc.constantFrom(
    ...[
      '受理',
      '件',
      '人',
      '月',
      '日',
      '年',
      '时',
      '约',
      '左右',
      '余',
      '几',
      '倍',
      '等',
      '和',
      '的',
      '第',
      '号',
      '星期',
      '正月',
      '成份',
      '截止',
    ],
    ...['，', '。', '、', '：', '“', '”', '《', '》', '—', '-', '～', '至', '〔', '〕', '.', '%', ' ', '/'],
    ...[
      '12',
      '5',
      '0',
      '2030',
      '三',
      '四',
      '百',
      '千',
      '万',
      '零',
      '○',
      '9：30',
      '9:00',
      '1，234',
      '12,34',
      'KM',
      'm2',
      '重点工作',
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      let text = parts.join('');
      let rounds = 0;
      for (let next = mended(text); next !== text && rounds < 12; next = mended(text)) {
        text = next;
        rounds += 1;
      }
      expect(rounds).toBeLessThan(12);
    }),
    { numRuns: 60 },
  );
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
    '三、四件',
    '5百多件',
    '约10件左右',
    '下降2倍',
    '12KM',
    '12件十二件',
    '2030.3.18',
    '二零三零年',
    '9：30',
    '9:00-12:00',
    '3月6日至2日',
    '3月18日（周一）至',
    '18日（周一）',
    '〔2030〕第1号',
    '1，234件',
    '12,34件',
    '甲乙丙',
    '重点工作',
    '《某证》',
    '规定：“',
    '登陆',
    '有饮水机，',
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
