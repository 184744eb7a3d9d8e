import { describe, expect, test } from 'vitest';
import { glyphsOf, type Page, type PageLine } from '../../src/model/page.js';
import { dumpLayout } from '../../src/outputs/layout/layout.js';
import { buildIssue, heading, type IssueParts, located, paragraph, shippedTemplate, text } from './build-issue.js';
import { fixedTypefaces } from './fixed-typefaces.js';
import { typesetIssue } from './set-pages.js';

function typeset(parts: IssueParts, template = 'bulletin', draft = false): Page[] {
  const typefaces = fixedTypefaces();
  const request = {
    issue: buildIssue(parts),
    template: shippedTemplate(template),
    typefaces,
    draft,
  };
  return typesetIssue(request).pages;
}

const linesOf = (pages: readonly Page[], part: PageLine['part']): PageLine[] =>
  pages.flatMap((page) => page.items.flatMap((item) => (item.type === 'line' && item.part === part ? [item] : [])));

const textOf = (line: PageLine): string =>
  glyphsOf(line.runs)
    .map((glyph) => glyph.text)
    .join('');

const millimetres = (length: number): number => (length * 25.4) / 72;

/** Edges of a line's cells in mm from the paper's left edge. */
function edges(line: PageLine): [number, number] {
  const glyphs = glyphsOf(line.runs);
  const last = glyphs.at(-1);
  return [millimetres(glyphs[0]?.x ?? 0), millimetres((last?.x ?? 0) + (last?.advance ?? 0))];
}

const fill = '汉'.repeat(26 + 28 * 40);

describe('the page', () => {
  test('is laid out as the golden dump says', async () => {
    const pages = typeset({
      blocks: [
        heading(1, '一、', '样例工作'),
        paragraph('按照样例要求，完成12件。', {
          label: { level: 2, text: '（一）', origin: 'counted', range: located(0).range },
          lead: [text('样例事项。')],
        }),
        heading(2, '（一）', '样例小节'),
        paragraph([text('普通，'), text('强调', 'strong'), text('，'), text('楷体', 'emphasis'), text('。')]),
        paragraph('引用一段样例文字。', { kind: 'quote' }),
        paragraph('（样例窗口供稿）'),
      ],
    });
    await expect(dumpLayout(pages)).toMatchFileSnapshot('golden/page.txt');
  });

  test('has 23 lines on one grid, the first flush with the type area’s top and the last with its foot', () => {
    const body = linesOf(typeset({ blocks: [paragraph(fill)] }).slice(1, 2), 'body');
    expect(body).toHaveLength(23);
    const cell = 156 / 28;
    for (const [row, line] of body.entries()) {
      expect(millimetres(line.baseline)).toBeCloseTo(37 + row * ((225 - cell) / 22) + 0.88 * cell, 6);
    }
    const foot = millimetres(body.at(-1)?.baseline ?? 0) + 0.12 * cell;
    expect(foot).toBeCloseTo(37 + 225, 6);
  });

  test('has full lines from edge to edge of the type area', () => {
    const [line] = linesOf(typeset({ blocks: [paragraph(fill)] }).slice(1, 2), 'body');
    const [left, right] = line ? edges(line) : [];
    expect(left).toBeCloseTo(28, 6);
    expect(right).toBeCloseTo(184, 6);
  });

  test('takes 12 lines below the masthead, and 22 of the gb9704 template', () => {
    expect(linesOf(typeset({ blocks: [paragraph(fill)] }).slice(0, 1), 'body')).toHaveLength(12);
    expect(linesOf(typeset({ blocks: [paragraph(fill)] }, 'gb9704').slice(1, 2), 'body')).toHaveLength(22);
  });
});

describe('the masthead', () => {
  const masthead = (parts: IssueParts): string[] => linesOf(typeset(parts), 'masthead').map(textOf);

  test('names number, period, publisher and date', () => {
    expect(masthead({})).toEqual([
      '样例通报',
      '2030年第3期（总第7期）',
      '（1月14日—1月18日）',
      '某某中心',
      '2030年1月21日',
    ]);
  });

  const day = { year: 2030, month: 1, day: 14 };
  const newYear = { from: { year: 2029, month: 12, day: 31 }, to: { year: 2030, month: 1, day: 4 } };

  test.each([
    ['one day', { from: day, to: day }, '（1月14日）'],
    ['over New Year', newYear, '（2029年12月31日—2030年1月4日）'],
  ])('prints a period of %s', (_, period, printed) => {
    expect(masthead({ header: { period: located(period) } })).toContain(printed);
  });

  test('of a special issue has no 总第', () => {
    const identity = { type: 'special', special: located(1) } as const;
    expect(masthead({ header: { identity } })).toContain('2030年增刊第1期');
  });

  test('on pre-printed paper leaves the name out', () => {
    expect(masthead({ issue: { masthead: { type: 'preprinted' } } })).not.toContain('样例通报');
  });

  test('ends with a red rule above the first line of text', () => {
    const [page] = typeset({ blocks: [paragraph('样例')] });
    const rule = page?.items.find((item) => item.type === 'rule');
    const [body] = linesOf(page ? [page] : [], 'body');
    expect(rule).toMatchObject({ color: { red: 1, green: 0, blue: 0 }, thickness: 1.5 });
    expect(rule?.type === 'rule' && body ? body.baseline - rule.y : 0).toBeGreaterThan(15.79);
  });
});

describe('the colophon', () => {
  const colophon = (parts: IssueParts): PageLine[] => linesOf(typeset(parts), 'colophon');
  const receivers = (count: number) => ({ issue: { distribution: { 发: located('汉'.repeat(count)) } } });

  test('stands at the foot of the last page, its last rule on the type area’s edge', () => {
    const pages = typeset({ blocks: [paragraph(fill)] });
    const rules = pages.at(-1)?.items.filter((item) => item.type === 'rule') ?? [];
    expect(millimetres(rules.at(-1)?.type === 'rule' ? (rules.at(-1)?.y ?? 0) : 0)).toBeCloseTo(262, 6);
    expect(colophon({ blocks: [paragraph(fill)] }).map(textOf)).toEqual([
      '报：甲单位、乙单位。',
      '发：各窗口。',
      '（共印20份）',
    ]);
  });

  test('condenses a line that would turn for a few characters', () => {
    const [line] = colophon(receivers(34));
    expect(line?.runs[0]?.scale).toBeLessThan(1);
    expect(line?.runs[0]?.scale).toBeGreaterThanOrEqual(0.85);
    expect(line ? edges(line)[1] : 0).toBeLessThanOrEqual(184 - millimetres(12) + 1e-6);
  });

  test('turns a longer line, hanging after its label', () => {
    const [first, second] = colophon(receivers(60));
    expect(first?.runs[0]?.scale).toBe(1);
    expect(second && first ? edges(second)[0] - edges(first)[0] : 0).toBeCloseTo(millimetres(24), 6);
  });

  test('has a thin rule above the staff', () => {
    const staff = new Map([
      ['责编', located('甲')],
      ['签发', located('乙')],
    ]);
    const parts = { header: { staff, 增发: located('丙单位') } };
    expect(colophon(parts).map(textOf)).toContain('责编：甲\u3000签发：乙');
    expect(colophon(parts).map(textOf)).toContain('增发：丙单位。');
    const rules = typeset(parts)[0]?.items.filter((item) => item.type === 'rule') ?? [];
    expect(rules.map((rule) => (rule.type === 'rule' ? millimetres(rule.thickness).toFixed(2) : ''))).toEqual([
      '0.53',
      '0.35',
      '0.25',
      '0.35',
    ]);
  });
});

describe('the folio of gb9704', () => {
  const folios = linesOf(typeset({ blocks: [paragraph(fill)] }, 'gb9704'), 'folio');

  test('stands 7 mm below the type area between dashes', () => {
    expect(folios.map(textOf).slice(0, 2)).toEqual(['— 1 —', '— 2 —']);
    expect(millimetres(folios[0]?.baseline ?? 0)).toBeCloseTo(262 + 7 + 0.88 * millimetres(14), 6);
  });

  test('is on the right of odd pages and on the left of even ones, one character in', () => {
    expect(folios[0] ? edges(folios[0])[1] : 0).toBeCloseTo(184 - millimetres(14), 6);
    expect(folios[1] ? edges(folios[1])[0] : 0).toBeCloseTo(28 + millimetres(14), 6);
  });

  test('is an artifact of pagination', () => {
    expect(folios[0]?.role).toEqual({ type: 'artifact', artifact: 'pagination' });
  });
});

describe('a draft', () => {
  const placeholder = { type: 'placeholder', series: '窗口', figure: '本周', emphasis: 'none' } as const;
  const range = located(0).range;
  const blocks = [paragraph([text('共'), { ...placeholder, range }, text('件。')]), paragraph(fill)];
  const pages = typeset({ blocks }, 'bulletin', true);

  test('says so on every page and numbers the lines of each', () => {
    for (const page of pages) {
      const words = `送审稿　第${page.number}页，共${pages.length}页`;
      const marks = linesOf([page], 'draft').map(textOf);
      const body = linesOf([page], 'body');
      expect(marks).toEqual([words, ...body.map((_, index) => String(index + 1))]);
    }
  });

  test('has its line numbers left of the type area, on the lines’ baselines', () => {
    const [, ...numbers] = linesOf(pages.slice(0, 1), 'draft');
    const body = linesOf(pages.slice(0, 1), 'body');
    expect(numbers.map(({ baseline }) => baseline)).toEqual(body.map(({ baseline }) => baseline));
    for (const number of numbers) expect(edges(number)[1]).toBeCloseTo(24, 6);
  });

  test('sets a missing figure as ×× on grey', () => {
    const [line] = linesOf(pages, 'body');
    expect(line && textOf(line)).toBe('共××件。');
    const shades = pages.flatMap((page) => page.items.filter((item) => item.type === 'shade'));
    expect(shades).toHaveLength(1);
    const [shade] = shades;
    expect(shade?.type === 'shade' ? shade.x : 0).toBeCloseTo(glyphsOf(line?.runs ?? [])[1]?.x ?? 0, 6);
  });

  test('leaves room for a missing date', () => {
    const issue = buildIssue();
    const { date: _, ...header } = issue.header;
    const request = {
      template: shippedTemplate('bulletin'),
      typefaces: fixedTypefaces(),
      draft: true,
    };
    const undated = typesetIssue({ ...request, issue: { ...issue, header } }).pages;
    expect(linesOf(undated, 'masthead').map(textOf)).toContain('2030年\u3000月\u3000日');
    expect(undated[0]?.items.some((item) => item.type === 'shade')).toBe(true);
  });
});

test('each line knows its element, and lines of one paragraph share it across pages', () => {
  const body = linesOf(typeset({ blocks: [heading(1, '一、', '样例'), paragraph(fill)] }), 'body');
  expect(body[0]?.role).toMatchObject({ type: 'element', tag: 'H1' });
  const roles = new Set(body.slice(1).map((line) => JSON.stringify(line.role)));
  expect(roles.size).toBe(1);
});

test('按语 is in 楷体, its opening in 黑体', () => {
  const roles: string[] = [];
  const typefaces = {
    shape: (role: string, codePoint: number) => {
      roles.push(`${role}${String.fromCodePoint(codePoint)}`);
      return fixedTypefaces().shape(role, codePoint);
    },
  };
  const issue = buildIssue({ preamble: [paragraph('【编者按】本期是样例。')] });
  typesetIssue({ issue, template: shippedTemplate('bulletin'), typefaces, draft: false, pictures: new Map() });
  expect(roles).toEqual(expect.arrayContaining(['黑体编', '黑体】', '楷体本']));
});
