import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type FixRequest, mendSources } from '../../src/commands/fix-sources.js';
import { createMemo } from '../../src/memo/memo.js';
import { loadIssue } from '../../src/read/load-issue.js';
import { thisSystem } from '../../src/read/surroundings.js';
import { checkIssue } from '../../src/recipes/compile-issue.js';
import { cacheFolder } from '../../src/workspace/cache/cache-folder.js';
import { openCache } from '../../src/workspace/cache/open-cache.js';
import type { GatheredIssue } from '../../src/workspace/gather-sources.js';
import { openFonts } from '../../src/workspace/open-fonts.js';
import * as fc from '../tools/fast-check.js';
import { loadWorkspace } from '../tools/load-workspace.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A request for issue 519 with one section of other text. */
async function prepare(): Promise<(text: string) => FixRequest> {
  const cache = openCache(cacheFolder(thisSystem()));
  const fonts = (await openFonts({ workspace: root, packageRoot: root, systemFonts: false, cache })).value;
  const workspace = loadWorkspace({ root, packageRoot: root, folders: ['519'] }).value;
  const issue = loadIssue(root, '519').value;
  if (!fonts || !workspace || !issue) throw new Error('issue 519 can be read');
  const memo = createMemo();
  const findIn = async (gathered: GatheredIssue) => (await checkIssue({ ...gathered, fonts, memo })).findings;
  return (text) => {
    const sections = [{ path: 'issues/519/01-例.md', text }];
    return { root, issues: [{ workspace, issue: { ...issue, sections }, recent: [] }], findIn };
  };
}

const pieces = fc.constantFrom(
  ...'某局窗口件一,.;:?!()"，。、；：（）“”…—·'.split(''),
  ...[
    '12',
    '3.5',
    '１２',
    '１．',
    ' ',
    '--',
    '－',
    '...',
    '\n',
    '\n\n',
    '\u3000',
    '％',
    '[2030]',
    '（2030）',
    '12号',
    '12:30',
  ],
  ...['布署', '截止2030年', '10～20%', '的的', '2030年02月03日', '\u200b', '\u202e', '𠮷'],
  ...[
    '！[图](a b.png)',
    '＃ 某',
    '#某',
    '（一）',
    '1.',
    '-',
    '**',
    '_',
    '{{综窗.本周}}',
    '<!-- a,b -->',
    'https://a.cn/b,c',
    '\\',
  ],
);

test('the rules of all stages mend a text once and for all', async () => {
  const requestFor = await prepare();
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 25 }), async (parts) => {
      const text = `# 标题\n\n${parts.join('')}\n`;
      const [mended] = await mendSources(requestFor(text));
      expect(await mendSources(requestFor(mended?.after ?? text))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
