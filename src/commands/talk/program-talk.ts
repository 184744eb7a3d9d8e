import type { MessageEntry } from '../../model/message.js';

/** What commands say about their work, and the texts of their help. */
export const programTalk = {
  'built-stand-in': {
    zh: '{issue}：{pages} 页，{seconds} 秒，字体 {fonts}（{roles}是程序自带的替代字体，付印请装上正式的，见 bulletin fonts）',
    en: '{issue}: {pages} page{plural}, {seconds} s, fonts {fonts} (stand-ins for {roles}: install the real ones to print, see bulletin fonts)',
  },
  'stand-ins': {
    zh: '{roles}用的是程序自带的替代字体，不是正式的字体，见 bulletin fonts',
    en: 'stand-ins of the program are set for {roles}, not the fonts of official documents: see bulletin fonts',
  },
  'not-built': {
    zh: '{issue}没有生成：请先改正上面的错误',
    en: '{issue} was not built: mend the errors above first',
  },
  'not-built-kept': {
    zh: '{issue}没有生成：请先改正上面的错误（原来的 {file} 没有动）',
    en: '{issue} was not built: mend the errors above first ({file} is still the old one)',
  },
  bug: {
    zh: '程序出错了：这是 bulletin 自己的问题，不是稿件的问题',
    en: 'this is a bug in bulletin, not a mistake in your sources',
    note: {
      zh: '请把下面的内容、所用的命令和这一期的文件夹发给 bulletin 的维护人员（见 README 的“Reporting a bug”）',
      en: 'please send what follows, the command and the issue’s folder to the maintainers (README, “Reporting a bug”)',
    },
  },
  'help-usage': { zh: '用法：', en: 'Usage:' },
  'help-arguments': { zh: '参数：', en: 'Arguments:' },
  'help-options': { zh: '选项：', en: 'Options:' },
  'help-global-options': { zh: '通用选项：', en: 'Global options:' },
  'help-commands': { zh: '命令：', en: 'Commands:' },
  'help-examples': { zh: '例子：', en: 'Examples:' },
  'help-option': { zh: '显示用法', en: 'show this help' },
  'help-completion': {
    zh: '让命令行按 Tab 键补全命令、选项和期号',
    en: 'have the shell complete commands, options and issue numbers',
  },
  'help-completion-usage': { zh: '<bash|zsh|fish>', en: '<bash|zsh|fish>' },
  'help-completion-shell': { zh: '用的是哪种 shell', en: 'which shell it is for' },
  'help-completion-examples': {
    zh: 'eval "$(bulletin completion bash)"  写进 ~/.bashrc\neval "$(bulletin completion zsh)"  写进 ~/.zshrc\nbulletin completion fish > ~/.config/fish/completions/bulletin.fish  fish 用',
    en: 'eval "$(bulletin completion bash)"  a line for ~/.bashrc\neval "$(bulletin completion zsh)"  a line for ~/.zshrc\nbulletin completion fish > ~/.config/fish/completions/bulletin.fish  for fish',
  },
  'help-help': { zh: '显示一个命令的用法', en: 'show the help of a command' },
  'help-help-usage': { zh: '[命令或主题]', en: '[command or topic]' },
  'help-help-argument': { zh: '[命令...]', en: '[command...]' },
  'help-help-command': {
    zh: '哪个命令（默认：列出所有命令），或者主题：environment 环境变量，exit-codes 退出码',
    en: 'which command (default: list them all), or a topic: environment for its variables, exit-codes for what the exit status says',
  },
  'help-environment': { zh: '环境变量：', en: 'Environment variables:' },
  'help-environment-lines': {
    zh: 'BULLETIN_CACHE  缓存放在哪个文件夹，不放在系统为缓存准备的地方\nBULLETIN_CACHE_MAX  缓存最大多少，如 200M；0 不留缓存（默认 500M）\nXDG_CACHE_HOME  系统的缓存放在哪里（Linux）\nLOCALAPPDATA  同上（Windows）\nLC_ALL, LC_MESSAGES, LANG  第一个写了的以 en 开头，提示信息就用英文；--lang 在前\nNO_COLOR  写了什么都不用颜色\nFORCE_COLOR  不是终端也用颜色；0 不用\nTERM  dumb 表示终端不会移动光标：不显示进度',
    en: 'BULLETIN_CACHE  the folder of the cache, in place of that which the system has for caches\nBULLETIN_CACHE_MAX  how large the cache may be, such as 200M; 0 keeps none (default 500M)\nXDG_CACHE_HOME  where the system has its caches (Linux)\nLOCALAPPDATA  the same (Windows)\nLC_ALL, LC_MESSAGES, LANG  English where the first that is set begins with en; --lang goes before\nNO_COLOR  no colours, whatever it says\nFORCE_COLOR  colours also where no terminal listens; 0 for none\nTERM  dumb is a terminal that cannot move its cursor: no progress is shown',
  },
  'help-exit-codes': { zh: '退出码：', en: 'Exit statuses:' },
  'help-exit-codes-lines': {
    zh: '0  做完了\n1  稿件有错误，或者警告比 --max-warnings 多\n2  命令写得不对，或者环境不行：没有这一期，写不进去，字体用不了\n70  程序自己的错误，请报告\n130  按 Ctrl-C 中断',
    en: '0  done\n1  the sources have errors, or more warnings than --max-warnings\n2  a wrong call, or an environment that can not be used\n70  a bug: please report it\n130  interrupted',
  },
  'help-help-examples': {
    zh: 'bulletin help  所有命令\nbulletin help build  build 的用法\nbulletin help cache clear  cache clear 的用法\nbulletin help exit-codes  退出码',
    en: 'bulletin help  all commands\nbulletin help build  how to use build\nbulletin help cache clear  how to use cache clear\nbulletin help exit-codes  what the exit status says',
  },
  'help-version': { zh: '显示版本号', en: 'show the version' },
  'help-program': {
    zh: '把一期公报的 Markdown 稿件核对、计算、排版成可以付印的 PDF。',
    en: 'Checks, computes and typesets an issue of the bulletin: from Markdown to a PDF ready for the press.',
  },
  'help-program-usage': { zh: '[选项] <命令>', en: '[options] <command>' },
  'help-program-examples': {
    zh: 'bulletin new  照上一期建下一期\nbulletin build  生成最新一期\nbulletin build 519  生成第519期\nbulletin help build  看 build 的用法',
    en: 'bulletin new  make the next issue from the last one\nbulletin build  build the newest issue\nbulletin build 519  build issue 519\nbulletin help build  how to use build',
  },
  'help-cwd': {
    zh: '工作文件夹（默认：往上找有 issues 的文件夹）',
    en: 'the workspace (default: the nearest folder upwards that holds issues/)',
  },
  'help-cwd-flags': { zh: '-C, --cwd <文件夹>', en: '-C, --cwd <dir>' },
  'help-color': { zh: '总是用颜色', en: 'always use colours' },
  'help-no-color': { zh: '不用颜色', en: 'never use colours' },
  'help-quiet': { zh: '只说错误和警告', en: 'say nothing but findings' },
  'help-lang': { zh: '提示信息用中文还是英文', en: 'language of the messages' },
  'help-build': {
    zh: '核对并生成 dist/<期号>.pdf；稿件有错误就不生成',
    en: 'check and write dist/<number>.pdf; nothing is written when the sources have errors',
  },
  'help-build-usage': { zh: '[选项] [期号...]', en: '[options] [number...]' },
  'help-build-argument': { zh: '[期号...]', en: '[number...]' },
  'help-build-numbers': {
    zh: '总第号，如 519；增刊如 2024-增1（默认：最新一期）',
    en: 'issue numbers, as 519 or “2024-增1”, a special one (default: the newest issue)',
  },
  'help-build-all': {
    zh: '所有各期；没有变化的不重新生成',
    en: 'every issue; one that did not change is left as it is',
  },
  'help-build-draft': {
    zh: '生成送审稿：缺的数字和日期先空着，每页标明“送审稿”并编行号',
    en: 'make a proof: missing figures and dates are left open, every page says so and numbers its lines',
  },
  'help-build-out-dir': {
    zh: 'PDF 写到这个文件夹（默认：工作文件夹里的 dist）',
    en: 'write PDFs to this folder (default: dist in the workspace)',
  },
  'help-build-out-dir-flags': { zh: '-o, --out-dir <文件夹>', en: '-o, --out-dir <dir>' },
  'help-build-no-system-fonts': {
    zh: '不用系统里安装的字体，只用 fonts 文件夹里的和自带的',
    en: 'use no fonts of the system, only those of fonts/ and the open defaults',
  },
  'help-build-font-report': {
    zh: '列出每期里缺的字和改用别的字体排的字，注明每一处位置',
    en: 'list every character of an issue that is missing or set in another font, with each place',
  },
  'help-build-examples': {
    zh: 'bulletin build  最新一期\nbulletin build 518 519  这两期\nbulletin build --all -o 付印  所有各期，写到“付印”文件夹\nbulletin build --draft --to pdf,docx  送审稿，带一份给人改的 Word 文件\nbulletin build --all --dry-run  看有改动的是哪些期',
    en: 'bulletin build  the newest issue\nbulletin build 518 519  these two\nbulletin build --all -o press  every issue, into press/\nbulletin build --draft --to pdf,docx  a proof, with a copy for Word to be worked on\nbulletin build --all --dry-run  see which issues changed',
  },
} as const satisfies Record<string, MessageEntry>;
