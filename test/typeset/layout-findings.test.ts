import { describe, expect, test } from 'vitest';
import type { Typefaces } from '../../src/model/face.js';
import type { Finding } from '../../src/model/finding.js';
import type { Block, Heading, Paragraph, TextRun } from '../../src/model/issue.js';
import type { SourceFile } from '../../src/model/source.js';
import { buildIssue, heading, type IssueParts, located, paragraph, shippedTemplate, text } from './build-issue.js';
import { fixedTypefaces } from './fixed-typefaces.js';
import { typesetIssue } from './set-pages.js';

interface Setting {
  readonly template?: string;
  readonly typefaces?: Typefaces;
}

function findingsOf(
  parts: IssueParts,
  { template = 'bulletin', typefaces = fixedTypefaces() }: Setting = {},
): Finding[] {
  return typesetIssue({
    issue: buildIssue(parts),
    template: shippedTemplate(template),
    typefaces,
  }).findings;
}

/** A run whose file holds just its text, so that places can be read as text. */
function run(value: string): TextRun {
  const file: SourceFile = { path: `issues/7/${value.slice(0, 4)}.md`, text: value };
  return { ...text(value), file };
}

const written = (value: string): Paragraph => paragraph([run(value)]);
function titled(level: 1 | 2, value: string): Heading {
  const content = run(value);
  const plain = heading(level, level === 1 ? '一、' : '（一）', value);
  return { ...plain, content: [content], label: { ...plain.label, range: { file: content.file, start: 0, end: 0 } } };
}

/** Codes with the text they are about. */
const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, range: { file, start, end } }) => `${code} ${file.text.slice(start, end)}`);

const han = (count: number): string => '汉'.repeat(count);

describe('a runt (R1)', () => {
  const runts = (value: string): string[] => told(findingsOf({ blocks: [written(value)] }, { template: 'gb9704' }));

  test.each([
    ['one character', `${han(26 + 28)}字`, ['runt 字']],
    ['one character with a mark', `${han(26 + 28)}字。`, ['runt 字。']],
    ['one character with several marks', `${han(26 + 28)}字。”`, ['runt 字。”']],
    ['two characters', `${han(26 + 28)}字字`, []],
    ['a full last line', han(26 + 28), []],
    ['one digit', `${han(26 + 28)}5`, []],
    ['a paragraph of one character', '字', []],
  ])('%s', (_, value, expected) => {
    expect(runts(value)).toEqual(expected);
  });

  test('is not told of by the bulletin template, as the printed issue has two', () => {
    expect(findingsOf({ blocks: [written(`${han(26 + 28)}字`)] })).toEqual([]);
  });
});

describe('a level-1 title', () => {
  const about = (level: 1 | 2, value: string): Finding[] => findingsOf({ blocks: [titled(level, value)] });

  test('of one full line is not told of', () => {
    expect(about(1, han(28 - 2 - 2))).toEqual([]);
  });

  test('over one line is told of where its second line begins, with the characters to spare', () => {
    const [found, ...others] = about(1, han(28 - 2 - 2 + 3));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'heading-long', severity: 'warning', params: { over: 3 } });
    expect(found?.range).toMatchObject({ start: 24, end: 27 });
  });

  test('counts by width: two digits are one character, marks that are pushed along are not too many', () => {
    expect(about(1, `${han(24)}12`)).toMatchObject([{ code: 'heading-long', params: { over: 2 } }]);
    expect(about(1, `${han(24)}》`)).toMatchObject([{ code: 'heading-long', params: { over: 1 } }]);
  });

  test('of a lower level may be longer', () => {
    expect(about(2, han(30))).toEqual([]);
  });
});

describe('a heading that is turned', () => {
  // 23 characters stand beside （一） on the first line.
  test.each([
    ['inside a word', `${'某'.repeat(22)}监督检查`, ['heading-word 监督']],
    ['between words', `${'某'.repeat(21)}监督检查`, []],
    [
      'inside a Western word, which another finding tells of',
      `${'某'.repeat(20)}${'a'.repeat(80)}`,
      'forced-break/word',
    ],
  ])('%s', (_, value, expected) => {
    const found = findingsOf({ blocks: [titled(2, value)] });
    if (typeof expected === 'string') expect(found.map(({ code }) => code)).toContain(expected);
    else expect(told(found)).toEqual(expected);
    expect(found.some(({ code }) => code === 'heading-word')).toBe(Array.isArray(expected) && expected.length > 0);
  });
});

describe('a stranded heading (R3)', () => {
  const chain = (count: number): Heading[] => Array.from({ length: count }, (_, index) => titled(2, `第${index}节`));

  test('is told of where a chain of headings is longer than the page', () => {
    const blocks = [...chain(14), written('正文。')];
    expect(told(findingsOf({ blocks }))).toEqual(['heading-stranded 第11节']);
  });

  test('is none where the whole chain can go to the next page', () => {
    const blocks = [written(han(26 + 28 * 9)), ...chain(4), written(han(60))];
    expect(findingsOf({ blocks })).toEqual([]);
  });

  test('is none at the end of the issue', () => {
    expect(findingsOf({ blocks: chain(2) })).toEqual([]);
  });
});

describe('a colophon alone on the last page', () => {
  const lines = (count: number): Block[] => Array.from({ length: count }, (_, index) => written(`第${index}段。`));
  const about = (blocks: readonly Block[]): Finding[] => findingsOf({ blocks });

  test('is told of at the lines that cost the fewest characters', () => {
    // Page 1 holds 12 lines, the colophon takes 3: 10 lines are one too many.
    const found = about([written(`${han(26)}多出四字`), ...lines(6), written(`${han(26)}少`)]);
    expect(told(found)).toEqual(['colophon-alone 少']);
    expect(found).toMatchObject([{ severity: 'hint', params: { page: 2, lines: 1, count: 1 } }]);
  });

  test('counts so exactly that one character fewer would not do', () => {
    const blocks = (tail: string): Block[] => [...lines(8), written(han(26) + tail)];
    const [found] = about(blocks('甲乙丙丁戊。'));
    expect(found?.params.count).toBe(6);
    expect(about(blocks(''))).toEqual([]);
    expect(about([...lines(8), written(`${han(26 + 6 - 6)}`)])).toEqual([]);
    expect(about([...lines(8), written(`${han(26 + 6 - 6)}。`)])).not.toEqual([]);
  });

  test('may need several lines of one paragraph', () => {
    const found = about([...lines(8), written(han(26 + 28 + 28 + 2))]);
    expect(found).toMatchObject([{ code: 'colophon-alone', params: { lines: 3, count: 58 } }]);
    expect(found[0]?.range).toMatchObject({ start: 26, end: 84 });
  });

  test('is told of at the last line where no paragraph can give what is needed', () => {
    const found = about(lines(11));
    expect(told(found)).toEqual(['colophon-alone/text 第10段。']);
    expect(found[0]?.params).toEqual({ page: 2, lines: 2 });
  });

  test('is none where text stands on its page, or there is no text at all', () => {
    expect(about(lines(9))).toEqual([]);
    expect(about(lines(13))).toEqual([]);
    expect(about([])).toEqual([]);
  });

  test('never names a paragraph whose lines are parted by hard breaks', () => {
    const broken = paragraph([text('甲'), { type: 'break', range: located(0).range }, text('乙')]);
    expect(about([...lines(8), broken]).map(({ code }) => code)).toEqual(['colophon-alone/text']);
  });
});

test('a colophon longer than a page is an error at its longest entry', () => {
  const receivers = located(han(36 * 40));
  const found = findingsOf({
    blocks: [written('正文。')],
    issue: { distribution: { 报: located('甲'), 发: receivers } },
  });
  expect(found).toMatchObject([{ code: 'colophon-too-long', severity: 'error', params: { lines: 23 } }]);
  expect(found[0]?.range).toEqual(receivers.range);
});

describe('a character from another font than its role’s', () => {
  const typefaces: Typefaces = {
    shape: (role, codePoint) => {
      const shaped = fixedTypefaces().shape(role, codePoint);
      return shaped && codePoint === '竑'.codePointAt(0) ? { ...shaped, substitute: true } : shaped;
    },
  };

  test('is a hint at its first place in each role', () => {
    const blocks = [written('郑竑，竑。'), titled(1, '竑'), written('又有竑。')];
    const found = findingsOf({ blocks }, { typefaces });
    expect(found).toMatchObject([
      {
        code: 'substituted-glyph',
        severity: 'hint',
        params: { character: '竑', codePoint: 'U+7AD1', role: '仿宋', font: 'Fixed' },
      },
      { code: 'substituted-glyph', params: { role: '黑体' } },
    ]);
    expect(found[0]?.range).toMatchObject({ start: 1, end: 2 });
  });
});
