import type { FindingEntry } from '../model/message.js';

const saveAsDocx = {
  zh: '用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx 再导入',
  en: 'open it in Word, Excel or WPS, save it as .docx or .xlsx and import that',
} as const;

const fetchAgain = {
  zh: '请对方重新发一份；自己打开看看，能打开就另存一份再导入',
  en: 'ask for it again; where it can be opened, save it again and import that',
} as const;

/** Why a file that others sent can't be read. */
export const fileFindings = {
  'import-file/empty': {
    severity: 'error',
    zh: '文件是空的',
    en: 'the file is empty',
    note: { zh: '请对方重新发一份', en: 'ask for it again' },
  },
  'import-file/damaged': {
    severity: 'error',
    zh: '文件已损坏，读不出来',
    en: 'the file is damaged and can’t be read',
    note: fetchAgain,
  },
  'import-file/too-large': {
    severity: 'error',
    zh: '文件展开后太大，不像正常的文件，没有读',
    en: 'the file is too large when it is unpacked and was not read: it is like none of an office',
    note: fetchAgain,
  },
  'import-file/many-cells': {
    severity: 'error',
    zh: '工作表太大，不像一周的报表，没有读',
    en: 'the sheet is larger than any of a week and was not read',
    note: {
      zh: '把这一周的表复制到一个新文件里再导入',
      en: 'copy what is of this week into a new file and import that',
    },
  },
  'import-file/too-long': {
    severity: 'error',
    zh: '文字太多，不像一期简报的来稿，没有导入',
    en: 'the document is too long for a contribution to one issue and was not imported',
    note: {
      zh: '把这一期要用的段落复制到一个新文件里再导入',
      en: 'copy what is wanted into a new document and import that',
    },
  },
  'import-file/nesting': {
    severity: 'error',
    zh: '文件里面的层次或者内容多得不正常，没有读',
    en: 'the file is nested more deeply, or has more in it, than any of an office, and was not read',
    note: fetchAgain,
  },
  'import-file/doctype': {
    severity: 'error',
    zh: '文件里有 DOCTYPE 声明，正常的文件没有；可能会引到别处去，没有读',
    en: 'the file declares a DOCTYPE, which none of an office does and which may lead elsewhere; it was not read',
    note: fetchAgain,
  },
  'import-file/path': {
    severity: 'error',
    zh: '压缩包里有指向外面的文件名（{name}），没有读',
    en: 'a name in the file leads out of it ({name}); it was not read',
    note: fetchAgain,
  },
  'import-file/packing': {
    severity: 'error',
    zh: '压缩方法不常用，读不了',
    en: 'the file is packed in an unusual way and can’t be read',
    note: { zh: '请解压后再导入', en: 'unpack it and import what was in it' },
  },
  'import-file/encrypted': {
    severity: 'error',
    zh: '文件加了密码，读不了',
    en: 'the file is encrypted and can’t be read',
    note: { zh: '打开后去掉密码，另存一份再导入', en: 'open it, remove the password, save it and import that' },
  },
  'import-file/archive': {
    severity: 'error',
    zh: '{format} 压缩包读不了',
    en: 'archives of {format} can’t be read',
    note: { zh: '请解压后再导入', en: 'unpack it and import what was in it' },
  },
  'import-file/no-copy': {
    severity: 'error',
    zh: '这不是送审的 Word 稿',
    en: 'this is no Word copy of an issue',
    note: {
      zh: '给出改好的 .docx；.doc、.wps 要装有 LibreOffice',
      en: 'name the .docx that came back; .doc and .wps need LibreOffice',
    },
  },
  'import-file/inner-archive': {
    severity: 'error',
    zh: '压缩包里还有压缩包，没有打开',
    en: 'this is an archive within an archive and was not opened',
    note: { zh: '请解压后再导入', en: 'unpack it and import what was in it' },
  },
  'import-file/scan': {
    severity: 'error',
    zh: 'PDF 里没有文字，是扫描件或者图片',
    en: 'the PDF has no text: it is a scan, or pictures',
    note: { zh: '请对方发 .docx；程序不识别图片里的字', en: 'ask for the .docx: text in pictures is not recognised' },
  },
  'import-file/glyphs': {
    severity: 'error',
    zh: 'PDF 里的字没有编码，读出来是乱码',
    en: 'the PDF doesn’t say which characters its glyphs are, so that its text can’t be read',
    note: { zh: '请对方发 .docx', en: 'ask for the .docx' },
  },
  'import-file/picture': {
    severity: 'error',
    zh: '这是图片（{format}），里面的字读不出来',
    en: 'this is a picture ({format}), whose text can’t be read',
    note: {
      zh: '要的是图，放进本期文件夹，正文里写“![说明](文件名)”；要的是字，请对方发 .docx',
      en: 'for the picture, put it into the issue’s folder and write “![caption](file)”; for its text, ask for the .docx',
    },
  },
  'import-file/media': {
    severity: 'error',
    zh: '这是录音或者录像（{format}），读不出文字',
    en: 'this is sound or video ({format}), which has no text to be read',
    note: { zh: '请对方发文字稿', en: 'ask for the text' },
  },
  'import-file/link': {
    severity: 'error',
    zh: '里面只有一个链接（{host}），没有文字；链接不打开',
    en: 'it is nothing but a link ({host}), which is not followed',
    note: { zh: '请对方把在线文档导出成 .docx 再发', en: 'ask the sender to save what is online as .docx' },
  },
  'import-file/disguised': {
    severity: 'error',
    zh: '文件的内容其实是 {format}，不是 Word 文件',
    en: 'the file is {format} inside, and no document of Word',
    note: saveAsDocx,
  },
  'import-file/text': {
    severity: 'error',
    zh: '文件里只是文字，扩展名却不是 .txt：可能改过名，也可能坏了',
    en: 'the file is plain text inside, though its name says otherwise: it was renamed, or is damaged',
    note: {
      zh: '打开看看，文字是好的就把扩展名改成 .txt 再导入；不是就请对方重新发一份',
      en: 'look into it: where the text is sound, give it the ending .txt and import that, else ask for it again',
    },
  },
  'import-file/needs-office': {
    severity: 'error',
    zh: '这是老格式的文件，要由 LibreOffice 转换，这台电脑上没有找到；它的文字也没有能取出来',
    en: 'this is of an old format, which LibreOffice would convert; it was not found on this computer, and the bare text can’t be had either',
    note: saveAsDocx,
  },
  'import-file/not-converted': {
    severity: 'error',
    zh: 'LibreOffice 没有转成这个文件',
    en: 'LibreOffice could not convert the file',
    note: saveAsDocx,
  },
  'import-file/other': {
    severity: 'error',
    zh: '{format} 文件不能导入',
    en: 'files of {format} can’t be imported',
    note: saveAsDocx,
  },
  'import-file/unknown': {
    severity: 'error',
    zh: '看不出是什么文件，不是 Word、WPS 文件，也不是文字',
    en: 'the file is neither a document of Word or WPS nor text',
    note: fetchAgain,
  },
  'import-file/unreadable': {
    severity: 'error',
    zh: '文件读不了（{reason}）',
    en: 'the file can’t be read ({reason})',
    note: {
      zh: '看看文件在不在，是不是正被别的程序占用',
      en: 'see whether it is there, and not held by another program',
    },
  },
  'import-file/no-text': {
    severity: 'error',
    zh: '文件里没有文字',
    en: 'the file has no text',
    note: { zh: '请对方重新发一份', en: 'ask for it again' },
  },
  'import-file/no-masthead': {
    severity: 'error',
    zh: '没有认出报头上的期号，看不出是哪一期',
    en: 'no line of the masthead says which issue this is',
    note: {
      zh: '旧刊的开头要有“2024年第48期（总第519期）”这样的一行；没有的，用 bulletin new 建好，再用 bulletin import 导入正文',
      en: 'an old issue has a line like “2024年第48期（总第519期）” at its beginning; where it doesn’t, make the issue with bulletin new and import its text',
    },
  },
  'import-file/no-period': {
    severity: 'error',
    zh: '没有认出报头上的起止日期，或者和年份合不上',
    en: 'the masthead has no period, or one that doesn’t agree with the year',
    note: {
      zh: '旧刊的报头要有“（12月2日—12月6日）”这样的一行；没有的，用 bulletin new 建好，再用 bulletin import 导入正文',
      en: 'an old issue has a line like “（12月2日—12月6日）” in its masthead; where it doesn’t, make the issue with bulletin new and import its text',
    },
  },
  'import-file/issue-there': {
    severity: 'error',
    zh: '{folder} 已经有了，没有导入',
    en: '{folder} is there already; the file was not imported',
    note: { zh: '要重新导入，先把那个文件夹移走', en: 'to import it anew, move that folder away first' },
  },
  'import-file/issue-twice': {
    severity: 'error',
    zh: '和“{other}”是同一期（{folder}），都没有导入',
    en: 'it is the same issue as “{other}” ({folder}); neither was imported',
    note: { zh: '看好用哪一个，单独导入它', en: 'decide which one is meant and import that alone' },
  },
  'import-file/version': {
    severity: 'error',
    zh: '和“{other}”有八成以上相同，像是同一篇的两个版本，都没有导入',
    en: 'it is four fifths the same as “{other}”, like two versions of one text; neither was imported',
    note: { zh: '看好用哪一个，单独导入它', en: 'decide which one is meant and import that alone' },
  },
} as const satisfies Record<string, FindingEntry>;
