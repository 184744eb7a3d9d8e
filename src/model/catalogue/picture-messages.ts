import type { FindingEntry } from './entry.js';

const sameFolder = {
  zh: '把文件复制到和本文件同一个文件夹里，这里只写文件名',
  en: 'copy the file into the folder of this text, and write its name alone',
} as const;

const saveAgain = {
  zh: '用画图或 WPS 图片打开，另存为 PNG（截图、图表）或 JPEG（照片）',
  en: 'open it in an image editor and save it as PNG (screenshots, charts) or JPEG (photos)',
} as const;

const makeSmaller = {
  zh: '用画图或 WPS 图片改小再存：排满版心宽，2000 像素就够了',
  en: 'make it smaller in an image editor: 2000 pixels are enough for the whole width of the text',
} as const;

/** What the files that a text names may be found to be: images and tables. */
export const pictureMessages = {
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
  'image/empty': {
    severity: 'error',
    zh: '图片文件是空的，一个字节也没有',
    en: 'the image file is empty',
    note: { zh: '重新复制或下载一次', en: 'copy or download it again' },
  },
  'image/truncated': {
    severity: 'error',
    zh: '图片不完整，后面少了一截',
    en: 'the image is incomplete: its end is missing',
    note: {
      zh: '多半是没有下载或复制完：重新取一份；没有别的，就用画图打开看缺了多少，再另存一份',
      en: 'fetch it again; it was probably not copied or downloaded to its end',
    },
  },
  'image/broken': {
    severity: 'error',
    zh: '图片文件已损坏，不能完整地显示出来',
    en: 'the image file is damaged and cannot be shown whole',
    note: {
      zh: '重新取一份；打开看还完好的，用画图或 WPS 图片另存一份',
      en: 'fetch it again; if it still looks right, save it again from an image editor',
    },
  },
  'image/unreadable': {
    severity: 'error',
    zh: '图片没有读完（{reason}）：文件正被改动，或者磁盘有问题',
    en: 'the image could not be read to its end ({reason}): it is being changed, or the disk fails',
    note: { zh: '等文件存好再试', en: 'try again when the file is saved' },
  },
  'image/too-large': {
    severity: 'error',
    zh: '图片文件太大：超过 {limit}',
    en: 'the image file is too large: more than {limit}',
    note: makeSmaller,
  },
  'image/too-many-pixels': {
    severity: 'error',
    zh: '图片太大：{width} × {height}，共 {millions} 百万像素，最多 {limit} 百万',
    en: 'the image is too large: {width} × {height} are {millions} million pixels, of at most {limit} million',
    note: makeSmaller,
  },
  'image/progressive': {
    severity: 'error',
    zh: '这么大的图片不能存成“渐进式”或“隔行”的',
    en: 'an image of this size must not be progressive or interlaced',
    note: {
      zh: '另存时不选“渐进”“隔行（交错）”，或者先改小：排满版心宽，2000 像素就够了',
      en: 'save it without “progressive” or “interlaced”, or make it smaller: 2000 pixels are enough for the whole width',
    },
  },
  'image/cmyk': {
    severity: 'error',
    zh: '这是印刷用的四色（CMYK）图片，PDF 里要用 RGB',
    en: 'this is a CMYK image for printing presses; the PDF needs RGB',
    note: {
      zh: '用 Photoshop 打开，图像–模式–RGB 颜色，再存；或用画图打开，另存一份',
      en: 'convert it to RGB in an image editor (Image – Mode – RGB Color) and save it again',
    },
  },
  'image/coding': {
    severity: 'error',
    zh: '这是{coding}的 JPEG，多数软件打不开',
    en: 'this is a JPEG {coding}, which most programs cannot open',
    note: { zh: '用原来的软件另存为普通 JPEG 或 PNG', en: 'save it as ordinary JPEG or PNG' },
  },
  'image/heic': {
    severity: 'error',
    zh: '这是 HEIC 图片（iPhone 默认的照片格式），不能直接用',
    en: 'this is a HEIC image, the usual format of iPhones, which cannot be used as it is',
    note: {
      zh: '打开后另存（导出）为 JPEG；以后要省事，在 iPhone 上选“设置–相机–格式–兼容性最佳”',
      en: 'save it as JPEG; iPhones take JPEGs with Settings – Camera – Formats – Most Compatible',
    },
  },
  'image/format': {
    severity: 'error',
    zh: '这是 {format} 图片，只能用 PNG 和 JPEG（光改扩展名没有用）',
    en: 'this is a {format} image; only PNG and JPEG can be used (another extension does not change it)',
    note: saveAgain,
  },
  'image/drawing': {
    severity: 'error',
    zh: '这是 {format} 矢量图，不能直接用',
    en: 'this is a drawing in {format}, which cannot be used as it is',
    note: {
      zh: '从原来的软件里导出为 PNG，宽 2000 像素左右',
      en: 'export it as PNG, about 2000 pixels wide',
    },
  },
  'image/document': {
    severity: 'error',
    zh: '这是 {format} 文档，不是图片',
    en: 'this is a {format} document, not an image',
    note: {
      zh: '把要用的那一页导出为图片（PNG），或者截图',
      en: 'export the page that is wanted as PNG',
    },
  },
  'image/unknown': {
    severity: 'error',
    zh: '这不是图片文件，或者图片已损坏（光改扩展名没有用）',
    en: 'this is no image file, or a damaged one (another extension does not change it)',
    note: saveAgain,
  },
} as const satisfies Record<string, FindingEntry>;
