import { expect, test } from 'vitest';
import type { List, Paragraph } from '../../src/model/issue.js';
import { parseSection } from '../../src/parse/parse-section.js';

const paragraphs = (text: string): readonly Paragraph[] =>
  (parseSection({ path: 'issues/519/01-甲.md', text: `# 甲\n\n${text}` }).value?.blocks ?? []).filter(
    (block) => block.type === 'paragraph',
  );

/** The kinds of the lists that a paragraph stands in, the innermost first. */
function listsOf({ item }: Paragraph): readonly List['kind'][] {
  const kinds: List['kind'][] = [];
  for (let at = item; at; at = at.list.within) kinds.push(at.list.kind);
  return kinds;
}

test('paragraphs of an item share it, and items of a list their list', () => {
  const [one, more, two, text, other] = paragraphs('1. 乙\n\n   丙\n2. 丁\n\n戊\n\n3. 己');
  expect(one?.item).toBeDefined();
  expect(more?.item).toBe(one?.item);
  expect(two?.item).not.toBe(one?.item);
  expect(two?.item?.list).toBe(one?.item?.list);
  expect(text?.item).toBeUndefined();
  expect(other?.item?.list).not.toBe(one?.item?.list);
});

test('a list stands in the item around it, also through a quotation', () => {
  const [outer, inner, quoted, plain] = paragraphs('- 乙\n  1. 丙\n  > - 丁\n\n（一）戊');
  expect([outer, inner, quoted, plain].map((each) => each && listsOf(each))).toEqual([
    ['unordered'],
    ['ordered', 'unordered'],
    ['unordered', 'unordered'],
    [],
  ]);
  expect(inner?.item?.list.within).toBe(outer?.item);
});

test('what a line with a typed number starts is of the same item', () => {
  const [first, second] = paragraphs('- 乙\n  （一）丙');
  expect(second?.label?.text).toBe('（一）');
  expect(second?.item).toBe(first?.item);
});
