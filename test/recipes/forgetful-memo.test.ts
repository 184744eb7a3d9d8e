import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMemo, type Memo, type Packed } from '../../src/memo/memo.js';
import type { Finding } from '../../src/model/finding.js';
import { locate } from '../../src/model/source.js';
import { loadIssue } from '../../src/read/load-issue.js';
import { listIssues } from '../../src/read/load-workspace.js';
import { thisSystem } from '../../src/read/surroundings.js';
import { checkIssue } from '../../src/recipes/compile-issue.js';
import { cacheFolder } from '../../src/workspace/cache/cache-folder.js';
import { openCache } from '../../src/workspace/cache/open-cache.js';
import { openFonts } from '../../src/workspace/open-fonts.js';
import * as fc from '../tools/fast-check.js';
import { loadWorkspace } from '../tools/load-workspace.js';

const packageRoot = join(import.meta.dirname, '../..');
const root = join(import.meta.dirname, '../fixtures/mistakes');

/** A memo that has forgotten a result whenever `forgets` says so. */
function forgetful(forgets: () => boolean): Memo {
  const kept = new Map<string, Packed>();
  const memo = createMemo({
    read: (key) => kept.get(key),
    write: (key, { data, ...packed }) => !!kept.set(key, { data: JSON.parse(JSON.stringify(data)), ...packed }),
  });
  const find: Memo['find'] = (step, key) => (forgets() ? undefined : memo.find(step, key));
  return {
    ...memo,
    find,
    recall(step, key, make) {
      const known = find(step, key);
      if (known !== undefined) return known;
      const made = make();
      memo.keep(step, key, made);
      return made;
    },
  };
}

/** A section whose findings depend on which file a place is in: a note that silences one, and a character by its number. */
const section = `# 试验

（一）甲。

<!-- bulletin-ignore label-order: 原稿如此 -->
（三）乙。

零&#x200b;宽，零\u200b宽。
`;

const placeOf = ({ code, severity, range }: Finding): string => {
  const { line, column } = locate(range);
  return `${severity} ${code} ${range.file.path}:${line}:${column}`;
};

/** What is found in the issue, whose files are read anew: the same texts in other objects. */
async function findIn(folder: string, memo: Memo): Promise<readonly string[]> {
  const workspace = loadWorkspace({ root, packageRoot, folders: listIssues(root).value }).value;
  const issue = loadIssue(root, folder).value;
  const cache = openCache(cacheFolder(thisSystem()));
  const fonts = (await openFonts({ workspace: packageRoot, packageRoot, systemFonts: false, cache })).value;
  if (!workspace || !issue || !fonts) throw new Error('the workspace could not be read');
  const sections = [...issue.sections, { path: `issues/${folder}/99-试验.md`, text: section }];
  // As if they stood in the issue before: paragraphs of that are told of.
  const recent = [
    { ...issue, folder: '1', sections: issue.sections.map((file) => ({ ...file, path: `1 ${file.path}` })) },
  ];
  const { findings } = await checkIssue({ workspace, issue: { ...issue, sections }, recent, fonts, memo });
  return findings.map(placeOf).sort();
}

test('whatever a memo has forgotten, the same is found', async () => {
  const cold = new Map<string, readonly string[]>();
  for (const folder of listIssues(root).value) cold.set(folder, await findIn(folder, createMemo()));
  expect([...cold.values()].flat().length).toBeGreaterThan(10);
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.boolean()), async (forgets) => {
      const memo = forgetful(() => forgets.next().value === true);
      for (let turn = 0; turn < 3; turn += 1) {
        for (const [folder, found] of cold) expect(await findIn(folder, memo)).toEqual(found);
      }
    }),
    { numRuns: 10 },
  );
});
