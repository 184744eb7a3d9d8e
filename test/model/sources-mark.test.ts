import { expect, test } from 'vitest';
import { markSources } from '../../src/model/sources-mark.js';

const file = (path: string, text: string) => ({ path, text });
const sources = {
  folder: '519',
  index: file('issues/519/index.md', '---\n---\n'),
  sections: [file('issues/519/01-甲.md', '# 甲\n')],
};

test('the same texts have the same mark, wherever their workspace keeps them', () => {
  const mark = markSources(sources);
  expect(mark).toEqual({ folder: '519', digest: expect.stringMatching(/^[0-9a-f]{32}$/) });
  const elsewhere = {
    ...sources,
    index: file('别处/index.md', sources.index.text),
    sections: [file('别处/01-甲.md', '# 甲\n')],
  };
  expect(markSources(elsewhere)).toEqual(mark);
});

test.each([
  ['a character of the header', { index: file('issues/519/index.md', '---\n--- \n') }],
  ['a character of a section', { sections: [file('issues/519/01-甲.md', '# 乙\n')] }],
  ['the name of a section', { sections: [file('issues/519/02-甲.md', '# 甲\n')] }],
  ['a section more', { sections: [...sources.sections, file('issues/519/02-乙.md', '')] }],
  [
    'where one text ends and the next begins',
    { sections: [file('issues/519/01-甲.md', '# 甲'), file('issues/519/02-乙.md', '\n')] },
  ],
])('%s makes another', (_, change) => {
  expect(markSources({ ...sources, ...change }).digest).not.toBe(markSources(sources).digest);
});
