import { expect, test } from 'vitest';
import type { CheckedText } from '../../src/check/checked-text.js';
import { collectTexts } from '../../src/check/collect-texts.js';
import { parsePreamble, parseSection } from '../../src/parse/parse-section.js';
import * as fc from '../tools/fast-check.js';

const titled = (body: string): string => `# 标题\n\n${body}`;

function textsOf(text: string): readonly CheckedText[] {
  const { value } = parseSection({ path: 'issues/12/01-例.md', text });
  if (!value) throw new Error('the section could not be read');
  return collectTexts({ preamble: [], sections: [value] });
}

/** The only paragraph below the title. */
function paragraph(body: string): CheckedText {
  const [, found] = textsOf(titled(body));
  if (!found) throw new Error('there is no paragraph');
  return found;
}

const written = (text: CheckedText, start: number, end: number): string => {
  const range = text.rangeOf(start, end);
  return range.file.text.slice(range.start, range.end);
};

test('a paragraph is one text whatever is emphasised in it, and knows where each part was written', () => {
  const found = paragraph('甲**乙**丙*丁*。\n');
  expect(found.text).toBe('甲乙丙丁。');
  expect(written(found, 1, 2)).toBe('乙');
  expect(written(found, 0, 3)).toBe('甲**乙**丙');
  expect([found.isPlain(1, 2), found.isPlain(2, 3), found.isPlain(0, 2)]).toEqual([true, true, false]);
});

test('escapes, references and soft line ends are replaced as a whole', () => {
  const found = paragraph('甲\\*乙&amp;丙\n丁 a\nb\n');
  expect(found.text).toBe('甲*乙&丙丁 a b');
  expect(written(found, 1, 2)).toBe('\\*');
  expect(written(found, 3, 4)).toBe('&amp;');
  expect(written(found, 4, 6)).toBe('丙\n丁');
  expect([found.isPlain(1, 2), found.isPlain(3, 4), found.isPlain(4, 6), found.isPlain(0, 1)]).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('a placeholder is one mark, a hard break a line end, and a note nothing at all', () => {
  const found = paragraph('共{{窗口.本周}}\\\n件<!-- 备注 -->。\n');
  expect(found.text).toBe('共\ufffc\n件。');
  expect(written(found, 1, 2)).toBe('{{窗口.本周}}');
  expect([found.isPlain(1, 2), found.isPlain(2, 3), found.isPlain(3, 5)]).toEqual([false, false, false]);
});

test('typed labels are part of the text, counted ones are not', () => {
  const texts = textsOf(titled('（一）**甲**乙\n\n1. 丙\n\n## （二）丁\n'));
  expect(texts.map(({ text }) => text)).toEqual(['标题', '（一）甲乙', '丙', '丁']);
  const [, typed] = texts;
  expect(typed && written(typed, 0, 4)).toBe('（一）**甲');
});

test('addresses and the texts of links are marked, each as one stretch', () => {
  const found = paragraph('见https://example.org/a，或[*某*网站](https://example.org)。\n');
  expect(found.addresses.map(({ start, end }) => found.text.slice(start, end))).toEqual([
    'https://example.org/a',
    '某网站',
  ]);
});

test('each text knows its section’s title; the preamble has none', () => {
  const index = { path: 'issues/12/index.md', text: '---\nnumber: 12\n---\n\n按语。\n' };
  const section = parseSection({ path: 'issues/12/01-例.md', text: titled('正文。\n') }).value;
  const texts = collectTexts({ preamble: parsePreamble(index).value ?? [], sections: section ? [section] : [] });
  expect(texts.map(({ part, section: title }) => [part, title?.content.length])).toEqual([
    ['preamble', undefined],
    ['section', 1],
    ['section', 1],
  ]);
});

test('an empty range stands where something would be put in', () => {
  const found = paragraph('甲乙{{窗口.本周}}\n');
  const source = found.rangeOf(0, 0).file.text;
  const at = (offset: number): number => found.rangeOf(offset, offset).start;
  expect([at(0), at(1), at(2), at(3)]).toEqual([
    source.indexOf('甲'),
    source.indexOf('乙'),
    source.indexOf('{{'),
    source.indexOf('}}') + 2,
  ]);
});

test('what is plain reads the same in the source, whatever Markdown is written', () => {
  const pieces = [
    '甲',
    '乙。',
    '**丙**',
    '*丁*',
    '\\*',
    '&lt;',
    '\n',
    '{{窗口.本周}}',
    '<!-- 注 -->',
    ' a ',
    '[己](https://a.cn)',
  ];
  const body = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
    .map((parts) => `戊${parts.join('')}`);
  fc.assert(
    fc.property(body, (source) => {
      for (const text of textsOf(titled(source))) {
        for (let at = 0; at < text.text.length; at += 1) {
          const { file, start, end } = text.rangeOf(at, at + 1);
          expect(start).toBeLessThan(end);
          if (text.isPlain(at, at + 1)) expect(file.text.slice(start, end)).toBe(text.text.charAt(at));
        }
      }
    }),
  );
});

test('tables, figures and footnotes are texts of their own, the footnotes at the end of their section', () => {
  const body =
    '甲项[^1]。\n\n表1 乙\n\n单位：件\n\n| 丙 | 丁 |\n|---|---|\n|  | **1**{{窗口.本周.受理}} |\n\n注：戊\n\n![己](a.png)\n\n又[^1]。\n\n[^1]: 庚\n\n    辛';
  expect(textsOf(titled(body)).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'heading 标题',
    'paragraph 甲项。',
    'caption 表1 乙',
    'remark 单位：件',
    'cell 丙',
    'cell 丁',
    'cell 1\ufffc',
    'remark 注：戊',
    'caption 己',
    'paragraph 又。',
    'footnote 庚',
    'footnote 辛',
  ]);
});

test('a footnote’s mark is not read along, and what is around it is not plain', () => {
  const found = paragraph('甲[^1]。\n\n[^1]: 乙\n');
  expect([found.text, written(found, 0, 2), written(found, 1, 2)]).toEqual(['甲。', '甲[^1]。', '。']);
  expect([found.isPlain(0, 1), found.isPlain(0, 2)]).toEqual([true, false]);
});
