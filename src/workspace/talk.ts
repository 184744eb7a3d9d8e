import { declareTalk } from '../model/talk.js';

/** What keeps a workspace, an issue or a year from being found, and files from being written; and why an issue is built. */
export const talk = declareTalk({
  'changed-meanwhile': {
    zh: '“{file}”刚刚被别的程序改过，没有动它',
    en: '“{file}” has just been changed by another program, and was left as it is',
    note: { zh: '在编辑软件里存好，再运行一次', en: 'save it in your editor and try again' },
  },
  'init-in-the-way': {
    zh: '已经有了：{files}。什么都没有写',
    en: 'already there: {files}. Nothing was written',
    note: {
      zh: '程序从不覆盖：把它们移走再来，或者换一个空的文件夹',
      en: 'nothing is ever overwritten: move them away, or choose an empty folder',
    },
  },
  'init-mark-unreadable': {
    zh: '“{file}”不是 bulletin init 写的样子',
    en: '“{file}” is not what bulletin init writes',
    note: {
      zh: '看看它是什么，没有用就删去，再运行一次',
      en: 'see what it is, delete it where it is of no use, and try again',
    },
  },
  'history-in-the-way': {
    zh: '没有写任何文件：“{folder}”不是普通的文件夹，改以前的稿子没有地方存',
    en: 'nothing was written: “{folder}” is no plain folder, so that the texts from before could not be kept',
    note: { zh: '把它移走或者改名，再运行一次', en: 'move it away and try again' },
  },
  'folder-busy': {
    zh: '另一个 bulletin 正在改“{folder}”里的文件',
    en: 'another bulletin is writing in “{folder}”',
    note: {
      zh: '等它做完再运行一次；确实没有在运行（例如那台电脑断过电），就删去“{file}”',
      en: 'wait for it and try again; if there is none, as after a power failure of that computer, delete “{file}”',
    },
  },
  'backup-no-folder': {
    zh: '没有“{folder}”这个文件夹，没有备份',
    en: 'there is no folder “{folder}”: nothing was backed up',
    note: {
      zh: '看看 U 盘、移动硬盘或者网络盘是不是接上了，文件夹写得对不对',
      en: 'see whether the drive is plugged in or connected, and whether the folder is written right',
    },
  },
  'backup-in-sources': {
    zh: '备份不能放在“{folder}”：那里是稿件，下一次备份会把这一次也装进去',
    en: 'a backup can’t be put into “{folder}”: it is part of the sources, and the next backup would hold this one',
    note: {
      zh: '放到另一个磁盘上，如 U 盘、移动硬盘、网络盘',
      en: 'put it on another disk, such as a USB stick or a network drive',
    },
  },
  'backup-there': {
    zh: '“{file}”已经有了，没有动它',
    en: '“{file}” is there already, and was left as it is',
    note: {
      zh: '名称里的时间到分钟：过一分钟再运行',
      en: 'its name has the time to the minute: try again in a minute',
    },
  },
  'backup-unreadable': {
    zh: '“{file}”读不出来：{reason}。没有备份',
    en: 'cannot read “{file}”: {reason}. Nothing was backed up',
    note: {
      zh: '缺一个文件的备份不算备份：关掉正在用它的程序，或者把它移走，再运行一次',
      en: 'a backup that lacks a file is none: close the program that uses it, or move it away, and try again',
    },
  },
  'backup-too-large': {
    zh: '太大了，一个 ZIP 文件装不下（{count} 个文件；最多 65534 个，共 4 GB，单个 1 GB）。没有备份',
    en: 'this is too much for a ZIP file ({count} files; at most 65534 and 4 GB, each up to 1 GB). Nothing was backed up',
    note: {
      zh: '把不属于公报的大文件移出工作文件夹，再运行一次；或者整个复制文件夹',
      en: 'move large files that don’t belong to the bulletin out of the workspace; or copy the folder as a whole',
    },
  },
  'backup-damaged': {
    zh: '写好的“{file}”读回来和稿件不一样，已经删去。没有备份',
    en: 'what was written to “{file}” did not come back as it is, and was removed. Nothing was backed up',
    note: { zh: '那个磁盘可能坏了，换一个再备份', en: 'that disk may be failing: use another one' },
  },
  'copy-other-issue': {
    zh: '“{file}”是第 {own} 期的稿，不是第 {folder} 期的',
    en: '“{file}” is a copy of issue {own}, not of {folder}',
  },
  'copy-no-base': {
    zh: '“{file}”是从别的稿子生成的（{digest}），现在的稿件、送审稿、印发稿和 git 里都没有',
    en: '“{file}” was made of sources ({digest}) that are neither present nor kept as a proof, a release or in git',
    note: {
      zh: '用生成它的那个文件夹来比；以后送审用 build --draft，稿件会留下来',
      en: 'compare it where it was made; with build --draft the sources of what is sent out are kept',
    },
  },
  'copy-no-mark': {
    zh: '“{file}”没有写明是从哪份稿子生成的，也和第 {folder} 期的稿件对不上',
    en: '“{file}” doesn’t say what it was made of, and is unlike the sources of issue {folder}',
    note: {
      zh: '要用送审的那份 .docx，直接在里面改的也行，不要复制到新文件',
      en: 'it has to be the .docx that was sent out, whatever was changed in it, not a new file',
    },
  },
  'redline-no-base': {
    zh: '第{folder}期没有送审稿，也没有印发过：没有可以比较的一稿',
    en: 'issue {folder} has neither a draft nor a release to be compared with',
    note: {
      zh: '送审前用 build --draft 生成送审稿，稿件就存下了；也可以写 --from 加 git 的提交，或者存下的 …-稿件.zip',
      en: 'build --draft keeps the sources of what goes round; or write --from with a commit, or with kept sources (“519-送审稿-稿件.zip”)',
    },
  },
  'redline-no-draft': {
    zh: '第{folder}期没有存下送审稿（--from draft）',
    en: 'no draft of issue {folder} is kept (--from draft)',
    note: { zh: '用 build --draft 生成', en: 'build --draft makes one' },
  },
  'redline-no-release': {
    zh: '第{folder}期没有存下印发时的稿件（--from released）',
    en: 'no sources of a release of issue {folder} are kept (--from released)',
  },
  'redline-not-kept': {
    zh: '“{file}”里没有可以比较的一稿，或者改过',
    en: '“{file}” holds no version to be compared with, or was changed',
    note: {
      zh: '可以是存下的稿件（519-送审稿-稿件.zip、519-稿件.zip），程序生成的 .docx（改过也行），印发的 PDF，或者第519期的文件夹',
      en: 'it may be kept sources (“519-送审稿-稿件.zip”, “519-稿件.zip”), a .docx of this program, also a changed one, a released PDF, or the folder of an issue',
    },
  },
  'redline-pdf': {
    zh: '“{file}”不是第{folder}期印发时存的 PDF；别的 PDF 里没有稿件，没法比较',
    en: '“{file}” is no PDF of a release of issue {folder}; another has no sources to be compared with',
    note: {
      zh: '送审稿的 PDF，用 --from draft，或者写出那一稿存下的 519-送审稿-稿件.zip',
      en: 'for the PDF of a draft write --from draft, or the sources that were kept of it (“519-送审稿-稿件.zip”)',
    },
  },
  'redline-old-word': {
    zh: '“{file}”是旧格式的 Word 文件，要有 LibreOffice 才读得出来',
    en: '“{file}” is a Word file of an old format, which takes LibreOffice to read',
    note: { zh: '用 Word、WPS 另存为 .docx 再比较', en: 'save it as .docx in Word or WPS' },
  },
  'redline-no-such': {
    zh: '没有“{typed}”这个文件，也没有这个 git 提交（--from）',
    en: 'there is neither a file nor a commit “{typed}” (--from)',
    note: {
      zh: '可以写 draft、released、git 的提交（如 HEAD~1），或者文件：存下的 …-稿件.zip、程序生成的 .docx、印发的 PDF',
      en: 'write draft, released, a commit of git such as HEAD~1, or a file: kept sources (“519-送审稿-稿件.zip”), a .docx of this program, a released PDF',
    },
  },
  'redline-other-issue': {
    zh: '{base}里没有第{folder}期的 index.md',
    en: 'there is no index.md of issue {folder} in “{base}”',
  },
  'why-first': { zh: '没有这个版本的程序生成过的记录', en: 'no earlier build by this version of the program is known' },
  'why-forced': { zh: '--force 要求重新生成', en: '--force asks for it' },
  'why-program': { zh: '程序更新了', en: 'the program changed' },
  'why-fonts': { zh: '字体有变化', en: 'the fonts changed' },
  'why-formats': { zh: '要生成的格式不同了', en: 'other formats are asked for' },
  'why-changed': { zh: '{path} 有改动', en: '{path} changed' },
  'why-added': { zh: '新增 {path}', en: '{path} is new' },
  'why-removed': { zh: '{path} 没有了', en: '{path} is gone' },
  'why-headers': { zh: '所依据的数字或期头有改动：{paths}', en: 'figures or headers it depends on changed: {paths}' },
  'why-earlier': { zh: '以前各期的数字或期头有改动', en: 'figures or headers of earlier issues changed' },
  'why-recent': { zh: '所对照的前几期有改动：{folders}', en: 'issues it is compared with changed: {folders}' },
  'why-attachment': { zh: '所用的文件有改动：{paths}', en: 'files it uses changed: {paths}' },
  'why-reading': { zh: '读稿时的提示有变化', en: 'what reading found changed' },
  'why-lost': { zh: '缓存里没有了', en: 'the cache no longer has it' },
  'why-output-missing': { zh: '{file} 不在', en: '{file} is not there' },
  'why-output-differs': { zh: '{file} 不是上次生成的', en: '{file} is not what was built' },
  'issue-count': { zh: ' {count} 期', en: '{count} issues' },
  'cannot-mend': {
    zh: '“{file}”是只读的，没有动它',
    en: '“{file}” is read-only, and was left as it is',
    note: { zh: '去掉只读再运行一次', en: 'make it writable and try again' },
  },
  'no-such-file': {
    zh: '没有“{file}”这个文件',
    en: 'there is no file “{file}”',
    note: {
      zh: '写从现在的文件夹或者从工作文件夹看去的路径，如 issues/519/01-动态.md；查整期，写期号',
      en: 'write its path from where you are or from the workspace, such as issues/519/index.md; for a whole issue write its number',
    },
  },
  'file-elsewhere': {
    zh: '“{file}”不在工作文件夹里',
    en: '“{file}” is not in the workspace',
    note: { zh: '在它的工作文件夹里运行，或者加 -C 写明', en: 'run this in its own workspace, or name that with -C' },
  },
  'no-source': {
    zh: '“{file}”不是公报的稿件',
    en: '“{file}” is no source of the bulletin',
    note: {
      zh: '能查的是各期文件夹里的文件，以及 issues、templates、fonts 里的 .yaml',
      en: 'what can be checked are files in the folder of an issue, and the .yaml files in issues, templates and fonts',
    },
  },
  'init-interrupted': {
    zh: '“{folder}”里的 bulletin init 中途断了，没有建完',
    en: 'bulletin init was broken off in “{folder}”: the workspace is not whole',
    note: {
      zh: '在那里再运行一次 bulletin init：没有建完的重新建，后来改过的文件不动；里面的文件已经齐了，就删去“{file}”',
      en: 'run bulletin init there again: it makes what is missing anew and leaves alone what was changed since; if all is there, delete “{file}”',
    },
  },
  'nothing-counted': {
    zh: 'bulletin.yaml 里没有声明要统计的系列',
    en: 'bulletin.yaml declares no series to count',
    note: {
      zh: '在 statistics（统计）下写明系列的 title（标题）和 measures（指标）',
      en: 'declare its title and measures under statistics',
    },
  },
  'unknown-month': {
    zh: '“{typed}”不是月份',
    en: '“{typed}” is no month',
    note: { zh: '写 1 到 12', en: 'write 1 to 12' },
  },
  'unknown-year': {
    zh: '没有“{typed}”年的统计（--year 后面写的）',
    en: 'there are no figures of the year “{typed}” (given with --year)',
    note: { zh: '有统计的年份：{known}', en: 'the years with figures are {known}' },
  },
  'unknown-series': {
    zh: '没有“{typed}”这个系列（--series 后面写的）',
    en: 'there is no series “{typed}” (given with --series)',
    note: {
      zh: '最接近的是“{nearest}”；bulletin.yaml 里有：{known}',
      en: 'the nearest is “{nearest}”; bulletin.yaml declares {known}',
    },
  },
  'unknown-measure': {
    zh: '没有“{typed}”这个指标（--explain 后面写的）',
    en: 'there is no measure “{typed}” (given with --explain)',
    note: { zh: '最接近的是“{nearest}”；指标有：{known}', en: 'the nearest is “{nearest}”; the measures are {known}' },
  },
  'unknown-figure': {
    zh: '没有“{typed}”这个数（--explain 后面写的）',
    en: 'there is no figure “{typed}” (given with --explain)',
    note: { zh: '最接近的是“{nearest}”；可以写：{known}', en: 'the nearest is “{nearest}”; the figures are {known}' },
  },
  'figure-no-amount': {
    zh: '“{figure}”不是逐项加成的数，不能用 --explain',
    en: '“{figure}” is not made of addends: --explain doesn’t take it',
    note: { zh: '分别说明它比的两个数；可以写：{known}', en: 'explain the two that it compares; there are {known}' },
  },
  'figure-year': {
    zh: '“{figure}”已经说明是哪一年，不能再写 --year',
    en: '“{figure}” says which year it is of: --year doesn’t go with it',
    note: { zh: '某一年的累计，写 {example}', en: 'the total of a year is {example}' },
  },
  'measure-in-several': {
    zh: '几个系列都有“{measure}”：{series}',
    en: 'several series have the measure “{measure}”: {series}',
    note: {
      zh: '用 --series 写明是哪一个，如 --series {example}',
      en: 'name one with --series, as --series {example}',
    },
  },
  'issue-not-kept': {
    zh: '没有总第 {number} 期（--issue 后面写的）',
    en: 'there is no issue {number} (given with --issue)',
    note: { zh: '是不是 {similar}？', en: 'did you mean {similar}?' },
  },
  'special-not-counted': {
    zh: '增刊不计入统计，--issue 后面不能写“{typed}”',
    en: 'a special issue is outside the ledger: --issue can’t be “{typed}”',
    note: { zh: '写同一周正刊的总第号', en: 'write the number of that week’s regular issue' },
  },
  'no-workspace': {
    zh: '这里不是公报的工作文件夹：从“{folder}”往上都没有 issues 文件夹',
    en: 'no workspace here: no issues/ folder in “{folder}” or above it',
    note: {
      zh: '先进入工作文件夹，或者用 -C 指明它：bulletin build -C <文件夹>；要新建一个，用 bulletin init',
      en: 'change to the workspace, or name it with -C: bulletin build -C <folder>; bulletin init makes a new one',
    },
  },
  'no-such-folder': {
    zh: '没有“{folder}”这个文件夹（-C 后面写的）',
    en: 'there is no folder “{folder}” (given with -C)',
  },
  'no-standing-folder': {
    zh: '当前文件夹已经不在了：删掉、改名或者移走了',
    en: 'the current folder is gone: it was deleted, renamed or moved',
    note: { zh: '先进入一个还在的文件夹（cd），再运行', en: 'change to a folder that is there, and run it again' },
  },
  'no-issues': {
    zh: 'issues 文件夹里还没有一期稿件',
    en: 'there is no issue in the issues/ folder yet',
    note: {
      zh: '每期一个文件夹，用总第号命名，如 issues/519；增刊要写明，如 bulletin build 2024-增1',
      en: 'each issue is a folder named by its number, as issues/519; a special issue must be named: “bulletin build 2024-增1”',
    },
  },
  'issue-misnamed': {
    zh: '文件夹“{folder}”不是期号的写法，找不到这一期：改名为“{wanted}”',
    en: 'the folder “{folder}” is not written as an issue number: rename it to “{wanted}”',
  },
  'no-such-issue': {
    zh: '没有{issue}：issues 文件夹里最新的是{newest}',
    en: 'there is no {issue}: the newest in the issues/ folder is {newest}',
    note: { zh: '是不是 {similar}？', en: 'did you mean {similar}?' },
  },
  'issue-not-begun': {
    zh: '还没有{issue}：issues 文件夹里最新的是{newest}',
    en: 'there is no {issue} yet: the newest in the issues/ folder is {newest}',
    note: { zh: '要建这一期：bulletin new', en: 'to begin it: bulletin new' },
  },
  'not-an-issue': {
    zh: '“{typed}”不是期号',
    en: '“{typed}” is not the number of an issue',
    note: {
      zh: '写总第号，如 519；增刊写年份和序号，如 2024-增1',
      en: 'write its number, as 519; a special issue by year and number, as “2024-增1”',
    },
  },
  'all-and-numbers': {
    zh: '--all 是生成所有各期，不能再写期号',
    en: '--all means every issue: it takes no numbers',
  },
  unchanged: {
    zh: '{issue}：没有变化，{pages} 页',
    en: '{issue}: no change, {pages} page{plural}',
  },
  reused: {
    zh: '{issue}：没有变化，取自缓存，{pages} 页',
    en: '{issue}: no change, taken from the cache, {pages} page{plural}',
  },
  'changed-since-no-git': {
    zh: '这里没有 git（{reason}），--changed-since 不起作用：做所有各期',
    en: 'no git here ({reason}), so --changed-since can’t tell: every issue is taken',
  },
  'changed-since-unknown': {
    zh: 'git 里找不到“{ref}”，--changed-since 不起作用：做所有各期',
    en: 'git knows no “{ref}”, so --changed-since can’t tell: every issue is taken',
  },
  'changed-since-shallow': {
    zh: '这份 git 克隆只取了最近的提交，里面没有“{ref}”，--changed-since 不起作用：做所有各期（取全要用 git fetch --unshallow）',
    en: 'this git clone is shallow and has no “{ref}”, so --changed-since can’t tell: every issue is taken (git fetch --unshallow gets all)',
  },
  built: {
    zh: '{issue}：{pages} 页，{seconds} 秒，字体 {fonts}',
    en: '{issue}: {pages} page{plural}, {seconds} s, fonts {fonts}',
  },
  released: {
    zh: '{issue}已印发：{date}，{pages} 页，SHA-256 {sha256}；存档 {archive}',
    en: '{issue} is released: {date}, {pages} page{plural}, SHA-256 {sha256}; kept as {archive}',
  },
});
