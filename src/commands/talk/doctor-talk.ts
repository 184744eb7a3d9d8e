import type { MessageEntry } from '../../model/message.js';

/** What `bulletin doctor` says. */
export const doctorTalk = {
  'doctor-program': { zh: 'bulletin {version}，{folder}', en: 'bulletin {version}, {folder}' },
  'doctor-node': { zh: '{version}，{file}', en: '{version}, {file}' },
  'doctor-slow-node': {
    zh: '{version}，{file}',
    en: '{version}, {file}',
    note: {
      zh: '能用；换成 Node.js {quick} 或更新的版本，每条命令大约快四分之一',
      en: 'it will do; Node.js {quick} or newer takes about a quarter less time',
    },
  },
  'doctor-system': { zh: '{system} {release}，{arch}', en: '{system} {release}, {arch}' },
  'doctor-workspace': { zh: '{folder}', en: '{folder}' },
  'doctor-no-workspace': {
    zh: '从“{folder}”往上没有 issues 文件夹',
    en: 'no issues/ folder in “{folder}” or above it',
    note: {
      zh: '先进入工作文件夹，或者用 -C 指明它；还没有就用 bulletin init 建',
      en: 'change to the workspace, or name it with -C; bulletin init makes one',
    },
  },
  'doctor-init-interrupted': {
    zh: '“{folder}”里的 bulletin init 中途断了，没有建完',
    en: 'bulletin init was broken off in “{folder}”',
    note: {
      zh: '在那里再运行一次 bulletin init；里面的文件已经齐了，就删去“{file}”',
      en: 'run bulletin init there again; if all is there, delete “{file}”',
    },
  },
  'doctor-issues': { zh: '{count} 期，最近的是 {newest}', en: '{count}, the newest is {newest}' },
  'doctor-issues-unreadable': {
    zh: '“{file}”读不出来：{reason}',
    en: 'cannot read “{file}”: {reason}',
    note: {
      zh: '看看文件在不在，这个账户有没有读取的权限；bulletin check 说得更细',
      en: 'check that it is there and its permissions; bulletin check says more',
    },
  },
  'doctor-issues-locked': {
    zh: '能读，但写不进去：{reason}',
    en: 'readable, but not writable: {reason}',
    note: {
      zh: 'check、build 不要紧；new、release、check --fix 要写，请管理员给权限',
      en: 'check and build do without; new, release and check --fix have to write there',
    },
  },
  'doctor-output': { zh: '{folder}，能写', en: '{folder}, writable' },
  'doctor-output-locked': {
    zh: '“{folder}”写不进去：{reason}',
    en: 'cannot write to “{folder}”: {reason}',
    note: {
      zh: '请管理员给写入的权限，或者用 build -o 换一个文件夹',
      en: 'have its permissions changed, or choose another folder with build -o',
    },
  },
  'doctor-disk': { zh: '还有 {size}', en: '{size} free' },
  'doctor-disk-full': {
    zh: '只剩 {size} 了',
    en: 'only {size} left',
    note: {
      zh: '清理磁盘；bulletin cache clear 可以清空缓存',
      en: 'make room; bulletin cache clear empties the cache',
    },
  },
  'doctor-cache': { zh: '{folder}，{size}', en: '{folder}, {size}' },
  'doctor-no-cache': {
    zh: '不知道放在哪里，每次都从头做，慢一些',
    en: 'there is no place for it: everything is made anew each time',
    note: {
      zh: '设环境变量 BULLETIN_CACHE，写一个能写的文件夹',
      en: 'set BULLETIN_CACHE to a folder that can be written to',
    },
  },
  'doctor-cache-locked': {
    zh: '“{folder}”写不进去，每次都从头做，慢一些：{reason}',
    en: 'cannot write to “{folder}”, so that all is made anew each time: {reason}',
    note: {
      zh: '设环境变量 BULLETIN_CACHE，写一个能写的文件夹',
      en: 'set BULLETIN_CACHE to a folder that can be written to',
    },
  },
  'doctor-role-own': { zh: '{role}：{font}（{file}）', en: '{role}: {font} ({file})' },
  'doctor-role-system': { zh: '{role}：{font}（系统里的 {file}）', en: '{role}: {font} (of the system, {file})' },
  'doctor-role-open': { zh: '{role}：{font}（自带的开放字体）', en: '{role}: {font} (open, comes with the program)' },
  'doctor-role-unresolved': {
    zh: '{reason}',
    en: '{reason}',
    note: {
      zh: '重新安装程序（离线包重新解压，别的运行 npm ci），或者把字体文件放进工作文件夹的 fonts 里',
      en: 'install the program again (npm ci; the offline package: unpack it anew), or put a font into fonts/ of the workspace',
    },
  },
  'doctor-font-variable': {
    zh: '{file} 是可变字体：{variation}',
    en: '{file} is a variable font: {variation}',
    note: {
      zh: '要排别的，在 fonts.yaml 里给它写 instance：{names}',
      en: 'to set another of it, give it an “instance” in fonts.yaml: {names}',
    },
  },
  'doctor-font-variable-unused': {
    zh: '{file} 是可变字体（{axes}），没有哪一种用途用它',
    en: '{file} is a variable font ({axes}) that is no role’s',
    note: {
      zh: '要用它，在 fonts.yaml 里写上名称和排的是哪一种：families: [{families}]，instance: {names}',
      en: 'to use it, state its name and what of it is set in fonts.yaml: families: [{families}], instance: {names}',
    },
  },
  'doctor-font-instance': {
    zh: '{file} 是可变字体：{variation}',
    en: '{file} is a variable font: {variation}',
  },
  'doctor-font-unused': {
    zh: '{file} 没有用上：{reason}',
    en: '{file} is not used: {reason}',
    note: { zh: '换一份完好的，不需要就删去', en: 'put an intact copy in its place, or remove it' },
  },
  'doctor-pictures': { zh: '能处理', en: 'can be decoded' },
  'doctor-no-pictures': {
    zh: '处理不了：{reason}',
    en: 'cannot be decoded: {reason}',
    note: {
      zh: '重新安装程序（离线包重新解压，别的运行 npm ci）：换了系统或者 Node.js，要在这台电脑上装',
      en: 'install the program again (npm ci; the offline package: unpack it anew) on this very computer',
    },
  },
  'doctor-libreoffice': {
    zh: '导入老格式的文件时用 {program} 转换',
    en: '{program} converts old formats for import',
  },
  'doctor-no-libreoffice': {
    zh: '没有装，import 只取 .doc、.wps 的文字，读不了 .xls、.et',
    en: 'no LibreOffice: import takes the bare text of .doc and .wps, and no .xls or .et',
    note: {
      zh: '装上 LibreOffice，或者用 Word、WPS 另存为 .docx、.xlsx 再导入',
      en: 'install LibreOffice, or save such files as .docx or .xlsx in Word or WPS',
    },
  },
  'doctor-browser': { zh: '用 {program} 打开', en: 'opened by {program}' },
  'doctor-no-opener': {
    zh: '没有 {program}，watch --open 打不开浏览器',
    en: 'no {program}: watch --open can’t open a browser',
    note: {
      zh: '把 watch 显示的地址复制到浏览器里',
      en: 'copy the address that watch prints into a browser',
    },
  },
  'doctor-no-display': {
    zh: '这里没有图形界面，watch --open 打不开浏览器',
    en: 'no display here: watch --open can’t open a browser',
    note: {
      zh: '把 watch 显示的地址复制到浏览器里',
      en: 'copy the address that watch prints into a browser',
    },
  },
  'doctor-git': { zh: '{version}', en: '{version}' },
  'doctor-no-git': {
    zh: '没有装',
    en: 'not installed',
    note: { zh: '只有 --changed-since 要用，不用就不必装', en: 'only --changed-since needs it' },
  },
  'doctor-terminal': {
    zh: '语言 {locale}，宽 {columns} 格；这几个字要看得见：政务服务〇—“”',
    en: 'locale {locale}, {columns} columns; these must be readable: “政务服务〇—”',
  },
  'doctor-terminal-encoding': {
    zh: '语言设置是“{locale}”，不是 UTF-8，中文可能显示不出来：政务服务',
    en: 'the locale is “{locale}”, not UTF-8: Chinese may not show: “政务服务”',
    note: {
      zh: '显示成乱码就先运行：export LANG=zh_CN.UTF-8',
      en: 'where it doesn’t, run first: export LANG=en_US.UTF-8',
    },
  },
  'doctor-terminal-dumb': {
    zh: '终端太简单（TERM=dumb），不显示颜色和进度',
    en: 'the terminal is dumb (TERM=dumb): no colours, no progress',
    note: { zh: '不要紧；要看进度就换一个终端', en: 'no harm; use another terminal to see progress' },
  },
  'help-doctor': {
    zh: '检查这台电脑：程序、字体、权限、缓存、浏览器；说明怎么修',
    en: 'examine this computer: program, fonts, permissions, cache, browser; say how to mend it',
  },
  'help-doctor-usage': { zh: '[选项]', en: '[options]' },
  'help-doctor-format-flags': { zh: '--format <table|json>', en: '--format <table|json>' },
  'help-doctor-format': {
    zh: '表格，或者发给技术人员的 JSON（默认：table）',
    en: 'a table, or JSON to be sent to support (default: table)',
  },
  'help-doctor-examples': {
    zh: 'bulletin doctor  在工作文件夹里运行\nbulletin doctor --format json > 检查.json  存下来发给技术人员',
    en: 'bulletin doctor  run it in the workspace\nbulletin doctor --format json > doctor.json  a file for support',
  },
} as const satisfies Record<string, MessageEntry>;
