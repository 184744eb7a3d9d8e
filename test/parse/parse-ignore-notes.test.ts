import { expect, test } from 'vitest';
import { parseIgnoreNotes } from '../../src/parse/parse-ignore-notes.js';

const notes = (text: string) =>
  parseIgnoreNotes({ path: 'issues/12/01-例.md', text }).map(({ rules, reason, range }) => {
    const read = (place: typeof range): string => text.slice(place.start, place.end);
    return {
      rules: rules.map((rule) => rule.value),
      reason: reason?.value,
      note: read(range),
      typed: rules.map((rule) => read(rule.range)),
      why: reason && read(reason.range),
    };
  });

test('a note names rules and a reason, and knows where they stand', () => {
  const note = '<!-- bulletin-ignore label-order, heading-skips: 原稿如此 -->';
  const names = ['label-order', 'heading-skips'];
  expect(notes(`# 标题\n\n${note}\n甲。\n`)).toEqual([
    { rules: names, typed: names, reason: '原稿如此', why: '原稿如此', note },
  ]);
});

test.each([
  ['full-width marks', '<!--bulletin-ignore　a，b：原稿：如此-->', ['a', 'b'], '原稿：如此'],
  ['several lines', '<!--\nbulletin-ignore\na\n:\n原稿如此\n-->', ['a'], '原稿如此'],
  ['no reason', '<!-- bulletin-ignore a -->', ['a'], undefined],
  ['an empty reason', '<!-- bulletin-ignore a:  -->', ['a'], undefined],
  ['no rule', '<!-- bulletin-ignore -->', [], undefined],
])('%s are read', (_name, note, rules, reason) => {
  expect(notes(`甲。${note}\n`)).toMatchObject([{ rules, reason, note }]);
});

test.each([
  ['another note', '<!-- 这里不用 bulletin-ignore a: b -->'],
  ['another word', '<!-- bulletin-ignored a: b -->'],
  ['an escaped note', '\\<!-- bulletin-ignore a: b -->'],
  ['a note without its end', '<!-- bulletin-ignore a: b'],
  ['front matter', '---\n# <!-- bulletin-ignore a: b -->\n---\n'],
])('%s is none', (_name, text) => {
  expect(notes(text)).toEqual([]);
});
