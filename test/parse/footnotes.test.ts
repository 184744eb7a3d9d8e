import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/model/block-content.js';
import type { Block, Footnote, Inline } from '../../src/model/issue.js';
import { parseSection } from '../../src/parse/parse-section.js';
import { places } from './places.js';

const section = (text: string) => parseSection({ path: 'issues/519/01-甲.md', text: `# 甲\n\n${text}` });
const found = (text: string) => places(section(text).findings);
const marks = (blocks: readonly Block[] = []) =>
  blocks.flatMap(contentOf).flatMap((inline) => (inline.type === 'note' ? [inline] : []));
const words = (content: readonly Inline[]): string =>
  content.map((inline) => (inline.type === 'text' ? inline.text : `<${inline.type}>`)).join('');
const noteOf = (text: string): Footnote | undefined => marks(section(text).value?.blocks)[0]?.note;

describe('a footnote', () => {
  it('has text of several paragraphs, wherever it is defined in the file', () => {
    const text = '[^注]: 丙*丁*{{综窗.本周}}\n  戊\n\n    己\n\n乙[^注]。';
    const note = noteOf(text);
    expect(found(text)).toEqual([]);
    expect(note?.paragraphs.map(words)).toEqual(['丙丁<placeholder>戊', '己']);
    const { start = 0, end = 0 } = note?.range ?? {};
    expect(`# 甲\n\n${text}`.slice(start, end)).toBe('[^注]: 丙*丁*{{综窗.本周}}\n  戊\n\n    己');
  });

  it('is referred to in paragraphs, leads, items, quotations and cells, each mark at its place', () => {
    const text = '乙[^1]\n\n1. **丙[^1]。**丁\n\n> 戊[^1]\n\n| 己[^1] |\n|---|\n\n[^1]: 庚';
    const { value, findings } = section(text);
    expect(findings).toEqual([]);
    const all = marks(value?.blocks);
    expect(all).toHaveLength(4);
    expect(new Set(all.map(({ note }) => note)).size).toBe(1);
    for (const { range } of all) expect(range.file.text.slice(range.start, range.end)).toBe('[^1]');
    const lead = value?.blocks[2];
    expect(lead?.type === 'paragraph' && words(lead.lead)).toBe('丙<note>。');
  });

  it('may be indented with full-width blanks, and follow a text line by line', () => {
    expect(found('乙[^1]\n　　[^1]: 丙')).toEqual([]);
    expect(noteOf('乙[^1]\n[^1]:丙')?.paragraphs.map(words)).toEqual(['丙']);
  });

  it.each([
    ['乙[^1]', 'footnote-undefined 3:2'],
    ['乙[^1]\n\n[^2]: 丙', 'footnote-definition/unused 5:1'],
    ['乙[^1]\n\n[^1]: 丙\n\n[^1]: 丁', 'footnote-definition/twice 7:1'],
    ['乙[^1]\n\n[^1]:', 'footnote-definition/empty 5:1'],
    ['乙[^1]\n\n[^1]: <!-- 注 -->', 'footnote-definition/empty 5:1'],
    ['乙[^1]\n\n[^1]: - 丙', 'footnote-definition/block 5:7'],
    ['乙[^1]\n\n[^1]: | 丙 |\n    |---|', 'footnote-definition/block 5:7'],
    ['乙[^1]\n\n[^1]: 丙[^2]\n\n[^2]: 丁', 'footnote-place 5:8'],
    ['乙[^1]\n\n[^1]: 丙[^1]', 'footnote-place 5:8'],
    ['乙[^1]\n\n[^1]: ![丙](a.png)', 'image-place/inside 5:7'],
    ['## 乙[^1]\n\n[^1]: 丙', 'footnote-place 3:5'],
    ['乙［^1］\n\n[^1]: 丙', 'footnote-form/bracket 3:2'],
    ['乙[^1]\n\n[^1]：丙', 'footnote-form/colon 5:1'],
    ['乙[^1]\n\n［^1］：丙', 'footnote-form/bracket 5:1'],
    ['乙[^注 1]', 'footnote-form/label 3:2'],
    ['[^1]: 乙{{丙\n\n丁[^1]', 'placeholder-brace 3:8'],
  ])('is reported where it is wrong: %j', (text, place) => {
    expect(found(text)).toContain(place);
  });

  it.each(['乙\\[^1]', '2[^', '面积m^2', '乙[^1]\n\n[^1]: 丙', '[乙](http://a.cn/[^1])'])(
    'is not seen in %j',
    (text) => {
      expect(found(text)).toEqual([]);
    },
  );

  it.each([
    ['marks', `${'乙[^1]'.repeat(600)}\n\n[^1]: 丙`],
    ['marks without text', '乙[^1]'.repeat(600)],
    ['texts', Array.from({ length: 1400 }, (_, i) => `[^${i}]: 丙\n`).join('\n')],
    ['texts within texts', `${'[^a]: '.repeat(600)}乙`],
    ['brackets', '［^'.repeat(40_000)],
  ])('is read to its end: %s', (_, text) => {
    expect(section(text).value).toBeDefined();
  });
});
