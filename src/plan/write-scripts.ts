import type { ScriptSystem, WorkspaceFile } from '../model/new-workspace.js';

/*
 * Files to double-click, for people without a terminal. They find the program in node_modules or among the installed
 * ones, never on the network, and stay open until what they said has been read.
 */

/** One thing that can be double-clicked. */
interface Task {
  /** The name of its file. */
  readonly name: string;
  readonly command: string;
  /** Said before it starts. */
  readonly before: string;
  readonly done: string;
  /** Where the sources have errors. */
  readonly wrong: string;
}

const tasks: readonly Task[] = [
  {
    name: '预览',
    command: 'watch --open',
    before: '正在打开预览。看完以后，按 Ctrl-C 或者关上这个窗口就结束。',
    done: '预览结束了。',
    wrong: '预览没有打开，请照上面说的改。',
  },
  {
    name: '检查',
    command: 'check',
    before: '正在检查最新一期……',
    done: '检查完了，没有错误。',
    wrong: '检查完了。上面写着哪个文件第几行有错误，请改好存盘，再双击一次。',
  },
  {
    name: '生成',
    command: 'build',
    before: '正在生成最新一期……',
    done: '生成好了，PDF 的位置写在上面。',
    wrong: '没有生成。上面写着哪个文件第几行有错误，请改好存盘，再双击一次。',
  },
];

const NO_NODE = '这台电脑没有装 Node.js。请到 nodejs.org 下载 20.19 或更新的版本装上，再双击一次。';
const NO_PROGRAM =
  '这个文件夹里没有装 bulletin。请技术人员在这里装上：npm install --prefix . 后面写安装包或者程序文件夹的位置。';
const UNUSABLE = '没有做成。请把这个窗口里的文字发给技术人员，也可以请他运行 bulletin doctor。';

/** The files for a system, or for all of them. */
export function writeScripts(system: ScriptSystem): readonly WorkspaceFile[] {
  const isWanted = (one: ScriptSystem): boolean => system === one || system === 'all';
  return tasks.flatMap((task) => [
    ...(isWanted('windows') ? [{ path: `${task.name}.cmd`, text: forWindows(task) }] : []),
    ...(isWanted('macos') ? [{ path: `${task.name}.command`, text: forShell(task), executable: true }] : []),
    ...(isWanted('linux') ? [{ path: `${task.name}.sh`, text: forShell(task), executable: true }] : []),
  ]);
}

/**
 * cmd.exe reads a file in the system's code page: up to `chcp` there is nothing but ASCII, from there on it is UTF-8.
 * Lines end with CRLF, and there is neither a BOM, which would be taken for a part of the first command, nor a label,
 * which cmd.exe misses in UTF-8. `pushd` also works on a shared folder of the network.
 */
function forWindows({ command, before, done, wrong }: Task): string {
  const lines = [
    '@echo off',
    'chcp 65001 >nul',
    'pushd "%~dp0"',
    'set "PROGRAM="',
    'for %%P in (bulletin.cmd) do if not "%%~$PATH:P"=="" set "PROGRAM=%%~$PATH:P"',
    'if exist "node_modules\\.bin\\bulletin.cmd" set "PROGRAM=%CD%\\node_modules\\.bin\\bulletin.cmd"',
    'where node >nul 2>nul',
    'if errorlevel 1 (',
    `  echo ${NO_NODE}`,
    '  echo.',
    '  pause',
    '  exit /b 2',
    ')',
    'if not defined PROGRAM (',
    `  echo ${NO_PROGRAM}`,
    '  echo.',
    '  pause',
    '  exit /b 2',
    ')',
    `echo ${before}`,
    'echo.',
    `call "%PROGRAM%" ${command}`,
    'set "STATUS=%ERRORLEVEL%"',
    'echo.',
    `if "%STATUS%"=="0" echo ${done}`,
    `if "%STATUS%"=="1" echo ${wrong}`,
    `if not "%STATUS%"=="0" if not "%STATUS%"=="1" if not "%STATUS%"=="130" echo ${UNUSABLE}`,
    'echo.',
    'popd',
    'pause',
    'exit /b %STATUS%',
    '',
  ];
  return lines.join('\r\n');
}

/** The script for any shell of POSIX. */
function forShell({ command, before, done, wrong }: Task): string {
  const lines = [
    '#!/bin/sh',
    'cd "$(dirname "$0")" || exit 2',
    'wait_for_reader() {',
    "  printf '\\n按回车键关闭……'",
    '  read -r _',
    '}',
    'if [ -x node_modules/.bin/bulletin ]; then program=./node_modules/.bin/bulletin',
    'else program=$(command -v bulletin); fi',
    'missing=',
    `[ -n "$program" ] || missing='${NO_PROGRAM}'`,
    `command -v node >/dev/null || missing='${NO_NODE}'`,
    'if [ -n "$missing" ]; then',
    '  echo "$missing"',
    '  wait_for_reader',
    '  exit 2',
    'fi',
    `echo '${before}'`,
    'echo',
    // An interrupt ends the program alone.
    "trap ':' INT",
    `"$program" ${command}`,
    'status=$?',
    'echo',
    'case $status in',
    `  0) echo '${done}' ;;`,
    `  1) echo '${wrong}' ;;`,
    '  130) ;;',
    `  *) echo '${UNUSABLE}' ;;`,
    'esac',
    'wait_for_reader',
    'exit $status',
    '',
  ];
  return lines.join('\n');
}
