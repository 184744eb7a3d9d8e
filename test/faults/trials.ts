import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { putFile, runBulletin, temporaryFolder, workspaceWith } from '../cli/run-bulletin.js';
import { zipOf } from '../tools/build-docx.js';
import { openDocx } from '../tools/read-docx.js';
import type { Trial } from './fault-law.js';

const sound = ['--no-system-fonts'];
const office = ['--name', '试验周报', '--publisher', '某某市试验中心', '--period', '2001-03-05/2001-03-09'];

/** A workspace with sources that a group shares, and a PDF from before. */
function sharedWorkspace(): string {
  const root = workspaceWith(9, 10);
  putFile(root, 'dist/9.pdf', '以前的');
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (/\.(?:md|yaml|pdf)$/u.test(path)) chmodSync(join(root, path), 0o664);
  }
  return root;
}

function mendable(): string {
  const root = sharedWorkspace();
  for (const number of [9, 10]) {
    const path = join(root, `issues/${number}/01-试验.md`);
    writeFileSync(path, '# 试验情况\n\n本周做了一次试验,记录如下...\n');
  }
  putFile(root, 'issues/10/02-其他.md', '# 其他情况\n\n本周做了两次试验,都成功。\n');
  return root;
}

/** A workspace with a copy of an issue that a reviewer changed in two sections. */
function reviewable(): string {
  const root = mendable();
  runBulletin(['build', '10', '--to', 'docx', '--force', ...sound], { cwd: root });
  const files = [...openDocx(readFileSync(join(root, 'dist/10.docx')))].map(([name, content]) => ({
    name,
    content:
      name === 'word/document.xml'
        ? Buffer.from(content).toString('utf8').replace('记录', '结果').replace('成功', '顺利')
        : content,
  }));
  writeFileSync(join(root, '改稿.docx'), zipOf(files));
  return root;
}

/** A workspace that a command wrote into. */
function writtenBy(prepare: () => string, ...typed: readonly string[]): string {
  const root = prepare();
  runBulletin(typed, { cwd: root });
  return root;
}

/** Every command that writes. */
export const trials: readonly Trial[] = [
  { name: 'build', prepare: sharedWorkspace, typed: ['build', '--all', ...sound] },
  { name: 'check --fix', prepare: mendable, typed: ['check', '--all', '--fix', ...sound], undoable: true },
  { name: 'review --apply', prepare: reviewable, typed: ['review', '10', '改稿.docx', '--apply'], undoable: true },
  { name: 'fonts --lock', prepare: sharedWorkspace, typed: ['fonts', '--lock', ...sound] },
  {
    name: 'redline',
    prepare() {
      const root = writtenBy(sharedWorkspace, 'build', '9', '--draft', ...sound);
      putFile(root, 'issues/9/01-试验.md', '# 试验情况\n\n本周做了两次试验。\n');
      return root;
    },
    typed: ['redline', '9', '--to', 'pdf,docx', ...sound],
  },
  { name: 'new', prepare: sharedWorkspace, typed: ['new', '11'], again: 2, undoable: true },
  { name: 'init of a new folder', prepare: temporaryFolder, typed: ['init', '公报/市局', ...office], again: 2 },
  {
    name: 'init in a folder that is there',
    prepare() {
      const root = temporaryFolder();
      putFile(root, '说明.txt', '我的\n');
      mkdirSync(join(root, '.vscode'));
      return root;
    },
    typed: ['init', ...office, '--scripts', 'linux'],
    again: 2,
  },
  {
    name: 'undo of check --fix',
    prepare: () => writtenBy(mendable, 'check', '--all', '--fix', ...sound),
    typed: ['undo'],
  },
  { name: 'undo of new', prepare: () => writtenBy(sharedWorkspace, 'new', '11'), typed: ['undo'] },
  {
    name: 'undo of init',
    prepare: () => writtenBy(temporaryFolder, 'init', ...office, '--scripts', 'none'),
    typed: ['undo'],
    again: 2,
  },
  { name: 'release', prepare: sharedWorkspace, typed: ['release', '10', ...sound], again: 2 },
];
