import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locate } from '../../src/model/source.js';
import { cellsOn, compose, composeSpans, lineText, lineTexts, naturalWidth } from './compose.js';

/** The printed lines of issue 519, put together to paragraphs: one ends where the next is indented. */
function printedParagraphs(): string[][] {
  const reference = new URL('../reference/519-lines.json', import.meta.url);
  const { pages } = JSON.parse(readFileSync(reference, 'utf8')) as { pages: string[][] };
  const lines = pages.flat().slice(3, -3);
  const startsParagraph = /^(?:[一二三四]、|（[一二三]）|本周，省本级)/;
  const paragraphs: string[][] = [];
  for (const line of lines) {
    if (startsParagraph.test(line)) paragraphs.push([]);
    paragraphs.at(-1)?.push(line);
  }
  return paragraphs;
}

describe('the printed issue 519', () => {
  test.each(printedParagraphs().map((lines) => [lines[0], lines] as const))('%s … breaks as printed', (_, lines) => {
    expect(lineTexts(compose(lines.join(''), { indent: 2 }))).toEqual(lines);
  });

  test('would break otherwise with autospace of a quarter em', () => {
    const all = printedParagraphs();
    const changed = all.filter((lines) => {
      const set = compose(lines.join(''), { indent: 2, composition: { autospace: 0.25 as never } });
      return lineTexts(set).join('|') !== lines.join('|');
    });
    expect(changed.length).toBeGreaterThan(0);
  });
});

describe('kinsoku', () => {
  test.each([...'”’）》〉」』】〗〕］｝、，；：。．？！·–～／％%‰℃'])('K1: no line starts with %s', (mark) => {
    const lines = lineTexts(compose(`汉字汉字汉${mark}字`, { measure: 5 }));
    expect(lines[0]).toBe('汉字汉字');
    expect(lines[1]?.startsWith(`汉${mark}`)).toBe(true);
  });

  test.each([...'“‘（《〈「『【〖〔［｛([{'])('K2: no line ends with %s', (mark) => {
    const lines = lineTexts(compose(`汉字汉字${mark}汉字`, { measure: 5 }));
    expect(lines[0]).toBe('汉字汉字');
  });

  test('K1, K2: a solidus between Han neither starts nor ends a line', () => {
    expect(lineTexts(compose('汉字汉字/汉字', { measure: 5 }))).toEqual(['汉字汉', '字/汉字']);
  });

  test.each(['users’ data', 'rock ’n’ roll', 'in the ’90s'])('an apostrophe beside a blank keeps it: %s', (text) => {
    expect(lineTexts(compose(text, { measure: 20 }))).toEqual([text]);
  });

  test.each(['aaaaaaaaa’a', 'aaaaaaaaa/a', 'aaaaaaaaaaaaaaaaaaa’a'])('K1: %s is parted before a letter', (word) => {
    const { lines, findings } = compose(word, { measure: 5 });
    for (const line of lines.slice(1)) expect(lineText(line)).toMatch(/^a/);
    expect(findings.map(({ code }) => code)).toContain('forced-break/word');
  });

  test('K1: a mark with a variation selector is that mark', () => {
    for (const mark of ['％\ufe00', '’\ufe00', '。\ufe00']) {
      expect(lineTexts(compose(`汉字汉字汉${mark}字`, { measure: 5 }))[0]).toBe('汉字汉字');
    }
  });

  test('K2: no line ends with a full-width solidus', () => {
    expect(lineTexts(compose('汉字汉字／汉字', { measure: 5 }))).toEqual(['汉字汉', '字／汉字']);
  });

  test('K8: an address is not parted before a mark that closes what it stands in', () => {
    expect(lineTexts(compose('www.a.cn/),b', { measure: 4.5 }))).toEqual(['www.a.', 'cn/),b']);
  });

  test('K3: —— and …… are not split, …… never starts a line and —— may', () => {
    expect(lineTexts(compose('汉字汉——字', { measure: 4 }))).toEqual(['汉字汉', '——字']);
    expect(lineTexts(compose('汉字汉字——字', { measure: 4 }))).toEqual(['汉字汉字', '——字']);
    expect(lineTexts(compose('汉字汉字……字', { measure: 4 }))).toEqual(['汉字汉', '字……字']);
  });

  test('push-out: the character before a mark goes down with it, although pushing in was possible', () => {
    expect(lineTexts(compose('汉，字汉字。', { measure: 5 }))).toEqual(['汉，字汉', '字。']);
  });

  test('E1: a mark at the line’s end takes half an em where the whole does not fit', () => {
    const exact = compose('汉字汉字，汉', { measure: 5 });
    expect(lineTexts(exact)[0]).toBe('汉字汉字，');
    expect(cellsOn(exact.lines[0]).at(-1)?.advance).toBe(1);
    const tight = compose('汉字汉字，汉', { measure: 4.5 });
    expect(lineTexts(tight)[0]).toBe('汉字汉字，');
    expect(cellsOn(tight.lines[0]).at(-1)?.advance).toBe(0.5);
    expect(lineTexts(compose('汉字汉字，汉', { measure: 4.49 }))[0]).toBe('汉字汉');
  });

  test('E1 half: the mark at the line’s end always takes half an em', () => {
    const set = compose('汉字汉字，汉字', { measure: 5, composition: { lineEndMark: 'half' } });
    expect(cellsOn(set.lines[0]).at(-1)?.advance).toBe(0.5);
    expect(set.lines[0]?.width).toBeCloseTo(5);
  });
});

describe('punctuation compression', () => {
  test.each([
    ['。”', 1.5],
    ['”，', 1.5],
    ['》）', 1.5],
    ['，“', 1.5],
    ['”“', 1.5],
    ['）（', 1.5],
    ['》、《', 2],
    ['（《', 1.5],
    ['（）', 2],
    ['汉，', 2],
    ['？？', 1],
    ['！！', 1],
    ['？！', 1],
    ['？？？', 2],
    ['——', 2],
    ['……', 2],
  ])('%s is %d em wide', (marks, width) => {
    expect(naturalWidth(`汉${marks}汉`) - 2).toBeCloseTo(width);
  });

  test('holds across a change of face', () => {
    const spans = [
      { text: '汉。', role: '仿宋' },
      { text: '“汉', role: '黑体' },
    ];
    expect(composeSpans(spans).lines[0]?.width).toBeCloseTo(3.5);
  });

  test('a mark that lost its blank half has no more to give', () => {
    expect(naturalWidth('汉？！”汉')).toBeCloseTo(4);
  });

  test('a mark at a line’s end keeps the blank that the next line’s first mark would have taken', () => {
    const set = compose('汉字汉，“字', { measure: 4 });
    expect(lineTexts(set)[0]).toBe('汉字汉，');
    expect(set.lines[0]?.width).toBe(4);
  });
});

describe('words and numbers', () => {
  test('S1: autospace stands between Han and digits or letters, not beside marks or at the edges', () => {
    expect(naturalWidth('汉12汉')).toBeCloseTo(3.25);
    expect(naturalWidth('汉ab')).toBeCloseTo(2.125);
    expect(naturalWidth('“16，')).toBeCloseTo(3);
    expect(naturalWidth('20%的')).toBeCloseTo(2.5);
  });

  test('S2: a blank typed between Han and digits is replaced, not added to', () => {
    expect(lineTexts(compose('于 2026 年'))).toEqual(['于2026年']);
    expect(naturalWidth('于 2026 年')).toBe(naturalWidth('于2026年'));
  });

  test('S2: several blanks between words are one', () => {
    expect(lineTexts(compose('ab  \t cd'))).toEqual(['ab cd']);
  });

  test('middle dots of all input methods become one of half an em', () => {
    expect(lineTexts(compose('甲・乙‧丙•丁·戊'))).toEqual(['甲·乙·丙·丁·戊']);
    expect(naturalWidth('甲·乙')).toBeCloseTo(2.5);
  });

  test.each([
    ['N1: a number with its sign and separators', '汉字汉字1,234,567.89', '1,234,567.89'],
    ['N2: prefix', '汉字汉字¥300元', '¥300'],
    ['N2: full-width prefix', '汉字汉字＞300户', '＞300'],
    ['N2: ordinal prefix', '汉字汉字汉第12甲字', '第12'],
    ['N2: suffix', '汉字汉字汉30‰汉', '30‰'],
    ['N3: unit of one character', '汉字汉字汉12件字', '12件'],
    ['N3: unit of two characters', '汉字汉字汉12人次', '12人次'],
    ['N4: document number', '汉字汉〔2026〕12号', '〔2026〕12号'],
    ['N4: ordinal', '汉字汉字汉第12期', '第12期'],
    ['N4: label with its first character', '汉字汉字（一）汉', '（一）汉'],
    ['K8: a word', '汉字汉字abcdef', 'abcdef'],
  ])('%s is not broken', (_, text, unit) => {
    for (let measure = naturalWidth(unit); measure < naturalWidth(text); measure += 0.5) {
      const broken = lineTexts(compose(text, { measure }));
      expect(broken.some((line) => line.includes(unit))).toBe(true);
    }
  });

  test('N3: a date breaks only after 年 and 月', () => {
    const text = '汉字汉字2026年9月29日';
    for (let measure = 4; measure < naturalWidth(text); measure += 0.25) {
      const lines = lineTexts(compose(text, { measure }));
      for (const line of lines.slice(1)) expect(line).toMatch(/^(?:[汉字]|2026|9月|29日)/);
    }
  });

  test.each(['一、', '1.', '12．'])('N4: the label %s is not parted from the first character behind it', (label) => {
    const measure = naturalWidth(label) + 0.5;
    const set = compose(`${label}政务`, { measure });
    expect(lineTexts(set)[0]).toBe(label);
    expect(set.findings.map((f) => f.code)).toContain('forced-break/glue');
  });

  test('K8: an address breaks after its dividing marks', () => {
    const lines = lineTexts(compose('网址https://example.org/banshi/zhinan?id=7', { measure: 12 }));
    expect(lines.join('')).toBe('网址https://example.org/banshi/zhinan?id=7');
    for (const line of lines.slice(1, -1)) expect(line).toMatch(/[/?&=.-]$/);
  });

  test.each(['/', '?', '&', '=', '-', '.'])('K8: an address may break after %s', (mark) => {
    const text = `https://${'a'.repeat(8)}${mark}${'b'.repeat(8)}`;
    expect(lineTexts(compose(text, { measure: 9 }))).toEqual([text.slice(0, 17), text.slice(17)]);
    expect(compose(text, { measure: 9 }).findings.map((f) => f.code)).not.toContain('forced-break/word');
  });

  test.each([
    // The word gives way before the number, and where there is only a number it does as late as it can.
    ['a code that ends in a number', 'abc-123456', 3.5, ['abc-', '123456'], 'word'],
    ['separators', '12345,67890', 4, ['12345,67', '890'], 'number'],
    ['a sign', '-12345678', 3, ['-12345', '678'], 'number'],
  ])('N1, K7: a number holds firmer than a word: %s', (_, text, measure, lines, kind) => {
    const set = compose(text, { measure });
    expect(lineTexts(set)).toEqual(lines);
    expect(set.findings.map((f) => f.code)).toEqual([`forced-break/${kind}`]);
  });

  test('K7: LONG is only split where the measure is under two em', () => {
    const set = compose('汉——', { measure: 1.9 });
    expect(lineTexts(set)).toEqual(['汉', '—', '—']);
    expect(set.findings.map((f) => f.code)).toEqual(['forced-break/long']);
    expect(lineTexts(compose('汉——', { measure: 2 }))).toEqual(['汉', '——']);
  });

  test('K7: a run wider than the measure is broken inside, and that is said at its place', () => {
    const { findings } = compose('字abcdefghijklmnop', { measure: 5 });
    expect(findings.map((f) => f.code)).toContain('forced-break/word');
    const [forced] = findings.filter((f) => f.code === 'forced-break/word');
    expect(forced && locate(forced.range)).toMatchObject({ line: 1, column: 2 });
  });

  test('K7: glue gives way before a word does', () => {
    const { findings } = compose('12345678件', { measure: 4.5 });
    expect(findings.map((f) => f.code)).toEqual(['forced-break/glue']);
  });
});

describe('justification', () => {
  test.each([
    // What the line lacks: growth of the word space, of each autospace, and of the gap after the blank.
    [0, 0, 0, 0],
    [0.2, 0.2, 0, 0],
    [0.25, 0.25, 0, 0],
    [0.4, 0.25, 0.05, 0],
    [0.625, 0.25, 0.125, 0],
    [0.825, 0.25, 0.175, 0.05],
  ])(
    'J2: of %d em a word space takes up to a quarter, autospace up to an eighth, all gaps the rest',
    (lack, ...growth) => {
      const [line] = compose('ab cd汉1汉汉', { measure: 5.125 + lack }).lines;
      const cells = cellsOn(line);
      const gapBefore = (index: number): number => {
        const [before, cell] = [cells[index - 1], cells[index]];
        return (cell?.x ?? 0) - (before?.x ?? 0) - (before?.advance ?? 0);
      };
      const [space = -1, autospace = -1, other = -1] = growth;
      expect(cells.map(({ item }) => item.text).join('')).toBe('ab cd汉1汉');
      expect(cells[2]?.advance).toBeCloseTo(0.25 + space);
      for (const index of [5, 6, 7]) expect(gapBefore(index)).toBeCloseTo(0.125 + autospace);
      expect(gapBefore(3)).toBeCloseTo(other);
      for (const index of [1, 2, 4]) expect(gapBefore(index)).toBeCloseTo(0);
    },
  );

  test('J2: nothing is stretched inside numbers, words and ——', () => {
    const set = compose('汉汉——1234汉（汉汉', { measure: 8 });
    const cells = cellsOn(set.lines[0]);
    for (const [index, cell] of cells.entries()) {
      const next = cells[index + 1];
      if (!next) continue;
      const inside = /^(?:——|\d\d)$/.test(cell.item.text + next.item.text);
      if (inside) expect(next.x - cell.x).toBeCloseTo(cell.advance);
    }
    expect(set.lines[0]?.width).toBeCloseTo(8);
  });

  test('J3: the last line and a single line keep their natural width', () => {
    expect(compose('汉字').lines[0]?.width).toBe(2);
    expect(compose('汉'.repeat(30)).lines[1]?.width).toBe(2);
  });

  test.each([
    [3.2, []],
    [3.21, ['loose-line']],
    [3.49, ['loose-line']],
    [3.5, ['loose-line/very']],
  ])(
    'J5: two gaps that fill a line of %d em: at 0.1 em it is not loose yet, at 0.25 em it is very loose',
    (measure, codes) => {
      const { findings } = compose('汉汉汉abcdef', { measure });
      expect(findings.map((f) => f.code)).toEqual(codes);
    },
  );

  test('J5: gaps beside marks alone are not told of', () => {
    const set = compose('（汉）abcdef', { measure: 3.9 });
    expect(set.lines[0]?.width).toBeCloseTo(3.9);
    expect(set.findings).toEqual([]);
  });

  test.each([
    ['汉汉汉abc', ['loose-line hint “abc”']],
    ['汉汉汉1,234件汉', ['loose-line hint “1,234件”']],
    // There is no word whose author could choose another.
    ['汉汉汉汉，汉', []],
    ['汉汉汉ab', []],
  ])('J5: a line that is a little loose is told of where a word did not fit on it: %s', (text, told) => {
    const { findings } = compose(text, { measure: 3.4 });
    const said = findings.map((each) =>
      each.code === 'loose-line' ? `${each.code} ${each.severity} “${each.params.words}”` : each.code,
    );
    expect(said.slice(0, 1)).toEqual(told);
  });

  test('J5: a loose line is a warning at its place, a very loose one with a note', () => {
    const { findings } = compose('汉字汉字汉abcdefghijkl汉', { measure: 7 });
    expect(findings.map((f) => [f.code, f.severity])).toEqual([['loose-line/very', 'warning']]);
    expect(findings[0] && locate(findings[0].range)).toMatchObject({ line: 1, column: 1, endColumn: 6 });
  });
});

test('a character that no font has is an error at its place and keeps its cell', () => {
  const set = compose('汉竑字', { missing: '竑' });
  expect(set.findings.map((f) => f.code)).toEqual(['missing-glyph']);
  expect(set.findings[0] && locate(set.findings[0].range)).toMatchObject({ column: 2, endColumn: 3 });
  expect(set.lines[0]?.width).toBe(3);
});

test.each([
  ['left', 0],
  ['center', 1],
  ['right', 2],
] as const)('a %s-aligned line begins where its box says', (align, x) => {
  expect(compose('汉字', { measure: 4, align }).lines[0]?.x).toBe(x);
});
