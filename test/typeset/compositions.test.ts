import { describe, expect, test } from 'vitest';
import { em } from '../../src/model/length.js';
import type { TextSpan } from '../../src/typeset/collect-items.js';
import { composeText, createCompositor, rangeOf } from '../../src/typeset/compose-text.js';
import { createCompositions } from '../../src/typeset/compositions.js';
import { lineText } from './compose.js';
import { fixedTypefaces, printedComposition } from './fixed-typefaces.js';

const box = { measure: em(10), indent: em(2), align: 'justify' } as const;

/** A text that stands at an offset of its file. */
const written = (text: string, offset = 0, more: Partial<TextSpan> = {}): TextSpan => {
  const file = { path: 'issues/1/01-甲.md', text: ' '.repeat(offset) + text };
  return {
    text,
    role: '仿宋',
    sourceOf: (start, end) => ({ file, start: start + offset, end: end + offset }),
    ...more,
  };
};

function openCompositor(missing = '') {
  const compositions = createCompositions();
  const compositor = createCompositor(fixedTypefaces(missing), printedComposition, compositions);
  return { compositions, compose: (...spans: readonly TextSpan[]) => composeText(spans, box, compositor) };
}

const long = '窗口按时受理、按时办结群众的事项。';

describe('lines that were composed before', () => {
  test('are taken again, at the place where the text stands now', () => {
    const { compose } = openCompositor();
    const [before] = compose(written(long)).lines;
    const [after] = compose(written(long, 30)).lines;
    expect(after?.cells).toBe(before?.cells);
    expect([before, after].map((line) => line && rangeOf([line])?.start)).toEqual([0, 30]);
  });

  test('belong to what the text belongs to now', () => {
    const { compose } = openCompositor();
    compose(written(long));
    const [line] = compose(written(long, 0, { link: 'https://example.invalid/' })).lines;
    expect(line?.spans[0]?.link).toBe('https://example.invalid/');
  });

  test('are not those of another role, another box, or of words parted elsewhere', () => {
    const { compose } = openCompositor();
    const [plain] = compose(written(long)).lines;
    expect(compose(written(long, 0, { role: '黑体' })).lines[0]?.cells).not.toBe(plain?.cells);
    const [parted] = compose(written(long.slice(0, 3)), written(long.slice(3))).lines;
    expect(parted?.cells).not.toBe(plain?.cells);
    expect(parted && lineText(parted)).toBe(plain && lineText(plain));
  });

  test('are composed anew where something was found, so that it is found at its place', () => {
    const { compose } = openCompositor('竑');
    const starts = [0, 7].map((offset) => compose(written('缺竑字', offset)).findings.map(({ range }) => range.start));
    expect(starts).toEqual([[1], [8]]);
  });

  test('are forgotten once a compile has passed that did not ask for them', () => {
    const { compose, compositions } = openCompositor();
    const [first] = compose(written(long)).lines;
    compositions.endCompile();
    expect(compose(written(long)).lines[0]?.cells).toBe(first?.cells);
    compositions.endCompile();
    compositions.endCompile();
    expect(compose(written(long)).lines[0]?.cells).not.toBe(first?.cells);
  });
});
