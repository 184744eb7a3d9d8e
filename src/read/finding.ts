import { declareFindings } from '../model/finding.js';

const sameFolder = {
  zh: '把文件复制到和本文件同一个文件夹里，这里只写文件名',
  en: 'copy the file into the folder of this text, and write its name alone',
} as const;

const makeSmaller = {
  zh: '用画图或 WPS 图片改小再存：排满版心宽，2000 像素就够了',
  en: 'make it smaller in an image editor: 2000 pixels are enough for the whole width of the text',
} as const;

/** What is found of files and folders when they are read: what is missing, in the way, or no file that could be used. */
export const finding = declareFindings({
  'file-missing': {
    severity: 'error',
    zh: '没有这个文件',
    en: 'this file does not exist',
  },
  'file-missing/index': {
    severity: 'error',
    zh: '这一期没有 index.md',
    en: 'this issue has no index.md',
    note: {
      zh: '每一期的文件夹里都要有 index.md，开头写期号、起止日期等',
      en: 'every issue folder needs an index.md that begins with the header of the issue',
    },
  },
  'file-missing/settings': {
    severity: 'error',
    zh: '没有 issues/bulletin.yaml：名称、编印单位、统计口径都写在这里',
    en: 'there is no issues/bulletin.yaml, which states name, publisher and statistics',
    note: {
      zh: '在另一个空文件夹里运行 bulletin init，把它建的 bulletin.yaml 复制过来',
      en: 'run bulletin init in another, empty folder and copy its bulletin.yaml here',
    },
  },
  'not-a-file': {
    severity: 'error',
    zh: '这里应当是一个普通文件，实际是{kind}',
    en: 'expected a regular file here, found {kind}',
  },
  'outside-workspace': {
    severity: 'error',
    zh: '这是一个链接，指到工作文件夹以外去了，没有读取',
    en: 'this is a link that leads out of the workspace; it was not read',
    note: { zh: '把文件本身复制进来', en: 'copy the file itself into the workspace' },
  },
  'file-too-large': {
    severity: 'error',
    zh: '文件太大：超过 {limit}',
    en: 'the file is too large: more than {limit}',
    note: {
      zh: '看看是不是把图片或别的文件存成了这个名字',
      en: 'is this an image or another file under a wrong name?',
    },
  },
  'file-unreadable': {
    severity: 'error',
    zh: '文件读不出来（{reason}）',
    en: 'the file cannot be read ({reason})',
    note: { zh: '看看有没有读取它的权限，是不是被别的程序占用', en: 'check its permissions' },
  },
  'file-unreadable/changed': {
    severity: 'error',
    zh: '文件没有读完：读的时候正被改动',
    en: 'the file was changed while it was read',
    note: { zh: '等文件存好再试', en: 'try again when it is saved' },
  },
  'folder-unreadable': {
    severity: 'error',
    zh: '文件夹读不出来（{reason}）',
    en: 'the folder cannot be read ({reason})',
    note: { zh: '看看文件夹在不在，有没有读取它的权限', en: 'check that it exists and its permissions' },
  },
  'not-utf8': {
    severity: 'error',
    zh: '文件不是 UTF-8 编码（从这里起读不出来）',
    en: 'the file is not UTF-8 (unreadable from here on)',
    note: { zh: '用记事本或 WPS 另存为“UTF-8”再试', en: 'save it again as UTF-8' },
  },
  'not-utf8/other': {
    severity: 'error',
    zh: '文件是 {encoding} 编码，要用 UTF-8',
    en: 'the file is encoded in {encoding}, not UTF-8',
    note: { zh: '用记事本或 WPS 打开，另存为“UTF-8”再试', en: 'save it again as UTF-8' },
  },
  'not-utf8/read': {
    severity: 'hint',
    zh: '文件是 GBK（GB 18030）编码，已经照它读了',
    en: 'the file is encoded in GBK (GB 18030) and was read as such',
    note: {
      zh: '用 check --fix 存成 UTF-8，别的电脑、别的软件才不会显示成乱码',
      en: 'check --fix saves it as UTF-8, so that it is readable on other computers too',
    },
  },
  'nul-character': {
    severity: 'error',
    zh: '这里有空字符（U+0000），文件可能坏了',
    en: 'a NUL character (U+0000); the file may be damaged',
    note: { zh: '从备份里恢复，或者新建一个文件，把文字贴过去', en: 'restore it, or paste the text into a new file' },
  },
  'section-name': {
    severity: 'warning',
    zh: '文件名不是以数字开头，这个文件不会印出来',
    en: 'the name does not begin with a number: this file is not part of the issue',
    note: { zh: '要印就改成“05-{name}”这样的名字', en: 'to print it, give it a name such as “05-{name}”' },
  },
  'section-name/index': {
    severity: 'warning',
    zh: '文件名应当是“index.md”，全部小写：大小写不一样，换一台电脑就找不到它',
    en: 'the name is to be “index.md”, in lower case: other computers do not find it under another case',
  },
  'section-name/new': {
    severity: 'warning',
    zh: '这个文件新建以后还没有起名，不会印出来',
    en: 'the file has not been named since it was made: it is not part of the issue',
    note: {
      zh: '要印就改成“05-标题.md”这样的名字，不要就删掉',
      en: 'to print it, give it a name such as “05-title.md”; else delete it',
    },
  },
  'section-name/document': {
    severity: 'hint',
    zh: '文件夹里的 Word、WPS 文件不会印',
    en: 'a document of Word or WPS in the folder is not printed',
    note: {
      zh: '要印就导入：bulletin import 文件名',
      en: 'to print it, import it: bulletin import and its name',
    },
  },
  'section-name/sheet': {
    severity: 'hint',
    zh: '文件夹里的电子表格不会印，里面的数也不会读',
    en: 'a spreadsheet in the folder is not printed, and its figures are not read',
    note: {
      zh: '本周的数用 bulletin import 文件名 填进 index.md；要印成表，另存为 CSV，在正文里写“![标题](文件名.csv)”',
      en: 'bulletin import and its name takes the figures of the week into index.md; for a table, save it as CSV and write “![title](name.csv)” in the text',
    },
  },
  'section-ending': {
    severity: 'error',
    zh: '看名字是正文的一部分，可是末尾不是“.md”，印不出来',
    en: 'by its name a section, but it does not end in “.md”: it would not be printed',
    note: {
      zh: '改名为“{wanted}”（电脑不显示扩展名的，先打开“显示文件扩展名”）；不要印就移到别的文件夹',
      en: 'rename it to “{wanted}” (let the system show extensions first), or move it to another folder',
    },
  },
  'section-ending/number': {
    severity: 'error',
    zh: '文件名开头的序号不是半角数字，印不出来',
    en: 'the number that begins the name is not of ASCII digits: the file would not be printed',
    note: {
      zh: '改名为“{wanted}”；不要印就移到别的文件夹',
      en: 'rename it to “{wanted}”, or move it to another folder',
    },
  },
  'name-encoding': {
    severity: 'error',
    zh: '文件名不是 UTF-8 编码，电脑上显示成乱码，读不了。按 GBK 看是“{name}”',
    en: 'the file’s name is not in UTF-8 and cannot be read; in GBK it is “{name}”',
    note: {
      zh: '多半是解压时编码选错了：给文件重新起名，或者重新解压',
      en: 'it was probably unpacked in the wrong encoding: rename the file, or unpack it again',
    },
  },
  copy: {
    severity: 'warning',
    zh: '这是“{original}”的副本，没有用到。和它比：{difference}',
    en: 'this copy of “{original}” is not used; compared with it: {difference}',
    note: {
      zh: '两个文件对照着看，要的内容并到“{original}”里，再把这个文件删掉',
      en: 'compare the two, take what is wanted over into “{original}”, then delete this file',
    },
  },
  'copy/same': {
    severity: 'warning',
    zh: '这是“{original}”的副本，内容一样，没有用到',
    en: 'this copy of “{original}” has the same text and is not used',
    note: { zh: '可以删掉', en: 'it can be deleted' },
  },
  'copy/unread': {
    severity: 'warning',
    zh: '这是“{original}”的副本，没有用到，也没有能逐行比较',
    en: 'this copy of “{original}” is not used and could not be compared with it',
    note: {
      zh: '自己打开两个文件对照，只留“{original}”',
      en: 'open both files and compare them; keep “{original}” alone',
    },
  },
  'copy/alone': {
    severity: 'warning',
    zh: '看名字是“{original}”的副本，可是没有“{original}”；这个没有用到',
    en: 'by its name a copy of “{original}”, which is not there; the copy is not used',
    note: { zh: '要用就改名为“{original}”，不要就删掉', en: 'to use it, rename it to “{original}”; else delete it' },
  },
  'copy/renamed': {
    severity: 'warning',
    zh: '看名字是“{original}”的副本，可是没有“{original}”，印的是同一序号的“{other}”。和它比：{difference}',
    en: 'by its name a copy of “{original}”, which is not there; “{other}” has its number and is printed; compared with it: {difference}',
    note: {
      zh: '“{original}”大概改名了：要的内容并到“{other}”里，再把这个文件删掉',
      en: '“{original}” was probably renamed: take what is wanted over into “{other}”, then delete this file',
    },
  },
  'copy/folder': {
    severity: 'warning',
    zh: '这个文件夹是“{original}”的副本，没有用到。和它比：{difference}',
    en: 'this folder is a copy of “{original}” and is not used; compared with it: {difference}',
    note: {
      zh: '要的内容并到“{original}”里，再把这个文件夹删掉，或者移到别处',
      en: 'take what is wanted over into “{original}”, then delete this folder or move it elsewhere',
    },
  },
  'copy-alone': {
    severity: 'error',
    zh: '看名字是“{original}”的副本，可是没有“{original}”：这一部分印不出来',
    en: 'by its name a copy of “{original}”, which is not there: the section would not be printed',
    note: { zh: '要印就改名为“{original}”，不要就删掉', en: 'to print it, rename it to “{original}”; else delete it' },
  },
  leftover: {
    severity: 'hint',
    zh: '没有“{original}”，只有程序留下的这个文件，不会印出来',
    en: 'there is no “{original}”, only this file that a program left of it; it is not printed',
    note: {
      zh: '打开看看；要印就改名为“{original}”，不要就删掉',
      en: 'look into it; to print it, rename it to “{original}”, else delete it',
    },
  },
  'section-number': {
    severity: 'error',
    zh: '和“{other}”用了同一个序号 {number}，分不出先后',
    en: 'has the same number {number} as “{other}”, so their order is not known',
    note: { zh: '给其中一个换个序号', en: 'give one of them another number' },
  },
  'section-number/twins': {
    severity: 'error',
    zh: '和“{other}”的序号都是 {number}，像是同一部分的两个版本，不知道印哪一个。和它比：{difference}',
    en: 'has the same number {number} as “{other}” and looks like another version of it, so it is not known which is to be printed; compared with it: {difference}',
    note: {
      zh: '留下要印的一个，另一个删掉，或者移到别的文件夹',
      en: 'keep the one that is to be printed; delete the other, or move it to another folder',
    },
  },
  'no-sections': {
    severity: 'error',
    zh: '这一期没有正文：文件夹里没有“01-….md”这样的文件',
    en: 'this issue has no sections: there is no file such as “01-….md” in its folder',
    note: {
      zh: '只为累计数留下的一期不用生成；要生成，先写正文',
      en: 'an issue that is kept for its figures alone is not built; to build it, write its sections',
    },
  },
  'folder-name': {
    severity: 'hint',
    zh: '文件夹“{folder}”不是以期号命名，里面的 index.md 没有算作一期',
    en: 'the folder “{folder}” is not named by an issue number; its index.md is not taken for an issue',
    note: {
      zh: '正刊用总第期号（519），增刊用“2024-增1”',
      en: 'use the number (519), or “2024-增1” for a special issue',
    },
  },
  'folder-name/number': {
    severity: 'warning',
    zh: '文件夹“{folder}”不是期号的写法，里面的稿件没有算作一期',
    en: 'the folder “{folder}” is not written as an issue number; it is not taken for an issue',
    note: { zh: '改名为“{wanted}”', en: 'rename it to “{wanted}”' },
  },
  'attachment/missing': {
    severity: 'error',
    zh: '文件夹里没有“{path}”这个文件',
    en: 'there is no file “{path}” in the folder',
    note: {
      zh: '把文件放进和本文件同一个文件夹，名字和这里写的一样（大小写、扩展名也一样）',
      en: 'put the file into the folder of this text, under the name written here, case and extension included',
    },
  },
  'attachment/near': {
    severity: 'error',
    zh: '文件夹里没有“{path}”，有“{near}”',
    en: 'there is no file “{path}” in the folder, but there is “{near}”',
    note: {
      zh: '要用的是它，就照它的名字写：大小写、扩展名也要一样',
      en: 'if that is meant, write its name exactly, case and extension included',
    },
  },
  'attachment/empty': {
    severity: 'error',
    zh: '没有写文件名',
    en: 'no file is named',
    note: { zh: '括号里写文件名，如“会场.png”', en: 'write the name of the file, such as “会场.png”' },
  },
  'attachment/address': {
    severity: 'error',
    zh: '“{path}”是网址或别处的地址，这里只能用文件夹里的文件',
    en: '“{path}” is an address elsewhere; only files in the folder can be used',
    note: {
      zh: '先把它下载下来，放进和本文件同一个文件夹，这里写文件名',
      en: 'download it into the folder of this text, and write its name',
    },
  },
  'attachment/absolute': {
    severity: 'error',
    zh: '“{path}”是这台电脑上的位置，换一台就找不到',
    en: '“{path}” is a place on this computer, and not found on another',
    note: sameFolder,
  },
  'attachment/backslash': {
    severity: 'error',
    zh: '“{path}”里用了反斜杠',
    en: '“{path}” has a backslash',
    note: { zh: '文件夹和文件名之间用“/”', en: 'write “/” between folder and file' },
  },
  'attachment/outside': {
    severity: 'error',
    zh: '“{path}”指到文件夹以外去了',
    en: '“{path}” leads out of the folder',
    note: sameFolder,
  },
  'attachment/link': {
    severity: 'error',
    zh: '“{path}”是一个链接，指到工作文件夹以外去了，没有读取',
    en: '“{path}” is a link that leads out of the workspace; it was not read',
    note: { zh: '把文件本身复制进来', en: 'copy the file itself into the folder' },
  },
  'attachment/kind': {
    severity: 'error',
    zh: '“{path}”应当是一个普通文件，实际是{kind}',
    en: '“{path}” must be a regular file and is {kind}',
  },
  'attachment/unreadable': {
    severity: 'error',
    zh: '“{path}”读不出来（{reason}）',
    en: '“{path}” cannot be read ({reason})',
    note: { zh: '看看有没有读取它的权限，是不是被别的程序占用', en: 'check its permissions' },
  },
  'attachment/changed': {
    severity: 'error',
    zh: '“{path}”没有读完：读的时候正被改动',
    en: '“{path}” was changed while it was read',
    note: { zh: '等文件存好再试', en: 'try again when it is saved' },
  },
  'attachment/too-large': {
    severity: 'error',
    zh: '表格文件“{path}”太大：超过 {limit}',
    en: 'the table file “{path}” is too large: more than {limit}',
    note: {
      zh: '只留要印的那几行；看看是不是把别的文件存成了这个名字',
      en: 'keep the rows to be printed only; is it another file under a wrong name?',
    },
  },
  'image/too-large': {
    severity: 'error',
    zh: '图片文件太大：超过 {limit}',
    en: 'the image file is too large: more than {limit}',
    note: makeSmaller,
  },
});
