import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMemo } from '../../build/memo/memo.js';
import { keptPdfName, keptSourcesName, recordName } from '../../build/model/issue-folder.js';
import { attachmentsIn } from '../../build/read/attachments.js';
import { compile } from '../../build/recipes/compile-issue.js';
import { compileRelease } from '../../build/recipes/compile-release.js';
import { gatherIssue } from '../../build/workspace/gather-sources.js';
import { openWorkspace } from '../../build/workspace/workspace.js';
import { writeWeeklyWorkspace } from './weekly-workspace.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Two years of weeks: no figure reaches further back. */
const REACH = 104;
/** In bytes: what the PDF of an issue and a photo of it have. */
const PDF_SIZE = 150_000;
const PICTURE_SIZE = 200_000;

const PICTURE = '厅.jpg';

const section = `# 运行情况

本周{{窗口.本周}}，今年以来{{窗口.本年}}，咨询比上周{{窗口.环比.咨询}}。

![图1 收件](chart:窗口.收件)

![图2 大厅](${PICTURE})
`;

/**
 * Writes a workspace of `count` released issues, 52 a year, as `release` leaves them: sources, records that are chained to one
 * another, kept sources. Nothing is set: the PDFs and the pictures stand for such files, whose bytes are all that is looked at.
 */
export async function writeReleasedWorkspace(root, count) {
  writeWeeklyWorkspace(root, count);
  for (let number = 1; number <= count; number += 1) {
    writeFileSync(
      join(root, 'issues', String(number), '01-运行情况.md'),
      section.replace('，咨询比上周{{窗口.环比.咨询}}', number > 1 ? '$&' : ''),
    );
  }
  const request = { numbers: [], all: true, systemFonts: false, cwd: root, packageRoot, version: '' };
  const { value: opened } = await openWorkspace(request, root);
  const memo = createMemo();
  const headers = [];
  for (const folder of opened.chosen) {
    const { issue, workspace: gathered } = gatherIssue(opened.shared, folder).value;
    const workspace = { ...gathered, headers: [...headers.slice(-REACH), { folder, index: issue.index }] };
    const words = await wordsOf(issue, workspace, { opened, memo });
    headers.push({ folder, index: release(root, { workspace, issue }, words, memo) });
  }
  opened.close();
}

/** What an issue says; its picture is one that nobody has to draw. */
async function wordsOf(issue, workspace, { opened, memo }) {
  const { words, findings } = await compile({
    issue: { ...issue, sections: issue.sections.map((file) => ({ ...file, text: file.text.replace(/!\[图2.*/, '') })) },
    workspace,
    fonts: opened.fonts,
    memo,
    producer: 'bulletin',
    outputs: [],
  });
  if (!words) throw new Error(findings.map(({ code }) => code).join(', '));
  return words;
}

/** Writes what a release writes; returns index.md as it is then. */
function release(root, { workspace, issue }, words, memo) {
  const { folder, index, sections } = issue;
  const home = join(root, 'issues', folder);
  const pdf = bytesOf(`${folder}.pdf`, PDF_SIZE);
  const picture = bytesOf(`${folder} ${PICTURE}`, PICTURE_SIZE);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, keptPdfName(folder, 1)), pdf);
  writeFileSync(join(home, PICTURE), picture);
  const texts = [index, ...sections].map(({ path, text }) => ({ path, bytes: Buffer.from(text) }));
  const compiled = compileRelease({
    workspace: { ...workspace, attachments: attachmentsIn(root, 'issues') },
    issue,
    memo,
    words,
    files: [...texts, { path: `issues/${folder}/${PICTURE}`, bytes: picture }],
    attached: new Map([[PICTURE, picture]]),
    pages: 2,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    fonts: {},
    program: 'bulletin',
    recorded: '2001-01-01',
  });
  writeFileSync(join(home, recordName(folder, 1)), compiled.record);
  writeFileSync(join(home, keptSourcesName(folder, 1)), compiled.sources);
  writeFileSync(join(home, 'index.md'), compiled.index);
  return { ...index, text: compiled.index };
}

/** The same for the same name, and other bytes for any other. */
function bytesOf(name, size) {
  const bytes = Buffer.alloc(size);
  let digest = createHash('sha256').update(name).digest();
  for (let at = 0; at < size; at += digest.length) {
    digest.copy(bytes, at);
    digest = createHash('sha256').update(digest).digest();
  }
  return bytes;
}
