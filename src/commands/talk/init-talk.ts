import type { MessageEntry } from '../../model/message.js';

/** What `bulletin init` says and asks. */
export const initTalk = {
  'init-workspace': {
    zh: '“{folder}”已经是工作文件夹，里面有 issues，没有动它',
    en: '“{folder}” is a workspace already, with an issues/ folder; it was left as it is',
    note: {
      zh: '建下一期用 bulletin new；要另建一个单位的，换一个文件夹：bulletin init <文件夹>',
      en: 'bulletin new makes the next issue; for another office name another folder: bulletin init <folder>',
    },
  },
  'init-not-folder': {
    zh: '“{folder}”是文件，不是文件夹',
    en: '“{folder}” is a file, not a folder',
    note: { zh: '换一个名称', en: 'choose another name' },
  },
  'init-kept': {
    zh: '上次没有建完，后来改过的文件没有动：{files}',
    en: 'changed since the earlier attempt, and left as it is: {files}',
  },
  'init-missing': {
    zh: '还要写明：{missing}',
    en: 'still to be stated: {missing}',
    note: {
      zh: '写成选项，如 --name 工作动态；在终端里运行，就一项一项地问',
      en: 'give them as options, as “--name 工作动态”; run in a terminal, bulletin asks for them',
    },
  },
  'init-pair': {
    zh: '“{typed}”看不懂（{option} 后面写的）',
    en: '“{typed}” makes no sense (given with {option})',
    note: { zh: '写成 {example}', en: 'write {example}' },
  },
  'init-stray': {
    zh: '“{typed}”说的系列或者指标没有写明',
    en: 'the series or measure of “{typed}” was not stated',
    note: {
      zh: '先写 --series 综窗=省本级综窗 和 --measure 综窗.咨询=人次，名称要一样',
      en: 'state “--series 综窗=省本级综窗” and “--measure 综窗.咨询=人次”, by the same names',
    },
  },
  'init-twice': {
    zh: '{option} {name} 写了两次',
    en: '{option} states “{name}” twice',
    note: { zh: '只留一个', en: 'keep one of them' },
  },
  'init-opening-first': {
    zh: '“{typed}”用不上（--opening 后面写的）：第一期就是本年第1期，以前没有要累计的数',
    en: '“{typed}” has no use (given with --opening): the first issue begins the year, nothing was counted before',
    note: {
      zh: '接着编的，用 --number 和 --issue 写明是总第几期、本年第几期；不是的，去掉 --opening',
      en: 'of a bulletin that goes on, state --number and --issue; else leave --opening out',
    },
  },
  'init-lines': {
    zh: '“{typed}”分成了几行',
    en: '“{typed}” has several lines',
    note: { zh: '标题、姓名都写在一行里', en: 'a title or a name is one line' },
  },
  'init-no-measures': {
    zh: '系列“{series}”没有指标',
    en: 'the series “{series}” has no measures',
    note: {
      zh: '写 --measure {series}.咨询=人次，一个指标写一次',
      en: 'add “--measure {series}.咨询=人次”, once for each',
    },
  },
  'init-not-made': {
    zh: '没有建：上面写的是将要建的文件里不对的地方，请改了选项再来',
    en: 'nothing was made: the places above are those of the files to be; mend the options',
  },
  'init-cancelled': { zh: '不建了，什么都没有写', en: 'cancelled; nothing was written' },
  'init-would-make': {
    zh: '只是看看，没有写：一共 {count} 个文件',
    en: 'nothing was written: {count} files in all',
  },
  'init-made': {
    zh: '建好了：《{name}》，第一期是总第{number}期',
    en: '{name} is ready; its first issue is {number}',
  },
  'init-nested': {
    zh: '注意：它建在另一个工作文件夹里面。不是有意的话，请移到外面',
    en: 'note: it lies inside another workspace; move it out unless you meant that',
  },
  'init-next': { zh: '下一步：', en: 'Next:' },
  'init-next-folder': { zh: '  · 进入文件夹：cd {folder}', en: '  - change to the folder: cd {folder}' },
  'init-next-install': {
    zh: '  · 把程序装在里面：npm install --prefix . {program}',
    en: '  - install the program in it: npm install --prefix . {program}',
  },
  'init-next-pack': {
    zh: '  · 把程序的安装包放在里面，装上：\n    npm pack --pack-destination . {program}\n    npm install --prefix . ./{tarball}',
    en: '  - put the program’s package in it and install it:\n    npm pack --pack-destination . {program}\n    npm install --prefix . ./{tarball}',
  },
  'init-next-figures': {
    zh: '  · 在 {issue}/index.md 里填本周的数',
    en: '  - fill in the week’s figures in {issue}/index.md',
  },
  'init-next-write': {
    zh: '  · 在 {issue} 里写正文（{count} 个部分，每个部分一个文件）',
    en: '  - write the text in {issue} (sections: {count}, a file each)',
  },
  'init-next-watch': {
    zh: '  · 边写边看：npx --no bulletin watch --open\n  · 写完检查、生成：npx --no bulletin check、npx --no bulletin build',
    en: '  - see the pages while you write: npx --no bulletin watch --open\n  - then check and build: npx --no bulletin check, npx --no bulletin build',
  },
  'init-next-scripts': {
    zh: '  · 双击“预览”边写边看，写完双击“检查”“生成”；也可以运行\n    npx --no bulletin watch --open、\n    npx --no bulletin check、npx --no bulletin build',
    en: '  - double-click “预览” to see pages while you write, then “检查” and “生成”;\n    or run npx --no bulletin watch --open,\n    npx --no bulletin check, npx --no bulletin build',
  },
  'init-next-fonts': {
    zh: '  · 买了方正小标宋、仿宋等字体的，在这里建一个 fonts 文件夹，放进去；\n    npx --no bulletin fonts 看用的哪些',
    en: '  - put licensed fonts into a folder named fonts;\n    npx --no bulletin fonts lists them',
  },
  'init-next-launchers': {
    zh: '  · 双击“预览”边写边看，写完双击“检查”“送审稿”“定稿”；下一期再双击“新建”\n  · 买了方正小标宋、仿宋等字体的，在 {folder} 里建一个 fonts 文件夹，放进去',
    en: '  - double-click “预览” to see pages while you write, then “检查”, “送审稿”, “定稿”; “新建” makes the next issue\n  - put licensed fonts into a folder named fonts in {folder}',
  },
  'init-fonts': { zh: '字体：', en: 'Fonts:' },
  'init-next-ci': {
    zh: '  · 每次提交自动检查：全部提交，连同 package.json、package-lock.json\n    和安装包（.tgz）；自动检查的机器上没有这台电脑的文件夹',
    en: '  - for checks of each commit: commit everything, with package.json,\n    package-lock.json and the package (.tgz); a runner has no folder of yours',
  },
  'init-next-ci-move': {
    zh: '  · 这里是仓库里的子文件夹：把 {file} 移到仓库最上层，\n    里面写上这个文件夹（程序文件夹里的 docs/ci.md 有说明）',
    en: '  - this is a folder within a repository: move {file}\n    to its top, and name this folder in it (docs/ci.md of the program)',
  },
  'init-next-new': { zh: '  · 下一期：npx --no bulletin new', en: '  - the next issue: npx --no bulletin new' },
  'init-welcome': {
    zh: '一项一项地问，直接回车用方括号里的或者跳过；写错了以后改文件就是。\n输入“<”回到上一题；Ctrl-C 先停下，答过的留着，下次接着问。',
    en: 'Enter takes what stands in brackets, or skips. Everything can be changed later.\n“<” goes back to the question before. Ctrl-C stops and keeps the answers for the next time.',
  },
  'init-ask-name': { zh: '刊名，如 工作动态', en: 'Name of the bulletin, as “工作动态”' },
  'init-ask-publisher': { zh: '编印单位', en: 'Publisher' },
  'init-ask-报': { zh: '报（上级），单位之间用“、”', en: '“报”, receivers above' },
  'init-ask-送': { zh: '送（平级）', en: '“送”, receivers beside' },
  'init-ask-发': { zh: '发（下级和内部）', en: '“发”, receivers below' },
  'init-ask-copies': { zh: '印多少份', en: 'Copies' },
  'init-ask-staff': {
    zh: '责编、审核等，如 责编=张三、审核=李四',
    en: 'Staff, as “责编=张三、审核=李四”',
  },
  'init-ask-number': {
    zh: '第一期是总第几期（接着以前的，就写下一期的总第号）',
    en: 'Number of the first issue (of a bulletin that goes on: the next one)',
  },
  'init-ask-issue': { zh: '它是本年第几期', en: 'Its number in the year' },
  'init-ask-period': { zh: '它的起止日期', en: 'Its first and last day' },
  'init-ask-date': { zh: '印发日期', en: 'Printing date' },
  'init-ask-sections': { zh: '各部分的标题，用“、”隔开', en: 'Titles of its sections, parted by “、”' },
  'init-series': {
    zh: '每周要报的数分系列，如“综窗”的咨询、受理；没有就直接回车。',
    en: 'Figures of every week come in series, as “综窗” with “咨询” and “受理”. Enter: none, or no more.',
  },
  'init-measures': {
    zh: '指标写成“名称 单位”，用“、”隔开。不是逐周相加的整数，就在单位后面写明：\n  成交额 万元 2位小数    平均等候 分钟 按受理加权    最长等候 分钟 最大（或最小、期末）\n  办结率 % 公式 办结/受理',
    en: 'A measure is its name and its unit, parted by “、”. What is no whole number that adds up says so behind the unit:\n  “成交额 万元 2位小数” (decimals)    “平均等候 分钟 按受理加权” (a mean, weighted)\n  “最长等候 分钟 最大” (the largest; “最小”, “期末”)    “办结率 % 公式 办结/受理” (a rate)',
  },
  'init-series-number': {
    zh: '  “{typed}”是数，不能当系列的名称；没有别的系列就直接回车',
    en: '  “{typed}” is a number and no name of a series; Enter: no more',
  },
  'init-taken': { zh: '  “{typed}”记作 {wanted}', en: '  “{typed}” is taken as {wanted}' },
  'init-going-on': {
    zh: '接着上次的问：已经答了 {count} 次，从下一题开始（要从头来，就先删去 {file}）',
    en: 'going on from where it was left, after {count} answers (delete {file} to begin anew)',
  },
  'init-kept-answers': {
    zh: '先不建了，稿件文件夹还没有。答过的 {count} 次留在 {file}；再运行同样的命令，就从这里接着问',
    en: 'not made yet. The {count} answers so far are kept in {file}: the same command goes on from there',
  },
  'init-ask-series': { zh: '系列（没有或者完了就回车）', en: 'Series (Enter: no more)' },
  'init-ask-series-title': { zh: '它在正文里的全称', en: 'Its name in running text' },
  'init-ask-measures': { zh: '指标和单位，如 咨询 人次、受理 件', en: 'Measures and units, as “咨询 人次、受理 件”' },
  'init-ask-opening': {
    zh: '当年到总第{through}期为止的{measure}：',
    en: '{measure} of that year up to issue {through}: ',
  },
  'init-ask-template': {
    zh: '要改版式，就写复制哪个模板：bulletin 或 gb9704（不改就回车）',
    en: 'To change the layout, copy a template: bulletin or gb9704 (Enter: none)',
  },
  'init-ask-line-breaks': {
    zh: `断行的办法：行末只差一点就放得下的，怎样排？（竖线是版心的右边）
  word           像 Word、WPS 那样：…办理，窗口，当场发证│　　每行标点略收，“证”挤进来
  push-in-first  先挤后推：　　　　…群众的获得感。│　　　　　　“。”挤得进，就不转行
  push-out       只推不挤：　　　　…群众的获得　│感。　　　　“感。”一起转到下行，字距拉开
  total-fit      版面最匀：　　　　整段一起斟酌，松的行、只剩一个字的行最少
选哪一种`,
    en: `How lines are broken where a little is lacking at their end (the bar is the right edge):
  word           as Word and WPS do:        “…办理，窗口，当场发证│”     every line’s marks give a little
  push-in-first  squeezed, else pushed out: “…群众的获得感。│”           a mark is squeezed in where it can be
  push-out       only pushed out:           “…群众的获得　│感。”         a character goes down with its mark
  total-fit      evenest:                   the lines of a paragraph are chosen together
Which`,
  },
  'init-ask-ci': {
    zh: '自动检查的平台：none（不要）、github 或 gitlab',
    en: 'Checks of each commit: none, github or gitlab',
  },
  'init-ask-scripts': {
    zh: '双击用的文件：windows、macos、linux、all 或 none',
    en: 'Files to double-click: windows, macos, linux, all or none',
  },
  'init-needed': { zh: '  这一项不能空着', en: '  this one is needed' },
  'init-wrong-form': { zh: '  看不懂，请照例子写', en: '  please write it as in the example' },
  'init-not-measures': {
    zh: '  每个指标要有单位，如 咨询 人次、受理 件',
    en: '  each measure needs its unit: “咨询 人次、受理 件”',
  },
  'init-choices': { zh: '  可以是：{choices}', en: '  it can be: {choices}' },
  'help-init': {
    zh: '给另一个单位建工作文件夹，连同第一期；已经有的绝不覆盖',
    en: 'make the workspace of another office with its first issue; nothing is ever overwritten',
  },
  'help-init-usage': { zh: '[选项] [文件夹]', en: '[options] [folder]' },
  'help-init-argument': { zh: '[文件夹]', en: '[folder]' },
  'help-init-folder': { zh: '建在哪里（默认：当前文件夹）', en: 'where (default: here)' },
  'help-init-name-flags': { zh: '--name <刊名>', en: '--name <name>' },
  'help-init-name': { zh: '刊名（不写就问）', en: 'name of the bulletin (asked for otherwise)' },
  'help-init-publisher-flags': { zh: '--publisher <单位>', en: '--publisher <name>' },
  'help-init-publisher': { zh: '编印单位（不写就问）', en: 'who publishes it (asked for otherwise)' },
  'help-init-distribution-flags': { zh: '--distribution <报=单位>', en: '--distribution <kind=names>' },
  'help-init-distribution': {
    zh: '报送范围：报=…、送=…、发=…，可以写几次',
    en: 'receivers: “报=…”, “送=…”, “发=…”; may be repeated',
  },
  'help-init-copies-flags': { zh: '--copies <份数>', en: '--copies <count>' },
  'help-init-copies': { zh: '印多少份', en: 'copies printed' },
  'help-init-staff-flags': { zh: '--staff <责编=姓名>', en: '--staff <duty=name>' },
  'help-init-staff': { zh: '责编、审核、签发等，可以写几次', en: 'staff for the colophon; may be repeated' },
  'help-init-number-flags': { zh: '--number <总第号>', en: '--number <number>' },
  'help-init-number': { zh: '第一期的总第号（默认：1）', en: 'number of the first issue (default: 1)' },
  'help-init-issue-flags': { zh: '--issue <期号>', en: '--issue <number>' },
  'help-init-issue': {
    zh: '第一期是本年第几期（总第1期默认是 1）',
    en: 'its number in the year (default, of issue 1: 1)',
  },
  'help-init-period-flags': { zh: '--period <起止日期>', en: '--period <period>' },
  'help-init-period': {
    zh: '第一期的起止日期（默认：本周一到周五）',
    en: 'its first and last day (default: Monday to Friday of this week)',
  },
  'help-init-date-flags': { zh: '--date <日期>', en: '--date <date>' },
  'help-init-date': { zh: '印发日期（默认：最后一天）', en: 'its printing date (default: the last day)' },
  'help-init-section-flags': { zh: '--section <标题>', en: '--section <title>' },
  'help-init-section': {
    zh: '一个部分的标题，可以写几次（默认：工作动态）',
    en: 'title of a section; may be repeated (default: “工作动态”)',
  },
  'help-init-series-flags': { zh: '--series <系列=全称>', en: '--series <key=title>' },
  'help-init-series': { zh: '每周要报的一个系列，可以写几次', en: 'a series of weekly figures; may be repeated' },
  'help-init-measure-flags': { zh: '--measure <系列.指标=单位>', en: '--measure <key.name=unit>' },
  'help-init-measure': { zh: '它的一个指标，可以写几次', en: 'a measure of it; may be repeated' },
  'help-init-opening-flags': { zh: '--opening <系列.指标=数>', en: '--opening <key.name=count>' },
  'help-init-opening': {
    zh: '第一期以前当年已经累计的数；从年中开始才要',
    en: 'what was counted in the year before; needed when the year has begun',
  },
  'help-init-template-flags': { zh: '--template [模板]', en: '--template [name]' },
  'help-init-template': {
    zh: '把版式模板复制到 templates 里，准备自己改（默认：bulletin）',
    en: 'copy a template into templates/, to change it (default: bulletin)',
  },
  'help-init-ci': {
    zh: '每次提交自动检查、生成：none（默认）、github 或 gitlab',
    en: 'checks and builds of each commit: none (default), github or gitlab',
  },
  'help-init-line-breaks-flags': { zh: '--line-breaks <办法>', en: '--line-breaks <policy>' },
  'help-init-line-breaks': {
    zh: '断行：word 像 Word、WPS 那样，push-in-first 先挤后推（默认），push-out 只推不挤，total-fit 版面最匀',
    en: 'how lines are broken: word as Word and WPS do, push-in-first (default), push-out, or total-fit for the evenest',
  },
  'help-init-ci-flags': { zh: '--ci <平台>', en: '--ci <service>' },
  'help-init-scripts': {
    zh: '双击用的“预览”“检查”“生成”：windows、macos、linux、all 或 none（默认：照这台电脑）',
    en: 'files to double-click, “预览”, “检查”, “生成”: windows, macos, linux, all or none (default: this system)',
  },
  'help-init-scripts-flags': { zh: '--scripts <系统>', en: '--scripts <system>' },
  'help-init-dry-run': { zh: '只列出会建哪些文件，不写', en: 'list the files, and write none' },
  'help-init-examples': {
    zh: 'bulletin init 公报  一项一项地问\nbulletin init 公报 --name 试验动态 --publisher 某某市试验中心  写明的不问\nbulletin init 公报 --number 120 --issue 7  从总第120期接着编\nbulletin init 公报 --dry-run  先看看',
    en: 'bulletin init office  asks for everything\nbulletin init office --name 试验动态 --publisher 某某市试验中心  asks for the rest\nbulletin init office --number 120 --issue 7  goes on with issue 120\nbulletin init office --dry-run  have a look first',
  },
} as const satisfies Record<string, MessageEntry>;
