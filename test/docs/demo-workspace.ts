import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { commitAll, fillCache } from '../cli/archive-workspace.js';
import { packageRoot, putFile } from '../cli/run-bulletin.js';
import { copyIssue } from '../outputs/docx/copies.js';
import { docxOf, paragraph, zipOf } from '../tools/build-docx.js';
import { xlsxOf } from '../tools/build-xlsx.js';
import { openDocx } from '../tools/read-docx.js';

/* The workspace that the documents' commands and examples are tried in. */

const home = mkdtempSync(join(tmpdir(), 'bulletin-docs-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Of the repository, what the documents speak of. */
const parts = ['issues', 'templates', 'Dockerfile', 'docs/schemas', 'test/fixtures/specimen'];

/** A Word copy of issue 519, as reviewers send it back. */
const { copy } = await copyIssue(packageRoot, '519');
const returned = (...changes: readonly (readonly [old: string, now: string])[]): Buffer =>
  zipOf(
    [...openDocx(copy)].map(([name, content]) => ({
      name,
      content:
        name === 'word/document.xml'
          ? changes.reduce((xml, [old, now]) => xml.replace(old, now), Buffer.from(content).toString('utf8'))
          : content,
    })),
  );

let made = 0;
const originals = new Map<boolean, string>();

/** A copy of this repository's workspace, committed twice; with issue 518, which isn't kept there, where it is wanted. */
export function demoWorkspace({ with518 = false } = {}): string {
  const original = originals.get(with518) ?? makeOriginal(with518);
  originals.set(with518, original);
  made += 1;
  const root = join(home, String(made));
  // To commit each anew takes ten times as long as to copy what is committed.
  const { status, stderr } = spawnSync('cp', ['-a', original, root], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return root;
}

function makeOriginal(with518: boolean): string {
  const root = join(home, with518 ? 'original-518' : 'original');
  for (const name of parts) cpSync(join(packageRoot, name), join(root, name), { recursive: true });
  putFile(root, '.gitignore', 'dist/\n');
  // So that there is a commit before the last.
  commitAll(root);
  mkdirSync(join(root, 'U盘'));
  putFile(root, '去年各周.csv', '期号,起止,综窗.受理\n48,12月4日—8日,500\n');
  const article = (title: string): Buffer =>
    docxOf(paragraph(`一、${title}`) + paragraph('本周，窗口到企业上门服务。'));
  writeFileSync(join(root, '来稿.docx'), article('上门服务'));
  writeFileSync(join(root, '某厅.docx'), article('改革进展'));
  writeFileSync(join(root, '来稿.zip'), zipOf([{ name: '某局/来稿.docx', content: article('重点工作') }]));
  const printed = [
    '工作动态',
    '2024年第47期（总第518期）',
    '（11月25日—11月29日）',
    '某中心　2024年12月3日',
    '一、窗口',
    '本周正常。',
  ];
  mkdirSync(join(root, '旧刊'));
  writeFileSync(join(root, '旧刊/518.docx'), docxOf(printed.map((line) => paragraph(line)).join('')));
  const changes = [
    ['主动对接', '加强对接'],
    ['及时评估', '抓紧评估'],
    ['面对面开展交流', '当面交流'],
    ['进一步明确', '明确'],
    ['统筹推进项目', '统筹项目'],
  ] as const;
  writeFileSync(join(root, '甲.docx'), returned(...changes));
  writeFileSync(join(root, '乙.docx'), returned(['优化一件事', '完善一件事']));
  for (const name of ['519-送审稿.docx', '519-送审稿-改.docx']) writeFileSync(join(root, name), returned(...changes));
  const week = ['一号窗口', 1634, 677, 1157, 5516];
  const heads = ['窗口', '咨询（人次）', '受理（件）', '颁发（件）', '流转（件次）'];
  const rows = [['12月2日—12月6日'], heads, week, ['合计', ...week.slice(1)]];
  writeFileSync(join(root, '周报.xlsx'), xlsxOf([{ name: '周报', rows }]));
  // The same figures by window, which add up to it.
  const windows = { 一号窗口: [800, 300, 600, 2500], 二号窗口: [834, 377, 557, 3016] };
  for (const [name, figures] of Object.entries(windows)) {
    const own = [['12月2日—12月6日'], heads, [name, ...figures]];
    writeFileSync(join(root, `${name}.xlsx`), xlsxOf([{ name: '周报', rows: own }]));
  }
  const regions = [
    ['地区', '办件'],
    ['成都', 7],
    ['绵阳', 5],
  ];
  writeFileSync(join(root, '市州.xlsx'), xlsxOf([{ name: '市州', rows: regions }]));
  if (with518) {
    putFile(root, 'issues/518/index.md', header518);
    putFile(root, 'issues/518/01-试验.md', '# 试验情况\n\n本周做了一次试验。\n');
  }
  commitAll(root);
  return root;
}

const header518 = `---
number: 518
year: 2024
issue: 47
period: 2024-11-25/2024-11-29
date: 2024-12-03
statistics: {综窗: 无}
---
`;

/** What the commands are run with: a home and a cache of their own, and the programs that they call. */
export function demoSurroundings(): Readonly<Record<string, string>> {
  const programs = join(home, 'programs');
  // What fish makes when it is first started.
  mkdirSync(join(home, 'home/.config/fish/completions'), { recursive: true });
  for (const [name, text] of Object.entries(standIns)) {
    putFile(programs, name, text);
    chmodSync(join(programs, name), 0o755);
  }
  const cache = join(home, 'cache');
  fillCache(cache);
  const { PATH = '' } = process.env;
  const author = { GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.org' };
  const committer = { GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.org' };
  return {
    PATH: `${programs}:${PATH}`,
    HOME: join(home, 'home'),
    BULLETIN_CACHE: cache,
    ...author,
    ...committer,
  };
}

const scripts = Object.keys(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).scripts);
const launcher = `"${process.execPath}" "${packageRoot}bin/bulletin.js"`;

/*
 * The program itself is real. npm, docker and a browser stand for what needs the network or an hour: npm's scripts have to
 * be there, what a container would run is run, and nothing else is taken.
 */
const standIns: Readonly<Record<string, string>> = {
  bulletin: `#!/bin/sh
case " $* " in
  " watch "*) exec "${process.execPath}" "${join(import.meta.dirname, 'watch-once.js')}" ${launcher} "$@" ;;
  " init "*" --publisher "* | *" --help "*) ;;
  " init "*) exec "${process.execPath}" "${join(import.meta.dirname, 'answer-init.js')}" ${launcher} "$@" ;;
esac
exec ${launcher} "$@"
`,
  npx: `#!/bin/sh
[ "$1" = --no ] && shift
program="$1"; shift
case "$program" in
  bulletin) exec bulletin "$@" ;;
  vitest) [ "$1" = run ] && shift; for path; do ls -d ${packageRoot}$path* >/dev/null || exit 1; done ;;
  *) echo "npx $program is not known here" >&2; exit 1 ;;
esac
`,
  npm: `#!/bin/sh
case "$1" in
  ci|test|pack) exit 0 ;;
  install) exit 0 ;;
  run) case " ${scripts.join(' ')} " in *" $2 "*) exit 0 ;; esac ;;
esac
echo "npm $* is not known here" >&2; exit 1
`,
  docker: `#!/bin/sh
[ "$1" = build ] && { test -f Dockerfile; exit; }
[ "$1" = run ] || exit 1
while [ "$1" != bulletin ]; do shift || exit 1; done
exec "$@"
`,
  'xdg-open': '#!/bin/sh\n',
  open: '#!/bin/sh\n',
};
