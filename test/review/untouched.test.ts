import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyIssue, issues, packageRoot } from '../outputs/docx/copies.js';
import { zipOf } from '../tools/build-docx.js';
import { type OfficeFonts, openOfficeFonts } from '../tools/office-fonts.js';
import { openDocx } from '../tools/read-docx.js';
import { requireProgram } from '../tools/system-program.js';
import { convertDocument } from '../tools/word-processor.js';
import { type ReviewOfTest, reviewCopies, sourcesIn } from './review-copies.js';

const told = ({ items }: ReviewOfTest) => items.map(({ old, text, finding }) => [finding?.code, old, text]);

describe.each(issues)('issue %s', (folder, home) => {
  test('comes back without a change where nobody made one', async () => {
    const { copy } = await copyIssue(home, folder);
    expect(told(reviewCopies(sourcesIn(home, folder), [copy]))).toEqual([]);
    expect(told(reviewCopies(sourcesIn(home, folder), [withoutBookmarks(copy)]))).toEqual([]);
  });
});

function withoutBookmarks(copy: Uint8Array): Uint8Array {
  const parts = [...openDocx(copy)].map(([name, content]) => ({
    name,
    content:
      name === 'word/document.xml'
        ? Buffer.from(content)
            .toString()
            .replace(/<w:bookmark(?:Start|End)[^>]*>/g, '')
        : content,
  }));
  return zipOf(parts);
}

describe.skipIf(!requireProgram('soffice')).each([
  ['519', packageRoot],
  ['9', join(packageRoot, 'test/fixtures/specimen')],
])('issue %s, saved by LibreOffice', (folder, home) => {
  let office: OfficeFonts;
  beforeAll(async () => {
    office = await openOfficeFonts();
  });

  test.each(['docx', 'doc', 'odt'] as const)('as .%s', { timeout: 300_000 }, async (ending) => {
    const { copy } = await copyIssue(home, folder);
    const saved = convertDocument(copy, office, ending);
    const back = ending === 'docx' ? saved : convertDocument(saved, office, 'docx', ending);
    expect(told(reviewCopies(sourcesIn(home, folder), [back]))).toEqual([]);
  });
});
