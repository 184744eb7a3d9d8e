import { describe, expect, test } from 'vitest';
import { rules } from '../../src/check/run-rules.js';
import { expectLinear, repeated } from '../tools/linear-work.js';
import { checkIssue, type IssueText, shownIn } from './check-issue.js';

const peopleRules = rules.filter(({ group }) => group === 'people');

const found = (issue: IssueText): readonly string[] => shownIn(checkIssue(peopleRules, issue));

const people = `
- {name: 赵某甲, titles: [{title: 某某省副省长}], rank: 1}
- {name: 钱某乙, titles: [某某局局长, 某某局党组书记], rank: 2}
- name: 孙丙
  rank: 3
  titles:
    - {title: 某某局副局长, from: 2030-02-01}
    - {title: 某某处处长, to: 2030-01-31}
- {name: 李某丁, titles: [{title: 某某局副局长, to: 2029-12-31}], rank: 1}
- {name: 周某戊}
- {name: 吴某庚, titles: [某某省委副书记、省长]}
`;

describe('the order of leaders', () => {
  test.each([
    ['孙丙、钱某乙出席。', ['leader-order: 钱某乙']],
    ['孙丙和钱某乙出席。', ['leader-order: 钱某乙']],
    ['某某局副局长孙丙，某某局党组书记、局长钱某乙，某某省副省长赵某甲出席。', ['leader-order: 钱某乙']],
    ['孙丙、吴某己、钱某乙同志出席。', ['leader-order: 钱某乙']],
    ['孙丙（某某局）、钱某乙出席。', ['leader-order: 钱某乙']],
    ['赵某甲、钱某乙、孙丙出席。', []],
    ['孙丙主持会议，钱某乙出席。', []],
    ['孙丙陪同，钱某乙出席。', []],
    ['孙丙参加。钱某乙出席。', []],
    ['孙丙、李某丁、周某戊出席。', []],
    ['孙丙到窗口，由局长钱某乙带队。', []],
  ])('%s', (text, expected) => {
    expect(found({ text, people }).filter((line) => line.startsWith('leader-order'))).toEqual(expected);
  });

  test('names the right order', () => {
    const [finding] = checkIssue(peopleRules, { text: '钱某乙、孙丙、赵某甲出席。', people });
    expect(finding?.params).toEqual({ name: '赵某甲', before: '孙丙', order: ['赵某甲', '钱某乙', '孙丙'] });
  });
});

describe('titles', () => {
  test.each([
    ['某某处处长孙丙出席。', ['某某处处长']],
    ['会议由某某处处长孙丙主持。', ['某某处处长']],
    ['某某局局长孙丙出席。', ['某某局局长']],
    ['局长孙丙出席。', ['局长']],
    ['某某局党组成员、副局长钱某乙出席。', ['副局长']],
    ['钱某乙副局长出席。', ['副局长']],
    ['某某局副局长李某丁出席。', ['某某局副局长']],
    ['某某省某某局局长钱某乙、副局长孙丙出席，孙丙副局长讲话。', []],
    ['党组书记钱某乙出席。', []],
    ['某某协会会长钱某乙出席。', []],
    ['某某协会副局长级干部钱某乙出席。', []],
    ['原某某处处长孙丙、某某局原局长孙丙、时任某某处处长孙丙出席。', []],
    ['局长周某戊出席。', []],
    ['孙丙、局长钱某乙出席。', []],
    ['常务副局长孙丙出席。', ['常务副局长']],
    ['局长助理孙丙出席。', ['局长助理']],
    ['代局长钱某乙出席。', ['代局长']],
    ['专职副局长孙丙出席。', []],
    ['会议由乙局局长钱某乙主持。', ['乙局局长']],
    ['某某局党委书记钱某乙出席。', ['某某局党委书记']],
    ['某某局机关局长钱某乙、省某某局党组书记钱某乙出席。', []],
    ['某某省委书记、省长吴某庚出席。', ['书记']],
    ['某某省委副书记、省长吴某庚，副省长赵某甲出席。', []],
    ['某某省委副书记、副省长吴某庚出席。', ['副省长']],
    ['省委常委、副省长赵某甲出席。', []],
    ['副省长赵某甲、局长钱某乙、副局长孙丙出席。', []],
    ['各位处长、局长钱某乙出席。', []],
    ['省长吴某庚会见乙省省长一行。', []],
  ])('%s', (text, expected) => {
    const titles = found({ text, people }).filter((line) => line.startsWith('person-title'));
    expect(titles).toEqual(expected.map((title) => `person-title: ${title}`));
  });

  test('are judged by the days in office that the period touches', () => {
    const until = (day: string) => `- {name: 孙丙, titles: [{title: 某某处处长, to: ${day}}]}`;
    expect(found({ text: '某某处处长孙丙出席。', people: until('2030-03-17') })).toEqual(['person-title: 某某处处长']);
    expect(found({ text: '某某处处长孙丙出席。', people: until('2030-03-18') })).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['某某局局长钱某已出席。', ['钱某已']],
    ['某某局局长钱木乙出席。', ['钱木乙']],
    ['某某局副局长孙内出席。', ['孙内']],
    ['某某局副局长吴丙出席。', []],
    ['某某局局长钱已巳出席。', []],
    ['某某局副局长李某丁出席。', []],
    ['原某某局局长钱某已出席。', []],
    ['某某局局长赵某甲出席。', []],
    ['某某局局长办公会召开。', []],
  ])('%s', (text, expected) => {
    const names = found({ text, people }).filter((line) => line.startsWith('person-name'));
    expect(names).toEqual(expected.map((name) => `person-name: ${name}`));
  });

  test('of a title without its office are looked at only where no office stands before it', () => {
    const short = '- {name: 钱某乙, titles: 局长}';
    expect(found({ text: '乙局局长钱某已出席。', people: short })).toEqual([]);
    expect(found({ text: '会上，局长钱某已讲话。', people: short })).toEqual(['person-name: 钱某已']);
  });
});

test('nothing is said about people where there is no people.yaml', () => {
  expect(found({ text: '某某局局长孙丙、钱某乙出席。' })).toEqual([]);
});

describe('terms', () => {
  const settings = 'terms: {某某服务大厅: [服务大厅, 某某大厅], API: api}\n';

  test.each([
    ['服务大厅开放。', ['服务大厅>某某服务大厅']],
    ['服務⼤廳开放，某某服务⼤厅办理。', ['服務⼤廳>某某服务大厅']],
    ['**某某**大厅开放。', ['某某**大厅>']],
    ['某某服务大厅开放，《某某大厅管理办法》印发。', []],
    ['见https://example.org/api，用api。', ['api>API']],
    ['rapid、apis、2api', []],
    ['## 某某大厅', ['某某大厅>某某服务大厅']],
  ])('%s', (text, expected) => {
    const findings = checkIssue(peopleRules, { text, settings });
    const shown = findings.map(
      ({ range, fix }) => `${range.file.text.slice(range.start, range.end)}>${fix?.text ?? ''}`,
    );
    expect(shown).toEqual(expected);
  });
});

describe('quotation marks', () => {
  test.each([
    ['“某某通”“某某通”某某通', ['某某通']],
    ['“某某通”某某通', []],
    ['“某某通”“某某通”某某通某某通', []],
    ['“某某通”“某某通”《某某通办法》“推广某某通”', []],
    ['“甲乙”“甲乙”甲乙', []],
    ['“某某，通”“某某，通”某某，通', []],
  ])('%s', (text, expected) => {
    expect(found({ text })).toEqual(expected.map((phrase) => `uneven-quote: ${phrase}`));
  });

  test('are compared over the whole issue', () => {
    expect(found({ text: '## “某某通”\n\n“某某通”\n\n某某通' })).toEqual(['uneven-quote: 某某通']);
  });
});

describe('a paragraph of an earlier issue', () => {
  const paragraph =
    '某某局在试验大厅组织甲活动，发放资料一百份，解答问题三十个，群众反映良好，活动取得圆满成功，达到了预期目的。';
  const changed = (count: number): string => `${'改'.repeat(count)}${paragraph.slice(count)}`;
  const recent = [
    { number: 11, paragraphs: ['某某局的另外一段。'] },
    { number: 10, paragraphs: [paragraph] },
  ];

  test.each([0, 3, 5])('is found again with %i of 52 characters changed', (count) => {
    expect(found({ text: changed(count), recent })).toEqual([`repeated-paragraph: ${changed(count)}`]);
  });

  test('is another one with more than a tenth of them changed', () => {
    expect(found({ text: changed(6), recent })).toEqual([]);
  });

  test('is named by its issue, with the share that is equal, cut off', () => {
    const [finding] = checkIssue(peopleRules, { text: changed(5), recent });
    expect(finding?.params).toEqual({ number: 10, percent: 90 });
  });

  test('is named where it is short and stands in no other issue', () => {
    const short = '甲窗口已经完成改造。';
    const known = [{ number: 11, paragraphs: [short, '另一段。'] }];
    expect(found({ text: `${short}\n\n不同的一段话。`, recent: known })).toEqual([
      `repeated-paragraph/short: ${short}`,
    ]);
    const always = [...known, { number: 10, paragraphs: [short] }];
    expect(found({ text: `${short}\n\n不同的一段话。`, recent: always })).toEqual([]);
    expect(
      found({
        text: '某某窗口供稿\n\n特此通报。',
        recent: [{ number: 11, paragraphs: ['某某窗口供稿', '特此通报。'] }],
      }),
    ).toEqual([]);
  });

  test('beside figures of the ledger has numbers of its own, which are compared', () => {
    const typed = (count: number): string =>
      `本周，{{窗口.名称}}共计{{窗口.本周}}，延时服务${count}件，拨打12345热线30次。`;
    const issueWith = (number: number, count: number) => ({
      number,
      paragraphs: [typed(count).replace(/\{\{.*?\}\}/g, '\ufffc')],
    });
    expect(found({ text: typed(35), recent: [issueWith(11, 35), issueWith(10, 18)] })).toEqual([
      'repeated-paragraph/numbers: 35件',
    ]);
    expect(found({ text: typed(35), recent: [issueWith(11, 34), issueWith(10, 35)] })).toEqual([]);
    expect(found({ text: typed(35), recent: [issueWith(11, 35), issueWith(10, 35)] })).toEqual([]);
  });

  test('is named with all others of its section at once', () => {
    const paragraphs = ['甲窗口已经完成改造。', '乙窗口已经完成改造。'];
    expect(found({ text: paragraphs.join('\n\n'), recent: [{ number: 11, paragraphs }] })).toEqual([
      'repeated-paragraph/section: # 标题',
    ]);
  });

  test('may be a table with the same figures', () => {
    const table = '| 窗口 | 受理 |\n|---|---|\n| 甲 | 120 |\n| 乙 | 45 |';
    const recent = (rows: string) => [{ number: 11, paragraphs: [rows] }];
    expect(found({ text: table, recent: recent('甲\t120\n乙\t45') })).toEqual([`repeated-paragraph/table: ${table}`]);
    expect(found({ text: table, recent: recent('甲\t121\n乙\t45') })).toEqual([]);
    expect(found({ text: table.replace('120', '{{窗口.本周.受理}}'), recent: recent('甲\t\ufffc\n乙\t45') })).toEqual(
      [],
    );
  });

  test('may be a small table, or one of which most figures are the same', () => {
    const table = (...rows: readonly string[]) =>
      ['| 窗口 | 受理 | 办结 |', '|---|---|---|', ...rows.map((row) => `| ${row.replaceAll('\t', ' | ')} |`)].join(
        '\n',
      );
    const of = (number: number, ...rows: readonly string[]) => ({ number, paragraphs: [rows.join('\n')] });
    const small = table('甲\t3\t5');
    expect(found({ text: small, recent: [of(11, '甲\t3\t5')] })).toEqual([`repeated-paragraph/small-table: ${small}`]);
    expect(found({ text: small, recent: [of(11, '甲\t3\t6')] })).toEqual([]);
    const last = ['甲\t31\t29', '乙\t45\t41', '丙\t27\t22'];
    const text = table('甲\t31\t29', '乙\t45\t41', '丙\t30\t22');
    expect(found({ text, recent: [of(11, ...last)] })).toEqual([`repeated-paragraph/cells: ${text}`]);
    // What stood there before is what never changes.
    expect(found({ text, recent: [of(11, ...last), of(10, ...last)] })).toEqual([]);
    const changed = table('甲\t38\t29', '乙\t45\t41', '丙\t30\t22');
    expect(found({ text: changed, recent: [of(11, ...last)] })).toEqual([]);
    const other = table('丁\t31\t29', '乙\t45\t41', '丙\t30\t22');
    expect(found({ text: other, recent: [of(11, ...last)] })).toEqual([]);
  });

  test('may come again where it is short, or has figures of the ledger', () => {
    const short = paragraph.slice(0, 39);
    const figures = `${paragraph}{{窗口.本周}}`;
    const known = [{ number: 11, paragraphs: [short, `${paragraph}\ufffc`] }];
    expect(found({ text: `${short}\n\n${figures}`, recent: known })).toEqual([]);
  });
});

describe('personal numbers', () => {
  test.each([
    ['号码999999199003070012。', 'identity-number: 999999199003070012'],
    ['号码99999920000101002X。', 'identity-number: 99999920000101002X'],
    ['号码９９９９９９１９９００３０７００１２。', 'identity-number: ９９９９９９１９９００３０７００１２'],
    ['身份证999999900307001。', 'identity-number: 999999900307001'],
    ['电话13800000000。', 'mobile-number: 13800000000'],
    ['电话008613800000000、', 'mobile-number: 008613800000000'],
    ['2030年3月18日13800000000', 'mobile-number: 13800000000'],
    ['手机138-0000-0000。', 'mobile-number: 138-0000-0000'],
    ['卡号4000000000000002。', 'bank-card: 4000000000000002'],
    ['卡号5100-0000-0000-0008。', 'bank-card: 5100-0000-0000-0008'],
    ['卡号9558000000000000008。', 'bank-card: 9558000000000000008'],
  ])('%s', (text, expected) => {
    expect(found({ text })).toEqual([expected]);
  });

  test.each([
    ['a wrong check digit', '号码999999199003070013。'],
    ['a day that does not exist', '号码999999199002300015。'],
    ['fifteen digits that nobody calls an identity card', '号码999999900307001。'],
    ['a longer number', '1999999199003070012、9138000000001、13800000000.5、0-13800000000、13800000000-1'],
    ['letters around it', 'A13800000000、13800000000B、_13800000000'],
    ['an amount', '13800000000元、13800000000 件、13800000000万'],
    ['the number of a document', '某发〔2030〕13800000000号、文号13800000000、订单号：4000000000000002'],
    ['an address', 'https://example.org/13800000000/6200000000000005?id=999999199003070012'],
    ['a masked number', '138****0000、9999**********0012、6200 **** **** 0005'],
    ['another prefix', '12800000000、3000000000000004'],
    ['a wrong check digit of a card', '6200000000000006'],
  ])('are not seen in %s', (_name, text) => {
    expect(found({ text })).toEqual([]);
  });
});

describe('time is linear', () => {
  const long = (unit: string): string => unit.repeat(100_000 / unit.length);
  const recent = [
    { number: 11, paragraphs: [long('某'), long('某某局局长'), ...Array<string>(500).fill(long('甲').slice(0, 200))] },
  ];
  const settings = 'terms: {某某服务大厅: [某某大厅, 某某]}\n';

  test.each(['某', '1', '13800000000、', '“', '“某某通”', '某某局局长', '孙丙、', '甲', 'a', '8 '])(
    'in 100 KB of %s',
    (unit) => {
      expectLinear((size) => checkIssue(peopleRules, { text: `某${repeated(unit, size)}`, people, recent, settings }));
    },
  );

  test('in a thousand paragraphs that are nearly those of the last issue', () => {
    const paragraph = (number: number): string => `第${number}段${'各单位按照计划推进工作并及时上报情况'.repeat(5)}`;
    const paragraphs = Array.from({ length: 1000 }, (_, number) => paragraph(number));
    const text = paragraphs.map((each) => `${each}改。`).join('\n\n');
    expect(found({ text, recent: [{ number: 11, paragraphs }] })).toEqual(['repeated-paragraph/section: # 标题']);
  });
});
