/**
 * What the launchers of the offline package run: `start.cjs <action> <folder of the launchers> [argument…]`. The launchers
 * themselves do no more than find this file, since a shell of Windows reads Chinese in the system's code page alone.
 *
 * The actions of files to double-click say what they do, and stay open until that has been read. `run` is the command line.
 */
const { spawn } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync, rmdirSync } = require('node:fs');
const { homedir } = require('node:os');
const { dirname, join, relative, resolve } = require('node:path');
const { createInterface } = require('node:readline/promises');

const program = join(__dirname, 'bin/bulletin.js');
/** In the folder of all versions; where it stands, nothing is written outside the package. */
const PORTABLE_MARK = 'portable';
const PORTABLE_CACHE = '缓存';
const OFFICE = '公报';

const [action = 'run', called = dirname(dirname(__dirname)), ...given] = process.argv.slice(2);
/** Where the launchers are; `.cmd` files say it with a dot behind. */
const home = resolve(called);

/** What can be double-clicked. `words` makes the program's command line, or none where nothing is to be done. */
const actions = {
  new: {
    before: '新建一期。',
    done: '建好了。用“预览”看着改，改好用“检查”。',
    words: async (office) => (hasIssues(office) ? ['-C', office, 'new'] : ['init', office, '--scripts', 'none']),
  },
  watch: {
    before: '正在打开预览。看完以后，按 Ctrl-C 或者关上这个窗口就结束。',
    done: '预览结束了。',
    words: async (office) => ['-C', office, 'watch', '--open'],
  },
  check: {
    before: '正在检查最新一期……',
    done: '检查完了，没有错误。',
    words: async (office) => ['-C', office, 'check'],
  },
  draft: {
    before: '正在生成最新一期的送审稿……',
    done: '送审稿生成好了，位置写在上面。',
    words: async (office) => ['-C', office, 'build', '--draft'],
  },
  final: {
    before: '正在生成最新一期的定稿……',
    done: '定稿生成好了，PDF 的位置写在上面。',
    words: async (office) => ['-C', office, 'build'],
  },
  release: {
    before: '印发：PDF 核对过、确实付印了，才做这一步。印发以后的改动要在下一期更正。',
    done: '印发记好了。',
    words: async (office) => {
      const number = (await ask('印发哪一期？请输入总第号（如 519），不印发就直接按回车：')).trim();
      return number === '' ? undefined : ['-C', office, 'release', '--', number];
    },
  },
  manual: {
    before: '正在浏览器里打开使用说明……',
    done: '没有打开的，把上面的文件拖到浏览器里。',
    words: async () => ['manual'],
  },
  update: {
    before: '更新程序。',
    done: '更新好了。',
    words: async () => {
      const file = given[0] ?? (await ask('请把更新包（.zip 或 .tar.gz）拖到这个窗口里，再按回车：'));
      const path = file.trim().replace(/^(["'])(.*)\1$/, '$2');
      return path === '' ? undefined : ['update', resolve(path)];
    },
  },
};

const WRONG = '没有做完。上面写着哪个文件第几行有错误，请改好存盘，再双击一次。';
const UNUSABLE = '没有做成。请把这个窗口里的文字发给技术人员。';
const NO_OFFICE = '还没有建好公报的文件夹：请先双击“新建”。';

async function main() {
  if (action === 'run') return runHere();
  const task = actions[action];
  if (!task) {
    say(`start.cjs: ${action}?`);
    return 2;
  }
  keepCacheInside();
  say(`${task.before}\n`);
  const status = await carryOut(task);
  await ask('\n按回车键关闭……');
  return status;
}

/** The command line, in this process: a second one would double the time of a start. */
function runHere() {
  const isPortable = given[0] === '--portable';
  keepCacheInside(isPortable);
  const typed = isPortable ? given.slice(1) : given;
  process.argv = [process.argv[0], program, ...ofOffice(typed), ...typed];
  require(program);
}

/** Beside the launchers, a command that names no folder is meant for the office's own. `init` makes another, and help needs none. */
function ofOffice(typed) {
  const isSaid = typed.length === 0 || typed.some((word) => /^(?:-C|--cwd\b)/.test(word)) || typed.includes('init');
  if (isSaid || relative(process.cwd(), home) !== '' || hasIssues(home)) return [];
  const office = findOffice();
  return hasIssues(office) ? ['-C', office] : [];
}

async function carryOut({ words, done }) {
  const office = findOffice();
  const needsIssues = !['new', 'update', 'manual'].includes(action);
  if (needsIssues && !hasIssues(office)) {
    say(NO_OFFICE);
    return 2;
  }
  const line = await words(office);
  if (line === undefined) return 0;
  const status = await runProgram(line);
  if (status === 0) say(`\n${done}`);
  else if (status === 1) say(`\n${WRONG}`);
  else if (status !== 130) say(`\n${UNUSABLE}`);
  return status;
}

/**
 * An interrupt ends the program alone; the window stays until what it said has been read. The program stands beside the launchers,
 * wherever the desktop does, so that it names files from there.
 */
function runProgram(line) {
  process.on('SIGINT', () => {});
  return new Promise((finish) => {
    spawn(process.execPath, [program, ...line], { cwd: home, stdio: 'inherit' })
      .on('error', (error) => {
        say(error.message);
        finish(2);
      })
      .on('exit', (status) => finish(status ?? 130));
  });
}

const hasIssues = (office) => existsSync(join(office, 'issues'));

/**
 * The folder of the office: beside the launchers, as long as something can be written there. Where the program lies on a share
 * for all to read, each has it at home.
 */
function findOffice() {
  const beside = join(home, OFFICE);
  if (hasIssues(beside)) return beside;
  const own = ownFolder();
  return own !== undefined && (hasIssues(own) || !canWrite(home)) ? own : beside;
}

/** Where the system knows of no home, there is none. */
function ownFolder() {
  try {
    return join(homedir(), OFFICE);
  } catch {
    return undefined;
  }
}

/** Rights alone don't tell, least of all on Windows. */
function canWrite(folder) {
  const trial = join(folder, `.trial.${process.pid}`);
  try {
    mkdirSync(trial);
    rmdirSync(trial);
    return true;
  } catch {
    return false;
  }
}

function keepCacheInside(isAsked = false) {
  const isMarked = readdirSync(dirname(__dirname)).includes(PORTABLE_MARK);
  if (isAsked || isMarked) process.env.BULLETIN_CACHE = join(home, PORTABLE_CACHE);
}

async function ask(question) {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Without anybody at the keyboard a question has no answer, and nothing is to wait for one.
    return await Promise.race([
      lines.question(question),
      new Promise((finish) => lines.once('close', () => finish(''))),
    ]);
  } finally {
    lines.close();
  }
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

main().then((status) => {
  if (status !== undefined) process.exitCode = status;
});
